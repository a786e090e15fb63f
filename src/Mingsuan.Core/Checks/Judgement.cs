using System.Collections.Immutable;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Relations;
using Mingsuan.Core.Repair;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Core.Checks;

/// <summary>各数的判断 (what holds between the figures of a document, and which of them is most likely
/// wrong).</summary>
/// <param name="Disclosure">公开文件, without the queries of tables that were not read for certain.</param>
/// <param name="Relations">据以改数的关系.</param>
/// <param name="Loose">只据以提醒的关系.</param>
/// <param name="Repaired">改正.</param>
/// <param name="Rows">漏行与重行.</param>
/// <param name="IsTruncating">是否截尾.</param>
/// <param name="Misread">没有认准的表, by index.</param>
internal sealed record Judgement(
    Disclosure Disclosure, ImmutableArray<Relation> Relations, ImmutableArray<Relation> Loose, RepairResult Repaired,
    RowFaults Rows, bool IsTruncating, ImmutableArray<int> Misread)
{
    // So many sums of one table that no slip explains, and one in so many of its sums, are a wrong reading.
    private const int Many = 4;
    private const int OneIn = 6;
    private const int MostRounds = 4;

    /// <summary>判断.</summary>
    /// <exception cref="OperationCanceledException">the caller gave up, or the time is over.</exception>
    public static Judgement Of(Disclosure disclosure, Rulebook rulebook, CancellationToken cancellation)
    {
        var relations = RelationBuilder.Build(disclosure, rulebook.Identities, cancellation);
        cancellation.ThrowIfCancellationRequested();
        var misread = FlowTables.Misread(disclosure, relations);
        var judged = Of(disclosure, relations, misread, rulebook, cancellation);
        // Without one doubtful table, what another was compared with may be gone.
        for (var round = 0; round < MostRounds && judged.Doubtful() is { IsEmpty: false } doubtful; round++)
        {
            misread = [.. misread.Union(doubtful).Order()];
            judged = Of(disclosure, relations, misread, rulebook, cancellation);
        }
        return judged;
    }

    private static Judgement Of(
        Disclosure disclosure, ImmutableArray<Relation> relations, ImmutableArray<int> misread, Rulebook rulebook,
        CancellationToken cancellation)
    {
        disclosure = FlowTables.Without(disclosure, misread);
        (disclosure, var rows) = RowFaults.Find(disclosure);
        if (misread.Length > 0 || rows.Any)
            relations = RelationBuilder.Build(disclosure, rulebook.Identities, cancellation);
        relations = FlowTables.Shown(disclosure, relations);
        var isTruncating = Truncation.IsSeen(disclosure.Statements, relations);
        cancellation.ThrowIfCancellationRequested();
        ImmutableArray<Relation> loose = [.. relations.Where(r => r.IsLoose)];
        relations = relations.RemoveRange(loose);
        return new Judgement(disclosure, relations, loose,
            Repairer.Run(disclosure.Statements, relations, isTruncating, cancellation), rows, isTruncating, misread);
    }

    // Published tables are nearly right: where many sums of one table fail, and no slip of the pen says how, its
    // columns or rows were not read as they were meant.
    private ImmutableArray<int> Doubtful()
    {
        var explained = Repaired.Corrections.Where(c => c.Kind is not (SlipKind.Other or SlipKind.Neighbour))
            .SelectMany(c => c.Mended).ToHashSet();
        return [.. Relations.Select((r, i) => (Relation: r, Index: i))
            .Where(p => p.Relation is LinearRelation { Bound: Bound.Zero, IsEquality: false })
            .GroupBy(p => TableOf(p.Relation)).Where(g => g.Key >= 0)
            .Select(g => (Table: g.Key, All: g.Count(), Failed: g.Count(p =>
                Repaired.Truths[p.Index] == Truth.Broken && !explained.Contains(p.Index))))
            .Where(t => t.Failed >= Many && t.Failed * OneIn > t.All).Select(t => t.Table).Order()];
    }

    private int TableOf(Relation relation)
    {
        var table = Disclosure.Statements[relation.Statements[0]].Table;
        return relation.Statements.All(f => Disclosure.Statements[f].Table == table) ? table : -1;
    }
}
