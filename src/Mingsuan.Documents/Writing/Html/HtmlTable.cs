using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Mingsuan.Core.Books;
using Mingsuan.Core.Documents;

namespace Mingsuan.Documents.Writing.Html;

/// <summary>书中一张表的网页 (the one way a book's table becomes HTML, in the file and on the site).</summary>
public static class HtmlTable
{
    /// <summary>表号与表名.</summary>
    public static string NameOf(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return table.Number.Length > 0 ? $"{table.Number}　{table.Title}" : table.Title;
    }

    /// <summary>
    /// 表的框 (caption, headers and rows in a frame that scrolls sideways), without title and notes.
    /// </summary>
    /// <param name="table">书中的表.</param>
    /// <param name="label">框的名称, for those who do not see it.</param>
    /// <param name="figure">印出的数与其陈述的序号, to markup.</param>
    public static string Frame(Table table, string label, Func<string, int, string> figure)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(figure);
        var shape = new TableShape(table);
        var html = new StringBuilder();
        html.Append("<div class=\"frame\" role=\"region\" tabindex=\"0\" aria-label=\"");
        html.Append(HtmlText.Escape(label)).Append("\">\n<table");
        if (shape.Sticks) html.Append(" class=\"sticks\"");
        html.Append(CultureInfo.InvariantCulture, $" style=\"{shape.Style}\">\n");
        AppendCaption(table, html);
        AppendColumns(table, shape, html);
        if (!table.Header.IsEmpty) AppendRows("thead", table.Header, (row, cell) => Heading(shape, row, cell), html);
        AppendRows("tbody", table.Rows, (row, cell) => Body(shape, row, cell, figure), html);
        return html.Append("</table>\n</div>").ToString();
    }

    private static void AppendCaption(Table table, StringBuilder html)
    {
        html.Append("<caption><span class=\"caption-line\"><span class=\"sr\">");
        html.Append(HtmlText.Escape(NameOf(table))).Append("</span><span>");
        html.Append(HtmlText.Escape(table.Entity)).Append("</span><span>");
        html.Append(HtmlText.Escape(table.UnitNote)).Append("</span></span></caption>\n");
    }

    private static void AppendColumns(Table table, TableShape shape, StringBuilder html)
    {
        html.Append("<colgroup>");
        for (var c = 0; c < table.Columns.Length; c++)
        {
            html.Append(shape.ColumnStyle(c) is { } style ? $"<col style=\"{style}\">" : $"<col class=\"c{c + 1}\">");
        }
        html.Append("</colgroup>\n");
    }

    private static void AppendRows(
        string section, ImmutableArray<Row> rows, Func<int, Cell, string> cellOf, StringBuilder html)
    {
        html.Append('<').Append(section).Append(">\n");
        for (var y = 0; y < rows.Length; y++)
        {
            html.Append(rows[y].Role switch
            {
                RowRole.Total => "<tr class=\"total\">",
                RowRole.Group => "<tr class=\"group\">",
                _ => "<tr>",
            });
            foreach (var cell in rows[y].Cells) html.Append(cellOf(y, cell));
            html.Append("</tr>\n");
        }
        html.Append("</").Append(section).Append(">\n");
    }

    private static string Heading(TableShape shape, int row, Cell cell) => string.IsNullOrWhiteSpace(cell.Text)
        ? Element("td", shape, cell, "", "")
        : Element("th", shape, cell, HtmlText.Escape(cell.Text), Attribute("id", shape.HeaderId(row, cell))
            + Attribute("scope", cell.ColumnSpan > 1 ? "colgroup" : "col"));

    private static string Body(TableShape shape, int row, Cell cell, Func<string, int, string> figure)
    {
        if (shape.IsRowHeader(cell))
        {
            return Element("th", shape, cell, HtmlText.Escape(cell.Text), Attribute("id", shape.RowHeaderId(row, cell))
                + Attribute("scope", cell.RowSpan > 1 ? "rowgroup" : "row"));
        }
        var text = cell is { Statement: { } statement, Text.Length: > 0 }
            ? figure(cell.Text, statement) : HtmlText.Escape(cell.Text);
        return Element("td", shape, cell, text, Attribute("headers", shape.Headers(row, cell)));
    }

    private static string Element(string tag, TableShape shape, Cell cell, string inner, string attributes)
    {
        var spans = Attribute("colspan", Span(cell.ColumnSpan)) + Attribute("rowspan", Span(cell.RowSpan));
        return $"<{tag}{Attribute("class", shape.Class(cell))}{attributes}{spans}>{inner}</{tag}>";
    }

    private static string? Span(int count) => count > 1 ? count.ToString(CultureInfo.InvariantCulture) : null;

    private static string Attribute(string name, string? value) => value is null ? "" : $" {name}=\"{value}\"";
}
