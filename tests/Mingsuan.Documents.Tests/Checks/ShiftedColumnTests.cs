using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace Mingsuan.Documents.Tests.Checks;

/// <summary>整列错行: a column of a book pushed down is one cause, whatever fell out at its end.</summary>
/// <remarks>Found by a hostile review: a column of 表5-1 off by two rows gave eight findings.</remarks>
public sealed partial class ShiftedColumnTests
{
    [Theory]
    [InlineData("表5-1", 2, 1, 1)]
    [InlineData("表5-1", 2, 2, 1)]
    [InlineData("表5-1", 3, 1, 1)]
    [InlineData("表5-1", 4, 2, 3)]
    [InlineData("表5-1", 4, 3, 6)]
    [InlineData("表5-1", 5, 2, 1)]
    [InlineData("表6", 2, 1, 1)]
    [InlineData("表6", 4, 3, 1)]
    [InlineData("表3", 3, 1, 1)]
    public async Task A_column_pushed_down_is_one_error_that_gives_each_figure(
        string title, int column, int by, int start)
    {
        var (altered, right) = Pushed(await SimulatedPages.WriteAsync("wuhan"), title, column, by, start);
        var found = Assert.Single(SimulatedPages.Errors(altered));
        Assert.Contains("错了行", found.Message, StringComparison.Ordinal);
        var given = Given().Match(found.Message).Groups["v"].Value
            .Replace(",", "", StringComparison.Ordinal).Split('、');
        Assert.All(given.Where(v => Amount(v) != 0), v => Assert.Contains(Amount(v), right));
        Assert.True(given.Length >= 4);
    }

    // The table's column with so many zeros put in at a row, what was at the foot gone; and what stood there.
    private static (string Page, HashSet<decimal> Right) Pushed(
        string page, string title, int column, int by, int start)
    {
        var at = Table().Matches(page)
            .First(m => Caption(page, m.Index).Contains(title, StringComparison.Ordinal)).Index;
        var end = page.IndexOf("</table>", at, StringComparison.Ordinal);
        var rows = Row().Matches(page[at..end]).Select(m => m.Value).ToList();
        var body = rows.Select((r, i) => (Cell: Cell().Matches(r).ElementAtOrDefault(column), Row: i))
            .Where(c => c.Cell is { } cell && Value().IsMatch(cell.Value)).ToList();
        var values = body.ConvertAll(c => Value().Match(c.Cell!.Value).Groups["v"].Value);
        List<string> pushed =
            [.. values.Take(start), .. Enumerable.Repeat("0.00", by), .. values.Skip(start).SkipLast(by)];
        foreach (var ((cell, row), value) in body.Zip(pushed))
        {
            var changed = Value().Replace(cell!.Value, m => m.Groups["b"].Value + value + "<");
            rows[row] = rows[row][..cell.Index] + changed + rows[row][(cell.Index + cell.Length)..];
        }
        var table = page[at..page.IndexOf("<tr", at, StringComparison.Ordinal)] + string.Concat(rows);
        return (page[..at] + table + page[end..], [.. values.Select(Amount)]);
    }

    private static string Caption(string page, int table) => page[Math.Max(0, table - 300)..(table + 300)];

    private static decimal Amount(string text) =>
        decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);

    [GeneratedRegex("<table", RegexOptions.None, 10_000)]
    private static partial Regex Table();

    [GeneratedRegex("<tr.*?</tr>", RegexOptions.Singleline, 10_000)]
    private static partial Regex Row();

    [GeneratedRegex("<t[dh][^>]*>.*?</t[dh]>", RegexOptions.Singleline, 10_000)]
    private static partial Regex Cell();

    [GeneratedRegex("(?<b>data-s=\"[0-9]+\">)(?<v>[^<]*)<", RegexOptions.None, 10_000)]
    private static partial Regex Value();

    [GeneratedRegex("应为 (?<v>[0-9.,、]+)", RegexOptions.None, 10_000)]
    private static partial Regex Given();
}
