using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Money;
using Mingsuan.Core.Queries;

namespace Mingsuan.Core.Recognition.Plain;

/// <summary>无表式的表 (a table no form describes): read into figures all the same, and its own totals, codes and
/// changes held to.</summary>
internal sealed partial class PlainTable
{
    private const int FewestFigures = 3;

    private readonly MatchedTable table;
    private readonly HeaderGrid grid;
    private readonly int index;
    private readonly DisplayUnit unit;
    private readonly List<Statement> figures;
    private readonly Dictionary<(int Row, int Column), int> at = [];

    private PlainTable(MatchedTable table, int index, DisplayUnit otherwise, List<Statement> figures)
    {
        (this.table, grid, this.index, this.figures) = (table, table.Grid, index, figures);
        unit = table.PrintedUnit ?? otherwise;
    }

    /// <summary>读一张表; one that holds no money gives no figures.</summary>
    public static RecognisedTable Read(MatchedTable table, int index, DisplayUnit otherwise, List<Statement> figures)
    {
        var plain = new PlainTable(table, index, otherwise, figures);
        var panels = IsMoney(table) ? PlainColumns.Of(table.Grid) : [];
        var rows = ImmutableArray.CreateBuilder<RecognisedRow>();
        var relations = new List<Relation>();
        var isWorth = panels.Sum(p => plain.Count(p)) >= FewestFigures;
        for (var p = 0; isWorth && p < panels.Length; p++)
        {
            var lines = PlainRow.Of(table.Grid, panels[p]);
            rows.AddRange(lines.Select(r => new RecognisedRow(r.Y, p, r.Name, r.Code, null, false, r.At)));
            foreach (var line in lines) plain.AddFigures(panels[p], line);
            relations.AddRange(plain.Relations(panels[p], lines));
        }
        return new RecognisedTable(index, table.Table, null, plain.unit, table.PrintedUnit is not null,
            table.Grid.HeaderRows, rows.ToImmutable(), [.. relations.OfType<PlainSum>().Select(s => s.Printed)])
        {
            Relations = [.. relations.Where(r => r is not PlainSum)],
        };
    }

    // Targets, indicators and declarations hold numbers of every kind; other checks read them.
    private static bool IsMoney(MatchedTable table)
    {
        var headers = table.Table.Cells.Where(c => c.Row < table.Grid.HeaderRows).Select(c => c.Text).ToList();
        if (NoBudget().IsMatch(table.Table.Title) || headers.Exists(NoBudget().IsMatch)) return false;
        if (headers.Count == 0) return false;
        return table.PrintedUnit is not null || PlainColumns.SaysMoney(table.Table.Title)
            || headers.Exists(PlainColumns.SaysMoney);
    }

    private int Count(PlainPanel panel) => panel.Statements.Sum(c => Enumerable
        .Range(grid.HeaderRows, grid.Table.Rows - grid.HeaderRows)
        .Count(y => grid.Start(y, c.Index) is { } cell && PlainColumns.Number(cell.Text) is not null));

    private void AddFigures(PlainPanel panel, PlainRow row)
    {
        foreach (var column in panel.Statements)
        {
            if (grid.Start(row.Y, column.Index) is not { ColumnSpan: 1 } cell) continue;
            var number = PlainColumns.Number(cell.Text);
            if (number is null && cell.Text.Trim().Length > 0) continue;
            var isPercent = column.Kind is PlainKind.Growth or PlainKind.Completion;
            var scale = isPercent ? 10_000 : unit.FenPerUnit();
            var (value, step) = number is { IsDash: false } n ? n.On(scale) : (0L, 1L);
            at[(row.Y, column.Index)] = figures.Count;
            figures.Add(new Statement(
                figures.Count, QueryOf(column, null), cell.Text.Trim(), value, step, cell.At, index,
                table.Table.Title, $"{row.Code} {row.Shown}".Trim(), string.Join('/', grid.Paths[column.Index]))
            {
                UnitFen = isPercent ? 0 : unit.FenPerUnit(), Cell = MatchedTable.CellOf(cell),
            });
        }
    }

    /// <summary>一列的数问的是什么 of a selector; of nothing where it is null.</summary>
    public static Query QueryOf(PlainColumn column, Selector? of)
    {
        var sum = of is null ? null : new Query.Sum(of);
        return column.Kind switch
        {
            PlainKind.Change => new Query.Change(sum),
            PlainKind.Growth => new Query.Ratio(RatioKind.Growth, sum),
            PlainKind.Completion => new Query.Ratio(RatioKind.Completion, sum),
            _ => new Query.Sum(of),
        };
    }

    private sealed record PlainSum(LinearRelation Sum, StatementSum Printed) : Relation(Sum.Rule, Sum.Statements);

