using System.Collections.Immutable;
using DocumentFormat.OpenXml.Packaging;
using Mingsuan.Core.Books;
using Mingsuan.Core.Documents;

namespace Mingsuan.Documents.Writing.Xlsx;

/// <summary>一张表的工作表.</summary>
internal sealed class TableSheet
{
    private const double SmallRow = 19;
    private const double TitleRow = 34;
    private const int UnitNoteWidth = 16;

    private static readonly Look Small = new(Lettering.Small, Framing.None, Align.Left);

    private readonly SheetPlan plan;
    private readonly Table table;
    private readonly Looks looks;
    private readonly IReadOnlyList<Statement> statements;
    private readonly NumberFormats formats;
    private readonly SheetXml xml;

    private TableSheet(SheetPlan plan, Looks looks, IReadOnlyList<Statement> statements, SheetXml xml)
    {
        (this.plan, this.looks, this.statements, this.xml) = (plan, looks, statements, xml);
        table = plan.Table;
        formats = new NumberFormats(table, statements);
    }

    private int LastColumn => Math.Max(table.Columns.Length - 1, 0);

    /// <summary>写出.</summary>
    public static void Write(WorksheetPart part, SheetPlan plan, Looks looks, IReadOnlyList<Statement> statements)
    {
        var bottom = Math.Max(plan.NotesTop + plan.Table.Notes.Length - 1, 1);
        var zone = $"A1:{CellText.Address(bottom, Math.Max(plan.Table.Columns.Length - 1, 0))}";
        var frame = new SheetFrame(plan.Widths, plan.BodyTop - 1, plan.Table.Orientation, zone);
        using var sheet = new SheetXml(part, frame);
        new TableSheet(plan, looks, statements, sheet).Write();
        sheet.Finish();
    }

    private void Write()
    {
        if (plan.NumberRow > 0) Line(plan.NumberRow, SmallRow, table.Number, Small);
        Line(plan.TitleRow, TitleHeight(), table.Title, new Look(Lettering.Title, Framing.None, Align.Center));
        if (plan.EntityRow > 0) WriteEntity();
        WriteRows(table.Header, plan.HeaderTop, Framing.Shaded, HeaderCell);
        WriteRows(table.Rows, plan.BodyTop, Framing.Thin, BodyCell);
        var width = plan.Widths.Sum();
        for (var i = 0; i < table.Notes.Length; i++)
        {
            var text = table.Notes[i].Text;
            Line(plan.NotesTop + i, RowHeights.Of(text, width), text, Small);
        }
    }

    // The title is set nearly twice as wide as the body.
    private double TitleHeight() => TitleRow * CellText.Lines(table.Title, Math.Max(plan.Widths.Sum() * 10 / 19, 2));

    private void Line(int row, double height, string text, Look look)
    {
        xml.StartRow(row, height);
        xml.Text(0, text, looks.Of(look));
        xml.EndRow();
        xml.Merge(row, 0, row, LastColumn);
    }

    private void WriteEntity()
    {
        var right = LastColumn;
        for (var width = plan.Widths[^1]; width < UnitNoteWidth && right > 1; width += plan.Widths[right]) right--;
        if (right == 0 || table.UnitNote.Length == 0)
        {
            var text = $"{table.Entity}　{table.UnitNote}".Trim('　');
            Line(plan.EntityRow, SmallRow, text, Small);
            return;
        }
        xml.StartRow(plan.EntityRow, RowHeights.Of(table.Entity, plan.Widths.Take(right).Sum()));
        xml.Text(0, table.Entity, looks.Of(Small));
        xml.Text(right, table.UnitNote, looks.Of(Small with { Align = Align.Right }));
        xml.EndRow();
        xml.Merge(plan.EntityRow, 0, plan.EntityRow, right - 1);
        xml.Merge(plan.EntityRow, right, plan.EntityRow, LastColumn);
    }

    private void WriteRows(ImmutableArray<Row> rows, int top, Framing framing, Action<int, Row, Cell> writeCell)
    {
        var heights = RowHeights.Of(rows, plan.Widths);
        var covered = new int[table.Columns.Length];
        var blank = looks.Of(new Look(Lettering.Body, framing, Align.Left));
        for (var y = 0; y < rows.Length; y++)
        {
            var cells = rows[y].Cells.ToDictionary(c => c.Column);
            xml.StartRow(top + y, heights[y]);
            for (var x = 0; x < covered.Length;)
            {
                if (covered[x] > 0 || !cells.TryGetValue(x, out var cell))
                {
                    // A merged cell keeps its border only when every cell under it has one.
                    xml.Blank(x, blank);
                    if (covered[x] > 0) covered[x]--;
                    x++;
                    continue;
                }
                writeCell(y, rows[y], cell);
                x = Span(cell, top + y, rows.Length - y, covered, blank);
            }
            xml.EndRow();
        }
    }

    private int Span(Cell cell, int row, int rowsLeft, int[] covered, uint blank)
    {
        var next = Math.Min(cell.Column + cell.ColumnSpan, covered.Length);
        var down = Math.Min(cell.RowSpan, rowsLeft);
        for (var x = cell.Column; x < next; x++)
        {
            if (x > cell.Column) xml.Blank(x, blank);
            covered[x] = down - 1;
        }
        xml.Merge(row, cell.Column, row + down - 1, next - 1);
        return next;
    }

    private void HeaderCell(int y, Row row, Cell cell) => xml.Text(
        cell.Column, cell.Text, looks.Of(new Look(Lettering.Strong, Framing.Shaded, cell.Align ?? Align.Center)));

    private void BodyCell(int y, Row row, Cell cell)
    {
        var at = new CellAt(y, cell.Column);
        var lettering = cell.Emphasis || row.Role == RowRole.Total ? Lettering.Strong : Lettering.Body;
        var align = cell.Align ?? table.Columns[cell.Column].Align;
        var look = new Look(lettering, Framing.Thin, align, Indent: cell.Indent);
        if (plan.Numbers.TryGetValue(at, out var number))
        {
            var format = formats.Of(cell, statements[cell.Statement!.Value], number.Value);
            var formula = plan.Formulas.PartsOf(at) is { } parts ? SumText.Of(parts, plan.BodyTop) : null;
            xml.Number(cell.Column, number.Value, looks.Of(look with { Format = format }), formula);
            return;
        }
        if (cell.Text.Length == 0) xml.Blank(cell.Column, looks.Of(look));
        else xml.Text(cell.Column, cell.Text, looks.Of(IsCode(cell.Text) ? look with { Format = "@" } : look));
    }

    // Text all of digits would turn into a number, and lose digits, when somebody edits the cell.
    private static bool IsCode(string text) => text.All(char.IsAsciiDigit);
}
