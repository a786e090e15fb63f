using System.Collections.Immutable;
using Mingsuan.Core.Checks;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Packages;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Core.Tests.Packages;
using Mingsuan.Documents.Packages;
using Xunit;

namespace Mingsuan.Core.Tests.Checks;

/// <summary>对发现的说明: a doubt always, an error where the catalogue allows; what answers nothing is told.</summary>
public sealed class AnswersTests
{
    private static readonly Catalogue Catalogue = SmallBook.Rulebook.Catalogue;

    private static readonly ImmutableArray<Finding> Found =
    [
        Make("A01", Severity.Error, "收入总计与支出总计不等。", "收支总表"),
        Make("G14", Severity.Error, "“受益人数”不一致。", "整体绩效目标申报表"),
        Make("G14", Severity.Error, "“验收合格率”不一致。", "整体绩效目标申报表"),
        Make("K02", Severity.Warning, "没有写预留的份额。", "正文"),
    ];

    [Fact]
    public void A_doubt_and_an_error_that_may_be_answered_no_longer_count()
    {
        var answered = Apply(("G14", "受益人数", "口径不同"), ("K02", "", "没有预留"));
        Assert.Equal(4, answered.Length);
        Assert.Equal(["A01", "G14"], answered.Where(f => f.Open == Severity.Error).Select(f => f.Id));
        Assert.DoesNotContain(answered, f => f.Open == Severity.Warning);
        Assert.Equal(new Answer("口径不同", "某处"), answered[1].Answer);
        Assert.Null(answered[2].Answer);
    }

    [Fact]
    public void A_place_may_be_where_the_finding_stands() =>
        Assert.Equal(2, Apply(("G14", "整体绩效目标申报表", "原件如此")).Count(f => f.Answer is not null));

    [Theory]
    [InlineData("A01", "", "这条规则的差错不能用说明放行")]
    [InlineData("G14", "没有的指标", "现在没有这样的发现")]
    [InlineData("L01", "", "现在没有这样的发现")]
    [InlineData("Z99", "", "没有规则 Z99")]
    public void An_answer_that_answers_nothing_is_told(string id, string place, string fault)
    {
        var answered = Apply((id, place, "理由"));
        Assert.All(answered, f => Assert.Null(f.Answer));
        var told = Assert.Single(answered, f => f.Id == "P01");
        Assert.Equal(Severity.Note, told.Severity);
        Assert.Contains(fault, told.Message, StringComparison.Ordinal);
        Assert.StartsWith("answers.yaml 第 3 行", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Answers_are_read_written_and_their_faults_told()
    {
        const string Text = "answers:\n  - id: K02\n    place: 正文\n    reason: 没有预留\n    by: 某处\n";
        var reading = PackageReader.Read(BrokenPackage.Good.SetItem("answers.yaml", Text));
        Assert.Empty(reading.Problems);
        Assert.Equal(Text, PackageWriter.Texts(reading.Package!)["answers.yaml"]);
        var told = BrokenPackage.Problems(("answers.yaml", "answers:\n  - id: K02\n"));
        Assert.Contains("answers[1].reason：没有填", told, StringComparison.Ordinal);
        Assert.Contains("answers[1].by：没有填", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_published_original_keeps_its_faults_answered_one_by_one()
    {
        await using var workspace = new Workspace();
        var result = workspace.Review(
            Repository.Path("examples", "wuhan-2024"), TestContext.Current.CancellationToken);
        Assert.True(result.IsFit);
        Assert.DoesNotContain(result.Check!.Findings, f => f.Open >= Severity.Warning || f.Id == "P01");
        Assert.Equal(4, result.Check.Findings.Count(f => f is { Id: "G14", Severity: Severity.Error }));
        Assert.StartsWith("可以报送。已说明", Verdict.Of(result), StringComparison.Ordinal);
    }

    private static ImmutableArray<Finding> Apply(params (string Id, string Place, string Reason)[] answers) =>
        Answers.Apply(Found, [.. answers.Select(a => new PackageAnswer(
            a.Id, a.Place, a.Reason, "某处", new SourceLine("answers.yaml", 3)))], Catalogue);

    private static Finding Make(string id, Severity severity, string message, string where) =>
        new(id, severity, message, [new FindingPlace(default, "", where)], []);
}
