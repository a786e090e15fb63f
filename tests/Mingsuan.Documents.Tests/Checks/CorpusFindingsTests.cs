using Mingsuan.Core.Checks;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Sentences;
using Xunit;

namespace Mingsuan.Documents.Tests.Checks;

/// <summary>审公开的真实文件: identity right, each known fault found at its page, nothing else called an
/// error.</summary>
public sealed class CorpusFindingsTests
{
    private const string Finance = "corpus/putuo-finance-2025-budget.pdf";
    private const string Planning = "corpus/putuo-planning-2024-final.pdf";
    private const string Wanli2023 = "corpus/putuo-wanli-2023-budget.pdf";
    private const string Wanli2024 = "corpus/putuo-wanli-2024-budget.pdf";
    private const string Welfare = "corpus/putuo-welfare-home-2024-unit-budget.pdf";

    [Theory]
    [InlineData(Finance, 2025, DisclosureKind.Budget, BodyLevel.Department, "上海市普陀区财政局", "shanghai-district")]
    [InlineData(Planning, 2024, DisclosureKind.FinalAccounts, BodyLevel.Department, "上海市普陀区规划和自然资源局", "shanghai-district-final")]
    [InlineData(Wanli2023, 2023, DisclosureKind.Budget, BodyLevel.Department, "上海市普陀区人民政府万里街道办事处", "shanghai-district")]
    [InlineData(Wanli2024, 2024, DisclosureKind.Budget, BodyLevel.Department, "上海市普陀区人民政府万里街道办事处", "shanghai-district")]
    [InlineData(Welfare, 2024, DisclosureKind.Budget, BodyLevel.Unit, "上海市普陀区社会福利院", "shanghai-district")]
    public void Year_kind_level_unit_and_every_table_are_right(
        string file, int year, DisclosureKind kind, BodyLevel level, string unit, string forms)
    {
        var d = SharedFiles.Check(file).Disclosure;
        Assert.Equal((year, kind, level, unit, forms), (d.Year, d.Kind, d.Level, d.Unit, d.FormSet?.Name));
        Assert.Equal(9, d.Tables.Count(t => t.Form is not null));
        Assert.Equal(9, d.Tables.Where(t => t.Form is not null).Select(t => t.Form!.Id).Distinct().Count());
    }

    [Fact]
    public void A_table_of_another_form_set_is_read_with_all_its_columns()
    {
        var d = SharedFiles.Check(Welfare).Disclosure;
        var kinds = d.Statements.Where(f => f is { Table: 0, Text: "7,380,214" or "2,120,950" or "2,620,000" });
        Assert.Equal(["kind=personnel", "kind=running", "kind=project"], kinds.Where(f => f.Row.Contains("总计"))
            .Select(f => f.Selector!.Key.Split(';').First(k => k.StartsWith("kind", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData(Finance, "E06", 7, "887.36", "87.36")]
    [InlineData(Finance, "N03", 18, "国有资本经营", "国有资本经营")]
    [InlineData(Finance, "E19", 7, "其它行政事业单位养老支出", "")]
    [InlineData(Planning, "E03", 24, "5377.64", "5364.75")]
    [InlineData(Planning, "E03", 24, "4896.98", "4884.09")]
    [InlineData(Planning, "E08", 24, "奖励金", "")]
    [InlineData(Planning, "E09", 24, "税金及附加", "")]
    [InlineData(Planning, "E19", 22, "退休人员活动费", "")]
    [InlineData(Planning, "E19", 24, "其他国土资源事务支出", "")]
    [InlineData(Planning, "E19", 24, "住房公积金", "")]
    [InlineData(Planning, "M08", 21, "13.95", "")]
    [InlineData(Planning, "M01", 25, "下降（增长）", "")]
    [InlineData(Planning, "E20", 7, "上海市规划和自然资源局", "")]
    [InlineData(Planning, "E20", 26, "规划与自然资源局", "")]
    [InlineData(Planning, "M09", 20, "较上一度", "")]
    [InlineData(Wanli2023, "C02", 6, "1421.25", "持平")]
    [InlineData(Wanli2023, "C03", 6, "314.82", "289.12")]
    [InlineData(Wanli2023, "E06", 7, "441.25", "220.63")]
    [InlineData(Wanli2023, "C03", 7, "60.54", "66.40")]
    [InlineData(Wanli2023, "H09", 30, "8013", "8103")]
    [InlineData(Wanli2023, "H09", 35, "11,419,043.00", "10,903,043.00")]
    [InlineData(Wanli2023, "E15", 29, "3328.13", "3351.33")]
    [InlineData(Wanli2023, "E23", 7, "事业单位离退休经费增加", "")]
    [InlineData(Wanli2023, "E23", 9, "城管执法", "")]
    [InlineData(Wanli2023, "C08", 6, "100.00", "")]
    [InlineData(Wanli2023, "C08", 8, "100.00", "")]
    [InlineData(Wanli2024, "E06", 9, "352.67", "350.35")]
    [InlineData(Welfare, "D02", 9, "71102", "2101102")]
    [InlineData(Welfare, "D02", 11, "71102", "2101102")]
    [InlineData(Welfare, "E06", 6, "738.66", "696.48")]
    public void A_known_fault_is_found_at_its_page_with_what_it_should_be(
        string file, string rule, int page, string printed, string expected)
    {
        var found = SharedFiles.Check(file).Findings.Where(f => f.Id == rule)
            .Where(f => f.Places.Any(p => p.At.Page == page))
            .Where(f => f.Message.Contains(printed, StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(found);
        Assert.Contains(found, f => f.Expected.Contains(expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Finance, 2)]
    [InlineData(Planning, 5)]
    [InlineData(Wanli2023, 4)]
    [InlineData(Wanli2024, 1)]
    [InlineData(Welfare, 2)]
    public void Nothing_but_the_known_faults_is_called_an_error(string file, int errors) => Assert.Equal(
        errors, SharedFiles.Check(file).Findings.Count(f => f.Severity == Severity.Error));

    [Theory]
    [InlineData(Finance)]
    [InlineData(Planning)]
    [InlineData(Wanli2023)]
    [InlineData(Wanli2024)]
    [InlineData(Welfare)]
    public void Nearly_every_figure_is_touched_by_a_relation(string file)
    {
        var coverage = SharedFiles.Check(file).Coverage;
        Assert.True(coverage.Checked * 100 >= coverage.Statements * 95,
            $"{coverage.Checked} / {coverage.Statements}");
    }
}
