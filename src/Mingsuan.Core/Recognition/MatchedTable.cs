using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Mingsuan.Core.Books;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Forms;
using Mingsuan.Core.Money;

namespace Mingsuan.Core.Recognition;

/// <summary>来件表对上表式之后 (rows and columns named, not yet turned into figures).</summary>
internal sealed partial record MatchedTable(
    SourceTable Table, HeaderGrid Grid, FormMatch? Match, DisplayUnit? PrintedUnit, ImmutableArray<MatchedRow> Rows)
{
    /// <summary>表式没有的数列.</summary>
    public ImmutableArray<ExtraColumn> Extras { get; init; } = [];

    /// <summary>金额列 of a panel, by source column.</summary>
    public IEnumerable<(int Column, OutlineColumn Form)> Amounts(int panel) => Match is null ? []
        : Match.Columns.Select((c, x) => (x, c)).Where(p => p.c is { IsAmount: true } && p.c.Panel == panel)
            .Select(p => (p.x, p.c!));

    /// <summary>对一张表.</summary>
    public static MatchedTable Of(HeaderGrid grid, FormMatch? match, CodeNames names)
    {
        var rows = ImmutableArray.CreateBuilder<MatchedRow>();
        ImmutableArray<ExtraColumn> extras = [];
        if (match is not null)
        {
            extras = ExtraColumns.Of(match.Form, grid, match.Columns);
            var isExtra = extras.Select(e => e.Index).ToHashSet();
            var first = 0;
            for (var p = 0; p < match.Form.Rows.Length; p++)
            {
                var amounts = match.Columns.Select((c, x) => (c, x))
                    .Where(t => t.c is { IsAmount: true } && t.c.Panel == p).Select(t => t.x).ToList();
                if (amounts.Count == 0) continue;
                rows.AddRange(PanelRows(grid, match, p, [.. Enumerable.Range(first, amounts[0] - first)
                    .Where(x => !isExtra.Contains(x))], amounts, names));
                first = amounts[^1] + 1;
            }
        }
        return new MatchedTable(grid.Table, grid, match, UnitOf(grid.Table), rows.ToImmutable())
        {
            Extras = extras,
        };
    }

    private static IEnumerable<MatchedRow> PanelRows(
        HeaderGrid grid, FormMatch match, int panel, ImmutableArray<int> heads, List<int> amounts, CodeNames names)
    {
        var matcher = new RowMatcher(match.Form, panel, names, grid.Year);
        var levels = new CodeLevels(grid, heads);
        var beside = SecondCodes(grid, heads);
        for (var y = grid.HeaderRows; y < grid.Table.Rows; y++)
        {
            if (grid.IsNumbering(y)) continue;
            var stubs = heads
                .Where(x => match.Columns[x] is not { Leaf.Shows: Stub.Unit } && !IsRunning(grid.Paths[x]))
                .Select(x => grid[y, x])
                .OfType<SourceCell>().Distinct().ToList();
            if (stubs.Exists(s => s.ColumnSpan >= grid.Table.Columns && grid.Table.Columns > 2)) continue;
            var (code, name) = StubText.Join(levels.Texts(y, [.. stubs.Where(s => !beside.Contains(s.Column))]));
            var other = StubText.Join(stubs.Where(s => beside.Contains(s.Column)).Select(s => s.Text)).Code;
            var hasFigures = amounts.Exists(x => grid.Start(y, x) is { Text.Length: > 0 });
            if (code.Length == 0 && name.Length == 0 && !hasFigures) continue;
            var at = stubs.Find(s => s.Text.Length > 0)?.At ?? grid[y, amounts[0]]?.At ?? default;
            var row = matcher.Match(y, code, name, at);
            yield return other.Length > 0 ? row with { Code = $"{code}/{other}", Beside = other } : row;
        }
    }

    // Two classifications side by side, each with its codes and names: the first is that of the rows.
    private static HashSet<int> SecondCodes(HeaderGrid grid, ImmutableArray<int> heads)
    {
        var codes = heads.Where(x => grid.Paths[x] is [.., var last]
            && (last.EndsWith("编码", StringComparison.Ordinal) || last.EndsWith("代码", StringComparison.Ordinal)))
            .ToList();
        return codes.Count == 2 && grid.Paths[codes[0]].Length > 1 && grid.Paths[codes[0]][0] != grid.Paths[codes[1]][0]
            && grid.Paths[codes[0]][^1] == grid.Paths[codes[1]][^1] ? [.. heads.Where(x => x >= codes[1])] : [];
    }

    // 行次 counts lines and names none.
    private static bool IsRunning(ImmutableArray<string> path) =>
        !path.IsEmpty && path[^1] is "行次" or "栏次" or "序号";

    private static DisplayUnit? UnitOf(SourceTable table)
    {
        foreach (var text in table.Remarks.Append(table.Title)
            .Concat(table.Cells.Where(c => c.Row < 3).Select(c => c.Text)))
        {
            if (UnitNote().Match(Words.Plain(text)) is { Success: true } m)
                return DisplayUnits.Parse(m.Groups[1].Value);
        }
        return null;
    }

    /// <summary>某格的位置 in the body, for figures.</summary>
    public static CellAt CellOf(SourceCell cell) => new(cell.Row, cell.Column);

    [GeneratedRegex("(?:单位|金额单位)：?(?:人民币)?(亿元|万元|元)", RegexOptions.None, 10_000)]
    private static partial Regex UnitNote();
}
