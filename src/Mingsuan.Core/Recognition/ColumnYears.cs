using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Mingsuan.Core.Recognition.Plain;

namespace Mingsuan.Core.Recognition;

/// <summary>列的年度 (which year the header of a column speaks of), by the years it names or by 上年.</summary>
internal static partial class ColumnYears
{
    /// <summary>各列往前几年; 0 is the document's own year, or one no header says.</summary>
    public static ImmutableArray<int> Back(HeaderGrid grid, int? year)
    {
        var words = Enumerable.Range(0, grid.Table.Columns).Select(grid.HeaderText).ToList();
        var named = words.Select(Named).ToList();
        var years = named.OfType<int>().Distinct().ToList();
        // One year that every column names is the document's own, whatever its title says.
        int? now = year is { } own && (years.Contains(own) || (years is [var only] && only == own - 1
            && words.Exists(w => Named(w) is null && PlainColumns.SaysMoney(w)))) ? own
            : years.Count > 1 ? years.Max() : null;
        return [.. words.Select((w, x) => named[x] is { } y ? Math.Max(0, (now ?? y) - y)
            : IsPrior(grid, x, w) && !PlainColumns.SaysChange(w) ? 1 : 0)];
    }

    // 上年 over 合计, or 上年合计 in one cell.
    private static bool IsPrior(HeaderGrid grid, int column, string words) => PlainChanges.IsPrior(words)
        || grid.HeaderCells(column).Any(c => PlainChanges.IsPrior(PlainColumns.Compact(c.Text)));

    // 2025年预算数比2024年执行数 compares two years and is of neither.
    private static int? Named(string words)
    {
        if (PlainColumns.SaysChange(words)) return null;
        var years = Year().Matches(words).Select(m => m.Groups[1].Value).Distinct(StringComparer.Ordinal).Take(2)
            .ToList();
        return years is [var only] ? int.Parse(only, CultureInfo.InvariantCulture) : null;
    }

    [GeneratedRegex("(20[0-9]{2})年", RegexOptions.None, 10_000)]
    private static partial Regex Year();
}
