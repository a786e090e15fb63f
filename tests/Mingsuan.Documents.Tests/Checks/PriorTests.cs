using System.Collections.Immutable;
using Mingsuan.Core.Checks;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Queries;
using Mingsuan.Core.Rulebooks;
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
            result, LastYear(result.Disclosure, f => f), CompiledFiles.Rulebook);
        Assert.Equal(result.Findings.Length, compared.Findings.Length);
        Assert.DoesNotContain(compared.NotEvaluated, s => s.Id == "C01");
    }

    [Fact]
    public async Task A_prior_figure_that_differs_from_what_was_published_is_found_with_both_places()
    {
        var result = await ThisYear.Value;
        var moved = LastYear(result.Disclosure, f => f).Statements.First(f => f.Value > 1_000_000);
        var prior = LastYear(result.Disclosure, f => f.Selector!.Key == moved.Selector!.Key
            ? f with { Value = f.Value + 5_000_000, Text = "改过" } : f);
        var found = PriorChecks.Compare(result, prior, CompiledFiles.Rulebook).Findings
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
            PriorChecks.Compare(result, prior, CompiledFiles.Rulebook).Findings, f => f.Id == "C01");
    }

    [Theory]
    [InlineData("333.55", null)]
    [InlineData("333.56", Severity.Note)]
    [InlineData("333.65", Severity.Warning)]
    [InlineData("33.55", Severity.Warning)]
    public async Task A_change_between_totals_rounded_first_is_a_rounding_note_and_a_lost_digit_is_not(
        string change, Severity? severity)
    {
        var result = await ThisYear.Value;
        var amount = result.Disclosure.Statements.First(f => f is { IsOwn: true, Table: >= 0, IsBlank: false }
            && f.Selector?.Key.StartsWith("year=2025", StringComparison.Ordinal) == true);
        // 1,897.6751 万元 and 1,564.1249 万元 in whole 元: 333.5502, but 1,897.68 - 1,564.12 is 333.56.
        var now = amount with { Value = 1_897_675_100, Step = 100, Text = "18,976,751" };
        var (value, step) = PrintedNumber.Parse(change)!.Value.On(1_000_000);
        var said = now with
        {
            Query = new Query.Change(now.Query), Table = -1, Value = value, Step = step, Text = change + "万元",
        };
        var before = now with
        {
            Value = 1_564_124_900, Text = "15,641,249",
            Query = new Query.Sum(now.Selector!.Replace(
                Dimension.Year, result.Disclosure.Dimensions[Dimension.Year].Find("2024")!)),
        };
        var thisYear = result with
        {
            Findings = [], Disclosure = result.Disclosure with { Statements = [now, said], Tables = [] },
        };
        var prior = result.Disclosure with { Year = 2024, Statements = [before], Tables = [] };
        var found = PriorChecks.Compare(thisYear, prior, CompiledFiles.Rulebook).Findings;
        Assert.Equal(severity is { } s ? [s] : [], found.Select(f => f.Severity));
        Assert.All(found, f => Assert.Equal("C01", f.Id));
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(1, false)]
    public async Task Less_than_three_fifths_of_last_years_budget_carried_out_is_noted(int times, bool isLow)
    {
        var result = await ThisYear.Value;
        var prior = LastYear(result.Disclosure, f => f with { Value = f.Value * times });
        var executed = result with
        {
            Disclosure = result.Disclosure with
            {
                Statements = [.. result.Disclosure.Statements.Select(f => f with { Row = f.Row + "2024年执行数" })],
            },
        };
        var compared = PriorChecks.Compare(executed, prior, CompiledFiles.Rulebook);
        Assert.DoesNotContain(compared.NotEvaluated, s => s.Id == "C15");
        Assert.Equal(isLow, compared.Findings.Any(f => f.Id == "C15"));
        Assert.All(compared.Findings.Where(f => f.Id == "C15"),
            f => Assert.Contains("执行率 50.0%", f.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_item_that_moved_to_another_code_is_told_and_compared_under_its_old_one()
    {
        var result = await ThisYear.Value;
        var functional = result.Disclosure.Dimensions[Dimension.Function];
        var now = result.Disclosure.Tables.SelectMany(t => t.Rows)
            .First(r => r.Label == "行政运行" && r.Node is { Level: 3 }).Node!;
        var before = functional.Find("2040201")!;
        Assert.NotEqual(before, now);
        var prior = Recoded(LastYear(result.Disclosure, f => f with { Value = f.Value + 7_000_000 }), now, before);
        var found = PriorChecks.Compare(result, prior, CompiledFiles.Rulebook).Findings;
        var told = Assert.Single(found, f => f.Id == "C01" && f.Severity == Severity.Note);
        Assert.Contains(before.Code, told.Message, StringComparison.Ordinal);
        Assert.Contains(found, f => f.Id == "C01" && f.Severity == Severity.Error
            && f.Places[0].Where.Contains(now.Code, StringComparison.Ordinal));
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
        var compared = PriorChecks.Compare(result, prior, CompiledFiles.Rulebook);
        Assert.DoesNotContain(compared.Findings, f => f.Id == "C01");
    }

    private static async Task<CheckResult> ReadThisYear()
    {
        var book = CompiledFiles.Simulated("central", 11);
        var source = CompiledFiles.Read(await CompiledFiles.WriteAsync(book, "html"));
        return Checker.Check(CompiledFiles.Disclosures.Read(source), CompiledFiles.Rulebook);
    }

    private static Disclosure Recoded(Disclosure disclosure, CodeNode now, CodeNode before) => disclosure with
    {
        Statements = [.. disclosure.Statements.Select(f => Is(f.Selector!.Roots(Dimension.Function), now)
            ? f with { Query = Query.For(f.Selector.Replace(Dimension.Function, before)) } : f)],
        Tables = [.. disclosure.Tables.Select(t => t with
        {
            Rows = [.. t.Rows.Select(r => r.Node == now ? r with { Node = before, Code = before.Code } : r)],
        })],
    };

    private static bool Is(ImmutableArray<int> roots, CodeNode node) =>
        roots is { IsDefault: false, Length: 1 } && roots[0] == node.Index;

    // What this year's tables print of last year, as if last year's document had published it.
    private static Disclosure LastYear(Disclosure disclosure, Func<Statement, Statement> change) => disclosure with
    {
        Year = 2024,
        Statements =
        [
            .. disclosure.Statements.Where(f => f is { IsAmount: true, Table: >= 0, IsBlank: false }
                && f.Selector?.Key.StartsWith("year=2024", StringComparison.Ordinal) == true)
                .Select(f => change(f with { YearsBack = 0 })),
        ],
    };
}
