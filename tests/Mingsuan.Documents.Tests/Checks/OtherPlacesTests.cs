using Mingsuan.Core.Checks;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Xunit;

namespace Mingsuan.Documents.Tests.Checks;

/// <summary>别处的写法与版式: ordinary wordings and layouts of places without a form set of their own are read, give no
/// false error, and a planted slip is found.</summary>
public sealed class OtherPlacesTests
{
    [Fact]
    public void A_three_public_budget_beside_its_final_is_the_initial_budget()
    {
        string Text(string rate) => "<p>七、“三公”经费支出决算情况说明</p>"
            + "<p>2024年度“三公”经费财政拨款支出预算为1.50万元，"
            + $"支出决算为1.20万元，完成预算的{rate}%。</p>";
        CheckResult Read(string rate) =>
            PlainPages.Check(["<p>澜川县档案馆2024年度部门决算</p>", Text(rate), .. GeneralFormsTests.FinalAccounts()]);
        Assert.Empty(Read("80.00").Findings.Where(IsOfFigures).Select(f => f.Message));
        Assert.NotEmpty(Read("88.00").Findings.Where(IsOfFigures));
    }

    [Theory]
    [InlineData("<p>2024年度收、支总计均为161.60万元。</p>", "161.60", "166.10")]
    [InlineData("<p>2024年度收入合计158.60万元，支出合计159.60万元。</p>", "158.60", "156.80")]
    [InlineData("<p>2024年度财政拨款收、支总计161.60万元，较上年171.60万元减少10.00万元。</p>", "10.00", "11.00")]
    [InlineData("<p>本年支出合计159.60万元，其中：基本支出88.40万元，比重为55.39%。</p>", "55.39", "53.59")]
    [InlineData("<p>财政拨款支出总计161.60万元，其中本年支出159.60万元。</p>", "161.60", "116.60")]
    [InlineData("<p>2024年度“三公”经费支出决算1.20万元，比年初预算数减少0.30万元，下降20.00%；"
        + "比上年减少0.10万元。</p>", "0.30", "0.50")]
    [InlineData("<p>2024年度“三公”经费支出决算1.20万元，较上年1.30减少0.10万元。</p>", "0.10", "0.20")]
    [InlineData("<p>2024年度“三公”经费支出决算1.20万元，决算数小于预算数0.30万元。</p>", "0.30", "0.50")]
    [InlineData("<p>2024年度“三公”经费支出年初预算为1.50万元，支出决算为1.20万元，与上年持平。</p>", "1.20", "1.02")]
    [InlineData("<p>2024年度一般公共预算财政拨款支出159.60万元，主要用于以下方面：一般公共服务（类）支出155.10万元；"
        + "社会保障和就业（类）支出4.50万元。</p>", "155.10", "151.50")]
    [InlineData("<p>2024年度总收入161.60万元，总支出161.60万元。</p>", "161.60", "166.10")]
    [InlineData("<p>公务接待费支出决算为1.20万元，完成年初预算1.50万元的80.00%。</p>", "80.00", "88.00")]
    [InlineData("<p>2012604档案馆支出决算155.10万元。</p>", "155.10", "151.50")]
    [InlineData("<p>六、一般公共预算财政拨款基本支出决算情况说明</p><p>人员经费80.00万元，主要包括：基本工资75.50万元；"
        + "商品和服务支出6.40万元。</p>", "75.50", "57.50")]
    [InlineData("<p>2024年度“三公”经费支出年初预算为1.50万元，支出决算为1.20万元，差值为0.30万元。</p>", "0.30",
        "0.50")]
    [InlineData("<p>公务接待费支出1.20万元，其中：国内接待费0.90万元，外宾接待费0.30万元。</p>", "1.20", "1.02")]
    [InlineData("<p>公务接待费支出1.20万元，其中：外宾接待费0.30万元，国内接待费0.90万元。</p>", "1.20", "1.02")]
    [InlineData("<p>公务接待费支出1.20万元，其中：国内公务接待支出1.20万元，外宾接待支出0.00万元。</p>", "支出1.20万元，外",
        "支出1.02万元，外")]
    [InlineData("<p>“三公”经费支出年初预算为1.50万元，全年预算数为1.40万元，支出决算为1.20万元，"
        + "完成全年预算数的85.71%。</p>", "85.71", "87.51")]
    [InlineData("<p>“三公”经费支出全年预算为1.40万元，年初预算为1.50万元，支出决算为1.20万元，"
        + "比全年预算减少0.20万元。</p>", "0.20", "0.40")]
    [InlineData("<p>“三公”经费支出年初预算为1.50万元，全年预算数为1.40万元，支出决算为1.20万元，"
        + "完成年初预算的80.00%。</p>", "80.00", "88.00")]
    [InlineData("<p>2024年度“三公”经费支出决算1.20万元，较2023年度决算数0.08万元，下降6.25%。</p>", "6.25", "16.25")]
    [InlineData("<p>2024年度“三公”经费支出决算1.20万元，较上年决算数0.08万元，增长7.14%。</p>", "1.20", "1.02")]
    [InlineData("<p>2024年度“三公”经费支出决算1.20万元，较上年决算数1.28万元，下降6.25%。</p>", "6.25", "2.65")]
    public void Ordinary_wordings_of_final_accounts_are_read(string text, string right, string planted)
    {
        CheckResult Of(string said) => PlainPages.Check(
            ["<p>澜川县档案馆2024年度部门决算</p><p>一、收入支出决算情况说明</p>", said,
                .. GeneralFormsTests.FinalAccounts()]);
        var clean = Of(text);
        Assert.Empty(clean.Findings.Where(IsOfFigures).Select(f => f.Message));
        Assert.Empty(clean.Disclosure.Claims.Unread);
        Assert.NotEmpty(Of(GeneralFormsTests.Once(text, right, planted)).Findings.Where(IsOfFigures));
    }

