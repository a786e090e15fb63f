using System.Collections.Immutable;
using Mingsuan.Core.Recognition.Plain;

namespace Mingsuan.Core.Recognition;

/// <summary>列的对应 (lays the columns of a source table over those of a form): by their words, wherever they
/// stand; the order decides between equal words.</summary>
internal static class ColumnMatcher
{
    /// <summary>每个来件列对应的表式列; null when it has none. Score is 0 to 100 per form column.</summary>
    public static (OutlineColumn?[] Columns, int Score) Match(FormOutline form, HeaderGrid grid)
    {
        var (leaves, paths) = (form.Columns, grid.Paths);
        var like = ColumnLikeness.Of(leaves, grid);
        var columns = InOrder(leaves, paths.Length, like);
        FillGaps(leaves, grid, columns, like);
        Elsewhere(leaves, columns, like);
        var matched = columns.OfType<OutlineColumn>().Where(c => c.IsAmount).ToHashSet();
        // A column that stands only under a condition is not missed where it does not stand.
        var amounts = leaves.Count(l => l.IsAmount && (!l.IsConditional || matched.Contains(l)));
        return (columns, amounts == 0 ? 0 : matched.Count * 100 / amounts);
    }

    /// <summary>再印一遍的列 (last year's beside this year's, changes below each): the form columns that they repeat,
    /// whatever their year.</summary>
    public static OutlineColumn?[] Repeated(
        ImmutableArray<OutlineColumn> leaves, HeaderGrid grid, ImmutableArray<int> repeated)
    {
        var like = ColumnLikeness.Of(leaves, grid, repeated);
        var columns = InOrder(leaves, grid.Paths.Length, like);
        Elsewhere(leaves, columns, like);
        return columns;
    }

    // The longest run of likenesses in the form's own order; one sure word counts more than two doubtful ones.
    private static OutlineColumn?[] InOrder(ImmutableArray<OutlineColumn> leaves, int count, ColumnLikeness like)
    {
        var best = new int[leaves.Length + 1, count + 1];
        for (var i = leaves.Length - 1; i >= 0; i--)
        {
            for (var j = count - 1; j >= 0; j--)
            {
                var skip = Math.Max(best[i + 1, j], best[i, j + 1]);
                best[i, j] = like.IsLike(i, j) ? Math.Max(skip, best[i + 1, j + 1] + like.Weight(i, j)) : skip;
            }
        }
        var columns = new OutlineColumn?[count];
        for (int i = 0, j = 0; i < leaves.Length && j < count;)
        {
            if (like.IsLike(i, j) && best[i, j] == best[i + 1, j + 1] + like.Weight(i, j))
                columns[j++] = leaves[i++];
            else if (best[i, j] == best[i + 1, j]) i++;
            else j++;
        }
        return columns;
    }

    // Between two matched neighbours, as many unmatched form columns as source columns are paired in order.
    private static void FillGaps(
        ImmutableArray<OutlineColumn> leaves, HeaderGrid grid, OutlineColumn?[] columns, ColumnLikeness like)
    {
        if (columns.All(c => c is null)) return;
        var from = -1;
        for (var j = 0; j <= columns.Length; j++)
        {
            if (j < columns.Length && columns[j] is null) continue;
            var first = from < 0 ? 0 : columns[from]!.Index + 1;
            var last = j < columns.Length ? columns[j]!.Index : leaves.Length;
            var gap = j - from - 1;
            if (gap > 0 && gap == last - first)
            {
                for (var k = 0; k < gap; k++)
                {
                    var (x, leaf) = (from + 1 + k, leaves[first + k]);
                    if (like.HasOwn(x) || (!leaf.IsAmount && IsFigures(grid, x))) continue;
                    if (grid.Paths[x].IsEmpty || leaf.Names.IsEmpty || !leaf.IsAmount) columns[x] = leaf;
                }
            }
            from = j;
        }
    }

    // Words of a column left over that are those of a form column left over, in another order than the form's.
    private static void Elsewhere(
        ImmutableArray<OutlineColumn> leaves, OutlineColumn?[] columns, ColumnLikeness like)
    {
        var used = columns.OfType<OutlineColumn>().Select(c => c.Index).ToHashSet();
        var pairs = new List<(int Leaf, int Column, int Like)>();
        for (var x = 0; x < columns.Length; x++)
        {
            if (columns[x] is not null) continue;
            pairs.AddRange(leaves.Where(l => !used.Contains(l.Index) && like.IsSure(l.Index, x)
                && StandsBy(l, x, columns)).Select(l => (l.Index, x, like.Of(l.Index, x))));
        }
        foreach (var (leaf, x, _) in pairs.OrderByDescending(p => p.Like).ThenBy(p => p.Leaf).ThenBy(p => p.Column))
        {
            if (columns[x] is null && used.Add(leaf)) columns[x] = leaves[leaf];
        }
    }

    // Side by side, the columns of one panel all stand before those of the next.
    private static bool StandsBy(OutlineColumn leaf, int x, OutlineColumn?[] columns)
    {
        for (var k = 0; k < columns.Length; k++)
        {
            if (columns[k] is { } other && (k < x ? other.Panel > leaf.Panel : other.Panel < leaf.Panel)) return false;
        }
        return true;
    }

    private static bool IsFigures(HeaderGrid grid, int column) =>
        !grid.Paths[column].IsEmpty && PlainColumns.IsAmount(grid.Kinds[column]);
}
