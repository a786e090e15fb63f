using Mingsuan.Core.Disclosures;
using Xunit;

namespace Mingsuan.Documents.Tests.Checks;

/// <summary>公开的主体: whose disclosure it is says its title first.</summary>
public sealed class IdentityTests
{
    private const string Units = "<p>二、机构设置</p><p>纳入编报范围的预算单位：云溪县第一中学、云溪县第二小学。</p>";

    [Theory]
    [InlineData("云溪县教育体育局2025年部门预算", "云溪县教育体育局")]
    [InlineData("2025年云溪县教育体育局部门预算", "云溪县教育体育局")]
    [InlineData("关于云溪县水务站2025年部门预算的说明", "云溪县水务站")]
    [InlineData("云溪县2025年县本级“三公”经费预算汇总情况说明", "云溪县")]
    [InlineData("云溪县人民政府办公室关于2025年部门预算的公开", "云溪县人民政府办公室")]
    [InlineData("2025年部门预算", "")]
    public void The_unit_is_in_the_title_first(string title, string unit) =>
        Assert.Equal(unit, PlainPages.Check($"<p>{title}</p>", Units).Disclosure.Unit);

    [Fact]
    public void A_place_in_the_title_gives_way_to_the_body_over_the_tables() => Assert.Equal("云溪县河湖管理所",
        PlainPages.Check("<p>云溪县2025年单位预算</p><p>预算单位：云溪县河湖管理所</p>").Disclosure.Unit);

    [Fact]
    public void A_line_that_counts_two_columns_holds_no_money()
    {
        var result = PlainPages.Check("<p>澜川县档案馆2024年度部门决算</p>",
            PlainPages.Table("收入支出决算总表", "万元",
            ["收入|1x3", "支出|1x3"], ["项目", "行次", "金额", "项目", "行次", "金额"],
            ["栏次", "", "1", "栏次", "", "2"],
            ["一、一般公共预算财政拨款收入", "1", "158.60", "一、一般公共服务支出", "31", "155.10"],
            ["二、其他收入", "2", "1.00", "二、社会保障和就业支出", "32", "4.50"],
            ["本年收入合计", "27", "159.60", "本年支出合计", "57", "159.60"],
            ["总计", "30", "159.60", "总计", "60", "159.60"]));
        Assert.DoesNotContain(result.Disclosure.Statements, f => f.Text is "1" or "2");
        Assert.DoesNotContain(result.Findings, f => f.Id == "M04");
    }
}
