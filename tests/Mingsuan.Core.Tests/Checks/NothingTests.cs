using Xunit;

namespace Mingsuan.Core.Tests.Checks;

/// <summary>没有的话的测试: a sentence that says there is none, beside a table with and without money.</summary>
public sealed class NothingTests
{
    private const string Head = "<tr><th rowspan=\"2\">科目编码</th><th rowspan=\"2\">科目名称</th>"
        + "<th colspan=\"3\">本年政府性基金预算支出</th></tr><tr><th>合计</th><th>基本支出</th><th>项目支出</th></tr>";

    private const string Money = "<tr><td></td><td>合计</td><td>30.00</td><td>0.00</td><td>30.00</td></tr>"
        + "<tr><td>212</td><td>城乡社区支出</td><td>30.00</td><td>0.00</td><td>30.00</td></tr>";

    private const string None = "<tr><td></td><td>合计</td><td></td><td></td><td></td></tr>";

    [Theory]
    [InlineData("本单位2026年没有使用政府性基金预算拨款安排的支出。", "E16")]
    [InlineData("2026年无政府性基金预算支出。", "E16")]
    [InlineData("表7为空表，本单位没有此项收支。", "N04")]
    [InlineData("表6为空表。", "N04")]
    [InlineData("2025年没有使用政府性基金预算拨款安排的支出。", "")]
    [InlineData("没有使用国有资本经营预算拨款安排的支出。", "")]
    [InlineData("政府性基金预算支出30.00万元，没有其他支出。", "")]
    [InlineData("表17为空表。", "")]
    public void Nothing_said_of_a_table_with_money_is_told(string said, string expected) =>
        Assert.Equal(expected, Found(said, Money));

    [Theory]
    [InlineData("本单位2026年没有使用政府性基金预算拨款安排的支出。")]
    [InlineData("表7为空表，本单位没有此项收支。")]
    public void Nothing_said_of_an_empty_table_is_right(string said) => Assert.Equal("", Found(said, None));

    [Theory]
    [InlineData("1.因公出国（境）经费没有安排。", "")]
    [InlineData("1.2026年没有安排公务接待费。", "E10")]
    [InlineData("1.公务用车运行维护费未安排，均由上级保障。", "E10")]
    [InlineData("1.2025年没有安排公务接待费。", "")]
    [InlineData("1.公务接待费没有安排增加。", "")]
    public void Nothing_said_of_a_three_public_item_with_money_is_told(string said, string expected)
    {
        var book = SmallBook.Book.Replace("1.因公出国（境）经费没有安排。", said, StringComparison.Ordinal);
        Assert.Equal(expected, Ids(book, "E10"));
    }

    private static string Found(string said, string rows) => Ids(SmallBook.Book
        .Replace("<h2>第三部分", "<h3>表7 政府性基金预算支出表</h3><p>单位：万元</p>"
            + $"<table>{Head}{rows}</table><h2>第三部分", StringComparison.Ordinal)
        .Replace("<h3>三、机关运行", $"<p>{said}</p><h3>三、机关运行", StringComparison.Ordinal), "E16", "N04");

    private static string Ids(string book, params string[] ids) => string.Join('、',
        SmallBook.Check(book).Findings.Select(f => f.Id).Where(ids.Contains).Distinct(StringComparer.Ordinal));
}
