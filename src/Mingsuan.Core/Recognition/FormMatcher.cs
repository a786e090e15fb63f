using System.Collections.Immutable;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Forms;

namespace Mingsuan.Core.Recognition;

/// <summary>一张表对上一个表式.</summary>
/// <param name="Form">表式.</param>
/// <param name="Columns">各来件列对应的表式列.</param>
/// <param name="Score">把握, 0 to 100.</param>
internal sealed record FormMatch(FormOutline Form, OutlineColumn?[] Columns, int Score)
{
    /// <summary>对上的列数.</summary>
    public int Matched { get; } = Columns.Count(c => c is not null);
}

/// <summary>表与表式的对应: by title and column headers, never by number.</summary>
internal static class FormMatcher
{
    private const int Least = 60;
    private const int Absent = 20;
    private const int OfOther = 15;

    private static readonly string[] Narrowing =
        ["财政拨款", "一般公共预算", "政府性基金", "国有资本", "三公", "基本支出", "项目支出"];

    /// <summary>在一套表式中找最合适的一个; null when none fits.</summary>
    /// <param name="forms">表式.</param>
    /// <param name="grid">来件的表.</param>
    /// <param name="codes">表中代码所属的科目, which the form must have too; null when there are few.</param>
    public static FormMatch? Find(IEnumerable<FormOutline> forms, HeaderGrid grid, CodeKinds? codes = null)
    {
        FormMatch? best = null;
        var title = Words.Title(grid.Table.Title);
        foreach (var form in forms)
        {
            if (IsOpposite(form, title) || (codes is not null && !codes.Fits(form))) continue;
            var named = form.Titles.Max(t => TitleLikeness(t, title));
            if (named < 50) continue;
            var (columns, headers) = ColumnMatcher.Match(form, grid);
            var score = (named * 3 + headers * 2) / 5 - (IsOfOther(form, grid) ? OfOther : 0);
            if (headers < 30 || score < Least) continue;
            var match = new FormMatch(form, columns, score);
            if (best is null || (score, match.Matched).CompareTo((best.Score, best.Matched)) > 0) best = match;
        }
        return best;
    }

    /// <summary>来件各表对一套表样的总把握, less what of the set is absent; then the columns it explains.</summary>
    public static (int Score, int Columns) Total(
        ImmutableArray<FormOutline> forms, IReadOnlyCollection<FormMatch?> matches)
    {
        var found = matches.OfType<FormMatch>().Select(m => m.Form.Form.Role).ToHashSet();
        var absent = forms.Select(f => f.Form.Role).Distinct().Count(
            r => r is not null and not FormRole.Projects && !found.Contains(r));
        return (matches.Sum(m => m?.Score ?? 0) - absent * Absent, matches.Sum(m => m?.Matched ?? 0));
    }

    // 基本支出 is no 项目支出, however alike the rest of the two titles is.
    private static bool IsOpposite(FormOutline form, string title) => form.Form.Role switch
    {
        FormRole.Projects => Says(title, "基本支出") && !Says(title, "项目"),
        FormRole.Basic => Says(title, "项目") && !Says(title, "基本"),
        _ => false,
    };

    private static bool Says(string title, string word) => title.Contains(word, StringComparison.Ordinal);

    // Rows of units under a form of codes, or of codes under a form of units.
    private static bool IsOfOther(FormOutline form, HeaderGrid grid)
    {
        var stubs = grid.Paths.Take(3).Where(p => !p.IsEmpty).Select(p => p[^1]).ToList();
        var isOfUnits = stubs.Exists(s => s.StartsWith("单位", StringComparison.Ordinal));
        var isOfCodes = stubs.Exists(s => s.StartsWith("科目", StringComparison.Ordinal)
            || s.Contains("分类科目", StringComparison.Ordinal));
        if (isOfUnits == isOfCodes) return false;
        return form.Each(0) is { } each && each == (isOfUnits ? Dimension.Function : Dimension.Unit);
    }

    private static int TitleLikeness(string form, string printed)
    {
        if (printed.Length == 0 || form.Length == 0) return 0;
        if (printed == form) return 100;
        if (printed.EndsWith(form, StringComparison.Ordinal) && !SaysMore(printed[..^form.Length])) return 95;
        if (printed.Contains(form, StringComparison.Ordinal)
            && !SaysMore(printed[..printed.IndexOf(form, StringComparison.Ordinal)])) return 80;
        return Words.Likeness(form, printed);
    }

    // What stands before the name of a table may be the name of a body; these words make it another table.
    private static bool SaysMore(string before) => Narrowing.Any(w => before.Contains(w, StringComparison.Ordinal));
}
