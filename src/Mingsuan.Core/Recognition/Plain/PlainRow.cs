using System.Text.RegularExpressions;
using Mingsuan.Core.Documents;

namespace Mingsuan.Core.Recognition.Plain;

/// <summary>无表式的一行.</summary>
/// <param name="Y">在来件表中的行.</param>
/// <param name="Code">印出的代码.</param>
/// <param name="Name">印出的名称.</param>
/// <param name="Shown">说给人听的行名: the label cells apart.</param>
/// <param name="At">位置.</param>
internal sealed partial record PlainRow(int Y, string Code, string Name, string Shown, Place At)
{
    /// <summary>合计、总计、小计行.</summary>
    public bool IsTotal => Code.Length == 0 && (PlainColumns.IsTotal(Words.Label(Name)) || IsPlainTotal);

    /// <summary>只写合计、总计: of everything, not of a part.</summary>
    public bool IsPlainTotal => Code.Length == 0 && Words.Plain(Name)
        is "合计" or "总计" or "共计" or "总合计" or "收入总计" or "支出总计";

    /// <summary>其中行: a part that is told and not added.</summary>
    public bool IsAmong => Words.Plain(Name).StartsWith("其中", StringComparison.Ordinal);

    /// <summary>序号的级: 一、 1, （一） 2, 1. 3, （1） 4, ① 5; 0 when it has none.</summary>
    public int Level => Name.Trim() switch
    {
        var n when First().IsMatch(n) => 1,
        var n when Second().IsMatch(n) => 2,
        var n when Third().IsMatch(n) => 3,
        var n when Fourth().IsMatch(n) => 4,
        var n when Fifth().IsMatch(n) => 5,
        _ => 0,
    };

    /// <summary>一栏的各行; lines that run over the whole table are notes, not rows.</summary>
    public static List<PlainRow> Of(HeaderGrid grid, PlainPanel panel)
    {
        var rows = new List<PlainRow>();
        var levels = new CodeLevels(grid, panel.Labels.Select(c => c.Index));
        for (var y = grid.HeaderRows; y < grid.Table.Rows; y++)
        {
            if (grid.IsNumbering(y)) continue;
            var stubs = panel.Labels.Select(c => grid[y, c.Index]).OfType<SourceCell>().Distinct().ToList();
            if (stubs.Exists(s => s.ColumnSpan >= grid.Table.Columns && grid.Table.Columns > 2)) continue;
            var (code, name) = StubText.Join(levels.Texts(y, stubs));
            var hasFigures = panel.Statements.Any(c => grid.Start(y, c.Index) is { } f && f.Text.Trim().Length > 0);
            if (code.Length == 0 && name.Length == 0 && !hasFigures) continue;
            var at = stubs.Find(s => s.Text.Length > 0)?.At ?? grid[y, panel.Statements[0].Index]?.At ?? default;
            var shown = string.Join(' ', stubs.Select(s => s.Text.Trim()).Where(t => t.Length > 0 && name.Contains(t)));
            rows.Add(new PlainRow(y, code, name, shown, at));
        }
        return rows;
    }

    [GeneratedRegex("^[一二三四五六七八九十廿]+[、.．]", RegexOptions.None, 10_000)]
    private static partial Regex First();

    [GeneratedRegex("^[(（][一二三四五六七八九十廿]+[)）]", RegexOptions.None, 10_000)]
    private static partial Regex Second();

    [GeneratedRegex("^[0-9]{1,2}[.．、](?![0-9])", RegexOptions.None, 10_000)]
    private static partial Regex Third();

    [GeneratedRegex("^[(（][0-9]{1,2}[)）]", RegexOptions.None, 10_000)]
    private static partial Regex Fourth();

    [GeneratedRegex("^[①-⑳]", RegexOptions.None, 10_000)]
    private static partial Regex Fifth();
}
