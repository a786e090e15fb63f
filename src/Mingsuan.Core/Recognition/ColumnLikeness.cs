using System.Collections.Immutable;
using Mingsuan.Core.Recognition.Plain;

namespace Mingsuan.Core.Recognition;

/// <summary>列名的相似 (how like the words of each form column are to those of each source column).</summary>
internal sealed class ColumnLikeness
{
    private const int Least = 45;
    private const int LeastName = 40;
    private const int Sure = 75;
    private const int Exact = 100;

    private readonly int[,] likes;
    private readonly int[,] names;
    private readonly bool[] hasOwn;

    private ColumnLikeness(int leaves, int columns)
    {
        (likes, names, hasOwn) = (new int[leaves, columns], new int[leaves, columns], new bool[columns]);
    }

    /// <summary>逐列比.</summary>
    /// <param name="leaves">表式的列.</param>
    /// <param name="grid">来件的表.</param>
    /// <param name="only">只比这些来件列 with the amounts of this year, whatever theirs; null compares all, each with
    /// those of its year.</param>
    public static ColumnLikeness Of(
        ImmutableArray<OutlineColumn> leaves, HeaderGrid grid, ImmutableArray<int>? only = null)
    {
        var like = new ColumnLikeness(leaves.Length, grid.Paths.Length);
        foreach (var x in only ?? [.. Enumerable.Range(0, grid.Paths.Length)])
        {
            foreach (var leaf in leaves)
            {
                if (only is null ? IsOfOtherYear(leaf, grid.YearsBack[x]) || IsChange(leaf, grid, x) : !IsNow(leaf))
                    continue;
                var (name, all) = Likeness(leaf, grid.Paths[x]);
                (like.names[leaf.Index, x], like.likes[leaf.Index, x]) = (name, all);
                like.hasOwn[x] |= name == Exact && all >= Least;
            }
        }
        return like;
    }

    /// <summary>相似程度, 0 to 100.</summary>
    public int Of(int leaf, int column) => likes[leaf, column];

    /// <summary>可以对应: a column that has a form column of its very name is like no other.</summary>
    public bool IsLike(int leaf, int column) =>
        likes[leaf, column] >= Least && (!hasOwn[column] || names[leaf, column] == Exact);

    /// <summary>不看次序也认得出.</summary>
    public bool IsSure(int leaf, int column) => IsLike(leaf, column) && likes[leaf, column] >= Sure;

    /// <summary>有没有同名的表式列.</summary>
    public bool HasOwn(int column) => hasOwn[column];

    /// <summary>在次序里的分量.</summary>
    public int Weight(int leaf, int column) => likes[leaf, column] * likes[leaf, column];

    private static bool IsNow(OutlineColumn leaf) => leaf is { IsAmount: true, Leaf.PriorYears: 0 };

    // A column of an earlier year is that of no other year's amount.
    private static bool IsOfOtherYear(OutlineColumn leaf, int back) =>
        leaf.IsAmount && back > 0 && leaf.Leaf.PriorYears != back;

    // 合计 under 增减变化情况 is no amount.
    private static bool IsChange(OutlineColumn leaf, HeaderGrid grid, int column) => leaf.IsAmount
        && grid.HeaderCells(column) is [var top, _, ..] && PlainColumns.SaysChange(top.Text)
        && !leaf.Names.Concat(leaf.Groups).Any(PlainColumns.SaysChange);

    private static (int Name, int All) Likeness(OutlineColumn leaf, ImmutableArray<string> path)
    {
        if (path.IsEmpty) return (0, 0);
        var name = leaf.Names.IsEmpty ? 0 : leaf.Names.Max(n => NameLikeness(n, path[^1]));
        if (leaf.TotalOf.Contains(path[^1])) name = Exact;
        if (name < LeastName) return (name, 0);
        var groups = path.RemoveAt(path.Length - 1);
        if (leaf.Groups.IsEmpty || groups.IsEmpty) return (name, name);
        var group = groups.Max(g => leaf.Groups.Max(l => NameLikeness(l, g)));
        return (name, (name * 3 + group * 2) / 5);
    }

    private static int NameLikeness(string form, string printed)
    {
        if (form == printed) return Exact;
        var like = Words.Likeness(form, printed);
        if (form.Length >= 2 && printed.Contains(form, StringComparison.Ordinal)) like = Math.Max(like, 75);
        if (printed.Length >= 3 && form.Contains(printed, StringComparison.Ordinal)) like = Math.Max(like, 65);
        return like;
    }
}
