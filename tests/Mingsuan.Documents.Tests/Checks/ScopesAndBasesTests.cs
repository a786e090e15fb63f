using Mingsuan.Core.Checks;
using Mingsuan.Core.Disclosures;
using Xunit;

namespace Mingsuan.Documents.Tests.Checks;

/// <summary>文字里的数属于哪一年、哪项资金、哪个总体: right sentences give no false error and leave nothing unread,
/// and a planted slip is found.</summary>
public sealed class ScopesAndBasesTests
{
    private static CheckResult Budget(string text) =>
        PlainPages.Check([GeneralFormsTests.Budget()[0], text, .. GeneralFormsTests.Budget()[1..]]);

    private static CheckResult Final(string text) =>
        PlainPages.Check(["<p>澜川县档案馆2024年度部门决算</p>", text, .. GeneralFormsTests.FinalAccounts()]);

    private static CheckResult ThreePublic(string text) => PlainPages.Check(
        ["<p>澜川县档案馆2024年度部门决算</p><p>“三公”经费支出决算情况说明</p>", text,
            PlainPages.Table("财政拨款“三公”经费支出决算表", "万元",
                ["预算数|1x6", "决算数|1x6"],
                ["合计|2x1", "因公出国（境）费|2x1", "公务用车购置及运行维护费|1x3", "公务接待费|2x1", "合计|2x1",
                    "因公出国（境）费|2x1", "公务用车购置及运行维护费|1x3", "公务接待费|2x1"],
                ["小计", "公务用车购置费", "公务用车运行维护费", "小计", "公务用车购置费", "公务用车运行维护费"],
                ["4.00", "0.00", "2.50", "0.00", "2.50", "1.50", "3.20", "0.00", "2.00", "0.00", "2.00", "1.20"])]);

    private static void Reads(Func<string, CheckResult> check, string text, string right, string planted)
    {
        var clean = check(text);
        Assert.Empty(clean.Wrong().Select(f => f.Message));
        Assert.Empty(clean.Disclosure.Claims.Unread);
        Assert.NotEmpty(check(GeneralFormsTests.Once(text, right, planted)).Wrong());
    }

    [Theory]
    [InlineData("<p>公务接待费支出预算为1.50万元，支出决算为1.20万元，完成预算的80.00%。</p>", "1.20", "1.02")]
    [InlineData("<p>公务用车购置费支出预算为0万元，支出决算为0万元，决算数与预算数持平。</p>"
        + "<p>公务用车运行维护费支出预算为2.50万元，支出决算为2.00万元，完成预算的80.00%。</p>", "80.00", "88.00")]
    [InlineData("<p>公务接待费预算1.50万元，支出决算1.20万元，完成预算的80.00%。</p>", "80.00", "88.00")]
    public void In_final_accounts_the_budget_of_an_item_is_not_its_outturn(string text, string right, string planted) =>
        Reads(ThreePublic, text, right, planted);

    [Fact]
    public void The_budget_of_a_function_is_not_that_of_all_expenditure() => Reads(Final,
        "<p>五、支出决算情况</p><p>一般公共服务支出（类）档案事务（款）档案馆（项）支出预算为150.00万元，"
            + "支出决算为155.10万元，完成预算的103.40%。</p>", "103.40", "104.30");

    [Fact]
    public void The_budget_of_an_item_without_a_code_is_not_that_of_all_expenditure()
    {
        var result = Final("<p>十一、其他情况</p><p>展览布置费支出预算为3.00万元，支出决算为2.00万元。</p>");
        Assert.Empty(result.Wrong().Select(f => f.Message));
    }

