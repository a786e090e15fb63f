using Mingsuan.Core.Checks;
using Mingsuan.Core.Documents;
using Xunit;

namespace Mingsuan.Core.Tests.Checks;

/// <summary>反例: a small book without faults, one thing in it changed, and the rule that sees it.</summary>
public sealed class BreachTests
{
    [Fact]
    public void The_small_book_has_no_fault_but_the_tables_it_leaves_out()
    {
        Assert.Equal(["N01"], Ids(SmallBook.Check(SmallBook.Book)));
        Assert.Equal(["N01"], Ids(SmallBook.Check(SmallBook.WithForms)));
    }

    [Theory]
    [InlineData("A19", "<td>办公费</td><td>10.50</td><td>0.00</td>", "<td>办公费</td><td>10.50</td><td>5.00</td>")]
    [InlineData("A30", "<td>办公费</td><td>10.50</td><td>0.00</td><td>10.50</td>", "<td>办公费</td><td>-10.50</td><td>0.00</td><td>-10.50</td>")]
    [InlineData("B19", "<td>住房公积金</td><td>8.00</td><td>8.00</td><td>0.00</td></tr>\n<tr><td>302", "<td>住房公积金</td><td>7.00</td><td>7.00</td><td>0.00</td></tr>\n<tr><td>302")]
    [InlineData("B20", "<td>机关事业单位基本养老保险缴费</td><td>12.00</td><td>12.00</td>", "<td>机关事业单位基本养老保险缴费</td><td>11.00</td><td>11.00</td>")]
    [InlineData("B29", "支出合计9.00万元", "支出合计900.00万元")]
    [InlineData("C09", "比2025年减少0.50万元，下降10%，主要原因是压减接待", "比2025年增加0.50万元，增长12.5%")]
    [InlineData("C04", "比2025年减少0.50万元，下降10%，主要原因是压减接待", "比2025年减少0.50万元，下降10%。增加的主要原因是压减接待")]
    [InlineData("C10", "增长7.1%，主要原因是办公费增加", "增长7.1%")]
    [InlineData("C04", "增长7.1%，主要原因是办公费增加", "增长7.1%，主要原因是办公经费减少")]
    [InlineData("C07", "比2025年预算增加10.00万元，增长8.3%，主要原因是项目增加", "比2025年预算增加60.00万元，增长85.7%")]
    [InlineData("D02", "<td>2010602</td>", "<td>201060</td>")]
    [InlineData("D05", "<td>30201</td><td>办公费</td>", "<td>30298</td><td>办公用品费</td>")]
    [InlineData("D03", "<td>30201</td><td>办公费</td>", "<td>30201</td><td>水费</td>")]
    [InlineData("D03", "<td>2010601</td><td>行政运行</td>", "<td>2010601</td><td>行政运营</td>")]
    [InlineData("D08", "<td>30101</td><td>基本工资</td>", "<td>30110</td><td>职工基本医疗保险缴费</td>")]
    [InlineData("D13", "31010726106T000000001", "31010726106T00000001")]
    [InlineData("D15", "31010726106T000000001", "31010728106T000000001")]
    [InlineData("D20", "<td>2010601</td><td>行政运行</td>", "<td>2010650</td><td>事业运行</td>")]
    [InlineData("K06", "，一般公务用车2辆，单位价值50万元以上通用设备1台", "，使用情况正常")]
    [InlineData("E13", "<p>2026年没有安排政府购买服务预算支出。</p>", "<p>按规定办理，从严控制。</p>")]
    [InlineData("E15", "设置了1个项目", "设置了3个项目")]
    [InlineData("E15", "设置了1个项目支出绩效目标", "3个项目均编报了绩效目标")]
    [InlineData("E15", "设置了1个项目支出绩效目标", "编报绩效目标的项目共3个")]
    [InlineData("E15", "设置了1个项目支出绩效目标", "对十二个项目实行绩效目标管理")]
    [InlineData("E16", "<h3>七、", "<h3>国有资本经营预算支出情况说明</h3><p>2026年没有使用政府性基金预算拨款安排的支出。</p><h3>七、")]
    [InlineData("E16", "<h3>七、", "<h3>政府性基金预算支出情况</h3><p>2026年国有资本经营预算财政拨款未安排支出。</p><h3>七、")]
    [InlineData("E18", "支出4.50万元", "支出4.5万元")]
    [InlineData("E22", "主要原因是压减接待。", "主要原因是。")]
    [InlineData("E22", "主要原因是压减接待。", "主要原因是（）。")]
    [InlineData("E22", "主要原因是压减接待。", "主要原因为：……")]
    [InlineData("E22", "主要原因是压减接待。", "原因是无。")]
    [InlineData("E22", "主要原因是压减接待。", "原因是：—。")]
    [InlineData("E22", "主要原因是压减接待。", "主要是由于。")]
    [InlineData("E22", "主要原因是压减接待。", "压减接待，主要用于；")]
    [InlineData("E21", "<h3>表4 一般公共预算基本支出表</h3>", "<h3>2025年一般公共预算基本支出表</h3>")]
    [InlineData("E21", "2026年收支总预算130.00万元", "2024年收支总预算130.00万元")]
    [InlineData("E21", "2026年收支总预算130.00万元，比2025年", "2025年收支总预算130.00万元，比2025年")]
    [InlineData("J02", "一般公务用车2辆", "一般公务用车0辆")]
    [InlineData("K02", "全部面向中小企业预留", "按规定执行")]
    [InlineData("K07", "，单位价值50万元以上通用设备1台", "")]
    [InlineData("K08", "截至2025年12月31日", "截至2024年12月31日")]
    [InlineData("K08", "截至2025年12月31日", "至2024年12月31日")]
    [InlineData("L07", "压减接待", "按某办内部〔2023〕5号压减接待")]
    [InlineData("M03", "<td>65.00</td><td>65.00</td><td>0.00</td></tr>\n<tr><td>30108", "<td>6,500.00</td><td>6500.00</td><td>0.00</td></tr>\n<tr><td>30108")]
    [InlineData("M04", "<td>办公费</td><td>10.50</td>", "<td>办公费</td><td>10.5</td>")]
    [InlineData("M11", "一般公务用车2辆，", "一般公务用车,越野车各1辆，")]
    [InlineData("L02", "<h3>表3", "<table><tr><td>开户银行</td><td>某某银行</td></tr><tr><td>银行账号</td><td>6222021234567890123</td></tr></table><h3>表3")]
    [InlineData("L02", "<h3>表3", "<table><tr><td>科室</td><td>联系电话</td></tr><tr><td>甲科</td><td>22345678</td></tr></table><h3>表3")]
    [InlineData("M08", "<p>2026年没有安排政府购买服务预算支出。</p>", "<p>2026年没有安排政府购买服务预算支出</p>")]
    [InlineData("M08", "主要原因是办公费增加。", "主要原因是办公费增加")]
    [InlineData("M12", "<h3>表6 项目支出表</h3>", "<h3>表7 项目支出表</h3>")]
    [InlineData("M12", "<h3>表6 项目支出表</h3>", "<h3>表5 项目支出表</h3>")]
    [InlineData("M12", "<h3>表6 项目支出表</h3>", "<h3>表七：项目支出表</h3>")]
    [InlineData("M12", "<h3>表1 收支总表</h3>", "<h3>表8 收支总表</h3>")]
    [InlineData("N07", "机构设置为局机关本级，", "职责清楚，")]
    [InlineData("N08", "<p>目录</p>", "")]
    [InlineData("N13", "，其中：货物类4.00万元，服务类5.00万元", "")]
    [InlineData("N14", "2026年设置了1个项目支出绩效目标，绩效目标随预算公开。", "2026年加强绩效管理。")]
    [InlineData("N15", "经费：指各部门的公用经费。", "经费：无。")]
    [InlineData("N15", "经费：指各部门的公用经费。", "经费：是指。")]
    [InlineData("N15", "支出：指为保障机构正常运转发生的支出。", "支出")]
    [InlineData("N15", "支出：指为保障机构正常运转发生的支出。", "支出：")]
    [InlineData("N17", "，事业编制20名，实有18名", "")]
    [InlineData("N18", "<p>1.因公出国（境）经费没有安排。</p>", "")]
    public void A_fault_in_the_book_is_found(string id, string from, string to) =>
        Assert.Contains(id, Ids(SmallBook.Check(Changed(SmallBook.Book, from, to))));

