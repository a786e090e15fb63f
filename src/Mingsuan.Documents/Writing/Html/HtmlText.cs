using System.Net;
using Mingsuan.Core.Books;
using Mingsuan.Core.Documents;

namespace Mingsuan.Documents.Writing.Html;

/// <summary>网页中的文字.</summary>
internal static class HtmlText
{
    /// <summary>转义; line breaks become br.</summary>
    public static string Escape(string text) =>
        WebUtility.HtmlEncode(text).Replace("\n", "<br>", StringComparison.Ordinal);

    /// <summary>一段; each figure carries the number of its statement.</summary>
    public static void WriteParagraph(Paragraph paragraph, TextWriter writer)
    {
        var kind = paragraph.Style switch
        {
            ParagraphStyle.Item => " class=\"item\"",
            ParagraphStyle.Note => " class=\"note\"",
            _ => "",
        };
        writer.Write($"<p{kind}>");
        foreach (var run in paragraph.Runs)
        {
            writer.Write(run.Statement is { } s ? Figure(run.Text, s) : Escape(run.Text));
        }
        writer.Write("</p>\n");
    }

    /// <summary>一个数.</summary>
    public static string Figure(string text, int statement) =>
        $"<span class=\"n\" data-s=\"{statement}\">{Escape(text)}</span>";
}
