using System.Text;
using Mingsuan.Core.Checks;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Documents.Reading;
using Mingsuan.Documents.Tests.Checks;
using Xunit;

namespace Mingsuan.Documents.Tests.Reading;

/// <summary>流式文字里短行的列: told by the codes above and below, and left open where these do not tell.</summary>
public sealed class FlowPlacesTests
{
    private static readonly Workspace Workspace = new();

    private const string Head = """
        示例市样例区2026年区级部门预算
        预算主管部门：示例市样例区样例局
        2026年部门财务收支预算总表
        编制部门：示例市样例区样例局 单位：元
        本年收入 本年支出
        项目 预算数 项目 预算数
        一、财政拨款收入 2,200,000.50 一、教育支出 1,500,000.50
        1. 一般公共预算 2,200,000.50 二、住房保障支出 700,000.00
        收入总计 2,200,000.50 支出总计 2,200,000.50
        2026年部门支出预算总表
        编制部门：示例市样例区样例局 单位：元
        功能分类科目编码 功能分类科目名称 合计 基本支出 项目支出
        类 款 项
        205 教育支出 1,500,000.50 1,000,000.00 500,000.50
        205 02 普通教育 1,500,000.50 1,000,000.00 500,000.50

        """;

    private const string Told = """
        205 02 01 学前教育 300,000.00 300,000.00
        205 02 02 小学教育 1,000,000.00 1,000,000.00
        205 02 99 其他普通教育支出 200,000.50 200,000.50

        """;

    private const string Foot = """
        221 住房保障支出 700,000.00 700,000.00
        221 02 住房改革支出 700,000.00 700,000.00
        221 02 01 住房公积金 700,000.00 700,000.00
        合计 2,200,000.50 1,700,000.00 500,000.50
        2026年部门国有资本经营预算支出功能分类预算表
        编制部门：示例市样例区样例局 单位：元
        功能分类科目编码 功能分类科目名称 合计 基本支出 项目支出
        类 款 项
        合计
        注:今年没有使用政府性基金预算拨款安排的支出，
        所以这张表是空表。
        其他相关情况说明
        一、政府采购预算情况
        今年政府采购预算12.00万元，其中：货物12.00万元。
        """;

    [Theory]
    [InlineData("2050201", "300,000.00", "project")]
    [InlineData("2050202", "1,000,000.00", "basic")]
    [InlineData("2050299", "200,000.50", "project")]
    [InlineData("22102", "700,000.00", "basic")]
    public void A_row_short_of_a_column_is_placed_by_the_codes_above_and_below(string code, string text, string kind)
    {
        var inspection = Inspect(Head + Told + Foot);
        Assert.Empty(inspection.Source.Problems);
        Assert.Empty(inspection.Result!.Misread);
        var placed = Row(inspection, code).Where(f => f.Text.Length > 0).ToList();
        Assert.Equal([text, text], placed.Select(f => f.Text));
        Assert.Contains($"kind={kind}", placed[1].Selector!.Key, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_that_may_stand_in_two_columns_stands_in_none_and_the_row_is_named()
    {
        const string open = """
            205 02 01 学前教育 500,000.25 500,000.25
            205 02 02 小学教育 500,000.25 500,000.25
            205 02 99 其他普通教育支出 500,000.00 500,000.00

            """;
        var inspection = Inspect((Head + open + Foot)
            .Replace("1,000,000.00 500,000.50", "1,000,000.25 500,000.25", StringComparison.Ordinal)
            .Replace("1,700,000.00 500,000.50", "1,700,000.25 500,000.25", StringComparison.Ordinal));
        Assert.Equal(["500,000.25"], Row(inspection, "2050201").Select(f => f.Text).Where(t => t.Length > 0));
        Assert.Equal(["500,000.00", "500,000.00"],
            Row(inspection, "2050299").Select(f => f.Text).Where(t => t.Length > 0));
        var doubt = Assert.Single(inspection.Source.Problems);
        Assert.Contains("有 2 行", doubt.Found, StringComparison.Ordinal);
        Assert.DoesNotContain(inspection.Result!.Findings, f => f.Severity == Severity.Error && f.Id != "N01"
            && f.Id != "N03");
    }

    [Fact]
    public void A_code_over_three_cells_that_lost_digits_is_told_with_what_it_should_be()
    {
        var found = Inspect(Head + Told + Foot.Replace("221 02 01", "21 02 01", StringComparison.Ordinal)).Result!
            .Findings;
        Assert.Equal("2210201", Assert.Single(found, f => f.Id == "D02").Expected);
    }

    [Fact]
    public void A_note_over_two_lines_under_an_empty_table_that_names_the_wrong_fund_is_found()
    {
        Assert.Equal("国有资本经营",
            Assert.Single(Inspect(Head + Told + Foot).Result!.Findings, f => f.Id == "N03").Expected);
        var right = Foot.Replace("使用政府性基金预算拨款", "使用国有资本经营预算拨款", StringComparison.Ordinal);
        Assert.DoesNotContain(Inspect(Head + Told + right).Result!.Findings, f => f.Id == "N03");
    }

    [Theory]
    [InlineData("corpus/putuo-finance-2025-budget.pdf", "-raw")]
    [InlineData("corpus/putuo-finance-2025-budget.pdf", "-layout")]
    [InlineData("corpus/putuo-planning-2024-final.pdf", "-raw")]
    [InlineData("corpus/putuo-planning-2024-final.pdf", "-layout")]
    [InlineData("corpus/putuo-wanli-2023-budget.pdf", "-raw")]
    [InlineData("corpus/putuo-wanli-2023-budget.pdf", "-layout")]
    [InlineData("corpus/putuo-wanli-2024-budget.pdf", "-raw")]
    [InlineData("corpus/putuo-wanli-2024-budget.pdf", "-layout")]
    [InlineData("corpus/putuo-welfare-home-2024-unit-budget.pdf", "-raw")]
    [InlineData("corpus/putuo-welfare-home-2024-unit-budget.pdf", "-layout")]
    public void The_text_of_a_real_file_has_the_errors_of_the_file_and_no_others(string file, string layout)
    {
        var errors = Errors(SharedFiles.Check(file));
        var inspection = Inspect(Tools.Run("pdftotext", layout, SharedFiles.Find(file), "-"));
        Assert.Equal(errors, Errors(inspection.Result!));
        Assert.Empty(inspection.Result!.Misread);
    }

    private static List<(string, string, string)> Errors(CheckResult result) =>
    [
        .. result.Findings.Where(f => f.Severity == Severity.Error)
            .Select(f => (f.Id, f.Expected, string.Concat(f.Values.Take(1)).Replace(" ", "", StringComparison.Ordinal)))
            .Order(),
    ];

    private static IEnumerable<Statement> Row(Inspection inspection, string code) =>
        inspection.Result!.Disclosure.Statements.Where(f => f.Table == 1
            && f.Name.Contains(code + " ", StringComparison.Ordinal));

    private static Inspection Inspect(string text) => Workspace.Inspector.Inspect(
        "a.txt", Encoding.UTF8.GetBytes(text), ReadOptions.Default, CancellationToken.None);
}
