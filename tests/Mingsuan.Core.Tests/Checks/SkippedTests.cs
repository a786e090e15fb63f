using Mingsuan.Core.Checks;
using Mingsuan.Core.Data;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Documents.Packages;
using Xunit;

namespace Mingsuan.Core.Tests.Checks;

/// <summary>未评与取舍: what was not evaluated and why, and a user's own choice of rules.</summary>
public sealed class SkippedTests
{
    private static readonly CheckResult Clean = SmallBook.Check(SmallBook.Book);

    [Theory]
    [InlineData("C01", "缺上年的公开文件")]
    [InlineData("B01", "没有收入总表")]
    [InlineData("H02", "没有项目申报表")]
    [InlineData("G05", "没有绩效目标表")]
    [InlineData("J04", "只用于决算")]
    public void A_rule_without_its_datum_is_listed_with_the_reason(string id, string reason) =>
        Assert.Equal(reason, Clean.NotEvaluated.Single(s => s.Id == id).Reason);

    [Theory]
    [InlineData("A01")]
    [InlineData("B03")]
    [InlineData("B10")]
    [InlineData("B11")]
    [InlineData("E10")]
    [InlineData("E01")]
    [InlineData("M01")]
    public void A_rule_that_was_run_is_not_listed(string id) =>
        Assert.DoesNotContain(Clean.NotEvaluated, s => s.Id == id);

    [Fact]
    public void With_the_forms_their_rules_are_evaluated()
    {
        var skipped = SmallBook.Check(SmallBook.WithForms).NotEvaluated.Select(s => s.Id).ToList();
        Assert.DoesNotContain("H02", skipped);
        Assert.DoesNotContain("G05", skipped);
        Assert.DoesNotContain("C11", skipped);
    }

    [Fact]
    public void Every_rule_not_evaluated_is_told_once() => Assert.Equal(
        Clean.NotEvaluated.Length, Clean.NotEvaluated.Select(s => s.Id).Distinct(StringComparer.Ordinal).Count());

    [Fact]
    public void A_rule_switched_off_finds_nothing_and_is_listed_with_the_reason()
    {
        var result = Apply("rules:\n  - { id: N01, severity: off, reason: 本市另行公开 }\n");
        Assert.Empty(result.Findings);
        Assert.Equal("规则文件关闭（本市另行公开）", result.NotEvaluated.Single(s => s.Id == "N01").Reason);
    }

    [Fact]
    public void A_rule_is_graded_anew() => Assert.All(
        Apply("rules:\n  - { id: N01, severity: note }\n").Findings, f => Assert.Equal(Severity.Note, f.Severity));

    [Theory]
    [InlineData("region: 上海")]
    [InlineData("from: 2027-01-01")]
    [InlineData("to: 2025-12-31")]
    public void A_choice_for_elsewhere_or_another_time_changes_nothing(string limit) => Assert.Equal(
        Clean.Findings.Length, Apply($"rules:\n  - {{ id: N01, severity: off, {limit} }}\n").Findings.Length);

    [Fact]
    public void A_choice_for_here_and_now_is_taken() => Assert.Empty(Apply(
        "rules:\n  - { id: N01, severity: off, region: 示例市, from: 2026-01-01, to: 2026-12-31 }\n").Findings);

    [Theory]
    [InlineData("rules:\n  - { id: L09, severity: off }\n", 2, "没有规则 L09，相近的有 L01 人名、L02 电话身份证、L03 涉密词")]
    [InlineData("rules:\n  - { id: L05, severity: low }\n", 2, "severity 没有 low，应为 off、note、warning 或 error")]
    [InlineData("rules:\n  - { id: L05, severity: off, where: 上海 }\n", 2, "不认识的键 where")]
    [InlineData("rules:\n  - { id: L05, severity: off, from: 2024 }\n", 2, "from 应为 2024-01-01 这样的日期：2024")]
    [InlineData("rules:\n  - { severity: off }\n", 2, "缺少 id")]
    [InlineData("checks: []\n", 1, "缺少 rules")]
    public void A_wrong_rule_file_says_where_and_what(string text, int line, string fault)
    {
        var e = Assert.Throws<RulebookException>(() => Read(text));
        Assert.Equal((line, fault), (e.At.Line, e.Fault));
    }

    private static CheckChoices Read(string text) =>
        CheckChoices.Read("rules.yaml", YamlReader.Parse("rules.yaml", text), SmallBook.Rulebook.Catalogue);

    private static CheckResult Apply(string text) => Read(text).Apply(Clean, SmallBook.Rulebook.Catalogue);
}
