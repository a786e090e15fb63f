using System.Text.RegularExpressions;
using Xunit;

namespace Mingsuan.Documents.Tests.Checks;

/// <summary>少列、重复与写错的行: one row at fault is one error, whatever columns and totals fail by it.</summary>
/// <remarks>Found by a hostile review: a row left out gave two or three errors that blamed right figures.</remarks>
public sealed partial class RowFaultTests
{
    [Theory]
    [InlineData("2080502", "少列了“2080502 事业单位离退休”一行", "请补上这一行")]
    [InlineData("2080506", "少列了“2080506 机关事业单位职业年金缴费支出”一行", "请补上这一行")]
    public async Task A_row_left_out_is_one_error_that_names_it(string code, string words, string suggestion)
    {
        var (page, row) = await Row("表3", code);
        var found = Assert.Single(SimulatedPages.Errors(page.Replace(row, "", StringComparison.Ordinal)));
        Assert.Equal("A09", found.Id);
        Assert.Contains(words, found.Message, StringComparison.Ordinal);
        Assert.Contains("不是舍入所致", found.Message, StringComparison.Ordinal);
        Assert.StartsWith(suggestion, found.Suggestion, StringComparison.Ordinal);
        Assert.NotEmpty(found.Expected);
    }

    [Fact]
    public async Task A_row_printed_twice_is_one_error()
    {
        var (page, row) = await Row("表3", "2080502");
        var found = Assert.Single(SimulatedPages.Errors(page.Replace(row, row + row, StringComparison.Ordinal)));
        Assert.Equal("D19", found.Id);
        Assert.Contains("列了两次", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_of_units_left_out_that_no_other_place_prints_is_one_error_that_blames_no_figure()
    {
        var (page, row) = await Row("表2", "106004");
        var found = Assert.Single(
            SimulatedPages.Errors(page.Replace(row, "", StringComparison.Ordinal)), f => f.Id == "A07");
        Assert.Contains("像是漏了一行，或有一行写错", found.Message, StringComparison.Ordinal);
        Assert.Empty(found.Expected);
    }

    [Theory]
    [InlineData("164.78", "614.78")]
    [InlineData("641.78", "")]
    public async Task A_row_wrong_in_three_columns_is_told_only_where_one_row_alone_could_have_the_slip(
        string wrong, string expected)
    {
        var (page, row) = await Row("表2", "106003");
        Assert.Contains(">614.78<", row, StringComparison.Ordinal);
        var altered = row.Replace(">614.78<", $">{wrong}<", StringComparison.Ordinal);
        var found = Assert.Single(SimulatedPages.Errors(page.Replace(row, altered, StringComparison.Ordinal)));
        Assert.Equal(expected, found.Expected);
    }

    [Fact]
    public async Task The_same_wrong_figure_in_two_columns_of_a_row_is_one_error()
    {
        var (page, row) = await Row("表3", "2080505");
        var value = Cells().Match(row).Groups["v"].Value;
        Assert.NotEqual(value[1], value[2]);
        var wrong = $"{value[0]}{value[2]}{value[1]}{value[3..]}";
        var altered = row.Replace($">{value}<", $">{wrong}<", StringComparison.Ordinal);
        var found = Assert.Single(SimulatedPages.Errors(page.Replace(row, altered, StringComparison.Ordinal)));
        Assert.Equal(value, found.Expected);
        Assert.Contains("同一错数共 2 处", found.Message, StringComparison.Ordinal);
    }

    // A book of its own and the row of a table that has a code.
    private static async Task<(string Page, string Row)> Row(string title, string code)
    {
        var page = await SimulatedPages.WriteAsync("mof-nine");
        var table = Tables().Matches(page).First(m => page[Math.Max(0, m.Index - 300)..(m.Index + 300)]
            .Contains(title, StringComparison.Ordinal) && m.Value.Contains($">{code}<", StringComparison.Ordinal));
        return (page, Rows().Matches(table.Value).First(m =>
            m.Value.Contains($">{code}<", StringComparison.Ordinal)).Value);
    }

    [GeneratedRegex("<table.*?</table>", RegexOptions.Singleline, 10_000)]
    private static partial Regex Tables();

    [GeneratedRegex("<tr>(?:(?!</tr>).)*</tr>", RegexOptions.Singleline, 10_000)]
    private static partial Regex Rows();

    [GeneratedRegex(">(?<v>[0-9,]+\\.[0-9]{2})<", RegexOptions.None, 10_000)]
    private static partial Regex Cells();
}
