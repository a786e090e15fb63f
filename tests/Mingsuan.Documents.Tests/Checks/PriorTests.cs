using System.Collections.Immutable;
using Mingsuan.Core.Checks;
using Mingsuan.Core.Statements;
using Mingsuan.Documents.Tests.Reading;
using Xunit;

namespace Mingsuan.Documents.Tests.Checks;

/// <summary>与上年的文件比较: agreement is silent, a moved figure is found with both places.</summary>
public sealed class PriorTests
{
    private static readonly Lazy<Task<CheckResult>> ThisYear = new(ReadThisYear);

    [Fact]
    public async Task Figures_that_agree_with_last_years_document_raise_nothing_and_the_rule_counts_as_evaluated()
    {
        var result = await ThisYear.Value;
        Assert.Contains(result.NotEvaluated, s => s.Id == "C01");
        var compared = PriorChecks.Compare(
            result, LastYear(result.Disclosure, f => f), CompiledFiles.Rulebook.Catalogue);
        Assert.Equal(result.Findings.Length, compared.Findings.Length);
        Assert.DoesNotContain(compared.NotEvaluated, s => s.Id == "C01");
    }

    [Fact]
    public async Task A_prior_figure_that_differs_from_what_was_published_is_found_with_both_places()
    {
        var result = await ThisYear.Value;
        var moved = LastYear(result.Disclosure, f => f).Figures.First(f => f.Value > 1_000_000);
        var prior = LastYear(result.Disclosure, f => f.Selector!.Key == moved.Selector!.Key
            ? f with { Value = f.Value + 5_000_000, Text = "改过" } : f);
        var found = PriorChecks.Compare(result, prior, CompiledFiles.Rulebook.Catalogue).Findings
            .Where(f => f.Id == "C01").ToList();
        Assert.NotEmpty(found);
        Assert.All(found, f => Assert.Equal(2, f.Places.Length));
        Assert.All(found, f => Assert.Contains("上年公开的文件", f.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_difference_within_the_last_digit_printed_is_none()
    {
        var result = await ThisYear.Value;
        var prior = LastYear(result.Disclosure, f => f with { Value = f.Value + f.Step / 2 });
        Assert.DoesNotContain(
            PriorChecks.Compare(result, prior, CompiledFiles.Rulebook.Catalogue).Findings, f => f.Id == "C01");
    }

    [Theory]
    [InlineData(2024, DisclosureKind.Budget, "示例区管理局", true)]
    [InlineData(2023, DisclosureKind.Budget, "示例区管理局", false)]
    [InlineData(2024, DisclosureKind.FinalAccounts, "示例区管理局", false)]
    [InlineData(2024, DisclosureKind.Budget, "另一个局", false)]
    public async Task Only_the_same_body_kind_and_the_year_before_will_do(
        int year, DisclosureKind kind, string unit, bool fits)
    {
        var result = await ThisYear.Value;
        var prior = LastYear(result.Disclosure, f => f) with { Year = year, Kind = kind, Unit = unit };
        Assert.Equal(fits, PriorChecks.Choose(result.Disclosure, [prior]) is not null);
    }

    [Fact]
    public void Two_years_of_a_real_body_agree_or_are_told_apart()
    {
        var result = SharedFiles.Check("corpus/putuo-wanli-2024-budget.pdf");
        var prior = SharedFiles.Check("corpus/putuo-wanli-2023-budget.pdf").Disclosure;
        Assert.NotNull(PriorChecks.Choose(result.Disclosure, [prior]));
        var compared = PriorChecks.Compare(result, prior, CompiledFiles.Rulebook.Catalogue);
        Assert.DoesNotContain(compared.Findings, f => f.Id == "C01");
    }

    private static async Task<CheckResult> ReadThisYear()
    {
        var book = CompiledFiles.Simulated("central", 11);
        var source = CompiledFiles.Read(await CompiledFiles.WriteAsync(book, "html"));
        return Checker.Check(CompiledFiles.Disclosures.Read(source), CompiledFiles.Rulebook);
    }

    // What this year's tables print of last year, as if last year's document had published it.
    private static Disclosure LastYear(Disclosure disclosure, Func<Figure, Figure> change) => disclosure with
    {
        Year = 2024,
        Figures =
        [
            .. disclosure.Figures.Where(f => f is { Measure: Measure.Amount, Table: >= 0, IsBlank: false }
                && f.Selector?.Key.StartsWith("year=2024", StringComparison.Ordinal) == true).Select(change),
        ],
    };
}
