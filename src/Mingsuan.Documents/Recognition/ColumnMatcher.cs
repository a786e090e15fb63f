using System.Collections.Immutable;

namespace Mingsuan.Documents.Recognition;

/// <summary>列的对应 (lays the columns of a source table over those of a form, in order).</summary>
internal static class ColumnMatcher
{
    private const int Least = 45;

    /// <summary>每个来件列对应的表式列; null when it has none. Score is 0 to 100 per form column.</summary>
    public static (OutlineColumn?[] Columns, int Score) Match(FormOutline form, HeaderGrid grid)
    {
        var (leaves, paths) = (form.Columns, grid.Paths);
        var best = new int[leaves.Length + 1, paths.Length + 1];
        for (var i = leaves.Length - 1; i >= 0; i--)
        {
            for (var j = paths.Length - 1; j >= 0; j--)
            {
                var skip = Math.Max(best[i + 1, j], best[i, j + 1]);
                var like = Likeness(leaves[i], paths[j]);
                best[i, j] = like < Least ? skip : Math.Max(skip, best[i + 1, j + 1] + like);
            }
        }
        var columns = new OutlineColumn?[paths.Length];
        for (int i = 0, j = 0; i < leaves.Length && j < paths.Length;)
        {
            var like = Likeness(leaves[i], paths[j]);
            if (like >= Least && best[i, j] == best[i + 1, j + 1] + like) columns[j++] = leaves[i++];
            else if (best[i, j] == best[i + 1, j]) i++;
            else j++;
        }
        FillGaps(leaves, paths, columns);
        var matched = columns.OfType<OutlineColumn>().Where(c => c.IsAmount).ToHashSet();
        // A column that stands only under a condition is not missed where it does not stand.
        var amounts = leaves.Count(l => l.IsAmount && (!l.IsConditional || matched.Contains(l)));
        return (columns, amounts == 0 ? 0 : matched.Count * 100 / amounts);
    }

    // Between two matched neighbours, as many unmatched form columns as source columns are paired in order.
    private static void FillGaps(
        ImmutableArray<OutlineColumn> leaves, ImmutableArray<ImmutableArray<string>> paths, OutlineColumn?[] columns)
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
                    if (paths[from + 1 + k].IsEmpty || leaves[first + k].Names.IsEmpty || !leaves[first + k].IsAmount)
                    {
                        columns[from + 1 + k] = leaves[first + k];
                    }
                }
            }
            from = j;
        }
    }

    private static int Likeness(OutlineColumn leaf, ImmutableArray<string> path)
    {
        if (path.IsEmpty) return 0;
        var name = leaf.Names.IsEmpty ? 0 : leaf.Names.Max(n => NameLikeness(n, path[^1]));
        if (name < 40) return 0;
        var groups = path.RemoveAt(path.Length - 1);
        if (leaf.Groups.IsEmpty || groups.IsEmpty) return name;
        var group = groups.Max(g => leaf.Groups.Max(l => NameLikeness(l, g)));
        return (name * 3 + group * 2) / 5;
    }

    private static int NameLikeness(string form, string printed)
    {
        if (form == printed) return 100;
        var like = Words.Likeness(form, printed);
        if (form.Length >= 2 && printed.Contains(form, StringComparison.Ordinal)) like = Math.Max(like, 75);
        if (printed.Length >= 3 && form.Contains(printed, StringComparison.Ordinal)) like = Math.Max(like, 65);
        return like;
    }
}
