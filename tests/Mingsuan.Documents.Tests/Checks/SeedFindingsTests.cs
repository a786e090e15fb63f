using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Sentences;
using Xunit;

namespace Mingsuan.Documents.Tests.Checks;

/// <summary>审原文 (the reference document's raw text): each known fault under its rule and at its line.</summary>
public sealed class SeedFindingsTests
{
    private const string Seed = "seed/wuhan-2024.txt";

    [Fact]
    public void All_twelve_tables_are_read_from_the_raw_text()
    {
        var disclosure = SharedFiles.Check(Seed).Disclosure;
        Assert.Equal(DisclosureKind.Budget, disclosure.Kind);
        Assert.Equal(2024, disclosure.Year);
        Assert.Equal("wuhan", disclosure.FormSet?.Name);
        Assert.Equal("武汉市工程科学技术研究院", disclosure.Unit);
        var forms = disclosure.Tables.Where(t => t.Form is not null).ToList();
        Assert.Equal(12, forms.Count);
        Assert.All(forms, t => Assert.All(t.Rows, r => Assert.True(r.IsMatched, $"{t.Title} {r.Label}")));
        Assert.Empty(disclosure.Claims.Unread);
    }

    // F-numbers as the field manual lists the faults of this document.
    [Theory]
    [InlineData("F02", "C14", 3687)]
    [InlineData("F05", "M05", 552)]
    [InlineData("F12", "E08", 3511)]
    [InlineData("F30", "G14", 1189)]
    [InlineData("F31", "G15", 2189)]
    [InlineData("F32", "G15", 2191)]
    [InlineData("F33", "G15", 2195)]
    [InlineData("F34", "G15", 2197)]
    [InlineData("F35", "G15", 2225)]
    [InlineData("F36", "G15", 2227)]
    [InlineData("F38", "G19", 672)]
    [InlineData("F39", "G19", 674)]
    [InlineData("F40", "G15", 2071)]
    [InlineData("F41", "G15", 2070)]
    [InlineData("F43", "G12", 845)]
    [InlineData("F44", "G12", 851)]
    [InlineData("F45", "G12", 860)]
    [InlineData("F46", "G12", 901)]
    [InlineData("F47", "G12", 938)]
    [InlineData("F48", "G13", 824)]
    [InlineData("F49", "G13", 919)]
    [InlineData("F51", "G14", 860)]
    [InlineData("F53", "G14", 1883)]
    [InlineData("F58", "G03", 813)]
    [InlineData("F59", "G05", 837)]
    [InlineData("F59", "G05", 1370)]
    [InlineData("F60", "G16", 1129)]
    [InlineData("F60", "G16", 1292)]
    [InlineData("F61", "G06", 1243)]
    [InlineData("F62", "G10", 3259)]
    [InlineData("F62", "G11", 3259)]
    [InlineData("F68", "M01", 3531)]
    [InlineData("F69", "M01", 3786)]
    [InlineData("F70", "E16", 3550)]
    [InlineData("F71", "D03", 3739)]
    [InlineData("F72", "N15", 3747)]
    [InlineData("F73", "E24", 3776)]
    [InlineData("F74", "H14", 3062)]
    [InlineData("F78", "L01", 597)]
    [InlineData("F78", "L02", 597)]
    [InlineData("F79", "L03", 3601)]
    [InlineData("F80", "L05", 3660)]
    public void A_known_fault_is_found_under_its_rule_at_its_line(string fault, string rule, int line) =>
        Assert.True(
            SharedFiles.Check(Seed).Findings.Any(f => f.Id == rule && f.Severity != Severity.Note
                && f.Places.Any(p => p.At.Locator == $"第 {line} 行")), $"{fault} {rule} 第 {line} 行");

    [Fact]
    public void The_turnover_of_the_text_is_held_against_the_indicator() => Assert.Contains(
        SharedFiles.Check(Seed).Findings,
        f => f.Id == "G15" && f.Expected == "1200" && f.Message.Contains("1000万元", StringComparison.Ordinal));

    [Fact]
    public void Wages_that_do_not_close_by_one_last_digit_are_a_note()
    {
        var rounding = SharedFiles.Check(Seed).Findings.Where(f => f.Id == "A17").ToList();
        Assert.All(rounding, f => Assert.Equal(Severity.Note, f.Severity));
        Assert.Contains(rounding, f => f.Message.Contains("563.78", StringComparison.Ordinal));
    }

    [Fact]
    public void Reception_money_outside_basic_expenditure_and_54_against_17_are_no_errors() => Assert.DoesNotContain(
        SharedFiles.Check(Seed).Findings.Where(f => f.Severity == Severity.Error),
        f => f.Message.Contains("接待", StringComparison.Ordinal)
        || f.Message.Contains("54", StringComparison.Ordinal));

    [Fact]
    public void Only_the_reason_that_does_not_add_up_and_the_gap_between_years_are_called_wrong_by_arithmetic() =>
        Assert.Equal(
        ["C11", "C14"], SharedFiles.Check(Seed).Findings
            .Where(f => f.Severity != Severity.Note && f.Id[0] is 'A' or 'B' or 'C').Select(f => f.Id).Distinct()
            .Where(id => id != "A17").Order(StringComparer.Ordinal));
}
