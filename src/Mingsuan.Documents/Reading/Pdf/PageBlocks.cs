using System.Collections.Immutable;
using System.Text;
using Mingsuan.Core;
using Mingsuan.Core.Documents;

namespace Mingsuan.Documents.Reading.Pdf;

/// <summary>由各页版面成文: paragraphs from lines, tables with their titles, continued tables joined.</summary>
internal sealed class PageBlocks
{
    private const float Foot = 0.8f;

    private readonly List<SourceBlock> blocks = [];
    private readonly List<TextLine> open = [];
    private readonly List<TextLine> ending = [];
    private OpenTable? table;
    private float right;

    // Of the open lines but the first.
    private float leastIndent;
    private bool isAtFoot;

    /// <summary>成文.</summary>
    public static ImmutableArray<SourceBlock> Of(IEnumerable<PageLayout> layouts, CancellationToken cancellation)
    {
        var pages = new PageBlocks();
        foreach (var layout in layouts.Within(cancellation)) pages.Add(layout);
        pages.AddLeft();
        pages.CloseParagraph();
        pages.CloseTable(isLast: true);
        return [.. pages.blocks];
    }

    private void Add(PageLayout layout)
    {
        var lines = new Queue<TextLine>(layout.Lines.OrderBy(l => l.Order));
        var top = layout.Lattices.Count > 0 ? layout.Lattices[0].Box.Top : float.MaxValue;
        if (layout.Lattices.Count == 0 || lines.Any(l => l.Order < top && !Captions.IsRemark(l.Text))) AddLeft();
        right = layout.Lines.Count > 0 ? layout.Lines.Max(l => l.Box.Right) : 0;
        var isFirst = true;
        foreach (var lattice in layout.Lattices)
        {
            var above = new List<TextLine>();
            above.AddRange(ending);
            ending.Clear();
            while (lines.Count > 0 && lines.Peek().Order < lattice.Box.Top) above.Add(lines.Dequeue());
            AddTable(lattice, above, layout.Page, isFirst);
            isAtFoot = lattice.Box.Bottom > Foot * layout.Frame.ReadHeight;
            isFirst = false;
        }
        var (text, caption) = Caption([.. lines]);
        foreach (var line in text) AddLine(line);
        ending.AddRange(caption);
    }

    // What a page ends with may be the title of a table at the top of the next.
    private void AddLeft()
    {
        foreach (var line in ending) AddLine(line);
        ending.Clear();
    }

    // A table right at the top of a page, under no title of its own, goes on from the page before.
    private void AddTable(Lattice lattice, List<TextLine> above, int page, bool isFirst)
    {
        var (text, caption) = Caption(above);
        var title = string.Concat(caption.Where(l => !Captions.IsRemark(l.Text)).Select(l => l.Text));
        if (isFirst && text.Count == 0 && title.Length == 0 && table is not null && open.Count == 0
            && table.TryContinue(lattice, page))
        {
            return;
        }
        foreach (var line in text) AddLine(line);
        CloseParagraph();
        CloseTable();
        table = new OpenTable(title.Trim(), [.. caption.Where(l => Captions.IsRemark(l.Text)).Select(l => l.Text)],
            lattice,
            page);
    }

    // The lines just above a table: the title is the last line that is no remark, when it is no sentence.
    private static (List<TextLine> Text, List<TextLine> Caption) Caption(List<TextLine> above)
    {
        var from = above.Count;
        while (from > 0 && Captions.IsRemark(above[from - 1].Text)) from--;
        if (from > 0 && Captions.IsTitle(above[from - 1].Text))
        {
            from--;
            while (from > 0 && Captions.IsRemark(above[from - 1].Text)) from--;
        }
        return (above.GetRange(0, from), above.GetRange(from, above.Count - from));
    }

    private void AddLine(TextLine line)
    {
        if (table is not null && open.Count == 0 && Captions.IsNote(line.Text))
        {
            table.Remarks.Add(line.Text.TrimStart());
            return;
        }
        CloseTable();
        if (open.Count > 0 && !RunsOn(open[^1], line)) CloseParagraph();
        if (open.Count > 0) leastIndent = open.Count == 1 ? Indent(line) : Math.Min(leastIndent, Indent(line));
        open.Add(line);
    }

    // A line runs on when the one before reached the right margin and this one is not set in.
    private bool RunsOn(TextLine before, TextLine line)
    {
        if (before.Column is null != line.Column is null) return false;
        var room = (before.Column?.Right ?? right) - before.Box.Right;
        if (before.Text.TrimEnd()[^1] is '。' or '；' or '：' && room > before.Size * 2.5f) return false;
        if (before.Text.TrimEnd()[^1] is '。' or '；' && Captions.IsNumbered(line.Text)) return false;
        var left = open.Count > 1 ? leastIndent : Math.Min(Indent(before), Indent(line));
        var isSetIn = Indent(line) - left > line.Size * 1.2f;
        var isFull = room < before.Size * 2.6f;
        return isFull && !isSetIn;
    }

    private static float Indent(TextLine line) => line.Box.Left - (line.Column?.Left ?? 0);

    private void CloseParagraph()
    {
        if (open.Count == 0) return;
        var text = new StringBuilder();
        var spans = ImmutableArray.CreateBuilder<TextSpan>();
        foreach (var line in open)
        {
            if (text.Length > 0 && char.IsAsciiLetter(text[^1]) && char.IsAsciiLetter(line.Text[0])) text.Append(' ');
            foreach (var span in line.Spans) spans.Add(span with { Start = span.Start + text.Length });
            text.Append(line.Text);
        }
        blocks.Add(new SourceParagraph(text.ToString(), spans.ToImmutable()));
        open.Clear();
    }

    private void CloseTable(bool isLast = false)
    {
        if (table is null) return;
        blocks.Add(table.Close() with { IsOpenEnded = isLast && isAtFoot });
        table = null;
    }
}
