using Mingsuan.Core.Books;

namespace Mingsuan.Documents.Writing.Html;

/// <summary>网页的目录.</summary>
internal static class HtmlContents
{
    public static void Write(Book book, TextWriter writer)
    {
        writer.Write("<nav class=\"contents\" aria-label=\"目录\">\n<h2>目录</h2>\n<ol>\n");
        foreach (var part in book.Parts)
        {
            writer.Write($"<li><a href=\"#{part.Id}\">{HtmlText.Escape(part.Title)}</a>");
            var entries = part.Blocks.Select(Entry).OfType<(string Id, string Text)>().ToList();
            if (entries.Count > 0)
            {
                writer.Write("<ol>");
                foreach (var (id, text) in entries)
                {
                    writer.Write($"<li><a href=\"#{id}\">{HtmlText.Escape(text)}</a></li>");
                }
                writer.Write("</ol>");
            }
            writer.Write("</li>\n");
        }
        writer.Write("</ol>\n</nav>\n");
    }

    private static (string Id, string Text)? Entry(Block block) => block switch
    {
        Heading { Level: 2 } h => (h.Id, h.Text),
        TableBlock { Table: { Placement: TablePlacement.OwnPage } t } => (t.Id, HtmlTable.NameOf(t)),
        _ => null,
    };
}
