using System.Collections.Immutable;
using Mingsuan.Core.Claims;
using Mingsuan.Core.Documents;

namespace Mingsuan.Core.Performance;

/// <summary>有表线的绩效目标表: the columns say which level a cell is of, and which year's value.</summary>
internal static class TableIndicators
{
    private const string Named = "三级指标";

    /// <summary>这张表属于哪一份申报表; the one before when it does not say.</summary>
    public static (string Name, bool IsProject)? FormOf(SourceTable table, (string, bool)? before)
    {
        if (Has(table.Title, "整体")) return ("整体绩效目标申报表", false);
        if (ProjectOf(table) is { } project) return ($"项目申报表（{project}）", true);
        var isForm = Has(table.Title, "申报表") || Has(table.Title, "目标表");
        return before is null || (isForm && Has(table.Title, "项目"))
            ? ($"项目申报表（{table.Title}）", true) : before;
    }

    /// <summary>读一张表; none when it has no column of indicators and their values.</summary>
    /// <param name="table">表.</param>
    /// <param name="form">所在的申报表.</param>
    /// <param name="isProject">是否项目申报表.</param>
    public static IEnumerable<Indicator> Read(SourceTable table, string form, bool isProject)
    {
        if (!table.Cells.Any(c => Has(c.Text, Named))) yield break;
        var rows = table.Cells.GroupBy(c => c.Row).ToDictionary(g => g.Key, g => g.ToList());
        var head = rows.Where(r => r.Value.Exists(c => Has(c.Text, Named))).Select(r => (int?)r.Key).FirstOrDefault();
        if (head is not { } header || Columns.Of(rows, header) is not { } columns) yield break;
        var horizon = columns.Prior is null
            && Has(table.Title + Above(rows, header) + FirstGoal(rows, columns.FirstRow), "长期")
            ? Horizon.LongTerm : Horizon.Annual;
        var (level1, level2) = ("", "");
        for (var y = columns.FirstRow; y < table.Rows; y++)
        {
            if (!rows.TryGetValue(y, out var cells)) continue;
            string Text(int? column) => SourceText.Compact(cells.Find(c => c.Column == column)?.Text ?? "");
            if (Text(columns.Level1) is { Length: > 0 } one) level1 = one;
            if (Text(columns.Level2) is { Length: > 0 } two) level2 = two;
            var indicator = cells.Find(c => c.Column == columns.Name);
            if (indicator is null || indicator.Text.Length == 0 || Text(columns.Target) is not { Length: > 0 } target)
                continue;
            yield return new Indicator(form, isProject, horizon, level1, level2, indicator.Text, target,
                Text(columns.Prior), Text(columns.BeforePrior), Text(columns.Basis), indicator.At);
        }
    }

    /// <summary>各栏在哪一列.</summary>
    private sealed record Columns(
        int Name, int Target, int? Level1, int? Level2, int? Prior, int? BeforePrior, int? Basis, int FirstRow)
    {
        /// <summary>由表头 of one row or two; null without a column of values.</summary>
        public static Columns? Of(Dictionary<int, List<SourceCell>> rows, int header)
        {
            var name = rows[header].Find(c => Has(c.Text, Named))!;
            var first = header + Math.Max(1, name.RowSpan);
            var cells = Enumerable.Range(header, first - header)
                .SelectMany(y => rows.TryGetValue(y, out var row) ? row : []).ToImmutableArray();
            // The lower of two header rows is the nearer to what stands below it.
            int? Column(params ReadOnlySpan<string> words)
            {
                foreach (var word in words)
                {
                    if (cells.LastOrDefault(c => Has(SourceText.Compact(c.Text), word)) is { } cell) return cell.Column;
                }
                return null;
            }
            var (prior, before) = (Column("上年"), Column("前年"));
            var target = Column("当年", "目标值", "本年", "预期", "预计")
                ?? cells.LastOrDefault(c => Has(c.Text, "指标值") && !Has(c.Text, "依据") && c.Column != prior
                    && c.Column != before && c.ColumnSpan == 1)?.Column;
            return target is { } value ? new Columns(name.Column, value, Column("一级指标"), Column("二级指标"),
                prior, before, Column("依据"), first) : null;
        }
    }

    private static string? ProjectOf(SourceTable table)
    {
        var label = table.Cells.FirstOrDefault(c => c.Text.Length is >= 4 and < 8
            && c.Text.Contains('称', StringComparison.Ordinal) && SourceText.Compact(c.Text) == "项目名称");
        return label is null ? null : table.Cells.FirstOrDefault(c => c.Row == label.Row
            && c.Column == label.Column + label.ColumnSpan && c.Text.Length > 0)?.Text;
    }

    private static string Above(Dictionary<int, List<SourceCell>> rows, int header) =>
        rows.TryGetValue(header - 1, out var row) ? string.Concat(row.Select(c => c.Text)) : "";

    // 长期绩效目标1, where the name of the goal stands in the first column.
    private static string FirstGoal(Dictionary<int, List<SourceCell>> rows, int first) =>
        rows.TryGetValue(first, out var row) ? row.Find(c => c.Column == 0)?.Text ?? "" : "";

    private static bool Has(string text, string word) => text.Contains(word, StringComparison.Ordinal);
}