    [Fact]
    public void Two_changes_under_one_verb_are_listed_as_unread_and_are_no_error()
    {
        var result = PlainPages.Check(["<p>澜川县档案馆2024年度部门决算</p><p>一、收入支出决算情况说明</p>",
            "<p>2024年度收、支总计均为161.60万元，与2023年度相比，收、支总计各减少10.00，20.00万元，"
                + "各下降5.83%、11.01%。</p>", .. GeneralFormsTests.FinalAccounts()]);
        Assert.Empty(result.Findings.Where(IsOfFigures).Select(f => f.Message));
        Assert.Superset(new HashSet<string> { "10.00", "20.00万元", "11.01%" },
            result.Disclosure.Claims.Unread.Select(u => u.Text).ToHashSet());
    }

    [Fact]
    public void A_share_of_all_expenditure_is_not_taken_of_the_section_it_stands_in()
    {
        string[] pages =
        [
            "<p>澜川县档案馆2024年度部门决算</p><p>五、一般公共预算财政拨款支出决算情况说明</p>",
            "<p>2024年度一般公共预算财政拨款支出159.60万元，占支出合计的100.00%。</p>",
            .. GeneralFormsTests.FinalAccounts(),
        ];
        Assert.Empty(PlainPages.Check(pages).Findings.Where(f => f.Id == "E04").Select(f => f.Message));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("1.90", "1.09")]
    [InlineData("1.60", "6.10")]
    public void Budget_and_final_of_the_three_public_stand_in_two_rows(string right, string planted)
    {
        var tables = GeneralFormsTests.FinalAccounts();
        tables[6] = PlainPages.Table("财政拨款“三公”经费及会议费、培训费支出决算表", "万元",
            ["项目|3x1", "“三公”经费|1x6", "会议费|3x1", "培训费|3x1"],
            ["合计|2x1", "因公出国（境）费|2x1", "公务用车购置及运行维护费|1x3", "公务接待费|2x1"],
            ["小计", "公务用车购置费", "公务用车运行维护费"],
            ["预算数", "1.90", "0.00", "0.50", "0.00", "0.50", "1.40", "0.40", "0.60"],
            ["决算数", "1.60", "0.00", "0.40", "0.00", "0.40", "1.20", "0.30", "0.50"]);
        if (right.Length > 0) tables[6] = GeneralFormsTests.Once(tables[6], ">" + right, ">" + planted);
        var result = PlainPages.Check(["<p>澜川县档案馆2024年度部门决算</p>", .. tables]);
        Assert.Equal("table-7-stages", result.Disclosure.Tables[6].Form?.Id);
        Assert.All(result.Disclosure.Tables[6].Rows, r => Assert.True(r.IsMatched, r.Label));
        if (right.Length == 0) Assert.Empty(result.Wrong().Select(f => f.Message));
        else Assert.Equal(right, Assert.Single(result.Wrong()).Expected);
    }

    [Fact]
    public void A_table_number_alone_on_its_line_is_no_title()
    {
        var tables = GeneralFormsTests.FinalAccounts();
        tables[2] = GeneralFormsTests.Once(tables[2], "支出决算表</p>", "支出决算表（分科目）</p><p>表三</p>");
        var result = PlainPages.Check(["<p>澜川县档案馆2024年度部门决算</p>", .. tables]);
        Assert.Equal("table-3", result.Disclosure.Tables[2].Form?.Id);
    }

