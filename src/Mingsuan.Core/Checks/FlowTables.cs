using System.Collections.Immutable;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Forms;
using Mingsuan.Core.Relations;

namespace Mingsuan.Core.Checks;

/// <summary>
/// 流式文字里的表 (rows and columns found again without lines): what the reading may have got wrong is not held against
/// the publisher.
/// </summary>
internal static class FlowTables
{
    // So many sums of one table that do not hold are misread columns, not slips: at least three, and one in five.
    private const int Many = 3;
    private const int OneIn = 5;

    /// <summary>没有认准的表, by index: too many of their own sums fail.</summary>
    public static ImmutableArray<int> Misread(Disclosure disclosure, ImmutableArray<Relation> relations)
    {
        if (disclosure.Source.Format != SourceFormat.Text) return CutOff(disclosure, relations);
        var judge = JudgeOf(disclosure.Statements);
        var own = relations.OfType<LinearRelation>().Where(r => r is { Bound: Bound.Zero, IsEquality: false })
            .GroupBy(r => disclosure.Statements[r.Statements[0]].Table)
            .Where(g => g.Key >= 0)
            .Select(g => (Table: g.Key, All: g.Count(),
                Broken: g.Count(r => judge.Of(r) == Truth.Broken && !IsUnplaced(r))));
        var byTable = disclosure.Statements.ToLookup(f => f.Table);
        // The total alone may be placed for certain: that its parts were not says nothing of the columns.
        bool IsUnplaced(Relation sum) => sum.Statements.Skip(1).All(f => disclosure.Statements[f].IsBlank);
        bool IsUnread(RecognisedTable table) => byTable.Contains(table.Index)
            && byTable[table.Index].All(f => f.IsBlank);
        var misread = own.Where(t => t.Broken >= Many && t.Broken * OneIn > t.All).Select(t => t.Table)
            .Concat(disclosure.Tables.Where(t => t.Form is not null && (HasSplitCodes(t) || IsUnread(t)))
                .Select(t => t.Index)).Distinct().Order().ToImmutableArray();
        // Text that gives the cells column by column: what could be read of the other tables is chance.
        var read = disclosure.Tables.Where(t => t.Form is not null && byTable.Contains(t.Index)).ToList();
        return misread.Length * OneIn < read.Count * (OneIn - 1) ? misread
            : [.. read.Select(t => t.Index).Union(misread).Order()];
    }

    // The document ends with a table at the foot of a page, and its sums fail: its last rows may be missing.
    private static ImmutableArray<int> CutOff(Disclosure disclosure, ImmutableArray<Relation> relations)
    {
        if (disclosure.Tables.LastOrDefault() is not { Table.IsOpenEnded: true } last) return [];
        var judge = JudgeOf(disclosure.Statements);
        return relations.Any(r => r is LinearRelation { IsEquality: false } && judge.Of(r) == Truth.Broken
            && r.Statements.All(f => disclosure.Statements[f].Table == last.Index)) ? [last.Index] : [];
    }

    // 201 06 01 over three columns: the lines do not tell what belongs together.
    private static bool HasSplitCodes(RecognisedTable table) => table.Form?.Role != FormRole.Projects
        && table.Rows.Count(r => r.Code.Length == 2 || IsCut(r) || BeginsWithCode(r.Label)) >= Many;

    // A column too narrow for its codes: the last digit went to the next line.
    private static bool IsCut(RecognisedRow row) =>
        (!row.IsMatched || row.Node?.Code != row.Code) && row.Code.Length is 4 or 6;

    private static bool BeginsWithCode(string label) =>
        label.Length > 2 && label[2] == ' ' && label[..2].All(char.IsAsciiDigit);

    /// <summary>没有认准的表不再用来判断: its figures answer no query and its sums are gone.</summary>
    public static Disclosure Without(Disclosure disclosure, ImmutableArray<int> tables)
    {
        return tables.IsEmpty ? disclosure : disclosure with
        {
            Statements = [.. disclosure.Statements.Select(f => tables.Contains(f.Table)
                ? f with { Query = f.Query.Unbound } : f)],
            Tables = [.. disclosure.Tables.Select(t => t with
            {
                Sums = tables.Contains(t.Index) ? [] : t.Sums, Relations = [.. t.Relations.Where(IsSure)],
            })],
            Claims = disclosure.Claims with { Relations = [.. disclosure.Claims.Relations.Where(IsSure)] },
        };

        bool IsSure(Relation relation) =>
            !relation.Statements.Any(f => tables.Contains(disclosure.Statements[f].Table));
    }

    /// <summary>
    /// 不成立却说明不了什么的关系去掉: one with a cell of flow text in which no number was found, and one of a nameless
    /// piece of a table, the rest of which may stand on another page.
    /// </summary>
    public static ImmutableArray<Relation> Shown(Disclosure disclosure, ImmutableArray<Relation> relations)
    {
        var format = disclosure.Source.Format;
        if (format is not (SourceFormat.Text or SourceFormat.Pdf)) return relations;
        var judge = JudgeOf(disclosure.Statements);
        return [.. relations.Where(r => !r.Statements.Any(IsVague) || judge.Of(r) != Truth.Broken)];

        bool IsVague(int figure) => disclosure.Statements[figure] is { Table: >= 0 } f && (format == SourceFormat.Text
            ? f.IsBlank : disclosure.Tables[f.Table] is { Form: null, Sheet: null, Title: "" });
    }

    private static Judge JudgeOf(ImmutableArray<Statement> figures) =>
        new(figures, [.. figures.Select(f => f.Value)], false);
}
