using Mingsuan.Core.Checks;
using Mingsuan.Core.Documents;
using Xunit;

namespace Mingsuan.Core.Tests.Checks;

/// <summary>像而不是的: a small book without faults, and what only looks like one in it. (The faults themselves are
/// cases of the rulebook.)</summary>
public sealed class BreachTests
{
    [Fact]
    public void The_small_book_has_no_fault_but_the_tables_it_leaves_out()
    {
        Assert.Equal(["N01"], Ids(SmallBook.Check(SmallBook.Book)));
        Assert.Equal(["N01"], Ids(SmallBook.Check(SmallBook.WithForms)));
    }

    [Theory]
    [InlineData("A30", "<h3>表5", "<p>注：负数为冲减以前年度支出。</p><h3>表5")]
    [InlineData("B20", "<td>机关事业单位基本养老保险缴费</td><td>12.00</td><td>12.00</td>", "<td>机关事业单位基本养老保险缴费</td><td>12.01</td><td>12.01</td>")]
    [InlineData("C07", "增长8.3%，主要原因是项目增加", "增长8.3%")]
    [InlineData("C04", "比2025年减少0.50万元，下降10%，主要原因是压减接待", "比2025年减少0.50万元，下降10%。减少的主要原因是压减接待")]
    [InlineData("C02", "主要原因是项目增加。", "主要原因：一是人员增加2人；二是编制经费增加6.00万元。")]
    [InlineData("C02", "主要原因是项目增加。", "主要原因：一是人员经费增加4.00万元。二是编制经费增加6.00万元；三是其他。")]
    [InlineData("C09", "，主要原因是压减接待", "")]
    [InlineData("D03", "<td>30201</td><td>办公费</td>", "<td>30201</td><td>办公 费</td>")]
    [InlineData("D03", "<td>2010601</td><td>行政运行</td>", "<td>2010601</td><td>行政运行支出</td>")]
    [InlineData("D15", "31010726106T000000001", "31010725106T000000001")]
    [InlineData("E15", "设置了1个项目", "设置了一个项目")]
    [InlineData("E15", "设置了1个项目", "对3个项目开展绩效评价，设置了1个项目")]
    [InlineData("E15", "设置了1个项目支出绩效目标", "1个项目均编报了绩效目标")]
    [InlineData("E16", "<h3>七、", "<h3>国有资本经营预算支出情况说明</h3><p>2026年没有使用国有资本经营预算拨款安排的支出。</p><h3>七、")]
    [InlineData("E16", "<h3>七、", "<h3>政府性基金预算、国有资本经营预算情况</h3><p>2026年没有使用政府性基金预算拨款安排的支出。</p><h3>七、")]
    [InlineData("E16", "<h3>七、", "<h3>国有资本经营预算支出情况说明</h3><p>2026年没有安排支出。</p><h3>政府性基金预算情况</h3><p>没有政府性基金支出。</p><h3>七、")]
    [InlineData("E22", "主要原因是压减接待。", "主要原因是无外事接待。")]
    [InlineData("E22", "主要原因是压减接待。", "主要原因是：一是压减接待；二是压减批次。")]
    [InlineData("E22", "比2025年减少0.50万元，下降10%，主要原因是压减接待。", "比2025年增加0.00万元，主要原因是无。")]
    [InlineData("L02", "<h3>表3", "<table><tr><td>银行账号</td><td>已备案</td></tr><tr><td>电话费</td><td>22345678</td></tr></table><h3>表3")]
    [InlineData("L02", "<h3>表3", "<table><tr><td>编码</td><td>账户数</td></tr><tr><td>6222021234567890123</td><td>12</td></tr></table><h3>表3")]
    [InlineData("M08", "主要原因是办公费增加。", "主要原因是：")]
    [InlineData("M08", "<h3>五、政府购买服务预算情况</h3>", "<p>附：2026年采购清单</p><h3>五、政府购买服务预算情况</h3>")]
    [InlineData("M12", "<h3>表6 项目支出表</h3>", "<h3>表6 项目支出表</h3><table><tr><td>甲</td></tr></table><h3>表6 项目支出表（续）</h3>")]
    [InlineData("M12", "<h3>表6 项目支出表</h3>", "<h3>表6-1 项目支出表</h3><table><tr><td>甲</td></tr></table><h3>表6-2 项目明细表</h3>")]
    [InlineData("M12", "<h3>表6 项目支出表</h3>", "<h3>表六：项目支出表</h3>")]
    [InlineData("M12", "</body>", "<h2>第五部分 附件</h2><h3>表1 项目自评表</h3><table><tr><td>甲</td></tr></table><h3>表2 整体自评表</h3><table><tr><td>乙</td></tr></table></body>")]
    [InlineData("M12", "</body>", "<h3>附表6 项目自评表</h3><table><tr><td>甲</td></tr></table></body>")]
    [InlineData("M08", "主要原因是办公费增加。", "主要原因是办公费增加。注：2025年数为执行数，单位：万元")]
    [InlineData("N15", "支出：指为保障机构正常运转发生的支出。", "支出</p><p>指为保障机构正常运转发生的支出。")]
    [InlineData("N15", "支出：指为保障机构正常运转发生的支出。", "支出：</p><p>（1）人员经费</p><p>（2）公用经费")]
    [InlineData("N15", "公用经费。</p>", "公用经费。</p><h2>五、附表</h2><h2>六、附件</h2>")]
    [InlineData("E21", "2026年收支总预算130.00万元", "按2024年文件要求，2026年收支总预算130.00万元")]
    [InlineData("E21", "2026年收支总预算130.00万元", "2024年收支总预算128.00万元，2026年收支总预算130.00万元")]
    [InlineData("K08", "截至2025年12月31日", "截至2025年末")]
    [InlineData("M11", "9.00万元，其中", "9,000.00元，其中")]
    public void What_only_looks_like_a_fault_is_none(string id, string from, string to) =>
        Assert.DoesNotContain(id, Ids(SmallBook.Check(Changed(SmallBook.Book, from, to))));

