using System.Globalization;
using DocumentFormat.OpenXml;
using Mingsuan.Core.Books;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Mingsuan.Documents.Writing.Docx;

/// <summary>DOCX 的表: fixed widths, repeated header rows, merged cells.</summary>
internal sealed class DocxTable
{
    private const string Rule = "8C8C8C";
    private const string HeaderFill = "F2F2F2";

    // Word's lines are taller than the type: less air is needed around them.
    private const double LineSlack = 0.5;

    private readonly Table _table;
    private readonly TableFit _fit;

    // For each column the rows still to be covered by a cell from above, and that cell.
    private readonly (int Rows, Cell? From)[] _covered;

    private DocxTable(Table table)
    {
        _table = table;
        _fit = TableFit.Of(table, PageArea.Of(table.Orientation).ForUnknownFont());
        _covered = new (int, Cell?)[table.Columns.Length];
    }

    /// <summary>写成 w:tbl.</summary>
    public static W.Table Of(Table table) => new DocxTable(table).Element();

    private W.Table Element()
    {
        var element = new W.Table(
            Properties(),
            new W.TableGrid(_fit.Widths.Select(w => new W.GridColumn { Width = Twips.Text(w) })));
        foreach (var row in _table.Header) element.Append(RowOf(row, RowRole.Header));
        foreach (var row in _table.Rows) element.Append(RowOf(row, row.Role));
        return element;
    }

    private W.TableProperties Properties() => new(
        new W.TableWidth { Width = Twips.Text(_fit.Widths.Sum()), Type = W.TableWidthUnitValues.Dxa },
        new W.TableJustification { Val = W.TableRowAlignmentValues.Center },
        new W.TableBorders(
            Border<W.TopBorder>(), Border<W.LeftBorder>(), Border<W.BottomBorder>(), Border<W.RightBorder>(),
            Border<W.InsideHorizontalBorder>(), Border<W.InsideVerticalBorder>()),
        new W.TableLayout { Type = W.TableLayoutValues.Fixed },
        new W.TableCellMarginDefault(
            new W.TopMargin { Width = Twips.Text(_fit.Padding * LineSlack), Type = W.TableWidthUnitValues.Dxa },
            new W.TableCellLeftMargin { Width = (short)Twips.Of(_fit.Side), Type = W.TableWidthValues.Dxa },
            new W.BottomMargin { Width = Twips.Text(_fit.Padding * LineSlack), Type = W.TableWidthUnitValues.Dxa },
            new W.TableCellRightMargin { Width = (short)Twips.Of(_fit.Side), Type = W.TableWidthValues.Dxa }));

    private static T Border<T>() where T : W.BorderType, new() =>
        new() { Val = W.BorderValues.Single, Size = 4, Space = 0, Color = Rule };

    private W.TableRow RowOf(Row row, RowRole role)
    {
        var properties = new W.TableRowProperties(new W.CantSplit());
        if (role == RowRole.Header) properties.Append(new W.TableHeader());
        var element = new W.TableRow(properties);
        var starts = row.Cells.ToDictionary(c => c.Column);
        var column = 0;
        while (column < _covered.Length)
        {
            var (rows, from) = _covered[column];
            var cell = rows > 0 ? from! : starts.GetValueOrDefault(column) ?? new Cell(column, "");
            element.Append(CellOf(cell, role, rows > 0 ? Merge.Covered : cell.RowSpan > 1 ? Merge.Start : Merge.None));
            Cover(cell, column, rows > 0 ? rows - 1 : cell.RowSpan - 1);
            column += cell.ColumnSpan;
        }

        return element;
    }

    private void Cover(Cell cell, int first, int rows)
    {
        var end = Math.Min(first + cell.ColumnSpan, _covered.Length);
        for (var column = first; column < end; column++) _covered[column] = (rows, cell);
    }

    private W.TableCell CellOf(Cell cell, RowRole role, Merge merge)
    {
        var properties = new W.TableCellProperties(
            new W.TableCellWidth { Width = Twips.Text(WidthOf(cell)), Type = W.TableWidthUnitValues.Dxa });
        if (cell.ColumnSpan > 1) properties.Append(new W.GridSpan { Val = cell.ColumnSpan });
        if (merge == Merge.Start) properties.Append(new W.VerticalMerge { Val = W.MergedCellValues.Restart });
        if (merge == Merge.Covered) properties.Append(new W.VerticalMerge());
        if (role == RowRole.Header)
            properties.Append(new W.Shading { Val = W.ShadingPatternValues.Clear, Color = "auto", Fill = HeaderFill });
        properties.Append(new W.TableCellVerticalAlignment { Val = W.TableVerticalAlignmentValues.Center });
        return new W.TableCell(properties, merge == Merge.Covered ? Empty(role) : Words(cell, role));
    }

    private W.Paragraph Words(Cell cell, RowRole role)
    {
        var paragraph = Empty(role);
        var properties = paragraph.ParagraphProperties!;
        if (cell.Indent > 0) properties.Indentation = new W.Indentation { Left = Twips.Text(cell.Indent * _fit.FontSize) };
        properties.Justification = new W.Justification { Val = Side(cell, role) };
        if (cell.Text.Length > 0)
            paragraph.Append(DocxText.Run(cell.Text, DocxStyles.Type(_fit.FontSize, TableFit.IsBold(cell, role))));
        return paragraph;
    }

    // The header stays with the first row of the body, and with the title above it.
    private W.Paragraph Empty(RowRole role)
    {
        var properties = new W.ParagraphProperties(new W.ParagraphStyleId { Val = DocxStyles.Cell });
        if (role == RowRole.Header) properties.KeepNext = new W.KeepNext();
        var mark = new W.ParagraphMarkRunProperties(DocxStyles.Type(_fit.FontSize));
        properties.ParagraphMarkRunProperties = mark;
        return new W.Paragraph(properties);
    }

    private W.JustificationValues Side(Cell cell, RowRole role)
    {
        var align = cell.Align ?? (role == RowRole.Header ? Align.Center : _table.Columns[cell.Column].Align);
        return align switch
        {
            Align.Center => W.JustificationValues.Center,
            Align.Right => W.JustificationValues.Right,
            _ => W.JustificationValues.Left,
        };
    }

    private double WidthOf(Cell cell) => _fit.Widths.Skip(cell.Column).Take(cell.ColumnSpan).Sum();

    private enum Merge
    {
        None,
        Start,
        Covered,
    }
}
