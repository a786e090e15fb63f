using System.Collections.Immutable;
using Mingsuan.Core.Documents;

namespace Mingsuan.Core.Relations;

/// <summary>截尾 (does the document cut digits off instead of rounding): seen from figures printed twice, coarse and
/// fine.</summary>
public static class Truncation
{
    private const int Enough = 2;

    /// <summary>看得出截尾: figures that only cutting explains, and none that only rounding up does.</summary>
    public static bool IsSeen(ImmutableArray<Statement> figures, ImmutableArray<Relation> relations)
    {
        var (cut, up) = (new HashSet<int>(), new HashSet<int>());
        foreach (var relation in relations)
        {
            if (relation is not LinearRelation { IsEquality: true } equality) continue;
            var (a, b) = (figures[equality.Terms[0].Statement], figures[equality.Terms[1].Statement]);
            var (coarse, fine) = a.Step > b.Step ? (a, b) : (b, a);
            if (coarse.Step <= fine.Step) continue;
            var gap = Math.Abs(fine.Value) - Math.Abs(coarse.Value);
            if (gap * 2 > coarse.Step && gap < coarse.Step) cut.Add(coarse.Index);
            else if (gap < 0 && -gap * 2 <= coarse.Step) up.Add(coarse.Index);
        }
        return cut.Count >= Enough && cut.Count > up.Count * 3;
    }
}