    [Theory]
    [InlineData("<p>三、一般公共预算支出情况</p><p>（一）财政拨款支出总体情况</p><p>2025年财政拨款支出580.00万元，"
        + "占本年支出合计的92.06%。</p>", "92.06", "96.02")]
    [InlineData("<p>三、一般公共预算支出情况</p><p>（一）支出规模</p><p>安排财政拨款支出580.00万元。</p>"
        + "<p>（二）财政拨款支出结构情况</p><p>2025年财政拨款支出580.00万元，主要用于以下方面："
        + "文化旅游体育与传媒支出480.00万元，占82.76%；社会保障和就业支出60.00万元，占10.34%。</p>", "82.76", "87.26")]
    [InlineData("<p>三、一般公共预算支出情况</p><p>（一）总体情况</p><p>2025年财政拨款支出610.00万元。</p>", "610.00",
        "601.00")]
    [InlineData("<p>三、一般公共预算支出情况</p><p>（一）财政拨款支出总体情况</p><p>财政拨款支出580.00万元。</p>"
        + "<p>四、财政拨款收支情况</p><p>（一）财政拨款支出情况</p><p>财政拨款支出610.00万元。</p>", "610.00",
        "601.00")]
    public void The_fund_of_a_section_holds_below_it(string text, string right, string planted) =>
        Reads(Budget, text, right, planted);

    [Theory]
    [InlineData("<p>2025年收支总预算为630.00万元，上年收支总预算为600.00万元，"
        + "增加30.00万元，增长5.00%，主要原因是新增展览。</p>",
        "增加30.00", "增加33.00")]
    [InlineData("<p>2025年收支总预算630.00万元，比2024年收支总预算（600.00万元）增加30.00万元。</p>", "增加30.00",
        "增加33.00")]
    [InlineData("<p>2024年度收支总预算600.00万元，2025年度收支总预算630.00万元，增长5.00%，"
        + "三年年均增长7.12%。</p>", "5.00", "5.50")]
    [InlineData("<p>2025年收支总预算630.00万元，比上年预算（600.00万元）增加30.00万元，"
        + "增长5.00%，主要原因是新增展览。</p>",
        "加30.00", "加33.00")]
    public void A_year_before_the_words_of_an_amount_is_its_year(string text, string right, string planted) =>
        Reads(Budget, "<p>一、收支预算情况说明</p>" + text, right, planted);

    [Fact]
    public void Last_years_budget_beside_an_item_is_the_items() => Reads(Budget,
        "<p>三、一般公共预算支出情况</p><p>住房保障支出（类）住房改革支出（款）住房公积金（项）支出预算40.00万元，"
            + "较上年支出预算32.00万元增加8.00万元，增长25.00%，主要原因是人员增加。</p>", "25.00", "20.00");

    [Fact]
    public void Fiscal_revenue_without_what_was_brought_forward_is_this_years() => Reads(Budget,
        "<p>二、收入预算情况</p><p>财政拨款收入590.00万元（一般公共预算拨款收入560.00万元、"
            + "政府性基金预算拨款收入30.00万元）。</p>",
        "590.00", "509.00");

    [Theory]
    [InlineData("，占80.00%，其中预留给小微企业60.00万元，占75.00%。", "75.00", "57.00")]
    [InlineData("，占80.00%，其中预留给小微企业60.00万元，占60.00%。", "80.00", "88.00")]
    [InlineData("，占政府采购预算的80.00%，其中预留给小微企业60.00万元，占中小企业预留份额的75.00%。", "75.00",
        "57.00")]
    public void What_is_reserved_for_small_enterprises_is_a_share_of_all_that_is_bought(
        string text, string right, string planted) => Reads(Budget,
        "<p>八、政府采购情况</p><p>2025年政府采购预算100.00万元，其中：货物类20.00万元，服务类80.00万元。"
            + $"面向中小企业预留采购份额80.00万元{text}</p>", right, planted);

    [Fact]
    public void Shares_told_of_the_parts_of_a_whole_named_before_them_are_of_that_whole() => Reads(ThreePublic,
        "<p>“三公”经费财政拨款支出决算中，公务用车购置及运行维护费支出2.00万元，占62.50%；"
            + "公务接待费支出1.20万元，占37.50%。</p>",
        "37.50", "35.70");

