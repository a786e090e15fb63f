using Mingsuan.Core.Checks;
using Mingsuan.Core.Documents;
using Xunit;

namespace Mingsuan.Documents.Tests.Checks;

/// <summary>各地表样的读法 (kinds of layout and wording seen in published documents; names and figures are
/// invented).</summary>
public sealed class ReadingKindsTests
{
    private static readonly string[] Header = ["科目编码", "科目名称", "合计", "基本支出", "项目支出"];

    private static readonly string[][] FirstHalf =
    [
        Header,
        ["", "合计", "70.00", "45.00", "25.00"],
        ["207", "文化旅游体育与传媒支出", "60.00", "35.00", "25.00"],
        ["20701", "文化和旅游", "60.00", "35.00", "25.00"],
        ["2070104", "图书馆", "60.00", "35.00", "25.00"],
        ["208", "社会保障和就业支出", "10.00", "10.00", ""],
        ["20805", "行政事业单位养老支出", "10.00", "10.00", ""],
        ["2080505", "机关事业单位基本养老保险缴费支出", "7.00", "7.00", ""],
    ];

    private static readonly string[] LastRow = ["2080506", "机关事业单位职业年金缴费支出", "3.00", "3.00", ""];

    [Fact]
    public void Codes_decide_which_classification_a_table_is_of() => Right(PlainPages.Table(
        "2026年度一般公共预算基本支出经济分类情况表", "万元", ["科目编码", "科目名称", "预算数"],
        ["", "合计", "50.00"], ["301", "工资福利支出", "30.00"], ["30101", "基本工资", "18.00"],
        ["30102", "津贴补贴", "12.00"], ["302", "商品和服务支出", "20.00"], ["30201", "办公费", "20.00"]));

    [Theory]
    [InlineData("部门支出总表")]
    [InlineData("部门支出总表（续）")]
    [InlineData("—12—")]
    [InlineData("第 12 页")]
    public void A_table_goes_on_under_its_title_a_continuation_or_a_page_number(string title)
    {
        var result = PlainPages.Check(
            PlainPages.Table("部门支出总表", "万元", FirstHalf), PlainPages.Table(title, "万元", Header, LastRow));
        Assert.Empty(Wrong(result));
        Assert.Single(result.Disclosure.Tables);
    }

    [Fact]
    public void A_slip_in_the_second_half_of_a_table_is_still_seen()
    {
        string[] slip = ["2080506", "机关事业单位职业年金缴费支出", "8.00", "8.00", ""];
        Assert.NotEmpty(Wrong(PlainPages.Check(
            PlainPages.Table("部门支出总表", "万元", FirstHalf), PlainPages.Table("", "万元", Header, slip))));
    }

    [Fact]
    public void A_table_of_another_unit_with_its_own_total_is_a_table_of_its_own()
    {
        string[][] other =
            [Header, ["", "合计", "5.00", "5.00", ""], ["207", "文化旅游体育与传媒支出", "5.00", "5.00", ""]];
        Assert.Equal(2, PlainPages.Check(PlainPages.Table("部门支出总表", "万元", FirstHalf),
            PlainPages.Table("部门支出总表", "万元", other)).Disclosure.Tables.Length);
    }

    [Theory]
    [InlineData("**", "**", "1", "2", "3")]
    [InlineData("栏次", "", "1", "2", "3")]
    [InlineData("**", "**", "1=2+3", "2", "3")]
    public void A_row_that_counts_columns_holds_no_figures(params string[] row) => Right(PlainPages.Table(
        "一般公共预算支出表", "万元", [Header, row, .. FirstHalf[1..], LastRow]));

    [Fact]
    public void Personnel_may_be_called_人员类() => Right(PlainPages.Table(
        "2026年一般公共预算基本支出情况表", "万元", ["经济科目编码", "经济科目名称", "总计", "人员类", "公用经费"],
        ["", "合计", "50.00", "41.00", "9.00"], ["301", "工资福利支出", "30.00", "30.00", ""],
        ["30101", "基本工资", "30.00", "30.00", ""], ["302", "商品和服务支出", "20.00", "11.00", "9.00"],
        ["30201", "办公费", "9.00", "", "9.00"], ["30228", "工会经费", "11.00", "11.00", ""]));

    [Fact]
    public void A_class_left_blank_is_that_of_the_row_above() => Right(PlainPages.Table(
        "2026年一般公共预算支出情况表", "万元",
        ["科目编码|1x3", "功能科目|2x1", "总计|2x1", "基本支出|2x1", "项目支出|2x1"], ["类", "款", "项"],
        ["", "", "", "合计", "60.00", "35.00", "25.00"],
        ["207", "", "", "文化旅游体育与传媒支出", "60.00", "35.00", "25.00"],
        ["", "01", "", "文化和旅游", "60.00", "35.00", "25.00"], ["207", "01", "04", "图书馆", "35.00", "35.00", ""],
        ["", "", "99", "其他文化和旅游支出", "25.00", "", "25.00"]));

    [Fact]
    public void Projects_below_their_units_nest_by_their_sums() => Right(PlainPages.Table(
        "部门预算项目支出及其他支出预算表", "万元",
        ["支出项目类别（资金使用单位）", "总计", "一般公共预算", "政府性基金预算", "其他资金"],
        ["合计", "90.00", "70.00", "0.00", "20.00"], ["青川市统计局", "60.00", "40.00", "0.00", "20.00"],
        ["　机构运行辅助经费", "35.00", "35.00", "0.00", "0.00"], ["　统计专项经费", "25.00", "5.00", "0.00", "20.00"],
        ["青川市统计普查中心", "30.00", "30.00", "0.00", "0.00"],
        ["　普查工作经费", "30.00", "30.00", "0.00", "0.00"]));

