using System.Collections.Immutable;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Money;

namespace Mingsuan.Core.Facts;

/// <summary>事实集: all facts of a budget, indexed by subtree so that a sum reads only what may match.</summary>
public sealed class FactSet
{
    private static readonly Dimension[] Indexed =
        [Dimension.Unit, Dimension.Function, Dimension.Economic, Dimension.Project, Dimension.Side, Dimension.Year];

    private readonly Dictionary<(Dimension, int), List<int>> bySubtree = [];
    private readonly Dictionary<string, (Amount? Sum, int Count)> sums = new(StringComparer.Ordinal);
    private readonly ImmutableArray<CodeNode>[] standing = new ImmutableArray<CodeNode>[DimensionSet.Count];

    /// <summary>新建.</summary>
    public FactSet(DimensionSet dimensions, ImmutableArray<Fact> facts)
    {
        Dimensions = dimensions;
        Facts = facts;
        foreach (var dimension in Indexed) IndexBy(dimension);
    }

    /// <summary>维度组.</summary>
    public DimensionSet Dimensions { get; }

    /// <summary>全部事实.</summary>
    public ImmutableArray<Fact> Facts { get; }

    /// <summary>合计所选事实; null (blank) when no fact matches, which is not zero.</summary>
    /// <exception cref="OverflowException">beyond ±92 quadrillion yuan.</exception>
    public Amount? Sum(Selector selector) => Look(selector).Sum;

    /// <summary>所选事实的个数.</summary>
    public int CountOf(Selector selector) => Look(selector).Count;

    /// <summary>所选事实.</summary>
    public IEnumerable<Fact> Select(Selector selector) =>
        selector.IsEmpty ? [] : Candidates(selector).Select(i => Facts[i]).Where(selector.Matches);

    /// <summary>有事实的代码 (the codes of one dimension, root left out, under which any fact stands), in
    /// order.</summary>
    public ImmutableArray<CodeNode> Standing(Dimension dimension)
    {
        ref var known = ref standing[(int)dimension];
        if (!known.IsDefault) return known;
        var tree = Dimensions[dimension];
        var found = new SortedSet<int>();
        foreach (var own in Facts.Select(f => f[dimension]).Distinct())
        {
            for (var node = own; node > 0 && found.Add(node); node = tree.Nodes[node].Parent) { }
        }
        return known = [.. found.Select(i => tree.Nodes[i])];
    }

    private (Amount? Sum, int Count) Look(Selector selector)
    {
        lock (sums)
        {
            if (sums.TryGetValue(selector.Key, out var known)) return known;
        }
        var fen = 0L;
        var count = 0;
        foreach (var fact in Select(selector))
        {
            fen += fact.Amount.Fen;
            count++;
        }
        var result = (count == 0 ? (Amount?)null : new Amount(fen), count);
        lock (sums) sums[selector.Key] = result;
        return result;
    }

    private IEnumerable<int> Candidates(Selector selector)
    {
        List<int>[]? best = null;
        var least = Facts.Length;
        foreach (var dimension in Indexed)
        {
            var roots = selector.Roots(dimension);
            if (roots.IsDefault || roots.Contains(0)) continue;
            var lists = roots.Select(r => bySubtree.GetValueOrDefault((dimension, r)) ?? []).ToArray();
            var size = lists.Sum(l => l.Count);
            if (size >= least && best is not null) continue;
            (best, least) = (lists, size);
        }
        return best is null ? Enumerable.Range(0, Facts.Length) : best.SelectMany(l => l);
    }

    private void IndexBy(Dimension dimension)
    {
        var tree = Dimensions[dimension];
        for (var i = 0; i < Facts.Length; i++)
        {
            for (var node = Facts[i][dimension]; node > 0; node = tree.Nodes[node].Parent)
            {
                if (!bySubtree.TryGetValue((dimension, node), out var list)) bySubtree[(dimension, node)] = list = [];
                list.Add(i);
            }
        }
    }
}