    [Theory]
    [InlineData("<p>2025年收入合计630.00万元。</p>", "630.00", "603.00")]
    [InlineData("<p>2025年收入合计610.00万元，支出合计630.00万元。</p>", "610.00", "601.00")]
    [InlineData("<p>支出预算630.00万元，其中：基本支出450.00万元，占支出总预算的71.43%。</p>", "71.43", "74.13")]
    [InlineData("<p>财政拨款收支总预算610.00万元。收入按资金来源分为：一般公共预算拨款560.00万元，"
        + "政府性基金预算拨款30.00万元；支出按功能分类分为：城乡社区支出30.00万元。</p>", "560.00", "506.00")]
    [InlineData("<p>1.住房公积金40.00万元，比上年预算38.00万元增加2.00万元。</p>", "2.00", "3.00")]
    [InlineData("<p>文化旅游体育与传媒支出-文化和旅游-群众文化500.00万元。</p>", "500.00", "550.00")]
    [InlineData("<p>2025年总收入630.00万元，其中：一般公共预算拨款560.00万元，上年结转20.00万元。</p>", "560.00",
        "506.00")]
    [InlineData("<p>“三公”经费一般公共预算安排4.50万元。</p>", "4.50", "5.40")]
    [InlineData("<p>群众文化（2070109）500.00万元，比上年480.00万元增加20.00万元，增幅4.17%。</p>", "4.17", "4.71")]
    public void Ordinary_wordings_of_a_budget_are_read(string text, string right, string planted)
    {
        CheckResult Of(string said) => PlainPages.Check(
            [GeneralFormsTests.Budget()[0], "<p>一、收支预算情况说明</p>", said, .. GeneralFormsTests.Budget()[1..]]);
        var clean = Of(text);
        Assert.Empty(clean.Findings.Where(IsOfFigures).Select(f => f.Message));
        Assert.Empty(clean.Disclosure.Claims.Unread);
        Assert.NotEmpty(Of(GeneralFormsTests.Once(text, right, planted)).Findings.Where(IsOfFigures));
    }

    [Fact]
    public void A_table_by_units_is_not_laid_over_a_form_by_codes()
    {
        var tables = GeneralFormsTests.Budget();
        tables[2] = GeneralFormsTests.Once(tables[2], "《部门收入总表》", "收入预算总表（表2）");
        var result = PlainPages.Check(tables);
        Assert.Equal("table-2", result.Disclosure.Tables[1].Form?.Id);
        Assert.Empty(result.Findings.Where(IsOfFigures).Select(f => f.Message));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("4.50", "4.05")]
    public void Meetings_and_training_beside_the_three_public_are_no_part_of_their_sum(string right, string planted)
    {
        var tables = GeneralFormsTests.Budget();
        tables[7] = PlainPages.Table("一般公共预算“三公”经费、会议费和培训费支出表", "万元",
            ["单位编码|3x1", "单位名称|3x1", "“三公”经费|1x6", "会议费|3x1", "培训费|3x1"],
            ["合计|2x1", "因公出国（境）费|2x1", "公务用车购置及运行费|1x3", "公务接待费|2x1"],
            ["小计", "公务用车购置费", "公务用车运行费"],
            ["", "合计", "4.50", "0.00", "3.00", "0.00", "3.00", "1.50", "0.70", "0.90"],
            ["412001", "云溪市群众艺术馆本级", "4.50", "0.00", "3.00", "0.00", "3.00", "1.50", "0.70", "0.90"]);
        if (right.Length > 0) tables[7] = GeneralFormsTests.Once(tables[7], ">" + right, ">" + planted);
        var result = PlainPages.Check(tables);
        Assert.Equal("table-7-meetings", result.Disclosure.Tables[6].Form?.Id);
        if (right.Length == 0) Assert.Empty(result.Wrong().Select(f => f.Message));
        else Assert.Equal(right, Assert.Single(result.Wrong()).Expected);
    }

    [Theory]
    [InlineData("教育支出（类）普通教育（款）少年宫补助", false)]
    [InlineData("教育支出（类）职业教育（款）少年宫补助", false)]
    [InlineData("社会保障和就业支出（类）行政事业单位养老支出（款）基本养老金补助", true)]
    [InlineData("社会保障和就业（类）单位养老（款）基本养老金补助", true)]
    public void An_item_is_not_taken_for_one_of_another_class_that_has_its_amount_by_chance(string named, bool isMeant)
    {
        string[] pages =
        [
            "<p>澜川县档案馆2024年度部门决算</p><p>五、一般公共预算财政拨款支出决算情况说明</p>",
            $"<p>1.{named}（项）4.50万元。</p>", .. GeneralFormsTests.FinalAccounts(),
        ];
        Assert.Equal(isMeant, PlainPages.Check(pages).Findings.Any(f => f.Id == "E19"
            && f.Expected.Contains("2080505", StringComparison.Ordinal)));
    }

    private static bool IsOfFigures(Finding finding) =>
        finding.Id[0] is not 'N' && finding.Severity == Severity.Error;
}
