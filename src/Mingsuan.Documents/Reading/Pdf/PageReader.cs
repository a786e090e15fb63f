using Mingsuan.Core;
using Mingsuan.Core.Documents;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;

namespace Mingsuan.Documents.Reading.Pdf;

/// <summary>一页成版面: turned the way most of its letters stand, tables by their lines, the rest as lines.</summary>
internal static class PageReader
{
    private static readonly int[] Turns = [0, 90, 180, 270];

    /// <summary>读一页; of a scan with a layer of hidden text, that text.</summary>
    public static PageLayout Read(
        Page page, PdfRectangle bounds, bool isHidden, CancellationToken cancellation)
    {
        var glyphs = Glyphs.Of(page, bounds, isHidden, cancellation);
        var frame = new PageFrame((float)bounds.Width, (float)bounds.Height,
            Turns.MaxBy(t => glyphs.Count(g => g.Turn == t)));
        var lattices = Lattice.Of(frame.Read(Rules.Of(page, bounds)));
        var outside = new List<Glyph>();
        foreach (var glyph in glyphs.Select(g => g.Read(frame)).Within(cancellation))
        {
            if (!lattices.Exists(l => l.Take(glyph))) outside.Add(glyph);
        }
        var lines = TextLines.Of(outside.FindAll(g => g.Turn == 0), page.Number);
        foreach (var turn in Turns.Skip(1)) lines.AddRange(Sideways(outside, turn, page.Number));
        var aligned = AlignedTables.Take(lines, lattices);
        if (aligned.Count > 0) lattices = [.. lattices.Concat(aligned).OrderBy(l => l.Box.Top)];
        return new PageLayout(lattices, TwoColumns.Split(lines), page.Number, frame);
    }

    private static IEnumerable<TextLine> Sideways(List<Glyph> glyphs, int turn, int page)
    {
        var frame = new PageFrame(0, 0, turn);
        return TextLines.Of([.. glyphs.Where(g => g.Turn == turn).Select(g => g.Read(frame))], page).Select(l => l with
        {
            Box = frame.Display(l.Box),
            Order = frame.Display(l.Box).Top,
            Spans = [.. l.Spans.Select(s => s with { At = s.At with { Box = frame.Display(s.At.Box!.Value) } })],
        });
    }
}