    [Theory]
    [InlineData("一般公共预算本年安排30.00万元、政府性基金预算本年安排0.00万元、上年结转安排0.00万元", "")]
    [InlineData("一般公共预算本年安排30.00万元、事业收入本年安排6.00万元、上年结转结余安排0.00万元", "6.00万元")]
    [InlineData("一般公共预算本年安排80.00万元、政府性基金预算本年安排0.00万元", "80.00万元")]
    public void What_an_amount_is_made_up_of_is_of_the_same_money(string funds, string wrong)
    {
        var book = Changed(SmallBook.Book, "绩效目标随预算公开。</p>",
            $"绩效目标随预算公开。</p><p>2026年项目支出30.00万元，其中：{funds}。</p>");
        Assert.Equal(wrong, string.Join('、', SmallBook.Check(book).Findings
            .Where(f => f.Severity == Severity.Error && f.Id != "N01").Select(f => f.Places[0].Text)));
    }

    [Theory]
    [InlineData("卫生健康支出", "卫生健康支出", "")]
    [InlineData("卫生健康", "卫生健康支出", "")]
    [InlineData("医疗卫生支出", "卫生健康支出", "D03 卫生健康支出")]
    [InlineData("卫生健康支出", "医疗卫生与计划生育支出", "E19 卫生健康支出")]
    [InlineData("医疗卫生支出", "医疗卫生支出", "D03 卫生健康支出、E19 卫生健康支出")]
    public void A_class_has_one_name_in_all_tables_and_the_text(string inTable1, string inText, string expected)
    {
        var book = SmallBook.Book.Replace("<td>221</td><td>住房保障支出", "<td>210</td><td>卫生健康支出")
            .Replace("<td>22102</td><td>住房改革支出", "<td>21011</td><td>行政事业单位医疗")
            .Replace("<td>2210201</td><td>住房公积金", "<td>2101101</td><td>行政单位医疗")
            .Replace("三、住房保障支出", $"三、{inTable1}");
        book = Changed(book, "<h3>三、机关运行经费情况</h3>",
            $"<h3>财政拨款支出主要内容</h3><p>1.“{inText}（类）行政事业单位医疗（款）行政单位医疗（项）”"
                + "8.00万元，用于缴费。</p><h3>三、机关运行经费情况</h3>");
        Assert.Equal(expected, string.Join('、', SmallBook.Check(book).Findings
            .Where(f => f.Id is "D03" or "E19").Select(f => $"{f.Id} {f.Expected}")));
    }

    [Fact]
    public void A_project_whose_name_begins_another_ones_is_the_one_of_the_very_name()
    {
        var book = Changed(SmallBook.WithForms, "<tr><td>31010726106T000000001</td><td>样例系统运行</td>",
            "<tr><td>31010726106T000000002</td><td>样例系统运行（二期）</td><td>示例市样例局</td><td>12.00</td>"
                + "<td>12.00</td></tr>\n<tr><td>31010726106T000000001</td><td>样例系统运行</td>");
        Assert.DoesNotContain("H01", Ids(SmallBook.Check(book)));
    }

    private static string Changed(string book, string from, string to)
    {
        // The checked-out file may have either line ending.
        book = book.Replace("\r\n", "\n", StringComparison.Ordinal);
        Assert.Contains(from, book, StringComparison.Ordinal);
        return book.Replace(from, to, StringComparison.Ordinal);
    }

    private static List<string> Ids(CheckResult result) =>
        [.. result.Findings.Select(f => f.Id).Distinct(StringComparer.Ordinal)];
}