    [Theory]
    [InlineData("A27", "<td>23.1%</td>", "<td>33.1%</td>")]
    [InlineData("A28", "<td>23.1%</td>", "<td>23.2%</td>")]
    [InlineData("A29", "<td>30.00</td><td>30.00</td></tr>\n<tr><td>合 计", "<td>40.00</td><td>30.00</td></tr>\n<tr><td>合 计")]
    [InlineData("B24", "<td>项目总预算</td><td>30.00</td><td>项目当年预算</td><td>30.00</td>", "<td>项目总预算</td><td>30.00</td><td>项目当年预算</td><td>28.00</td>")]
    [InlineData("B26", "<td>1.一般公共预算财政拨款</td><td>30.00</td>", "<td>1.一般公共预算财政拨款</td><td>20.00</td>")]
    [InlineData("B27", "<td>130.00</td><td>100%</td><td>120.00</td><td>110.00</td></tr></table>", "<td>131.00</td><td>100%</td><td>120.00</td><td>110.00</td></tr></table>")]
    [InlineData("C11", "<td>2025 年</td><td>2024 年</td>", "<td>2024 年</td><td>2023 年</td>")]
    [InlineData("C12", "<td>占比</td><td>近两年收支金额</td><td>2025 年</td><td>2024 年</td></tr>\n<tr><td>合 计</td><td>130.00</td><td>100%</td><td>120.00</td>", "<td>占比</td><td>近两年收支金额</td><td>2025 年</td><td>2024 年</td></tr>\n<tr><td>合 计</td><td>130.00</td><td>100%</td><td>125.00</td>")]
    [InlineData("G01", "<td>效益指标</td><td>社会效益指标</td>", "<td>产出指标</td><td>质量指标</td>")]
    [InlineData("D07", "<h3>年度绩效目标表</h3>", "<h3>项目支出明细测算</h3><table><tr><td>项目活动</td><td>经济分类</td><td>测算依据</td></tr><tr><td>甲</td><td>商品和服务支出</td><td></td></tr><tr><td>乙</td><td>商品和服务支出</td><td></td></tr><tr><td>丙</td><td>商品和服务支出</td><td></td></tr></table><h3>年度绩效目标表</h3>")]
    [InlineData("H10", "<h3>年度绩效目标表</h3>", "<h3>项目支出明细测算</h3><table><tr><td>项目活动</td><td>经济分类</td><td>测算依据</td></tr><tr><td>甲</td><td>办公费</td><td></td></tr><tr><td>项目采购</td><td></td><td></td></tr><tr><td>品名</td><td>数量</td><td>金额</td></tr></table><h3>年度绩效目标表</h3>")]
    [InlineData("G07", "<td>≥12次</td>", "<td></td>")]
    [InlineData("G08", "<td>≥12次</td>", "<td>≥12</td>")]
    [InlineData("G09", "<td>≥90%</td>", "<td>90%</td>")]
    [InlineData("H01", "<td>样例系统运行</td><td>项目编码</td>", "<td>样例系统维护</td><td>项目编码</td>")]
    [InlineData("H02", "<td>项目编码</td><td>31010726106T000000001</td>", "<td>项目编码</td><td></td>")]
    [InlineData("H03", "持续性项目■ 新增项目□", "持续性项目□ 新增项目□")]
    [InlineData("H04", "<td>项目总预算</td><td>30.00</td>", "<td>项目总预算</td><td>20.00</td>")]
    [InlineData("H05", "<td>起始年度</td><td>2026</td>", "<td>起始年度</td><td>2027</td>")]
    [InlineData("H06", "<td>前两年均为28.00，略有增加。</td>", "<td></td>")]
    [InlineData("H09", "<td>合计</td><td>30.00</td></tr>\n<tr><td>1.一般", "<td>合计</td><td></td></tr>\n<tr><td>1.一般")]
    [InlineData("H11", "<td>按规定保障系统运行。</td>", "<td></td>")]
    public void A_fault_in_the_forms_is_found(string id, string from, string to) =>
        Assert.Contains(id, Ids(SmallBook.Check(Changed(SmallBook.WithForms, from, to))));

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
