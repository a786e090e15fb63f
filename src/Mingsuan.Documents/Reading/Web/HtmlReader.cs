using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Mingsuan.Core.Documents;
using Mingsuan.Documents.Packages;

namespace Mingsuan.Documents.Reading.Web;

/// <summary>读网页 (text and tables as a reader sees them); nothing outside the file is fetched, no script is
/// run.</summary>
internal static class HtmlReader
{
    private const int Deepest = 256;

    private static readonly HashSet<string> Skipped = new(
        ["SCRIPT", "STYLE", "TEMPLATE", "NOSCRIPT", "NAV", "BUTTON", "SELECT", "TEXTAREA", "SVG", "IFRAME", "HEAD",
            "DIALOG"],
        StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Inline = new(
        ["A", "ABBR", "B", "BDI", "BDO", "CITE", "CODE", "DATA", "EM", "FONT", "I", "KBD", "LABEL", "MARK", "Q", "S",
            "SMALL", "SPAN", "STRONG", "SUB", "SUP", "TIME", "U", "VAR", "WBR", "O:P", "INS"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>读.</summary>
    public static SourceDocument Read(string file, byte[] bytes, ReadOptions options, CancellationToken cancellation)
    {
        if (TextFile.Decode(bytes) is not { } text)
        {
            return SourceFaults.Fatal(file, SourceFormat.Html, "网页的编码不是 UTF-8、GB18030", "请另存为 UTF-8");
        }
        Tags.Bound(text, options, cancellation);
        var document = new HtmlParser().ParseDocument(text);
        var blocks = new BlockList(options);
        var walk = new Walk(blocks, cancellation);
        if (document.Body is { } body) walk.Enter(body, 0);
        walk.Close();
        return blocks.IsEmpty
            ? SourceFaults.Fatal(file, SourceFormat.Html, "网页里没有文字", "请确认正文不是靠脚本另行载入的")
            : blocks.ToDocument(file, SourceFormat.Html);
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
            if (depth > Deepest)
            {
                if (!string.IsNullOrWhiteSpace(node.TextContent)) LeaveInside();
                return;
            }
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
            blocks.Add(text, new Place(0, null, $"第 {paragraphs} 段"));
        }

        private void LeaveInside() => blocks.Leave(new Place(0, null, $"表 {tables} 第 {paragraphs} 段以后"),
            $"标签套了 {Deepest} 层以上，里面的没有读");

        // A table that holds tables only lays out the page.
        private static bool IsLayout(IElement table) => table.QuerySelector("table") is not null
            && table.QuerySelectorAll("td,th").Length <= table.QuerySelectorAll("table td, table th").Length + 4;

        private void Table(IElement table)
        {
            tables++;
            var grid = blocks.NewGrid();
            var row = 0;
            foreach (var line in table.QuerySelectorAll("tr").Where(r => r.Closest("table") == table))
            {
                cancellation.ThrowIfCancellationRequested();
                var column = 0;
                foreach (var cell in line.Children.Where(c => c.TagName is "TD" or "TH" && !IsHidden(c)))
                {
                    column = grid.Free(row, column);
                    var width = Span(cell, "colspan");
                    grid.Add(row, column, CellText(cell), new Place(
                        0, null, $"表 {tables} 第 {row + 1} 行第 {column + 1} 列"), Span(cell, "rowspan"), width);
                    column += width;
                }
                row++;
            }
            var place = new Place(0, null, $"表 {tables}");
            blocks.Add(grid, place, Caption(table, place));
        }

        // A caption may hold the entity and unit lines beside the title, or instead of one.
        private string Caption(IElement table, Place place)
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

        private string CellText(IElement cell)
        {
            var text = new StringBuilder();
            if (!Collect(cell, text, 0)) LeaveInside();
            return text.ToString();
        }
    }

    // False when something lies too deep to be collected.
    private static bool Collect(INode node, StringBuilder text, int depth)
    {
        if (depth > Deepest) return false;
        var isAll = true;
        foreach (var child in node.ChildNodes)
        {
            if (child is IText t) text.Append(Spaced(t.Data));
            else if (child is IElement e && !Skipped.Contains(e.TagName) && !IsHidden(e))
                isAll &= Collect(e, text, depth + 1);
        }
        return isAll;
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
