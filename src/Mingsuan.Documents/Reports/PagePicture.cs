using System.Globalization;
using System.Text;
using Mingsuan.Core.Documents;
using Mingsuan.Documents.Reading.Pdf;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;

namespace Mingsuan.Documents.Reports;

/// <summary>页的图 (a page drawn from its letters and rules, as SVG).</summary>
/// <param name="Width">宽, points.</param>
/// <param name="Height">高, points.</param>
/// <param name="Drawing">图形.</param>
internal sealed record PagePicture(float Width, float Height, string Drawing)
{
    private const float SameLine = 0.4f;

    /// <summary>画若干页, by page number; pages without letters are left out.</summary>
    public static Dictionary<int, PagePicture> Of(CheckedFile file, IEnumerable<int> pages)
    {
        var wanted = pages.Distinct().ToList();
        var pictures = new Dictionary<int, PagePicture>();
        if (file.Source.Format != SourceFormat.Pdf || wanted.Count == 0) return pictures;
        using var document = PdfDocument.Open(file.Content(),
            new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true });
        foreach (var number in wanted.Where(n => n >= 1 && n <= document.NumberOfPages))
        {
            var page = document.GetPage(number);
            if (Draw(page, DisplayedPage.Of(document, page)) is { } picture) pictures[number] = picture;
        }
        return pictures;
    }

    /// <summary>坐标: one decimal is a tenth of a point.</summary>
    public static string Number(float value) =>
        Math.Round((decimal)value, 1).ToString("0.#", CultureInfo.InvariantCulture);

    private static PagePicture? Draw(Page page, PdfRectangle bounds)
    {
        var glyphs = Glyphs.Of(page, bounds, false, CancellationToken.None);
        if (glyphs.Count == 0) return null;
        var drawing = new StringBuilder();
        AddRules(Rules.Of(page, bounds), drawing);
        var run = new List<Glyph>();
        foreach (var glyph in glyphs)
        {
            if (run.Count > 0 && !IsSameRun(run[^1], glyph)) AddRun(run, drawing);
            run.Add(glyph);
        }
        AddRun(run, drawing);
        return new PagePicture((float)bounds.Width, (float)bounds.Height, drawing.ToString());
    }

    private static bool IsSameRun(Glyph before, Glyph glyph) =>
        before.Turn == 0 && glyph.Turn == 0 && Math.Abs(before.Base - glyph.Base) < SameLine
        && Math.Abs(before.Size - glyph.Size) < SameLine && glyph.Box.Left >= before.Box.Left;

    private static void AddRules(Rules rules, StringBuilder drawing)
    {
        if (rules.Horizontal.Count + rules.Vertical.Count == 0) return;
        drawing.Append("<path class=\"rules\" d=\"");
        drawing.AppendJoin("", rules.Horizontal.Select(r => $"M{Number(r.From)} {Number(r.At)}H{Number(r.To)}"));
        drawing.AppendJoin("", rules.Vertical.Select(r => $"M{Number(r.At)} {Number(r.From)}V{Number(r.To)}"));
        drawing.Append("\"/>");
    }

    // Each letter at its own place: the reader's fonts are not the document's.
    private static void AddRun(List<Glyph> run, StringBuilder drawing)
    {
        if (run.Count == 0) return;
        if (run[0].Turn != 0)
        {
            foreach (var glyph in run) AddTurned(glyph, drawing);
            run.Clear();
            return;
        }
        var xs = run.SelectMany(g => Enumerable.Range(0, g.Text.Length)
            .Select(i => Number(g.Box.Left + (g.Box.Right - g.Box.Left) * i / g.Text.Length)));
        var text = ReportText.Escape(string.Concat(run.Select(g => g.Text)));
        drawing.Append(CultureInfo.InvariantCulture, $"<text y=\"{Number(run[0].Base)}\"")
            .Append(CultureInfo.InvariantCulture, $" font-size=\"{Number(run[0].Size)}\"")
            .Append(CultureInfo.InvariantCulture, $" x=\"{string.Join(' ', xs)}\">{text}</text>");
        run.Clear();
    }

    private static void AddTurned(Glyph glyph, StringBuilder drawing)
    {
        var (box, below) = (glyph.Box, Glyph.Below * glyph.Size);
        var (x, y) = glyph.Turn switch
        {
            90 => (box.Left + below, box.Top),
            270 => (box.Right - below, box.Bottom),
            _ => (box.Right, box.Top + below),
        };
        drawing.Append(CultureInfo.InvariantCulture, $"<text x=\"{Number(x)}\" y=\"{Number(y)}\"")
            .Append(CultureInfo.InvariantCulture, $" transform=\"rotate({glyph.Turn} {Number(x)} {Number(y)})\"")
            .Append(CultureInfo.InvariantCulture,
                $" font-size=\"{Number(glyph.Size)}\">{ReportText.Escape(glyph.Text)}</text>");
    }
}
