using System.Text.RegularExpressions;
using Xunit;

namespace Mingsuan.Documents.Tests.Checks;

/// <summary>改过的书 (our own books, worded otherwise or with one wrong code): what is not wrong is not called
/// so.</summary>
public sealed class AlteredBooksTests
{
    /// <remarks>Found by a hostile review: each of these gave 3 to 30 false errors.</remarks>
    [Theory]
    [InlineData("wuhan", "（([类款项])）", "$1")]
    [InlineData("central", "（([类款项])）", "$1")]
    [InlineData("mof-nine", "（([类款项])）", "$1")]
    [InlineData("shanghai-district-final", "（([类款项])）", "$1")]
    [InlineData("wuhan", "(?<![比较与])20[0-9]{2}年(?=预算数|收入预算|支出预算)", "本年")]
    [InlineData("shanghai-district", "(?<![比较与])20[0-9]{2}年(?=预算数|收入预算|支出预算)", "本年")]
    [InlineData("mof-nine", "(?<![比较与])20[0-9]{2}年(?=预算数|收入预算|支出预算)", "本年")]
    [InlineData("shanghai-city", "年度预算安排：", "年度预算安排为")]
    [InlineData("shanghai-district", "年度预算安排：", "年度预算安排 ")]
    [InlineData("shanghai-district-final", "基本支出(?=<span)", "基本类支出")]
    public async Task Words_that_say_the_same_raise_no_error(string formSet, string words, string instead)
    {
        var page = await SimulatedPages.WriteAsync(formSet);
        var altered = Regex.Replace(page, words, instead, RegexOptions.None, TimeSpan.FromSeconds(10));
        Assert.NotEqual(page, altered);
        Assert.Empty(SimulatedPages.Errors(altered));
    }

    /// <remarks>Found by a hostile review: the sums around one wrong code were called wrong, up to 15.</remarks>
    [Theory]
    [InlineData("wuhan")]
    [InlineData("mof-nine")]
    [InlineData("central")]
    public async Task A_code_of_functions_that_lost_a_digit_is_the_only_error(string formSet)
    {
        var page = await SimulatedPages.WriteAsync(formSet);
        var code = Code().Match(page).Groups["c"].Value;
        var altered = page.Replace($">{code}<", $">{code[..4]}{code[5..]}<", StringComparison.Ordinal);
        var errors = SimulatedPages.Errors(altered);
        Assert.NotEmpty(errors);
        Assert.All(errors, e => Assert.Equal(("D02", code), (e.Id, e.Expected)));
    }

    [Fact]
    public async Task A_code_the_list_does_not_have_is_the_only_error_and_gets_the_right_one()
    {
        var page = await SimulatedPages.WriteAsync("wuhan");
        var code = Code().Match(page).Groups["c"].Value;
        var errors = SimulatedPages.Errors(page.Replace($">{code}<", ">2999901<", StringComparison.Ordinal));
        Assert.NotEmpty(errors);
        Assert.All(errors, e => Assert.Equal(("D01", code), (e.Id, e.Expected)));
    }

    [Fact]
    public async Task A_code_of_a_project_that_lost_a_digit_leaves_the_sums_right()
    {
        var page = await SimulatedPages.WriteAsync("wuhan");
        var code = Project().Match(page).Groups["c"].Value;
        var altered = page.Replace($">{code}<", $">{code[..5]}{code[6..]}<", StringComparison.Ordinal);
        Assert.NotEqual(page, altered);
        Assert.Empty(SimulatedPages.Errors(altered));
        Assert.Contains(SimulatedPages.Findings(altered), f => f.Id == "D13");
    }

    private static Regex Code() => new(
        "<th [^>]*scope=\"row\"[^>]*>(?<c>2[0-9]{6})</th>", RegexOptions.None, TimeSpan.FromSeconds(10));

    private static Regex Project() => new(
        ">(?<c>[0-9]{11}[A-Z][0-9]{9})<", RegexOptions.None, TimeSpan.FromSeconds(10));
}
