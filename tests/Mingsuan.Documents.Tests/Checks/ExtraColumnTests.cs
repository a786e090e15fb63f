using Mingsuan.Core.Checks;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Xunit;

namespace Mingsuan.Documents.Tests.Checks;

/// <summary>表式没有的数列: last year's amounts, changes, growths and other money of a recognised table are read,
/// held to their rows and columns, and never glued to the names of the rows.</summary>
public sealed class ExtraColumnTests
{
    private static readonly string[][] Rows =
    [
        ["", "合计", "500.00", "580.00", "450.00", "130.00", "80.00", "16.00"],
        ["207", "文化旅游体育与传媒支出", "400.00", "480.00", "350.00", "130.00", "80.00", "20.00"],
        ["20701", "文化和旅游", "400.00", "480.00", "350.00", "130.00", "80.00", "20.00"],
        ["2070109", "群众文化", "400.00", "480.00", "350.00", "130.00", "80.00", "20.00"],
        ["208", "社会保障和就业支出", "50.00", "60.00", "60.00", "", "10.00", "20.00"],
        ["20805", "行政事业单位养老支出", "50.00", "60.00", "60.00", "", "10.00", "20.00"],
        ["2080505", "机关事业单位基本养老保险缴费支出", "50.00", "60.00", "60.00", "", "10.00", "20.00"],
        ["221", "住房保障支出", "50.00", "40.00", "40.00", "", "-10.00", "-20.00"],
        ["22102", "住房改革支出", "50.00", "40.00", "40.00", "", "-10.00", "-20.00"],
        ["2210201", "住房公积金", "50.00", "40.00", "40.00", "", "-10.00", "-20.00"],
    ];

    [Theory]
    [InlineData(0, 2, "500.00", "550.00", "C06")]
    [InlineData(1, 2, "400.00", "440.00", "C06")]
    [InlineData(3, 6, "80.00", "88.00", "C02")]
    [InlineData(0, 7, "16.00", "61.00", "C03")]
    [InlineData(9, 7, "-20.00", "-25.00", "C03")]
    public void Last_year_and_what_changed_are_held_to_their_rows_and_columns(
        int row, int column, string right, string planted, string rule)
    {
        var clean = PlainPages.Check(WithPrior(Rows));
        Assert.Empty(clean.Findings.Where(f => f.Severity == Severity.Error).Select(f => f.Message));
        Assert.Equal(60, clean.Disclosure.Statements.Count(f => f.Table == 4));
        Assert.Empty(clean.Coverage.Unchecked.Where(i => clean.Disclosure.Statements[i].Table == 4));
        Assert.DoesNotContain(clean.Disclosure.Tables[4].Rows, r => r.Label.Contains("00", StringComparison.Ordinal));
        string[][] rows = [.. Rows.Select(r => r.ToArray())];
        rows[row][column] = planted;
        var found = Assert.Single(PlainPages.Check(WithPrior(rows)).Wrong());
        Assert.Equal(rule, found.Id);
        Assert.Equal(right.TrimStart('-'), found.Expected.TrimEnd('%').TrimStart('-'));
    }

    [Fact]
    public void A_change_told_in_the_text_is_held_to_the_column_of_last_year()
    {
        CheckResult Of(string said) => PlainPages.Check([.. WithPrior(Rows),
            "<p>一、一般公共预算支出情况说明</p>",
            $"<p>2025年一般公共预算支出580.00万元，比2024年执行数增加{said}万元。</p>"]);
        Assert.Empty(Of("80.00").Wrong().Select(f => f.Message));
        Assert.Equal("C02", Assert.Single(Of("60.00").Wrong()).Id);
    }

    [Theory]
    [InlineData("55.00", "50.50", "55.00")]
    [InlineData("3.00", "30.00", "3.00")]
    public void Two_years_side_by_side_are_told_apart_by_the_years_over_them(
        string right, string planted, string expected)
    {
        string[] head = ["合计|2x1", "因公出国（境）费|2x1", "公务用车购置及运行费|1x3", "公务接待费|2x1"];
        string[] low = ["小计", "公务用车购置费", "公务用车运行费"];
        var table = PlainPages.Table("一般公共预算“三公”经费支出表", "万元", ["2024年预算数|1x6", "2025年预算数|1x6"],
            [.. head, .. head], [.. low, .. low],
            ["55.00", "0.00", "44.00", "40.00", "4.00", "11.00", "4.50", "0.00", "3.00", "0.00", "3.00", "1.50"]);
        var tables = GeneralFormsTests.Budget();
        tables[7] = table;
        Assert.Empty(PlainPages.Check(tables).Findings.Where(f => f.Severity == Severity.Error).Select(f => f.Message));
        tables[7] = GeneralFormsTests.Once(table, $">{right}<", $">{planted}<");
        Assert.Equal(expected, Assert.Single(PlainPages.Check(tables).Wrong()).Expected);
    }

