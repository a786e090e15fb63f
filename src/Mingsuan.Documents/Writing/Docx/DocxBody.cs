using System.Globalization;
using DocumentFormat.OpenXml;
using Mingsuan.Core.Books;
using Mingsuan.Core.Rulebooks;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Mingsuan.Documents.Writing.Docx;

/// <summary>DOCX 正文: cover, contents, then the parts, element by element in printed order.</summary>
internal sealed class DocxBody(Book book)
{
    private readonly List<Entry> _entries =
        [.. EntriesOf(book).Select((e, i) => new Entry(e.Level, e.Text, $"_Toc{i + 1:D6}"))];
    private int _titled;

    /// <summary>全书的元素.</summary>
    public IEnumerable<OpenXmlElement> Elements() => [.. Cover(), .. Contents(), .. Parts()];

    private IEnumerable<OpenXmlElement> Cover()
    {
        var identity = book.Identity;
        yield return DocxText.Paragraph(DocxStyles.Department, DocxText.Run(identity.Department));
        yield return DocxText.Paragraph(DocxStyles.Title, DocxText.Run(identity.Title));
        if (ChineseDate.Of(identity.CompiledOn) is { Length: > 0 } date)
        {
            var properties = new W.ParagraphProperties(
                new W.SpacingBetweenLines { Before = Twips.Text(240) },
                new W.Justification { Val = W.JustificationValues.Center });
            yield return new W.Paragraph(properties, DocxText.Run(date, DocxStyles.Type(14)));
        }

        yield return DocxPages.End(DocxPages.Cover());
    }

    // Filled in beforehand, because WPS and viewers do not bring fields up to date by themselves. The page numbers
    // stay empty until Word has set the pages: a wrong number would be worse than none.
    private IEnumerable<OpenXmlElement> Contents()
    {
        yield return DocxText.Paragraph(DocxStyles.ContentsTitle, DocxText.Run("目　录"));
        var shown = _entries.Where(e => e.InContents).ToList();
        foreach (var entry in shown)
        {
            var line = DocxText.Paragraph(DocxStyles.Contents(entry.Level));
            if (entry == shown[0])
                line.Append(DocxText.FieldBegin($""" TOC \o "1-2" \h \z \t "{DocxStyles.TableTitleName},2" """));
            var link = new W.Hyperlink { Anchor = entry.Bookmark, History = true };
            link.Append(DocxText.Run(entry.Text), new W.Run(new W.TabChar()));
            link.Append(DocxText.Field($" PAGEREF {entry.Bookmark} \\h ", [DocxText.Run("")]));
            line.Append(link);
            if (entry == shown[^1]) line.Append(DocxText.FieldEnd());
            yield return line;
        }
    }

    private IEnumerable<OpenXmlElement> Parts()
    {
        var orientation = Orientation.Portrait;
        foreach (var part in book.Parts)
        {
            var returns = orientation == Orientation.Landscape;
            if (returns) yield return DocxPages.End(DocxPages.Section(orientation));
            orientation = Orientation.Portrait;
            yield return Titled(DocxStyles.Heading(1), part.Title, returns ? Break.None : Break.Page);
            foreach (var stretch in Stretch.Of(part))
            {
                var turns = stretch.Orientation != orientation;
                if (turns) yield return DocxPages.End(DocxPages.Section(orientation));
                orientation = stretch.Orientation;
                foreach (var element in Blocks(stretch, turns ? Break.None : Break.Page)) yield return element;
            }
        }

        // The last section's properties stand at the end of the body, after a paragraph, never right after a table.
        yield return DocxPages.Sliver();
        yield return DocxPages.Section(orientation);
    }

    private IEnumerable<OpenXmlElement> Blocks(Stretch stretch, Break atStart)
    {
        var next = stretch.Orientation == Orientation.Landscape ? atStart : Break.None;
        foreach (var block in stretch.Blocks)
        {
            var elements = block switch
            {
                Heading heading => [Titled(DocxStyles.Heading(heading.Level), heading.Text, next)],
                TableBlock { Table: { Placement: TablePlacement.Following } table } =>
                    TableElements(table, Break.None),
                TableBlock table => TableElements(table.Table, next),
                Paragraph paragraph => [Text(paragraph)],
                _ => throw new ArgumentOutOfRangeException(nameof(stretch), block.GetType().Name, "未知的内容块"),
            };
            foreach (var element in elements) yield return element;
            var isTable = block is TableBlock;
            next = isTable ? Break.Page : Break.None;
            if (isTable && block != stretch.Blocks[^1]) yield return DocxText.Paragraph(DocxStyles.Note);
        }
    }

    private IEnumerable<OpenXmlElement> TableElements(Table table, Break start)
    {
        yield return Titled(DocxStyles.TableTitle, NameOf(table), start);
        if (table.Entity.Length + table.UnitNote.Length > 0) yield return TableLine(table);
        yield return DocxTable.Of(table);
        foreach (var note in table.Notes) yield return Text(note);
    }

    private static W.Paragraph TableLine(Table table)
    {
        var end = Twips.Of(PageArea.Of(table.Orientation).Width);
        var tabs = new W.Tabs(new W.TabStop { Val = W.TabStopValues.Right, Position = end });
        return new W.Paragraph(
            new W.ParagraphProperties(new W.ParagraphStyleId { Val = DocxStyles.TableLine }, tabs),
            DocxText.Run(table.Entity), new W.Run(new W.TabChar()), DocxText.Run(table.UnitNote));
    }

    private static W.Paragraph Text(Paragraph paragraph)
    {
        var style = paragraph.Style == ParagraphStyle.Note ? DocxStyles.Note : DocxStyles.Body;
        return DocxText.Paragraph(style, [.. paragraph.Runs.Select(r => DocxText.Run(r.Text))]);
    }

    // Titles come in the same order as the entries, so that each finds its bookmark by counting.
    private W.Paragraph Titled(string style, string text, Break start)
    {
        var entry = _entries[_titled++];
        var id = _titled.ToString(CultureInfo.InvariantCulture);
        var paragraph = DocxText.Paragraph(style);
        if (start == Break.Page) paragraph.ParagraphProperties!.PageBreakBefore = new W.PageBreakBefore();
        paragraph.Append(
            new W.BookmarkStart { Id = id, Name = entry.Bookmark }, DocxText.Run(text), new W.BookmarkEnd { Id = id });
        return paragraph;
    }

    private static IEnumerable<(int Level, string Text)> EntriesOf(Book book)
    {
        foreach (var part in book.Parts)
        {
            yield return (1, part.Title);
            foreach (var block in part.Blocks)
            {
                if (block is Heading heading) yield return (heading.Level, heading.Text);
                if (block is TableBlock { Table: var table }) yield return (2, NameOf(table));
            }
        }
    }

    private static string NameOf(Table table) =>
        table.Number.Length > 0 ? $"{table.Number}　{table.Title}" : table.Title;

    private enum Break
    {
        None,
        Page,
    }

    /// <summary>目录的一项.</summary>
    private sealed record Entry(int Level, string Text, string Bookmark)
    {
        public bool InContents => Level <= 2;
    }
}
