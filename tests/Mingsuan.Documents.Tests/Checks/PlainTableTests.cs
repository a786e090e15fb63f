using Mingsuan.Core.Checks;
using Xunit;

namespace Mingsuan.Documents.Tests.Checks;

/// <summary>没有表式的表: read all the same; its totals, codes and changes are held to, and nothing else is.</summary>
public sealed class PlainTableTests
{
    private const string Title = "专项经费安排情况表";

    [Fact]
    public void A_wrong_cell_below_total_row_and_total_column_is_named_with_its_right_value()
    {
        var result = Check(Grid("12.00"));
        Assert.Empty(result.Wrong());
        var found = Assert.Single(Check(Grid("12.50")).Wrong());
        Assert.Equal("12.00", found.Expected);
        Assert.Contains("道路养护 · 市级资金", found.Message, StringComparison.Ordinal);
        Assert.Equal(15, result.Coverage.Checked);
    }

    [Theory]
    [InlineData("66.00", "")]
    [InlineData("65.00", "66.00")]
    public void One_column_and_one_total_is_enough_when_nothing_else_explains_it(string total, string expected)
    {
        var wrong = Check(PlainPages.Table(Title, "万元",
            ["名称", "金额"], ["甲街道", "10.50"], ["乙街道", "20.25"], ["丙街道", "35.25"], ["合计", total])).Wrong();
        // Which of the four is wrong, one sum cannot tell; the reader sees all of them.
        if (expected.Length == 0) Assert.Empty(wrong);
        else Assert.Contains($"= {expected}", Assert.Single(wrong).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_total_that_some_rows_in_a_run_explain_is_no_error() => Assert.Empty(Check(PlainPages.Table(
        Title, "万元", ["名称", "金额"], ["合计", "30.00"], ["车辆费", "18.00"], ["购置", "11.00"], ["运行", "7.00"],
        ["接待", "12.00"])).Wrong());

    [Fact]
    public void Rows_told_as_among_others_are_not_added() => Assert.Empty(Check(PlainPages.Table(
        Title, "万元", ["名称", "上级补助", "本级安排"], ["合计", "30.00", "9.00"], ["甲街道", "18.00", "4.00"],
        ["其中：设备", "11.00", "1.00"], ["乙街道", "12.00", "5.00"])).Wrong());

    [Theory]
    [InlineData("203.40", "")]
    [InlineData("204.30", "203.40")]
    public void Codes_split_over_three_cells_add_up_to_their_superior(string section, string expected)
    {
        var wrong = Check(PlainPages.Table("某类资金按科目安排表", "万元",
            ["科目编码|1x3", "科目名称|2x1", "金额|2x1"], ["类", "款", "项"],
            ["", "", "", "合计", "233.40"],
            ["206", "", "", "科学技术支出", "203.40"], ["206", "02", "", "基础研究", section],
            ["206", "02", "01", "机构运行", "150.40"], ["206", "02", "99", "其他基础研究支出", "53.00"],
            ["221", "", "", "住房保障支出", "30.00"], ["221", "02", "", "住房改革支出", "30.00"],
            ["221", "02", "01", "住房公积金", "30.00"])).Wrong();
        if (expected.Length == 0) Assert.Empty(wrong);
        else Assert.Equal(expected, Assert.Single(wrong).Expected);
    }

    [Fact]
    public void Units_above_their_subordinate_units_are_not_added_twice()
    {
        string Table(string sub) => PlainPages.Table("各单位资金安排表", "元",
            ["单位编码", "单位名称", "合计", "本级资金", "上级资金"],
            ["", "合计", "1,000.00", "700.00", "300.00"], ["318", "甲局", "600.00", "400.00", "200.00"],
            ["318001", "甲局本级", "350.00", "250.00", "100.00"], ["318002", "甲局中心", "250.00", sub, "100.00"],
            ["319", "乙局", "400.00", "300.00", "100.00"], ["319001", "乙局本级", "400.00", "300.00", "100.00"]);
        Assert.Empty(Check(Table("150.00")).Wrong());
        Assert.Equal("150.00", Assert.Single(Check(Table("105.00")).Wrong()).Expected);
    }

    [Fact]
    public void Changes_growth_and_completion_follow_from_the_columns_beside_them()
    {
        string Table(string change, string growth) => PlainPages.Table("分项预算对比表", "万元",
            ["名称", "2024年预算数", "2025年预算数", "增减额", "增减%"],
            ["业务一", "80.00", "100.00", change, "25.00"], ["业务二", "50.00", "40.00", "-10.00", growth],
            ["业务三", "64.00", "80.00", "16.00", "25.00%"]);
        Assert.Empty(Check(Table("20.00", "-20.00")).Wrong());
        var wrong = Assert.Single(Check(Table("21.00", "-20.00")).Wrong());
        Assert.Contains("20.00", wrong.Expected, StringComparison.Ordinal);
        Assert.Equal("C03", Assert.Single(Check(Table("20.00", "-25.00")).Wrong()).Id);
        string Done(string rate) => PlainPages.Table("分项决算对比表", "万元",
        ["名称", "年初预算数", "决算数", "完成率（%）"],
            ["业务一", "80.00", "60.00", "75.00"], ["业务二", "50.00", "48.00", rate],
            ["业务三", "10.00", "9.00", "90.00"]);
        Assert.Empty(Check(Done("96.00")).Wrong());
        Assert.Contains("96.00", Assert.Single(Check(Done("69.00")).Wrong()).Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_prices_years_and_indicators_are_never_added()
    {
        var result = Check(
            PlainPages.Table("设备安排表", "万元", ["名称", "数量", "单价（元）", "年份", "联系电话", "金额"],
                ["合计", "9", "8", "2025", "82345678", "5.00"], ["甲", "3", "7", "2024", "82345671", "2.00"],
                ["乙", "4", "6", "2023", "82345672", "3.00"]),
            PlainPages.Table("绩效指标", "万元", ["名称", "目标值"], ["合计", "9"], ["甲", "3"], ["乙", "4"]));
        Assert.Empty(result.Wrong());
        Assert.Equal(3, result.Coverage.Statements);
    }

    [Fact]
    public void Rounding_is_a_note_and_the_last_digit_decides()
    {
        string Table(string total) => PlainPages.Table(Title, "万元",
            ["名称", "金额"], ["甲街道", "10.33"], ["乙街道", "20.33"], ["丙街道", "35.33"], ["合计", total]);
        var note = Check(Table("66.00"));
        Assert.Empty(note.Wrong());
        Assert.Contains(note.Findings, f => f.Id == "A09");
        Assert.Contains("= 65.99", Assert.Single(Check(Table("66.99")).Wrong()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Subtotals_and_pairs_of_columns_are_understood()
    {
        string Table(string paid) => PlainPages.Table("补助资金分配情况", "万元",
            ["名称|2x1", "合计|1x2", "城区|1x2", "农村|1x2"],
            ["预算数", "决算数", "预算数", "决算数", "预算数", "决算数"],
            ["甲", "8.00", "7.00", "5.00", "4.00", "3.00", "3.00"],
            ["乙", "6.00", "6.00", "4.00", "4.00", "2.00", paid],
            ["小计", "14.00", "13.00", "9.00", "8.00", "5.00", "5.00"],
            ["丙", "1.50", "1.20", "1.00", "0.90", "0.50", "0.30"],
            ["丁", "2.50", "2.10", "2.00", "1.80", "0.50", "0.30"],
            ["小计", "4.00", "3.30", "3.00", "2.70", "1.00", "0.60"],
            ["总计", "18.00", "16.30", "12.00", "10.70", "6.00", "5.60"]);
        Assert.Empty(Check(Table("2.00")).Wrong());
        Assert.Equal("2.00", Assert.Single(Check(Table("3.00")).Wrong()).Expected);
    }

    [Fact]
    public void In_a_single_row_one_total_bears_out_another()
    {
        string Table(string all) => PlainPages.Table("会议等经费安排", "万元",
            ["合计|2x1", "会议费|2x1", "培训费|2x1", "设备费|1x3"], ["小计", "购置费", "维护费"],
            [all, "2.10", "1.40", "9.00", "6.00", "3.00"]);
        Assert.Empty(Check(Table("12.50")).Wrong());
        Assert.Equal("12.50", Assert.Single(Check(Table("15.20")).Wrong()).Expected);
    }

    [Fact]
    public void Codes_that_other_codes_interrupt_are_no_tree() => Assert.Empty(Check(PlainPages.Table(
        "各单位经费安排", "万元", ["编码", "名称", "金额"], ["318", "甲局", "30.00"], ["318001", "甲局本级", "12.00"],
        ["2010101", "行政运行", "12.00"],
        ["318002", "甲局中心", "18.00"], ["2010150", "事业运行", "18.00"])).Wrong());

    [Fact]
    public void Tables_of_goods_assets_staff_and_vehicles_as_places_print_them_are_clean() => Assert.Empty(Check(
        PlainPages.Table("政府采购预算表", "万元",
            ["采购项目|2x1", "采购品目|2x1", "数量|2x1", "资金来源|1x4"],
            ["总计", "一般公共预算", "政府性基金", "其他资金"],
            ["合计", "", "", "62.00", "50.00", "", "12.00"], ["办公设备", "A0201", "20", "12.00", "12.00", "", ""],
            ["物业服务", "C2104", "1", "38.00", "38.00", "", ""], ["培训系统", "A0202", "3", "12.00", "", "", "12.00"]),
        PlainPages.Table("国有资产占用情况表", "万元",
            ["项目", "数量", "年初金额", "年末金额"], ["资产总额", "—", "880.00", "905.00"],
            ["一、流动资产", "—", "130.00", "125.00"],
            ["二、固定资产", "—", "750.00", "780.00"], ["1.房屋（平方米）", "2300", "600.00", "600.00"],
            ["2.车辆（台）", "4", "80.00", "80.00"], ["其中：越野车", "1", "22.00", "22.00"],
            ["三、在建工程", "—", "", ""]),
        PlainPages.Table("人员与公用经费测算情况", "元",
            ["单位名称", "编制数", "实有人数", "人均标准", "公用经费"], ["合计", "61", "58", "—", "870,000"],
            ["本级", "40", "38", "15000", "570,000"], ["中心", "21", "20", "15000", "300,000"]),
        PlainPages.Table("经费支出汇总情况", "万元",
            ["项目", "上年数", "本年数", "增减额", "增减率", "增减原因"],
            ["合计", "16.50", "15.00", "-1.50", "-9.09%", "压减"],
            ["因公出国（境）费", "", "", "", "", ""], ["公务接待费", "4.50", "4.00", "-0.50", "-11.11%", "减少批次"],
            ["公务用车购置及运行费", "12.00", "11.00", "-1.00", "-8.33%", ""],
            ["其中：购置费", "0.00", "0.00", "0.00", "—", ""], ["运行费", "12.00", "11.00", "-1.00", "-8.33%", ""]),
        PlainPages.Table("近三年收支情况", "万元",
            ["年份", "收入", "支出"], ["2022", "300.00", "290.00"], ["2023", "310.00", "310.00"],
            ["2024", "305.00", "308.00"]))
        .Wrong().Select(f => f.Message));

    [Fact]
    public void A_wrong_figure_of_goods_is_found_under_goods()
    {
        var wrong = Assert.Single(Check(PlainPages.Table("政府采购预算表", "万元",
            ["采购项目", "数量", "总计", "一般公共预算", "其他资金"], ["合计", "", "62.00", "50.00", "12.00"],
            ["办公设备", "20", "12.00", "12.00", ""], ["物业服务", "1", "38.00", "83.00", ""],
            ["培训系统", "3", "12.00", "", "12.00"])).Wrong());
        Assert.Equal(("A25", "38.00"), (wrong.Id, wrong.Expected));
    }

    private static CheckResult Check(params string[] tables) => PlainPages.Check(tables);

    private static string Grid(string cell) => PlainPages.Table(Title, "万元",
        ["名称", "合计", "中央资金", "市级资金", "备注"], ["道路养护", "20.00", "8.00", cell, ""],
        ["桥梁检测", "31.00", "30.00", "1.00", "含上年"], ["绿化提升", "9.00", "4.50", "4.50", ""],
        ["路灯改造", "7.20", "5.00", "2.20", ""], ["合计", "67.20", "47.50", "19.70", ""]);
}
