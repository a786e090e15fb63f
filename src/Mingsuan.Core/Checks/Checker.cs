using System.Collections.Immutable;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Relations;
using Mingsuan.Core.Relations.Readings;
using Mingsuan.Core.Repair;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Core.Rules;
using Mingsuan.Core.Rules.Wording;

namespace Mingsuan.Core.Checks;

/// <summary>审核结果.</summary>
/// <param name="Disclosure">公开文件.</param>
/// <param name="Findings">发现, errors first, then by place.</param>
/// <param name="Coverage">覆盖.</param>
/// <param name="NotEvaluated">未评的规则, by id, with the reason of each.</param>
public sealed record CheckResult(
    Disclosure Disclosure, ImmutableArray<Finding> Findings, Coverage Coverage,
    ImmutableArray<SkippedCheck> NotEvaluated)
{
    /// <summary>流式文字里没有认准、没有据以判断的表, by index.</summary>
    public ImmutableArray<int> Misread { get; init; } = [];

    /// <summary>大半关系不成立: the reading is in doubt, and nothing was judged by its figures.</summary>
    public bool IsDoubtful { get; init; }

    /// <summary>由图像识别读出的各页.</summary>
    public ImmutableArray<RecognisedPage> Recognised { get; init; } = [];
}

/// <summary>覆盖: how many figures some relation touches, and those that none does.</summary>
/// <param name="Statements">读到的数.</param>
/// <param name="Checked">有关系涉及的.</param>
/// <param name="Unchecked">没有关系涉及的, by figure index.</param>
public sealed record Coverage(int Statements, int Checked, ImmutableArray<int> Unchecked);

/// <summary>审核 (checks one disclosure).</summary>
public static class Checker
{
    /// <summary>审一份.</summary>
    /// <exception cref="OperationCanceledException">the caller gave up, or the time is over.</exception>
    public static CheckResult Check(
        Disclosure disclosure, Rulebook rulebook, CancellationToken cancellation = default)
    {
        disclosure = RoundedMoney.Apply(disclosure);
        ImmutableArray<PrintedHabit> habits = [.. PrintedHabit.Of(disclosure)];
        disclosure = DroppedZeros.Apply(PrintedHabit.Apply(disclosure, habits));
        (disclosure, var units) = UnitFaults.Find(disclosure, rulebook.Catalogue);
        var judged = Judgement.Of(disclosure, rulebook, cancellation);
        (disclosure, var relations, var loose, var result, var rows, var isTruncating, var misread) = judged;
        var context = new CheckContext(disclosure, rulebook, misread)
        {
            Cancellation = cancellation, Relations = relations, Habits = habits, IsTruncating = isTruncating,
        };
        ImmutableArray<Finding> ofRelations =
        [
            .. new RelationFindings(disclosure, relations, result, isTruncating, rulebook.Catalogue).All(loose),
            .. rows.All(rulebook.Catalogue), .. units,
            .. new LastDigits(disclosure.Statements, relations, result, rulebook.Catalogue).All(),
        ];
        cancellation.ThrowIfCancellationRequested();
        var faults = WordChecks.All(context).Concat(RequiredContents.Missing(context))
            .Concat(DocumentRules.All(context));
        ImmutableArray<Finding> findings =
        [
            .. ReadingDoubts.Apply(new FaultFindings(context, result, misread).All(ofRelations, faults),
                    disclosure.Source)
                .OrderByDescending(f => f.Severity).ThenBy(f => f.Places.IsEmpty ? 0 : f.Places[0].At.Page),
        ];
        return new CheckResult(disclosure, findings, CoverageOf(disclosure, relations),
            SkippedChecks.Of(context, relations, findings))
        {
            Misread = misread,
            IsDoubtful = result.IsDoubtful,
            Recognised = ReadingDoubts.Of(disclosure, relations, result.Truths),
        };
    }

    private static Coverage CoverageOf(Disclosure disclosure, ImmutableArray<Relation> relations)
    {
        // 不大于、不小于 alone hardly tell a wrong figure from a right one.
        var touched = new bool[disclosure.Statements.Length];
        foreach (var relation in relations.Where(r => r is not LinearRelation { Bound: Bound.AtLeastZero }))
        {
            foreach (var figure in relation.Statements) touched[figure] = true;
        }
        var stated = disclosure.Statements.Count(f => !f.IsBlank);
        ImmutableArray<int> alone =
            [.. disclosure.Statements.Where(f => !f.IsBlank && !touched[f.Index]).Select(f => f.Index)];
        return new Coverage(stated, stated - alone.Length, alone);
    }
}
