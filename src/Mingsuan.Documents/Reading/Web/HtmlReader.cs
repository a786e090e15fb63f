using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Mingsuan.Core.Sources;
using Mingsuan.Documents.Packages;

namespace Mingsuan.Documents.Reading.Web;

/// <summary>读网页 (text and tables as a reader sees them); nothing outside the file is fetched, no script is
/// run.</summary>
internal static class HtmlReader
{
    private const int Deepest = 256;
    private const int DeepestParsed = 10_000;

    private static readonly HashSet<string> Skipped = new(
        ["SCRIPT", "STYLE", "TEMPLATE", "NOSCRIPT", "NAV", "BUTTON", "SELECT", "TEXTAREA", "SVG", "IFRAME", "HEAD",
            "DIALOG"],
        StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Inline = new(
        ["A", "ABBR", "B", "BDI", "BDO", "CITE", "CODE", "DATA", "EM", "FONT", "I", "KBD", "LABEL", "MARK", "Q", "S",
            "SMALL", "SPAN", "STRONG", "SUB", "SUP", "TIME", "U", "VAR", "WBR", "O:P", "INS"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>读.</summary>
    public static SourceDocument Read(string file, byte[] bytes, CancellationToken cancellation)
    {
        if (TextFile.Decode(bytes) is not { } text)
        {
            return SourceFaults.Fatal(file, SourceFormat.Html, "网页的编码不是 UTF-8、GB18030", "请另存为 UTF-8");
        }
        if (IsTooDeep(text))
        {
            return SourceFaults.Fatal(file, SourceFormat.Html, "网页的标签一层套一层，没有尽头",
                "这不像是正常的网页，请核对来源");
        }
        var document = new HtmlParser().ParseDocument(text);
        var blocks = new BlockList();
        var walk = new Walk(blocks, cancellation);
        if (document.Body is { } body) walk.Enter(body, 0);
        walk.Close();
        return blocks.IsEmpty
            ? SourceFaults.Fatal(file, SourceFormat.Html, "网页里没有文字", "请确认正文不是靠脚本另行载入的")
            : new SourceDocument(file, SourceFormat.Html, [], blocks.ToBlocks(), []);
    }

    // The parser takes the square of the depth; tags that are opened without end are told before it begins.
    private static bool IsTooDeep(string text)
    {
        var depth = 0;
        for (var i = text.IndexOf('<', StringComparison.Ordinal); i >= 0 && i + 1 < text.Length;
            i = text.IndexOf('<', i + 1))
        {
            if (text[i + 1] == '/') depth = Math.Max(0, depth - 1);
            else if (char.IsAsciiLetter(text[i + 1]) && !IsVoid(text.AsSpan(i + 1))) depth++;
            if (depth > DeepestParsed) return true;
        }
        return false;
    }

    private static bool IsVoid(ReadOnlySpan<char> tag)
    {
        foreach (var name in (ReadOnlySpan<string>)["br", "img", "meta", "link", "input", "hr", "col", "p", "li", "td",
            "tr", "th", "option", "font", "span", "o:p"])
        {
            if (tag.StartsWith(name, StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }

    private static bool IsHidden(IElement element) => element.HasAttribute("hidden")
        || element.GetAttribute("aria-hidden") == "true"
        || (element.GetAttribute("style") ?? "").Replace(" ", "", StringComparison.Ordinal)
            .Contains("display:none", StringComparison.OrdinalIgnoreCase);

    private sealed class Walk(BlockList blocks, CancellationToken cancellation)
    {
        private readonly StringBuilder open = new();
        private int paragraphs;
        private int tables;

        public void Enter(INode node, int depth)
        {
            cancellation.ThrowIfCancellationRequested();
            if (depth > Deepest) return;
            foreach (var child in node.ChildNodes)
            {
                if (child is IText text) open.Append(Spaced(text.Data));
                else if (child is IElement element) Enter(element, depth);
            }
        }

        private void Enter(IElement element, int depth)
        {
            if (Skipped.Contains(element.TagName) || IsHidden(element)) return;
            if (element.TagName == "TABLE" && !IsLayout(element))
            {
                Close();
                Table(element);
            }
            else if (Inline.Contains(element.TagName)) Enter((INode)element, depth + 1);
            else
            {
                Close();
                Enter((INode)element, depth + 1);
                Close();
            }
        }

        public void Close()
        {
            var text = open.ToString();
            open.Clear();
            if (string.IsNullOrWhiteSpace(text)) return;
            paragraphs++;
            blocks.Add(text, new SourcePlace(0, null, $"第 {paragraphs} 段"));
        }

        // A table that holds tables only lays out the page.
        private static bool IsLayout(IElement table) => table.QuerySelector("table") is not null
            && table.QuerySelectorAll("td,th").Length <= table.QuerySelectorAll("table td, table th").Length + 4;

        private void Table(IElement table)
        {
            tables++;
            var grid = new CellGrid();
            var row = 0;
            foreach (var line in table.QuerySelectorAll("tr").Where(r => r.Closest("table") == table))
            {
                cancellation.ThrowIfCancellationRequested();
                var column = 0;
                foreach (var cell in line.Children.Where(c => c.TagName is "TD" or "TH" && !IsHidden(c)))
                {
                    column = grid.Free(row, column);
                    var width = Span(cell, "colspan");
                    grid.Add(row, column, CellText(cell), new SourcePlace(
                        0, null, $"表 {tables} 第 {row + 1} 行第 {column + 1} 列"), Span(cell, "rowspan"), width);
                    column += width;
                }
                row++;
            }
            var place = new SourcePlace(0, null, $"表 {tables}");
            blocks.Add(grid, place, Caption(table, place));
        }

        // A caption may hold the entity and unit lines beside the title, or instead of one.
        private string Caption(IElement table, SourcePlace place)
        {
            if (table.QuerySelector("caption") is not { } caption) return "";
            var parts = caption.ChildElementCount > 1 ? caption.Children.Select(CellText).ToList()
                : [CellText(caption)];
            foreach (var remark in parts.Where(Captions.IsRemark)) blocks.Add(remark, place);
            return string.Concat(parts.Where(p => !Captions.IsRemark(p))).Trim();
        }

        private static int Span(IElement cell, string name) => int.TryParse(
            cell.GetAttribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            ? Math.Clamp(n, 1, CellGrid.MostColumns) : 1;
    }

    private static string CellText(IElement cell)
    {
        var text = new StringBuilder();
        Collect(cell, text, 0);
        return text.ToString();
    }

    private static void Collect(INode node, StringBuilder text, int depth)
    {
        if (depth > Deepest) return;
        foreach (var child in node.ChildNodes)
        {
            if (child is IText t) text.Append(Spaced(t.Data));
            else if (child is IElement e && !Skipped.Contains(e.TagName) && !IsHidden(e)) Collect(e, text, depth + 1);
        }
    }

    // Line breaks of the markup are no spaces between Chinese characters.
    private static string Spaced(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is not ('\r' or '\n' or '\t')) plain.Append(c);
            else if (plain.Length > 0 && !char.IsWhiteSpace(plain[^1]) && !Characters.IsWide(plain[^1]))
                plain.Append(' ');
        }
        return plain.ToString();
    }
}
