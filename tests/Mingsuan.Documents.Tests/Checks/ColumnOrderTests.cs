using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Xunit;

namespace Mingsuan.Documents.Tests.Checks;

/// <summary>列的次序: columns are known by the words over them, in whatever order a place prints them.</summary>
public sealed class ColumnOrderTests
{
    [Theory]
    [InlineData("接待在用车之前", "3.00", "3.30")]
    [InlineData("接待在用车之前", "4.50", "4.80")]
    [InlineData("运行在购置之前", "3.00", "3.30")]
    public void Three_public_columns_stand_in_any_order(string order, string right, string planted)
    {
        var tables = GeneralFormsTests.Budget();
        var table = order == "接待在用车之前"
            ? PlainPages.Table("一般公共预算“三公”经费支出表", "万元",
                ["单位名称|2x1", "合计|2x1", "因公出国（境）费|2x1", "公务接待费|2x1", "公务用车购置及运行维护费|1x3"],
                ["小计", "公务用车购置费", "公务用车运行维护费"],
                ["云溪市群众艺术馆", "4.50", "0.00", "1.50", "3.00", "0.00", "3.00"])
            : PlainPages.Table("一般公共预算“三公”经费支出表", "万元",
                ["合计|2x1", "因公出国（境）费|2x1", "公务用车购置及运行费|1x3", "公务接待费|2x1"],
                ["小计", "公务用车运行费", "公务用车购置费"], ["4.50", "0.00", "3.00", "3.00", "0.00", "1.50"]);
        tables[7] = table;
        var clean = PlainPages.Check(tables);
        Assert.Empty(clean.Findings.Where(f => f.Severity == Severity.Error).Select(f => f.Message));
        var read = clean.Disclosure.Statements.Where(f => f.Where.Contains("三公", StringComparison.Ordinal)).ToList();
        Assert.Equal(6, read.Count);
        Assert.Equal("3.00", read.Find(f => f.Selector!.Codes(Core.Dimensions.Dimension.Economic) == "30231")!.Text);
        tables[7] = GeneralFormsTests.Once(table, $">{right}<", $">{planted}<");
        Assert.Equal(right, Assert.Single(PlainPages.Check(tables).Wrong()).Expected);
    }

    [Fact]
    public void Kinds_of_expenditure_stand_in_any_order()
    {
        var tables = GeneralFormsTests.Budget();
        string Row(string label, string all, string basic, string project) => $"{label}|{all}|{basic}|{project}";
        string[] rows =
        [
            Row("|合计", "630.00", "450.00", "180.00"), Row("207|文化旅游体育与传媒支出", "500.00", "350.00", "150.00"),
            Row("20701|文化和旅游", "500.00", "350.00", "150.00"),
            Row("2070109|群众文化", "500.00", "350.00", "150.00"),
            Row("208|社会保障和就业支出", "60.00", "60.00", ""),
            Row("20805|行政事业单位养老支出", "60.00", "60.00", ""),
            Row("2080505|机关事业单位基本养老保险缴费支出", "60.00", "60.00", ""),
            Row("212|城乡社区支出", "30.00", "", "30.00"),
            Row("21208|国有土地使用权出让收入安排的支出", "30.00", "", "30.00"),
            Row("2120803|城市建设支出", "30.00", "", "30.00"), Row("221|住房保障支出", "40.00", "40.00", ""),
            Row("22102|住房改革支出", "40.00", "40.00", ""), Row("2210201|住房公积金", "40.00", "40.00", ""),
        ];
        tables[3] = PlainPages.Table("支出预算总表", "万元",
        [
            ["科目编码", "科目名称", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出", "基本支出", "合计"],
            .. rows.Select(r => r.Split('|')).Select(r => new[] { r[0], r[1], r[4], "", "", "", r[3], r[2] }),
        ]);
        var clean = PlainPages.Check(tables);
        Assert.Empty(clean.Findings.Where(f => f.Severity == Severity.Error).Select(f => f.Message));
        Assert.Equal("150.00", Assert.Single(clean.Disclosure.Statements, f => f.Table == 2
            && f.Row.Contains("群众文化", StringComparison.Ordinal) && f.Column == "项目支出").Text);
        tables[3] = GeneralFormsTests.Once(tables[3], ">630.00<", ">603.00<");
        Assert.Equal("630.00", Assert.Single(PlainPages.Check(tables).Wrong()).Expected);
    }

    [Fact]
    public void A_flat_basic_column_after_the_projects_is_still_that_of_the_general_budget()
    {
        var tables = GeneralFormsTests.Budget();
        tables[5] = PlainPages.Table("一般公共预算支出表", "万元",
            ["科目编码", "科目名称", "合计", "项目支出", "基本支出", "人员经费", "公用经费"],
            ["", "合计", "580.00", "130.00", "450.00", "410.00", "40.00"],
            ["207", "文化旅游体育与传媒支出", "480.00", "130.00", "350.00", "310.00", "40.00"],
            ["20701", "文化和旅游", "480.00", "130.00", "350.00", "310.00", "40.00"],
            ["2070109", "群众文化", "480.00", "130.00", "350.00", "310.00", "40.00"],
            ["208", "社会保障和就业支出", "60.00", "", "60.00", "60.00", ""],
            ["20805", "行政事业单位养老支出", "60.00", "", "60.00", "60.00", ""],
            ["2080505", "机关事业单位基本养老保险缴费支出", "60.00", "", "60.00", "60.00", ""],
            ["221", "住房保障支出", "40.00", "", "40.00", "40.00", ""],
            ["22102", "住房改革支出", "40.00", "", "40.00", "40.00", ""],
            ["2210201", "住房公积金", "40.00", "", "40.00", "40.00", ""]);
        var result = PlainPages.Check(tables);
        Assert.Equal(Core.Forms.FormRole.General, result.Disclosure.Tables[4].Form?.Role);
        Assert.Empty(result.Findings.Where(f => f.Severity == Severity.Error).Select(f => f.Message));
    }
}
