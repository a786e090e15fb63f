using System.Globalization;
using System.Text;
using Mingsuan.Core.Books;
using Mingsuan.Core.Documents;

namespace Mingsuan.Documents.Writing.Html;

/// <summary>网页中的表: caption, column and row headers, merged cells, one frame that scrolls sideways.</summary>
internal static class HtmlTable
{
    /// <summary>表号与表名.</summary>
    public static string NameOf(Table table) =>
        table.Number.Length > 0 ? $"{table.Number}　{table.Title}" : table.Title;

    /// <summary>写一张表.</summary>
    public static void Write(Table table, TextWriter writer)
    {
        var name = HtmlText.Escape(NameOf(table));
        var wide = table.Orientation == Orientation.Landscape ? " wide" : "";
        var level = table.Placement == TablePlacement.Following ? 4 : 3;
        writer.Write($"<h{level} class=\"table-name\" id=\"{table.Id}\">{name}</h{level}>\n");
        writer.Write($"<div class=\"frame{wide}\" role=\"region\" tabindex=\"0\" aria-label=\"{name}\">\n<table>\n");
        var (entity, unit) = (HtmlText.Escape(table.Entity), HtmlText.Escape(table.UnitNote));
        writer.Write($"<caption><span>{entity}</span><span>{unit}</span></caption>\n");
        WriteColumns(table, writer);
        if (!table.Header.IsEmpty)
        {
            writer.Write("<thead>\n");
            foreach (var row in table.Header) WriteRow(table, row, writer);
            writer.Write("</thead>\n");
        }
        writer.Write("<tbody>\n");
        foreach (var row in table.Rows) WriteRow(table, row, writer);
        writer.Write("</tbody>\n</table>\n</div>\n");
        foreach (var note in table.Notes) HtmlText.WriteParagraph(note, writer);
    }

    private static void WriteColumns(Table table, TextWriter writer)
    {
        var total = Math.Max(table.Columns.Sum(c => c.Width), 1);
        writer.Write("<colgroup>");
        foreach (var column in table.Columns)
        {
            var percent = (column.Width * 100m / total).ToString("0.##", CultureInfo.InvariantCulture);
            writer.Write($"<col style=\"width:{percent}%\">");
        }
        writer.Write("</colgroup>\n");
    }

    private static void WriteRow(Table table, Row row, TextWriter writer)
    {
        var kind = row.Role switch
        {
            RowRole.Total => " class=\"total\"",
            RowRole.Group => " class=\"group\"",
            _ => "",
        };
        writer.Write($"<tr{kind}>");
        var isFirst = true;
        foreach (var cell in row.Cells)
        {
            writer.Write(CellOf(table, row, cell, isFirst));
            isFirst = isFirst && cell.Text.Length == 0;
        }
        writer.Write("</tr>\n");
    }

    private static string CellOf(Table table, Row row, Cell cell, bool isFirst)
    {
        var isHeader = row.Role == RowRole.Header;
        var isRowHeader = !isHeader && cell.Statement is null && cell.Text.Length > 0 && (isFirst || cell.Emphasis);
        var tag = isHeader || isRowHeader ? "th" : "td";
        var html = new StringBuilder("<").Append(tag);
        if (isHeader) html.Append(cell.ColumnSpan > 1 ? " scope=\"colgroup\"" : " scope=\"col\"");
        else if (isRowHeader) html.Append(cell.RowSpan > 1 ? " scope=\"rowgroup\"" : " scope=\"row\"");
        if (cell.ColumnSpan > 1) html.Append(CultureInfo.InvariantCulture, $" colspan=\"{cell.ColumnSpan}\"");
        if (cell.RowSpan > 1) html.Append(CultureInfo.InvariantCulture, $" rowspan=\"{cell.RowSpan}\"");
        var align = cell.Align ?? (isHeader ? Align.Center : table.Columns[cell.Column].Align);
        if (align != Align.Left) html.Append(align == Align.Right ? " class=\"r\"" : " class=\"c\"");
        if (cell.Indent > 0)
        {
            html.Append(CultureInfo.InvariantCulture, $" style=\"padding-left:{cell.Indent + 0.4m}em\"");
        }
        html.Append('>');
        var isFigure = cell.Statement is not null && cell.Text.Length > 0;
        html.Append(isFigure ? HtmlText.Figure(cell.Text, cell.Statement!.Value) : HtmlText.Escape(cell.Text));
        return html.Append("</").Append(tag).Append('>').ToString();
    }
}
