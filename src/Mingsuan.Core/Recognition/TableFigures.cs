using System.Collections.Immutable;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Expressions;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Forms;
using Mingsuan.Core.Money;
using Mingsuan.Core.Queries;
using Mingsuan.Core.Recognition.Plain;

namespace Mingsuan.Core.Recognition;

/// <summary>由对上的表取数 (each amount cell becomes a figure bound to its query) and the sums the form
/// implies.</summary>
internal sealed class TableFigures(Evaluator evaluator, Scope scope, DisplayUnit otherwise, List<Statement> figures)
{
    /// <summary>读一张表.</summary>
    public RecognisedTable Read(MatchedTable table, int index)
    {
        var rows = ImmutableArray.CreateBuilder<RecognisedRow>();
        var sums = ImmutableArray.CreateBuilder<StatementSum>();
        var relations = ImmutableArray.CreateBuilder<Relation>();
        var unit = table.Match?.Form.Form.Style.Unit is { } fixedUnit && table.PrintedUnit is null
            ? fixedUnit : table.PrintedUnit ?? otherwise;
        foreach (var panel in table.Rows.GroupBy(r => r.Panel))
        {
            var amounts = table.Amounts(panel.Key).ToList();
            var grid = new Dictionary<(int Row, int Column), int>();
            var matched = panel.ToList();
            var repeated = Repeated(matched);
            foreach (var row in matched)
            {
                // A pair of codes is no code of one list, and may well come again.
                rows.Add(new RecognisedRow(row.Row, row.Panel, row.Name, row.Beside.Length > 0 ? "" : row.Code,
                    NodeOf(row), row.Form is not null, row.At));
                AddRow(table, row, repeated.Contains(row.Node) ? null : RowChoice(row), amounts, index, unit, grid);
            }
            var own = TableSums.Of(table, evaluator.Facts.Dimensions, matched, amounts, grid, figures).ToList();
            if (!table.Extras.IsEmpty)
            {
                var extra = new ExtraFigures(table, matched, grid, figures);
                own = [.. extra.Widened(own), .. extra.Sums(evaluator.Facts.Dimensions)];
                relations.AddRange(extra.Relations());
            }
            sums.AddRange(own);
        }
        return new RecognisedTable(index, table.Table, table.Match?.Form.Form, unit, table.PrintedUnit is not null,
            table.Grid.HeaderRows, rows.ToImmutable(), sums.ToImmutable())
        {
            Relations = relations.ToImmutable(),
        };
    }

    private CodeNode? NodeOf(MatchedRow row) => row.Form?.Form is EachRow each
        ? evaluator.Facts.Dimensions[each.Dimension].Find(row.Node) : null;

    private void AddRow(
        MatchedTable table, MatchedRow row, Selector? choice, List<(int Column, OutlineColumn Form)> amounts,
        int index, DisplayUnit unit, Dictionary<(int Row, int Column), int> grid)
    {
        AddExtras(table, row, choice, index, unit, grid);
        var panel = table.Match!.Form.Form.Panels[row.Panel];
        foreach (var (x, column) in amounts)
        {
            if (table.Grid.Start(row.Row, x) is not { } cell) continue;
            var number = PrintedNumber.Parse(cell.Text);
            if (number is null && cell.Text.Trim().Length > 0) continue;
            var (value, step) = number is { IsDash: false } n ? n.In(unit) : (0L, 1L);
            var selector = choice is null ? null
                : Bound(table.Match.Form.Form, panel, column, choice, new(0, StageOf(row, column)));
            grid[(row.Row, x)] = figures.Count;
            figures.Add(new Statement(
                figures.Count, new Query.Sum(selector), cell.Text.Trim(), value, step, cell.At, index,
                table.Table.Title, $"{row.Code} {row.Name}".Trim(), ColumnName(table.Grid, x))
            {
                UnitFen = unit.FenPerUnit(), Cell = MatchedTable.CellOf(cell), YearsBack = column.Leaf.PriorYears,
            });
        }
    }

