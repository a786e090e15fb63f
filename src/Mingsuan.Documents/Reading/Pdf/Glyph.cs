using Mingsuan.Core;
using Mingsuan.Core.Documents;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics;

namespace Mingsuan.Documents.Reading.Pdf;

/// <summary>一个字 as displayed: its box in points from the top left of the page.</summary>
/// <param name="Text">字.</param>
/// <param name="Box">方框.</param>
/// <param name="Base">基线.</param>
/// <param name="Size">字号.</param>
/// <param name="Turn">顺时针转了几度: 0, 90, 180 or 270.</param>
internal readonly record struct Glyph(string Text, Box Box, float Base, float Size, int Turn = 0)
{
    public float MiddleX => (Box.Left + Box.Right) / 2;

    public float MiddleY => (Box.Top + Box.Bottom) / 2;

    /// <summary>在摆正的页上; a letter that still stands sideways there keeps its box.</summary>
    public Glyph Read(PageFrame frame)
    {
        if (frame.Turn == 0) return this;
        var (box, turn) = (frame.Read(Box), (Turn - frame.Turn + 360) % 360);
        return new Glyph(Text, box, turn == 0 ? box.Bottom - Below * Size : box.Bottom, Size, turn);
    }

    /// <summary>基线以下的部分, of the size.</summary>
    public const float Below = 0.15f;

    /// <summary>基线以上的部分, of the size.</summary>
    public const float Above = 0.85f;
}

/// <summary>取一页的字: visible ones inside the page, each once; or, of a scan with a layer of hidden text, the hidden
/// ones.</summary>
internal static class Glyphs
{
    public static bool IsHidden(Letter letter) =>
        letter.RenderingMode is TextRenderingMode.Neither or TextRenderingMode.NeitherClip;

    public static List<Glyph> Of(
        Page page, PdfRectangle bounds, bool isHidden, CancellationToken cancellation)
    {
        var windows = Windows(page, bounds);
        var seen = new HashSet<(string, int, int)>();
        var glyphs = new List<Glyph>(page.Letters.Count);
        foreach (var letter in page.Letters.Within(cancellation))
        {
            if (IsHidden(letter) != isHidden) continue;
            if (string.IsNullOrWhiteSpace(letter.Value) || letter.Value == "\0") continue;
            var glyph = At(letter, bounds);
            if (!(glyph.Box.Right >= 0 && glyph.Box.Left <= bounds.Width && glyph.Box.Bottom >= 0
                && glyph.Box.Top <= bounds.Height && IsNear(glyph))) continue;
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

    private static bool IsNear(Glyph glyph) => DisplayedPage.IsNear(glyph.Base) && DisplayedPage.IsNear(glyph.Size)
        && DisplayedPage.IsNear(glyph.Box.Left) && DisplayedPage.IsNear(glyph.Box.Right);

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
        var text = Characters.Normal(letter.Value);
        var (below, above) = (Glyph.Below * size, Glyph.Above * size);
        var (top, bottom) = ((float)(bounds.Top - Math.Max(start.Y, end.Y)),
            (float)(bounds.Top - Math.Min(start.Y, end.Y)));
        switch (Turn(letter))
        {
            case 90: return new Glyph(text, new Box(left - below, top, left + above, bottom), bottom, size, 90);
            case 270: return new Glyph(text, new Box(left - above, top, left + below, bottom), bottom, size, 270);
            case 180:
                return new Glyph(text, new Box(left, baseline - below, right, baseline + above), baseline, size, 180);
        }
        if (right - left < 0.1f) right = left + (float)Math.Max(letter.BoundingBox.Width, size / 2);
        return new Glyph(text, new Box(left, baseline - above, right, baseline + below), baseline, size);
    }

    // By the way its baseline runs; a letter without width is as the library says.
    private static int Turn(Letter letter)
    {
        var (across, up) = (letter.EndBaseLine.X - letter.StartBaseLine.X,
            letter.EndBaseLine.Y - letter.StartBaseLine.Y);
        if (Math.Abs(across) + Math.Abs(up) < 0.1)
        {
            return letter.TextOrientation switch
            {
                TextOrientation.Rotate90 => 90,
                TextOrientation.Rotate180 => 180,
                TextOrientation.Rotate270 => 270,
                _ => 0,
            };
        }
        if (Math.Abs(up) > Math.Abs(across) * 4) return up < 0 ? 90 : 270;
        return across < 0 && Math.Abs(across) > Math.Abs(up) * 4 ? 180 : 0;
    }
}