    [Fact]
    public void Two_bases_in_one_sentence_give_two_changes()
    {
        Reads(Budget, "<p>一、收支预算情况说明</p><p>2025年收支总预算630.00万元，比2024年预算执行数620.00万元"
            + "增加10.00万元，增长1.61%；比2024年年初预算600.00万元增加30.00万元，增长5.00%。</p>", "加30.00",
            "加33.00");
        Reads(Budget, "<p>一、收支预算情况说明</p><p>2025年收支总预算630.00万元，比2024年执行数620.00万元"
            + "增加10.00万元，增长1.61%；比2024年年初预算数增加30.00万元，增长5.00%。</p>", "加10.00", "加16.00");
        Reads(Final, "<p>十、机关运行经费支出情况</p><p>机关运行经费支出8.40万元，比年初预算数9.00万元减少0.60万元，"
            + "下降6.67%，主要原因是节约；比2023年度8.00万元增加0.40万元，增长5.00%。</p>", "加0.40", "加0.60");
    }

    [Theory]
    [InlineData("<p>一、收支预算情况说明</p><p>2025年收支总预算630.00万元，人均支出预算21.00万元。</p>", "630.00",
        "603.00")]
    [InlineData("<p>三、支出预算情况</p><p>基本支出450.00万元，占支出总预算的71.43%。</p>", "71.43", "74.13")]
    public void What_is_told_by_head_or_with_what_is_carried_forward_is_not_all_expenditure(
        string text, string right, string planted) => Reads(Budget, text, right, planted);

    [Fact]
    public void Total_expenditure_may_include_what_is_carried_forward()
    {
        var result = Final("<p>三、支出情况</p><p>2024年度支出总预算161.60万元，"
            + "基本支出88.40万元，占支出总预算的54.70%。</p>");
        Assert.Empty(result.Wrong().Select(f => f.Message));
    }

    [Fact]
    public void The_money_of_evaluated_projects_is_not_that_of_all() => Reads(Budget,
        "<p>九、绩效情况</p><p>实行绩效管理的项目4个，涉及一般公共预算支出90.00万元、政府性基金预算支出20.00万元。</p>"
            + "<p>十、支出情况</p><p>基本支出450.00万元。</p>", "450.00", "405.00");

    [Fact]
    public void An_item_on_its_own_line_is_the_subject_of_the_next() => Reads(Final,
        "<p>五、一般公共预算财政拨款支出决算情况说明</p><p>1、一般公共服务支出（类）档案事务（款）档案馆（项）。</p>"
            + "<p>年初预算为150.00万元，支出决算为155.10万元，完成年初预算的103.40%。</p>"
            + "<p>2、社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位基本养老保险缴费支出（项）</p>"
            + "<p>年初预算为4.00万元，支出决算为4.50万元，完成年初预算的112.50%。</p>", "112.50", "121.50");

    [Fact]
    public void A_share_behind_an_amount_that_was_not_read_is_not_of_the_amount_before()
    {
        var result = Budget("<p>二、收入预算情况</p><p>收入预算630.00万元，其中：事业收入20.00万元，占3.17%，"
            + "动用展品保险准备12.60万元，占2.00%。</p>");
        Assert.Empty(result.Wrong().Select(f => f.Message));
    }

    [Fact]
    public void What_a_decrease_takes_away_is_shown_with_its_sign()
    {
        var wrong = Budget("<p>七、“三公”经费情况</p><p>“三公”经费4.50万元，比上年增加0.05万元，"
            + "其中：公务接待费1.50万元，比上年减少0.50万元；公务用车购置及运行费3.00万元，比上年增加1.00万元；"
            + "因公出国（境）费0万元，与上年持平。</p>").Findings;
        Assert.Contains(wrong, f => f.Message.Contains("-0.50万元 +", StringComparison.Ordinal)
            || f.Message.Contains("（-0.50万元）", StringComparison.Ordinal));
    }

    [Fact]
    public void A_claim_of_no_change_is_printed_once()
    {
        var wrong = Final("<p>七、“三公”经费情况</p><p>“三公”经费支出年初预算为1.50万元，支出决算为1.20万元，"
            + "决算数与预算数持平。</p>").Wrong();
        Assert.All(wrong, f => Assert.DoesNotContain("持平持平", f.Message, StringComparison.Ordinal));
        Assert.Contains(wrong, f => f.Message.Contains("印作 持平，", StringComparison.Ordinal));
    }
}
