using System.Collections.Immutable;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Relations;

namespace Mingsuan.Core.Recognition.Plain;

/// <summary>
/// 是不是合计 (does a guessed structure stand): no form says that these cells add up, so the figures themselves must.
/// </summary>
/// <remarks>A guess stands where the figures it calls wrong are few beside those that it explains; a sum that holds
/// once some of its parts in a row are left out tells of a structure not seen, not of a wrong figure.</remarks>
internal sealed class PlainSums(List<Statement> figures)
{
    private const int MostParts = 400;

    private readonly Judge judge = new([.. figures], [.. figures.Select(f => f.Value)], false);

    /// <summary>这些关系合起来站得住.</summary>
    public bool Stands(IReadOnlyList<Relation> relations)
    {
        var (held, broken) = Split(relations);
        if (broken.Count == 0) return held > 0;
        if (broken.Any(IsPartial) && held < Math.Max(3, 3 * broken.Count)) return false;
        return held >= 2 * broken.Count || (held > 0 && SharesFigure(broken));
    }

    /// <summary>一列平铺的数与它的合计, alone: the words say what it is and nothing else explains it.</summary>
    public bool IsPlainError(LinearRelation sum) => sum.Terms.Length > 2 && Stated(sum)
        && judge.Of(sum) == Truth.Broken && !IsPartial(sum)
        && sum.Terms.All(t => figures[t.Statement].Value > 0 && !figures[t.Statement].IsBlank);

    /// <summary>成立的有几个.</summary>
    public int Held(IEnumerable<Relation> relations) => relations.Count(r => Stated(r) && Holds(r));

    /// <summary>不成立.</summary>
    public bool IsBroken(Relation relation) => Stated(relation) && !Holds(relation);

    /// <summary>各项之和小于合计.</summary>
    public bool IsShort(LinearRelation sum) => judge.Gap(sum) > 0 == figures[sum.Terms[0].Statement].Value > 0;

    /// <summary>有数可判: a total that is printed, and something in it.</summary>
    public bool Stated(Relation relation) => !figures[relation.Statements[0]].IsBlank
        && relation.Statements.Any(f => figures[f].Value != 0) && judge.Of(relation) != Truth.ZeroBase;

    private bool Holds(Relation relation) => judge.Of(relation) is Truth.Holds or Truth.Rounding;

    private (int Held, List<Relation> Broken) Split(IReadOnlyList<Relation> relations)
    {
        var stated = relations.Where(Stated).ToList();
        var broken = stated.Where(r => !Holds(r)).ToList();
        return (stated.Count - broken.Count, broken);
    }

    private static bool SharesFigure(List<Relation> broken)
    {
        var shared = broken[0].Statements.ToHashSet();
        foreach (var relation in broken.Skip(1)) shared.IntersectWith(relation.Statements);
        return shared.Count > 0;
    }

    // Leaving out a run of neighbouring parts, more than nothing and fewer than all, would make it hold.
    private bool IsPartial(Relation relation)
    {
        if (relation is not LinearRelation { Terms.Length: > 2 and < MostParts } sum) return false;
        var parts = sum.Terms.Skip(1).Select(t => figures[t.Statement].Value).ToList();
        var (gap, width) = (judge.Gap(sum), sum.Terms.Sum(t => judge.Width(t.Statement)));
        for (var first = 0; first < parts.Count; first++)
        {
            var run = 0L;
            for (var last = first; last < parts.Count && last - first < parts.Count - 1; last++)
            {
                run += parts[last];
                if (run != 0 && 2 * Math.Abs(gap + run) <= width) return true;
            }
        }
        return false;
    }
}