    [Theory]
    [InlineData("30.00", "33.00")]
    [InlineData("5.00", "6.00")]
    public void A_fund_spends_what_it_had_and_got_less_what_is_left(string right, string planted)
    {
        string[][] rows = [.. new[]
            {
                "合计|1x2", "212/城乡社区支出", "21208/国有土地使用权出让收入安排的支出", "2120803/城市建设支出",
            }.Select(h => h.Split('/').Concat(["5.00", "30.00", "33.00", "", "33.00", "2.00"]).ToArray())];
        var table = PlainPages.Table("政府性基金预算财政拨款收入支出决算表", "万元",
        [
            ["科目代码|2x1", "科目名称|2x1", "年初结转和结余|2x1", "本年收入|2x1", "本年支出|1x3",
                "年末结转和结余|2x1"],
            ["小计", "基本支出", "项目支出"], .. rows,
        ]);
        CheckResult Of(string text) => PlainPages.Check("<p>澜川县档案馆2024年度部门决算</p>", text);
        var clean = Of(table);
        Assert.Empty(clean.Wrong().Select(f => f.Message));
        Assert.Empty(clean.Coverage.Unchecked);
        Assert.NotEmpty(Of(GeneralFormsTests.Once(table, $">{right}<", $">{planted}<")).Wrong());
    }

    [Theory]
    [InlineData("使用非财政拨款结余")]
    [InlineData("用事业基金弥补收支差额")]
    [InlineData("其他来源资金")]
    public void A_source_the_form_does_not_have_is_part_of_the_total_it_makes_right(string name)
    {
        CheckResult Of(string total) => PlainPages.Check("<p>云溪大学2025年部门预算</p>",
            PlainPages.Table("收入预算表", "万元",
                ["部门", "合计", "上年结转", "一般公共预算拨款收入", "事业收入", "其他收入", name],
                ["云溪大学本部", "90.00", "10.00", "40.00", "20.00", "5.00", "15.00"],
                ["云溪大学附属中学", "37.00", "2.00", "20.00", "10.00", "1.00", "4.00"],
                ["合计", total, "12.00", "60.00", "30.00", "6.00", "19.00"]));
        Assert.Empty(Of("127.00").Wrong().Select(f => f.Message));
        Assert.Equal("127.00", Assert.Single(Of("172.00").Wrong()).Expected);
    }

    [Fact]
    public void A_column_of_other_money_is_listed_as_not_checked_where_nothing_checks_it()
    {
        string[][] rows = [.. Rows.Select((r, i) => (string[])[.. r[..2], .. r[3..6], $"{i * 7 + 3}.25"])];
        var tables = GeneralFormsTests.Budget();
        tables[5] = PlainPages.Table("一般公共预算支出表", "万元",
            [["科目编码", "科目名称", "合计", "基本支出", "项目支出", "其中采购金额"], .. rows]);
        var result = PlainPages.Check(tables);
        Assert.Empty(result.Wrong().Select(f => f.Message));
        Assert.Equal(10, result.Coverage.Unchecked.Count(i => result.Disclosure.Statements[i] is
            { Table: 4, IsAmount: true, Column: "其中采购金额" }));
    }

    private static string[] WithPrior(string[][] rows)
    {
        var tables = GeneralFormsTests.Budget();
        tables[5] = PlainPages.Table("一般公共预算支出表", "万元",
        [
            ["科目编码|2x1", "科目名称|2x1", "2024年执行数|2x1", "2025年预算数|1x3", "2025年预算数比2024年执行数|1x2"],
            ["小计", "基本支出", "项目支出", "增减额", "增减%"], .. rows,
        ]);
        return tables;
    }
}
