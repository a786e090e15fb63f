using System.Collections.Immutable;
using Mingsuan.Core.Books;
using Mingsuan.Core.Queries;

namespace Mingsuan.Core.Compilation;

/// <summary>舍位平衡 (rounding so that every printed total closes).</summary>
/// <remarks>
/// Invariants: 1. every sum relation of the book that holds on exact amounts holds on printed ones, or the plan leaves
/// it as it was and the self-check tells; 2. no figure stands more than one last digit from its own rounding;
/// 3. one query prints one value wherever it stands; 4. the same book gives the same plan.
/// The largest remainders move first; a move that breaks a crossing sum is followed along it until all close. What such
/// chains leave open in a large book is settled by the least harmful moves, none taken back soon after.
/// </remarks>
public static class BalancedRounding
{
    private const int DeepestChain = 24;
    private const int MostTrials = 500;
    private const int MostSteps = 60_000;

    /// <summary>求方案.</summary>
    /// <param name="book">各自舍入的书.</param>
    /// <param name="equations">表外的等式 (identities), total and parts.</param>
    public static RoundingPlan Plan(Book book, IEnumerable<(Query Total, ImmutableArray<Query> Parts)> equations)
    {
        var system = RoundingSystem.Of(book, equations);
        system.Close(DeepestChain, MostTrials);
        system.Settle(MostSteps);
        return new RoundingPlan(system.Moved()) { Shares = BalancedShares.Of(book) };
    }
}
