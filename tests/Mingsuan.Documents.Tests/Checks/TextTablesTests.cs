using System.Text;
using Mingsuan.Core.Checks;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Documents.Tests.Reading;
using Xunit;

namespace Mingsuan.Documents.Tests.Checks;

/// <summary>文字里的表: what lines of text do not show for certain is no error.</summary>
public sealed class TextTablesTests
{
    [Fact]
    public void Amounts_one_a_line_are_not_put_together()
    {
        var result = Check(
            "云溪县2025年县本级“三公”经费预算汇总情况说明",
            "云溪县2025年县本级“三公”经费预算汇总一览", "项目", "2024年预算数",
            "2025年预算数", "增减额", "合计", "1647.46", "1663.10", "15.64",
            "一、因公出国（境）费用", "35.00", "28.00", "-7.00",
            "二、公务接待费", "1612.46", "1635.10", "22.64",
            "2025年云溪县“三公”经费预算数为1663.10万元，比上年预算数增加15.64万元。");
        Assert.Equal(DisclosureKind.ThreePublic, result.Disclosure.Kind);
        Assert.Empty(result.Disclosure.Source.Problems);
        Assert.Contains(result.Disclosure.Source.Paragraphs, p => p.Text == "1647.46");
        Assert.Empty(result.Wrong().Select(f => f.Message));
    }

    [Fact]
    public void A_table_by_codes_after_one_by_units_is_a_table_of_its_own()
    {
        var result = Check(
            "云溪县文化馆2024年度部门决算", "支出决算表（分单位）", "部门：云溪县文化馆　　单位：元",
            "单位名称  本年支出合计  基本支出  项目支出",
            "云溪县文化馆本级  100.00  60.00  40.00", "云溪县书画院  50.00  50.00  0.00", "合计  150.00  110.00  40.00",
            "支出决算表（分科目）", "部门：云溪县文化馆　　单位：元",
            "科目编码  科目名称  本年支出合计  基本支出  项目支出",
            "合计  150.00  110.00  40.00", "207  文化旅游体育与传媒支出  150.00  110.00  40.00",
            "20701  文化和旅游  150.00  110.00  40.00", "2070109  群众文化  150.00  110.00  40.00");
        Assert.Contains(result.Disclosure.Tables, t => t.Title == "支出决算表（分科目）");
        Assert.Empty(result.Wrong().Select(f => f.Message));
    }

    [Fact]
    public void What_no_line_says_was_carried_on_is_not_therefore_nothing()
    {
        var result = Check(
            "云溪县文化馆2024年度部门决算", "财政拨款收入支出决算总表", "部门：云溪县文化馆　　单位：万元",
            "收入  支出", "项目  决算数  项目  合计  一般公共预算财政拨款  政府性基金预算财政拨款",
            "一、一般公共预算财政拨款  150.00  一、文化旅游体育与传媒支出  140.00  140.00  0.00",
            "本年收入合计  150.00  本年支出合计  140.00  140.00  0.00",
            "留待以后年度使用的财政拨款  10.00  10.00  0.00", "总计  150.00  总计  150.00  150.00  0.00",
            "四、财政拨款收入支出决算总体情况说明", "2024年度财政拨款收、支总计150.00万元，本年支出140.00万元。");
        Assert.Empty(result.Wrong().Select(f => f.Message));
    }

    private static CheckResult Check(params string[] lines) => Checker.Check(
        CompiledFiles.Disclosures.Read(CompiledFiles.Read(Encoding.UTF8.GetBytes(string.Join('\n', lines)), "a.txt")),
        CompiledFiles.Rulebook);
}
