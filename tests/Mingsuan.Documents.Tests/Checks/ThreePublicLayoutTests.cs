using Mingsuan.Core.Checks;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Xunit;

namespace Mingsuan.Documents.Tests.Checks;

/// <summary>“三公”经费的别样表式: with meetings and training item by item, and with the years at the head of the
/// rows.</summary>
public sealed class ThreePublicLayoutTests
{
    [Theory]
    [InlineData("4.50", "5.40")]
    [InlineData("7.50", "5.70")]
    [InlineData("-12.50", "-15.20")]
    public void Meetings_and_training_stand_beside_the_three_public_expenses(string right, string planted)
    {
        var table = PlainPages.Table("一般公共预算“三公”经费、会议费和培训费情况表", "万元",
            ["项目", "2024年预算数", "2025年预算数", "增减额", "增减%"], ["合计", "8.00", "7.50", "-0.50", "-6.25"],
            ["一、“三公”经费小计", "4.80", "4.50", "-0.30", "-6.25"], ["1.因公出国（境）费用", "", "", "", ""],
            ["2.公务接待费", "1.80", "1.50", "-0.30", "-16.67"], ["3.公务用车费", "3.00", "3.00", "", ""],
            ["其中：公务用车运行维护费", "3.00", "3.00", "", ""], ["公务用车购置费", "", "", "", ""],
            ["二、会议费", "1.60", "1.40", "-0.20", "-12.50"], ["三、培训费", "1.60", "1.60", "", ""]);
        CheckResult Of(string text) =>
            PlainPages.Check("<p>云溪市群众艺术馆2025年部门预算</p>", text, "<p>三、“三公”经费预算情况说明</p>",
                "<p>2025年“三公”经费预算4.50万元，比上年减少0.30万元。会议费1.40万元，培训费1.60万元。</p>");
        Assert.Empty(Of(table).Wrong().Select(f => f.Message));
        Assert.Empty(Of(table).Findings.Where(f => f.Id == "J01"));
        Assert.Equal(right, Assert.Single(Of(GeneralFormsTests.Once(table, $">{right}<", $">{planted}<")).Wrong())
            .Expected.TrimEnd('%'));
    }

    [Theory]
    [InlineData("9.20", "9.02")]
    [InlineData("8.40", "4.80")]
    public void A_year_before_the_name_of_a_row_is_no_code(string right, string planted)
    {
        var table = PlainPages.Table("澜川县水务站2024年度“三公”经费财政拨款支出决算", "万元",
            ["部门|2x1", "项目|2x1", "合计|2x1", "因公出国（境）费|2x1", "公务用车购置及运行维护费|1x3",
                "公务接待费|2x1"],
            ["小计", "公务用车购置费", "公务用车运行维护费"],
            ["澜川县水务站|2x1", "2024年预算数", "12.00", "0.00", "8.40", "0.00", "8.40", "3.60"],
            ["2024年决算数", "9.20", "0.00", "7.10", "0.00", "7.10", "2.10"]);
        CheckResult Of(string text) => PlainPages.Check("<p>关于澜川县水务站2024年度“三公”经费决算的说明</p>", text,
            "<p>2024年度“三公”经费支出决算9.20万元，完成预算的76.67%。其中：公务用车运行维护费7.10万元；"
            + "公务接待费2.10万元。</p>");
        var clean = Of(table);
        Assert.Empty(clean.Findings.Where(f => f.Severity == Severity.Error).Select(f => f.Message));
        Assert.Equal("澜川县水务站", clean.Disclosure.Unit);
        Assert.Equal(6, clean.Disclosure.Statements.Count(f => f is { Table: 0, IsAmount: true, IsOwn: false }));
        Assert.NotEmpty(Of(GeneralFormsTests.Once(table, $">{right}<", $">{planted}<")).Wrong());
    }
}
