using System.Collections.Immutable;
using Mingsuan.Core.Books;
using Mingsuan.Core.Money;
using Mingsuan.Core.Statements;

namespace Mingsuan.Core.Compilation;

/// <summary>舍位平衡 (rounding so that every printed total closes).</summary>
public static class BalancedRounding
{
    /// <summary>求方案.</summary>
    public static RoundingPlan Plan(Book book)
    {
        _ = book;
        return RoundingPlan.Independent;
    }
}
