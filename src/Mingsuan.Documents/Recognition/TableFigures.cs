using System.Collections.Immutable;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Expressions;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Forms;
using Mingsuan.Core.Money;
using Mingsuan.Core.Sources;
using Mingsuan.Core.Statements;

namespace Mingsuan.Documents.Recognition;

/// <summary>由对上的表取数 (each amount cell becomes a figure bound to its query) and the sums the form
/// implies.</summary>
internal sealed class TableFigures(Evaluator evaluator, Scope scope, DisplayUnit otherwise, List<Figure> figures)
{
    /// <summary>读一张表.</summary>
    public RecognisedTable Read(MatchedTable table, int index)
    {
        var rows = ImmutableArray.CreateBuilder<RecognisedRow>();
        var sums = ImmutableArray.CreateBuilder<PrintedSum>();
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
                rows.Add(new RecognisedRow(row.Row, row.Panel, row.Name, row.Code, NodeOf(row), row.Form is not null,
                    row.At));
                AddRow(table, row, repeated.Contains(row.Node) ? null : RowChoice(row), amounts, index, unit, grid);
            }
            sums.AddRange(TableSums.Of(table, evaluator.Facts.Dimensions, matched, amounts, grid, figures));
        }
        return new RecognisedTable(index, table.Table, table.Match?.Form.Form, unit, table.PrintedUnit is not null,
            table.Grid.HeaderRows, rows.ToImmutable(), sums.ToImmutable());
    }

    private CodeNode? NodeOf(MatchedRow row) => row.Form?.Form is EachRow each
        ? evaluator.Facts.Dimensions[each.Dimension].Find(row.Node) : null;

    private void AddRow(
        MatchedTable table, MatchedRow row, Selector? choice, List<(int Column, OutlineColumn Form)> amounts,
        int index, DisplayUnit unit, Dictionary<(int Row, int Column), int> grid)
    {
        var panel = table.Match!.Form.Form.Panels[row.Panel];
        foreach (var (x, column) in amounts)
        {
            if (table.Grid.Start(row.Row, x) is not { } cell) continue;
            var number = PrintedNumber.Parse(cell.Text);
            if (number is null && cell.Text.Trim().Length > 0) continue;
            var (value, step) = number is { IsDash: false } n ? n.In(unit) : (0L, 1L);
            var selector = choice is null ? null : Bound(table.Match.Form.Form, panel, column, choice);
            grid[(row.Row, x)] = figures.Count;
            figures.Add(new Figure(
                figures.Count, MeasureOf(row, column), selector, cell.Text.Trim(), value, step, cell.At, index,
                table.Table.Title, $"{row.Code} {row.Name}".Trim(), string.Join('/', table.Grid.Paths[x]))
            {
                UnitFen = unit.FenPerUnit(), Cell = MatchedTable.CellOf(cell),
            });
        }
    }

    private static Measure MeasureOf(MatchedRow row, OutlineColumn column) =>
        row.Form?.Form is FixedRow { IsInitialBudget: true } || column.Path.Any(c => c.IsInitialBudget)
            ? Measure.InitialBudget : Measure.Amount;

    // A code that comes again under another unit (本级支出项目) asks no query of its own.
    private static HashSet<string> Repeated(List<MatchedRow> rows) => [.. rows
        .Where(r => r.Node.Length > 0 && r.Form?.Form is EachRow { Dimension: Dimension.Project or Dimension.Unit })
        .GroupBy(r => r.Node, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key)];

    private Selector? RowChoice(MatchedRow row)
    {
        if (row.Form is null) return null;
        var choice = Selector.All(evaluator.Facts.Dimensions);
        foreach (var select in row.Form!.Path) choice = evaluator.Choose(select, choice, scope);
        return NodeOf(row) is { } node ? choice.With(((EachRow)row.Form.Form).Dimension, node) : choice;
    }

    private Selector? Bound(GridForm form, Panel panel, OutlineColumn column, Selector row)
    {
        var at = column.Leaf.PriorYears == 0 ? scope : scope.In(scope.Year - column.Leaf.PriorYears);
        if (evaluator.Amount(panel.Scope ?? form.Scope, at).Selector is not { } range) return null;
        var selector = range.And(row);
        foreach (var c in column.Path) selector = evaluator.Choose(c.Select, selector, scope);
        return selector.IsEmpty ? null : selector;
    }
}
