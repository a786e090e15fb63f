using System.Text;
using Mingsuan.Core.Books;
using Mingsuan.Core.Compilation;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Documents.Writing.Html;

/// <summary>
/// 网页 (the whole book as one self-contained accessible page): complete without script; with it, a number tells its
/// reason.
/// </summary>
public static class HtmlWriter
{
    /// <summary>写.</summary>
    public static void Write(CompiledBook compiled, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        var identity = compiled.Book.Identity;
        var title = HtmlText.Escape(identity.Department + identity.Title);
        writer.Write($"""
            <!DOCTYPE html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="generator" content="Mingsuan 明算；规则库 {identity.RulebookVersion}">
            <title>{title}</title>
            <style>
            {Rulebook.Text("templates/book.css")}</style>
            </head>
            <body>
            <a class="skip" href="#content">跳到正文</a>
            {Cover(identity)}

            """);
        HtmlContents.Write(compiled.Book, writer);
        writer.Write("<main id=\"content\">\n");
        foreach (var part in compiled.Book.Parts) WritePart(part, writer);
        writer.Write("</main>\n");
        WriteReasons(compiled, writer);
        writer.Write("</body>\n</html>\n");
    }

    private static string Cover(BookIdentity identity) =>
        $"<header class=\"cover\"><p class=\"department\">{HtmlText.Escape(identity.Department)}</p>"
        + $"<h1>{HtmlText.Escape(identity.Title)}</h1>{Date(identity)}</header>";

    private static string Date(BookIdentity identity) =>
        identity.CompiledOn is { } date ? $"<p>{HtmlText.Escape(date)}</p>" : "";

    private static void WritePart(Part part, TextWriter writer)
    {
        var title = HtmlText.Escape(part.Title);
        writer.Write($"<section aria-labelledby=\"{part.Id}\">\n<h2 id=\"{part.Id}\">{title}</h2>\n");
        foreach (var block in part.Blocks)
        {
            switch (block)
            {
                case Heading h:
                    var level = Math.Clamp(h.Level + 1, 3, 4);
                    writer.Write($"<h{level} id=\"{h.Id}\">{HtmlText.Escape(h.Text)}</h{level}>\n");
                    break;
                case Paragraph p:
                    HtmlText.WriteParagraph(p, writer);
                    break;
                case TableBlock t:
                    WriteTable(t.Table, writer);
                    break;
            }
        }
        writer.Write("</section>\n");
    }

    private static void WriteTable(Table table, TextWriter writer)
    {
        var (name, level) = (HtmlTable.NameOf(table), table.Placement == TablePlacement.Following ? 4 : 3);
        var kind = table.Orientation == Orientation.Landscape ? "sheet landscape" : "sheet";
        writer.Write($"<section class=\"{kind}\" aria-labelledby=\"{table.Id}\">\n");
        writer.Write($"<h{level} class=\"sheet-title\" id=\"{table.Id}\">{HtmlText.Escape(name)}</h{level}>\n");
        writer.Write(HtmlTable.Frame(table, name, HtmlText.Figure));
        writer.Write("\n");
        foreach (var note in table.Notes) HtmlText.WriteParagraph(note, writer);
        writer.Write("</section>\n");
    }

    private static void WriteReasons(CompiledBook compiled, TextWriter writer)
    {
        writer.Write("""
            <aside id="reason" class="reason" role="dialog" aria-modal="false" aria-labelledby="reason-title" hidden>
            <button type="button" class="close" aria-label="关闭">×</button>
            <h2 id="reason-title" tabindex="-1"></h2><div class="body"></div>
            </aside>
            <script type="application/json" id="reasons">
            """);
        writer.Flush();
        HtmlReasons.Write(compiled, ((StreamWriter)writer).BaseStream);
        writer.Write($"</script>\n<script>\n{Rulebook.Text("templates/book.js")}</script>\n");
    }
}
