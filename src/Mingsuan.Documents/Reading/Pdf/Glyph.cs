using Mingsuan.Core.Sources;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics;

namespace Mingsuan.Documents.Reading.Pdf;

/// <summary>一个字 as displayed: its box in points from the top left of the page.</summary>
/// <param name="Text">字.</param>
/// <param name="Box">方框.</param>
/// <param name="Base">基线.</param>
/// <param name="Size">字号.</param>
internal readonly record struct Glyph(string Text, Box Box, float Base, float Size)
{
    public float MiddleX => (Box.Left + Box.Right) / 2;

    public float MiddleY => (Box.Top + Box.Bottom) / 2;
}

/// <summary>取一页的字: visible ones inside the page, each once.</summary>
internal static class Glyphs
{
    public static List<Glyph> Of(Page page)
    {
        var bounds = DisplayedPage.Of(page);
        var windows = Windows(page, bounds);
        var seen = new HashSet<(string, int, int)>();
        var glyphs = new List<Glyph>(page.Letters.Count);
        foreach (var letter in page.Letters)
        {
            if (letter.RenderingMode is TextRenderingMode.Neither or TextRenderingMode.NeitherClip) continue;
            if (string.IsNullOrWhiteSpace(letter.Value) || letter.Value == "\0") continue;
            var glyph = At(letter, bounds);
            if (glyph.Box.Right < 0 || glyph.Box.Left > bounds.Width || glyph.Box.Bottom < 0
                || glyph.Box.Top > bounds.Height) continue;
            if (windows.Count > 0 && !windows.Exists(w => IsInside(w, glyph))) continue;
            if (seen.Add((glyph.Text, (int)(glyph.Box.Left * 2), (int)(glyph.Base * 2)))) glyphs.Add(glyph);
        }
        return glyphs;
    }

    // Spreadsheet programs draw more than fits and clip it: what lies outside every large window is not seen.
    // A window as large as the page itself hides nothing and says nothing.
    private static List<Box> Windows(Page page, PdfRectangle bounds) =>
    [
        .. page.Paths.Where(p => p.IsClipping).SelectMany(p => p).Select(s => s.GetBoundingRectangle())
            .OfType<PdfRectangle>().Where(b => b.Width * b.Height * 2 >= bounds.Width * bounds.Height)
            .Where(b => b.Width < bounds.Width * 0.97 || b.Height < bounds.Height * 0.9)
            .Select(b => new Box((float)(b.Left - bounds.Left), (float)(bounds.Top - b.Top),
                (float)(b.Right - bounds.Left), (float)(bounds.Top - b.Bottom))),
    ];

    private static bool IsInside(Box window, Glyph glyph) =>
        glyph.MiddleX >= window.Left - 2 && glyph.MiddleX <= window.Right + 2
        && glyph.MiddleY >= window.Top - 2 && glyph.MiddleY <= window.Bottom + 2;

    private static Glyph At(Letter letter, PdfRectangle bounds)
    {
        var (start, end) = (letter.StartBaseLine, letter.EndBaseLine);
        var size = (float)Math.Max(letter.PointSize, 1);
        var left = (float)(Math.Min(start.X, end.X) - bounds.Left);
        var right = (float)(Math.Max(start.X, end.X) - bounds.Left);
        var baseline = (float)(bounds.Top - start.Y);
        if (right - left < 0.1f) right = left + (float)Math.Max(letter.BoundingBox.Width, size / 2);
        return new Glyph(Characters.Normal(letter.Value),
            new Box(left, baseline - 0.85f * size, right, baseline + 0.15f * size), baseline, size);
    }
}