    [Fact]
    public void Two_classifications_side_by_side_may_repeat_a_code() => Right(PlainPages.Table(
        "一般公共预算基本支出情况表", "万元",
        ["部门预算支出经济分类|1x2", "政府预算支出经济分类|1x2", "基本支出预算|1x3"],
        ["科目编码", "科目名称", "科目编码", "科目名称", "小计", "人员支出", "日常公用支出"],
        ["", "合计", "", "", "55.00", "50.00", "5.00"],
        ["301", "工资福利支出", "501", "机关工资福利支出", "30.00", "30.00", ""],
        ["30101", "基本工资", "50101", "工资奖金津补贴", "30.00", "30.00", ""],
        ["301", "工资福利支出", "505", "对事业单位经常性补助", "20.00", "20.00", ""],
        ["30101", "基本工资", "50501", "工资福利支出", "20.00", "20.00", ""],
        ["302", "商品和服务支出", "502", "机关商品和服务支出", "5.00", "", "5.00"],
        ["30201", "办公费", "50201", "办公经费", "5.00", "", "5.00"]));

    [Fact]
    public void Three_groups_of_columns_are_last_year_this_year_and_the_change() => Right(PlainPages.Table(
        "部门综合预算一般公共预算拨款“三公”经费及会议费、培训费支出预算表", "万元",
        ["单位名称|2x1", "上年|1x3", "当年|1x3", "增减变化情况|1x3"],
        ["合计", "公务接待费", "培训费", "合计", "公务接待费", "培训费", "合计", "公务接待费", "培训费"],
        ["合计", "24.00", "4.00", "20.00", "19.00", "4.00", "15.00", "-5.00", "", "-5.00"],
        ["青川市审计局", "24.00", "4.00", "20.00", "19.00", "4.00", "15.00", "-5.00", "", "-5.00"]));

    [Theory]
    [InlineData("二、支出预算情况说明", "2026年支出预算800.00万元。", "（一）基本支出。基本支出预算500.00万元。",
        "（二）项目支出。项目支出预算300.00万元，占本年支出预算37.50%。其中：",
        "1.事业单位经营支出6.00万元。", "2.上缴上级支出0.00万元。")]
    [InlineData("一、收支预算总体情况说明",
        "青川馆2026年度收入、支出预算总计840.00万元，"
        + "与上年相比收、支预算总计各增加40.00万元。",
        "1.财政拨款收入预算总计800.00万元。", "2.其他资金收入预算总计40万元，与上年数一致。")]
    [InlineData("三、部门收支总体情况",
        "2026年本单位收入预算600.00万元，其中，一般公共预算拨款600.00万元，上年结转0.00万元。"
        + "收入较去年增加60.00万元，上升11.11%。")]
    [InlineData("一、收入预算情况说明",
        "2026年收入预算600.00万元，比上年增加60.00万元。"
        + "填列数应与《收支预算总表》收入数一致。")]
    [InlineData("五、政府采购情况",
        "政府采购预算总额60.00万元，其中：政府采购货物预算40.00万元、"
        + "政府采购服务预算20.00万元；"
        + "其中一般公共预算拨款政府采购30.00万元：政府采购货物预算25.00万元、政府采购服务预算5.00万元。")]
    [InlineData("五、财政拨款支出预算情况说明", "（一）公共安全支出（类）检察（款）：",
        "2026年预算支出合计164.00万元，比上年增加20.00万元。",
        "（二）住房保障支出（类）住房改革支出（款）：", "2026年预算支出合计37.00万元，比上年增加2.00万元。")]
    [InlineData("（三）支出预算情况说明",
        "我馆2026年支出预算500.00万元（本年支出预算400.00万元），"
        + "其中：住房保障支出20.00万元，占4.00%。")]
    public void Words_that_name_a_part_are_not_held_against_the_whole(params string[] lines) =>
        Right("<h1>青川市图书馆2026年部门预算</h1>" + string.Concat(lines.Select(l => $"<p>{l}</p>")));

    [Fact]
    public void A_code_a_dash_and_a_name_in_a_sentence_are_an_item()
    {
        var table = PlainPages.Table("2026年度一般公共预算拨款支出预算表", "万元", [.. FirstHalf, LastRow]);
        var findings = Wrong(PlainPages.Check(table,
            "<p>二、一般公共预算拨款支出情况</p><p>（一）2070104-图书馆61.00万元。主要用于人员经费。</p>"));
        Assert.Contains(findings, f => f.Expected.StartsWith("60.00", StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_completed_of_a_budget_told_in_the_sentence_is_worked_out()
    {
        var findings = Wrong(PlainPages.Check("<h1>青川省财政厅2023年度“三公”经费支出决算情况说明</h1>"
            + "<p>“三公”经费财政拨款支出决算为40.00万元，比2019年（疫情前）决算数减少25.00万元，降低38.5%。其中："
            + "公务用车购置及运行维护费支出决算为27.00万元，完成预算30.00万元的95.0%。</p>"));
        Assert.Equal(["90.0%"], findings.Select(f => f.Expected));
    }

    private static void Right(params string[] parts) => Assert.Empty(Wrong(PlainPages.Check(parts)));

    private static List<Finding> Wrong(CheckResult result) => [.. result.Findings.Where(f =>
        f.Severity == Severity.Error && f.Id[0] is 'A' or 'B' or 'C' or 'D' or 'E')
        .Where(f => f.Severity == Severity.Error)];
}