    private IEnumerable<Relation> Relations(PlainPanel panel, List<PlainRow> rows)
    {
        var sums = new PlainSums(figures);
        return Columns(panel, rows, sums).Concat(Rows(panel, rows, sums)).Concat(Changes(panel, rows, sums));
    }

    private List<Relation> Changes(PlainPanel panel, List<PlainRow> rows, PlainSums sums)
    {
        var changes = PlainChanges.Of(
            panel, rows.Select(r => r.Y), (y, x) => at.TryGetValue((y, x), out var f) ? f : null)
            .Where(r => r.Statements.Any(f => figures[f].Value != 0) && !figures[r.Statements[0]].IsBlank).ToList();
        return sums.Stands(changes) ? changes : [];
    }

    private IEnumerable<Relation> Columns(PlainPanel panel, List<PlainRow> rows, PlainSums sums)
    {
        var totals = PlainTotals.Of(panel).Select(t => rows.Select(r => Sum(
            At(r.Y, t.Total), t.Parts.Select(x => At(r.Y, x)), SumDirection.Row)).OfType<PlainSum>().ToList()).ToList();
        // One row of figures: its totals bear each other out, or nothing does.
        if (totals.TrueForAll(t => t.Count < 2)) totals = [[.. totals.SelectMany(t => t)]];
        return totals.Where(t => Stands(sums, t)).SelectMany(t => t);
    }

    private List<Relation> Rows(PlainPanel panel, List<PlainRow> rows, PlainSums sums)
    {
        var columns = panel.Statements.Where(c => c.Kind is PlainKind.Money or PlainKind.Change)
            .Select(c => c.Index).ToList();
        var (nested, roots) = PlainRows.Tree(rows);
        var below = nested.Select(g => Sums(g, columns)).Where(s => !IsListedInPart(sums, s)).SelectMany(s => s)
            .ToList();
        var totals = new List<PlainSum>();
        foreach (var total in rows.Where(r => r.IsTotal))
        {
            var best = PlainRows.Totals(rows, roots, total).Select(g => Sums(g, columns))
                .Select(s => (Sums: s, Held: sums.Held(s.Select(p => p.Sum)))).OrderByDescending(p => p.Held)
                .FirstOrDefault();
            if (best.Sums is not null) totals.AddRange(best.Sums);
        }
        List<PlainSum> all = [.. below, .. totals];
        if (Stands(sums, all)) return [.. all];
        var kept = new List<Relation>();
        if (Stands(sums, below)) kept.AddRange(below);
        if (Stands(sums, totals)) kept.AddRange(totals);
        else if (IsPlainList(rows, columns) && totals.TrueForAll(t => sums.IsPlainError(t.Sum))) kept.AddRange(totals);
        return kept;
    }

    // One column of figures, one level of rows, and 合计 above or below them all.
    private static bool IsPlainList(List<PlainRow> rows, List<int> columns) => columns.Count == 1
        && rows.Count(r => r.IsTotal) == 1 && (rows[0].IsPlainTotal || rows[^1].IsPlainTotal)
        && !rows.Exists(r => r.IsAmong) && rows.Where(r => !r.IsTotal).Select(r => r.Level).Distinct().Count() == 1
        && rows.Where(r => !r.IsTotal).Select(r => r.Code.Length).Distinct().Count() == 1;

    // Wrong in every column, the parts always less: not all parts are listed.
    private static bool IsListedInPart(PlainSums sums, List<PlainSum> below)
    {
        var stated = below.Where(s => sums.Stated(s.Sum)).ToList();
        return stated.Count > 1 && stated.TrueForAll(s => sums.IsBroken(s.Sum) && sums.IsShort(s.Sum));
    }

    private static bool Stands(PlainSums sums, List<PlainSum> found) => sums.Stands([.. found.Select(s => s.Sum)]);

    private List<PlainSum> Sums(PlainGuess guess, List<int> columns) => [.. columns
        .Select(x => Sum(At(guess.Total.Y, x), guess.Parts.Select(r => At(r.Y, x)), guess.Direction))
        .OfType<PlainSum>()];

    private int? At(int row, int column) => at.TryGetValue((row, column), out var figure) ? figure : null;

    // A blank total says nothing; a cell that is no number at all leaves the sum undone.
    private PlainSum? Sum(int? total, IEnumerable<int?> parts, SumDirection direction)
    {
        var found = parts.ToList();
        if (total is not { } t || figures[t].IsBlank || found.Exists(p => p is null)) return null;
        var known = found.Select(p => p!.Value).ToImmutableArray();
        if (known.All(p => figures[p].IsBlank)) return null;
        return new PlainSum(LinearRelation.Sum("", t, known), new StatementSum(t, known, direction));
    }

    [GeneratedRegex("绩效|指标|申报|目标|目录|核对|勾稽", RegexOptions.None, 10_000)]
    private static partial Regex NoBudget();
}