    private void AddExtras(
        MatchedTable table, MatchedRow row, Selector? choice, int index, DisplayUnit unit,
        Dictionary<(int Row, int Column), int> grid)
    {
        foreach (var extra in table.Extras.Where(e => e.Panel == row.Panel))
        {
            if (table.Grid.Start(row.Row, extra.Index) is not { ColumnSpan: 1 } cell) continue;
            var number = PlainColumns.Number(cell.Text);
            if (number is null && cell.Text.Trim().Length > 0) continue;
            var isPercent = extra.Kind.Kind is PlainKind.Growth or PlainKind.Completion;
            var scale = isPercent ? 10_000 : unit.FenPerUnit();
            var (value, step) = number is { IsDash: false } n ? n.On(scale) : (0L, 1L);
            grid[(row.Row, extra.Index)] = figures.Count;
            figures.Add(new Statement(
                figures.Count, PlainTable.QueryOf(extra.Kind, PriorOf(table, row, extra, choice)), cell.Text.Trim(),
                value, step, cell.At, index, table.Table.Title, $"{row.Code} {row.Name}".Trim(), extra.Kind.Shown)
            {
                UnitFen = isPercent ? 0 : unit.FenPerUnit(), Cell = MatchedTable.CellOf(cell), YearsBack = extra.Back,
            });
        }
    }

    // Years are left out, but where they tell one column from another.
    private static string ColumnName(HeaderGrid grid, int column) =>
        grid.YearsBack[column] > 0 ? grid.Kinds[column].Shown : string.Join('/', grid.Paths[column]);

    // Two columns of one year's amount (first and adjusted budget) ask no query: they need not be equal.
    private Selector? PriorOf(MatchedTable table, MatchedRow row, ExtraColumn extra, Selector? choice)
    {
        if (choice is null || extra is not { IsPrior: true, Of: { } column }) return null;
        if (row.Form?.Form is FixedRow { Stage.Length: > 0 }) return null;
        if (table.Extras.Any(e => e != extra && e.IsPrior && e.Of == column && e.Back == extra.Back
            && e.IsExecuted == extra.IsExecuted)) return null;
        var form = table.Match!.Form.Form;
        return Bound(form, form.Panels[row.Panel], column, choice,
            new(extra.Back, IsExecuted(extra, table) ? "executed" : ""));
    }

    // 上年执行数 and 上年预算数 are two stages of last year.
    private static bool IsExecuted(ExtraColumn extra, MatchedTable table) => extra.IsExecuted
        || table.Table.Title.Contains("执行", StringComparison.Ordinal);

    private static string StageOf(MatchedRow row, OutlineColumn column) =>
        row.Form?.Form is FixedRow { Stage: { Length: > 0 } ofRow } ? ofRow
            : column.Path.Select(c => c.Stage).FirstOrDefault(s => s.Length > 0) ?? "";

    // A code that comes again under another unit (本级支出项目) asks no query of its own.
    private static HashSet<string> Repeated(List<MatchedRow> rows) => [.. rows
        .Where(r => r.Node.Length > 0 && (r.Beside.Length > 0
            || r.Form?.Form is EachRow { Dimension: Dimension.Project or Dimension.Unit }))
        .GroupBy(r => r.Node, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key)];

    private Selector? RowChoice(MatchedRow row)
    {
        if (row.Form is null) return null;
        var choice = Selector.All(evaluator.Facts.Dimensions);
        foreach (var select in row.Form!.Path) choice = evaluator.Choose(select, choice, scope);
        return NodeOf(row) is { } node ? choice.With(((EachRow)row.Form.Form).Dimension, node) : choice;
    }

    private Selector? Bound(GridForm form, Panel panel, OutlineColumn column, Selector row, (int Back, string Stage) at)
    {
        var back = at.Back + column.Leaf.PriorYears;
        var then = back == 0 ? scope : scope.In(scope.Year - back);
        if (evaluator.Amount(panel.Scope ?? form.Scope, then).Selector is not { } range) return null;
        var selector = range.And(row);
        foreach (var c in column.Path) selector = evaluator.Choose(c.Select, selector, scope);
        if (selector.IsEmpty) return null;
        return at.Stage.Length == 0 ? selector
            : selector.Replace(Dimension.Stage, selector.Dimensions[Dimension.Stage].Find(at.Stage)!);
    }
}
