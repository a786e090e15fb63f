using Mingsuan.Core.Sources;

namespace Mingsuan.Core.Performance;

/// <summary>有表线的绩效目标表: the columns say which level a cell is of.</summary>
internal static class TableIndicators
{
    public static IEnumerable<Indicator> Read(SourceTable table, string form)
    {
        var rows = table.Cells.GroupBy(c => c.Row).ToDictionary(g => g.Key, g => g.ToList());
        var head = rows.Where(r => r.Value.Exists(c => c.Text.Contains("三级指标", StringComparison.Ordinal)))
            .Select(r => (int?)r.Key).FirstOrDefault();
        if (head is not { } header) yield break;
        int? Column(string word) => rows[header].Find(c => c.Text.Contains(word, StringComparison.Ordinal))?.Column;
        if (Column("三级指标") is not { } name || Column("指标值") is not { } value) yield break;
        var (first, second) = (Column("一级指标"), Column("二级指标"));
        var (level1, level2) = ("", "");
        for (var y = header + 1; y < table.Rows; y++)
        {
            if (!rows.TryGetValue(y, out var cells)) continue;
            string? Text(int? column) => cells.Find(c => c.Column == column)?.Text.Replace(" ", "",
                StringComparison.Ordinal);
            if (Text(first) is { Length: > 0 } one) level1 = one;
            if (Text(second) is { Length: > 0 } two) level2 = two;
            var indicator = cells.Find(c => c.Column == name);
            if (indicator is null || indicator.Text.Length == 0 || Text(value) is not { Length: > 0 } target) continue;
            yield return new Indicator(form, true, Horizon.Annual, level1, level2, indicator.Text, target, "", "", "",
                indicator.At);
        }
    }
}
