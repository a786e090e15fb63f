using System.Collections.Immutable;
using Mingsuan.Core.Compilation;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Money;
using Mingsuan.Core.Queries;
using Mingsuan.Web.Explaining;

namespace Mingsuan.Web.Charts;

/// <summary>支出的构成与流向, computed from the facts for charts and the tables beside them.</summary>
/// <param name="Total">支出总计.</param>
/// <param name="ByFunction">按功能分类, 类 → 款 → 项 in preorder.</param>
/// <param name="Flows">资金来源 → 支出性质 → 功能类, greatest first within each.</param>
public sealed record Spending(Amount Total, ImmutableArray<Slice> ByFunction, ImmutableArray<Flow> Flows)
{
    /// <summary>算出.</summary>
    public static Spending Of(CompiledBook compiled)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        var range = Ranges.Expenditure(compiled);
        return new Spending(
            compiled.Facts.Sum(range) ?? Amount.Zero, [.. Slices(compiled.Facts, range)],
            [.. FlowsOf(compiled.Facts, range)]);
    }

    /// <summary>占总计的百分比; null when the total is nothing.</summary>
    public decimal? Share(Amount amount) => Total.Fen > 0 ? amount.Fen * 100m / Total.Fen : null;

    private static IEnumerable<Slice> Slices(FactSet facts, Selector range)
    {
        var tree = facts.Dimensions[Dimension.Function];
        foreach (var node in tree.Nodes.Where(n => n.Level is >= 1 and <= 3))
        {
            var selector = range.Replace(Dimension.Function, node);
            if (facts.Sum(selector) is { IsZero: false } amount) yield return new Slice(node, amount,
                Query.For(selector));
        }
    }

    private static IEnumerable<Flow> FlowsOf(FactSet facts, Selector range)
    {
        var flows = facts.Select(range)
            .GroupBy(f => (Fund: Top(f, Dimension.Fund, facts), Kind: Top(f, Dimension.Kind, facts),
                Function: Top(f, Dimension.Function, facts)))
            .Select(g => new Flow(g.Key.Fund, g.Key.Kind, g.Key.Function, new Amount(g.Sum(f => f.Amount.Fen)),
                Query.For(range.With(Dimension.Fund, g.Key.Fund).With(Dimension.Kind, g.Key.Kind)
                    .With(Dimension.Function, g.Key.Function))))
            .Where(f => !f.Amount.IsZero);
        return flows.OrderBy(f => f.Fund.Index).ThenBy(f => f.Kind.Index).ThenByDescending(f => f.Amount);
    }

    // Funds are told apart at their leaves, since 财政拨款 alone would hide which budget it is.
    private static CodeNode Top(Fact fact, Dimension dimension, FactSet facts)
    {
        var tree = facts.Dimensions[dimension];
        var node = tree.Nodes[fact[dimension]];
        if (dimension == Dimension.Fund || node.Index == 0) return node;
        return tree.Ancestors(node).LastOrDefault() ?? node;
    }
}

/// <summary>一块: one functional code and its amount.</summary>
/// <param name="Node">科目.</param>
/// <param name="Amount">金额.</param>
/// <param name="Query">查询.</param>
public sealed record Slice(CodeNode Node, Amount Amount, Query Query);

/// <summary>一股: money of one fund spent for one kind on one function.</summary>
/// <param name="Fund">资金来源.</param>
/// <param name="Kind">支出性质 (level 1).</param>
/// <param name="Function">功能类.</param>
/// <param name="Amount">金额.</param>
/// <param name="Query">查询.</param>
public sealed record Flow(CodeNode Fund, CodeNode Kind, CodeNode Function, Amount Amount, Query Query);
