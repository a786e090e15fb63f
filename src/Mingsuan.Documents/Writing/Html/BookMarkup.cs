using System.Globalization;
using Mingsuan.Core.Books;

namespace Mingsuan.Documents.Writing.Html;

/// <summary>书的片段写成网页 (fragments of the book as markup), for the page of the book and for the site.</summary>
public static class BookMarkup
{
    /// <summary>一张表, with its name as heading.</summary>
    public static string Table(Table table, FigureMarkup figure) => Write(w => HtmlTable.Write(table, w, figure));

    /// <summary>一段.</summary>
    public static string Paragraph(Paragraph paragraph, FigureMarkup figure) =>
        Write(w => HtmlText.WriteParagraph(paragraph, w, figure));

    /// <summary>转义.</summary>
    public static string Escape(string text) => HtmlText.Escape(text);

    private static string Write(Action<TextWriter> write)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        write(writer);
        return writer.ToString();
    }
}
