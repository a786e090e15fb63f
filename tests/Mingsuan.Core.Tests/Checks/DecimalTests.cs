using Mingsuan.Core.Checks;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Xunit;

namespace Mingsuan.Core.Tests.Checks;

/// <summary>多写或漏写小数位的测试: the last digit all the others are printed to says how exact a figure is.</summary>
public sealed class DecimalTests
{
    private const long HundredYuan = 10_000;

    [Theory]
    [InlineData("<td>办公费</td><td>10.50</td>", "<td>办公费</td><td>10.505</td>", "10.505", "10.50")]
    [InlineData("支出4.50万元", "支出4.501万元", "4.501", "4.50万元")]
    [InlineData("<td>办公费</td><td>10.50</td>", "<td>办公费</td><td>.50</td>", ".50", "10.50")]
    public void A_digit_too_many_or_lost_before_the_point_is_seen(string from, string to, string printed, string right)
    {
        var finding = Assert.Single(Check(from, to).Findings, f => f.Id != "N01" && f.Severity >= Severity.Warning);
        Assert.Contains($"印作 {printed}", finding.Message, StringComparison.Ordinal);
        Assert.Equal(right, finding.Expected);
    }

    [Fact]
    public void A_short_figure_among_long_ones_is_as_exact_as_they_are()
    {
        var figure = Assert.Single(Check("<td>办公费</td><td>10.50</td>", "<td>办公费</td><td>10.5</td>")
            .Disclosure.Statements, f => f.Text == "10.5");
        Assert.Equal(HundredYuan, figure.Step);
    }

    [Theory]
    [InlineData("下降10%", "下降10.%")]
    [InlineData("支出4.50万元", "支出.50万元")]
    public void A_point_with_a_digit_missing_is_read_as_one_figure(string from, string to) => Assert.Contains(
        Check(from, to).Disclosure.Statements, f => f.Text == to[2..]);

    private static CheckResult Check(string from, string to)
    {
        Assert.Contains(from, SmallBook.Book, StringComparison.Ordinal);
        return SmallBook.Check(SmallBook.Book.Replace(from, to, StringComparison.Ordinal));
    }
}
