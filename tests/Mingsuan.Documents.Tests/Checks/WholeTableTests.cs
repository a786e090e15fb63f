using System.Text.RegularExpressions;
using Mingsuan.Core.Documents;
using Xunit;

namespace Mingsuan.Documents.Tests.Checks;

/// <summary>整张表的单位，与文字里的个数、年份: one cause, one finding.</summary>
/// <remarks>Found by a hostile review: a table with the wrong unit gave six errors, and the others none.</remarks>
public sealed partial class WholeTableTests
{
    [Theory]
    [InlineData("表3")]
    [InlineData("表5")]
    [InlineData("表7")]
    public async Task A_table_with_the_wrong_unit_is_one_error(string title)
    {
        var page = await SimulatedPages.WriteAsync("mof-nine");
        var table = Tables().Matches(page).First(m => m.Groups["t"].Value.StartsWith(title, StringComparison.Ordinal));
        var altered = table.Value.Replace("万元", "元", StringComparison.Ordinal);
        Assert.NotEqual(table.Value, altered);
        var found = Assert.Single(SimulatedPages.Findings(page.Replace(table.Value, altered, StringComparison.Ordinal)),
            f => f.Severity == Severity.Error);
        Assert.Equal(("N10", "万元"), (found.Id, found.Expected));
        Assert.Contains("差一万倍", found.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("下列5个预算单位", "下列6个预算单位", "N07", "5个")]
    [InlineData("项目12个，涉及预算资金", "项目11个，涉及预算资金", "E15", "12个")]
    [InlineData("涉及预算资金1,454.83", "涉及预算资金1,545.83", "E15", "1,454.83万元")]
    [InlineData("比2024年预算数4,203.95万元", "比2023年预算数4,203.95万元", "E21", "2024年")]
    public async Task A_count_or_year_of_the_text_that_the_tables_or_the_other_sentences_gainsay_is_found(
        string from, string to, string id, string expected)
    {
        var page = Bare().Replace(await SimulatedPages.WriteAsync("mof-nine"), "${v}");
        Assert.Contains(from, page, StringComparison.Ordinal);
        var found = Assert.Single(
            SimulatedPages.Findings(page.Replace(from, to, StringComparison.Ordinal)), f => f.Id == id);
        Assert.Equal(expected, found.Expected);
        Assert.DoesNotContain(SimulatedPages.Findings(page), f => f.Id == id);
    }

    // A table with its title and its unit.
    [GeneratedRegex("<h[1-6][^>]*>(?<t>表[^<]*)</h[1-6]>(?:(?!<h[1-6]).)*?</table>", RegexOptions.Singleline, 10_000)]
    private static partial Regex Tables();

    [GeneratedRegex("<span class=\"n\"[^>]*>(?<v>[^<]*)</span>", RegexOptions.None, 10_000)]
    private static partial Regex Bare();
}
