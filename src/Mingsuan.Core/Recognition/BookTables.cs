using System.Collections.Immutable;
using Mingsuan.Core.Books;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Forms;
using Mingsuan.Core.Money;
using Mingsuan.Core.Sentences;

namespace Mingsuan.Core.Recognition;

/// <summary>编成的书的表 (tables compiled here know their form, their rows and the query of every cell: nothing of them
/// is guessed again).</summary>
/// <param name="book">书.</param>
/// <param name="set">表样.</param>
/// <param name="figures">全部的数, to which those of the tables are added.</param>
internal sealed class BookTables(Book book, FormSet set, List<Statement> figures)
{
    private readonly Dictionary<string, (Table Table, string Name)> known = book.NamedTables()
        .Where(t => set.Forms.GetValueOrDefault(t.Table.Id) is GridForm).ToDictionary(t => t.Name,
            StringComparer.Ordinal);

    /// <summary>读一张表; null for one that is no grid, such as a sheet.</summary>
    /// <param name="source">来件中的表, under the same name.</param>
    /// <param name="index">序号.</param>
    public RecognisedTable? Read(SourceTable source, int index)
    {
        if (!known.TryGetValue(source.At.Locator, out var own)) return null;
        var form = (GridForm)set.Forms[own.Table.Id];
        var cells = source.Cells.ToDictionary(c => c.At.Locator, StringComparer.Ordinal);
        var header = own.Table.Header.Length;
        SourceCell? At(int row, int column) => cells.GetValueOrDefault(Book.CellName(own.Name, header + row, column));
        var moved = new Dictionary<int, int>();
        DisplayUnit? unit = null;
        foreach (var cell in own.Table.Rows.SelectMany(r => r.Cells).Where(c => c.Statement is not null))
        {
            var statement = book.Statements[cell.Statement!.Value];
            if (At(statement.Cell.Row, statement.Cell.Column) is not { } at) continue;
            moved[statement.Index] = figures.Count;
            unit ??= statement.Unit;
            figures.Add(statement with
            {
                Index = figures.Count, Table = index, At = at.At, Cell = new CellAt(at.Row, at.Column),
            });
        }
        return new RecognisedTable(index, source, form, unit, own.Table.UnitNote.Length > 0,
            own.Table.Rows.SelectMany((r, y) => r.Cells.Select(c => At(y, c.Column))).OfType<SourceCell>()
                .Select(c => c.Row).DefaultIfEmpty(header).Min(),
            Rows(own.Table, At), Sums(own.Table, moved));
    }

    private static ImmutableArray<RecognisedRow> Rows(Table table, Func<int, int, SourceCell?> at) =>
        [.. table.Lines.OrderBy(l => l.Panel).ThenBy(l => l.Row).Select(l => (Line: l, Cell: table.Rows[l.Row].Cells
                .Select(c => at(l.Row, c.Column)).OfType<SourceCell>().FirstOrDefault(c => c.Text.Length > 0)))
            .Where(p => p.Cell is not null)
            .Select(p => new RecognisedRow(
                p.Cell!.Row, p.Line.Panel, p.Line.Label, p.Line.Code, p.Line.Node, true, p.Cell.At))];

    private static ImmutableArray<StatementSum> Sums(Table table, Dictionary<int, int> moved) =>
        [.. table.Sums.Where(s => moved.ContainsKey(s.Total) && s.Parts.All(moved.ContainsKey))
            .Select(s => s with { Total = moved[s.Total], Parts = [.. s.Parts.Select(p => moved[p])] })];
}
