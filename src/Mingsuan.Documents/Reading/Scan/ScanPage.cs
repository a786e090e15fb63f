using System.Text;
using Mingsuan.Core.Documents;
using Mingsuan.Documents.Reading.Pdf;

namespace Mingsuan.Documents.Reading.Scan;

/// <summary>一张扫描页: ruled tables cell by cell, the rest as text, in points of the page.</summary>
internal sealed class ScanPage
{
    /// <summary>每英寸的点数.</summary>
    public const int Resolution = 300;

    private const float Scale = Resolution / 72f;
    private const float Least = 0.5f;

    private readonly GrayImage image;
    private readonly int number;
    private readonly CancellationToken cancellation;

    private ScanPage(GrayImage image, int number, CancellationToken cancellation)
    {
        this.image = image;
        this.number = number;
        this.cancellation = cancellation;
    }

    /// <summary>识别.</summary>
    public static Task<PageLayout> ReadAsync(GrayImage image, int number, CancellationToken cancellation) =>
        ReadAsync(image, Tilt.Of(image), number, cancellation);

    private static async Task<PageLayout> ReadAsync(
        GrayImage image, Tilt tilt, int number, CancellationToken cancellation) =>
        Tilted(await new ScanPage(tilt.Straighten(image), number, cancellation).ReadAsync(), tilt);

    private static PageLayout Tilted(PageLayout page, Tilt tilt) =>
        page with { Frame = page.Frame with { Tilt = tilt } };

    /// <summary>各词的字: each character in its part of the word's box, in the order read, for boxes of words may
    /// overlap.</summary>
    public static List<Glyph> Glyphs(IEnumerable<ReadWord> words)
    {
        var (glyphs, line, from) = (new List<Glyph>(), default(PixelBox), 0f);
        foreach (var word in words)
        {
            if (word.Line != line) (line, from) = (word.Line, 0);
            var (top, bottom) = (line.Top / Scale, line.Bottom / Scale);
            var text = Characters.Normal(word.Text);
            var left = Math.Max(word.Box.Left / Scale, from);
            var each = Math.Max(word.Box.Right / Scale - left, Least) / text.Length;
            foreach (var character in text)
            {
                glyphs.Add(new Glyph(character.ToString(), new Box(left, top, left + each, bottom), bottom,
                    bottom - top));
                left += each;
            }
            from = left;
        }
        return glyphs;
    }

    private async Task<PageLayout> ReadAsync()
    {
        var lines = RulingLines.Of(image, Scale);
        var lattices = Lattice.Of(RulingLines.ToRules(lines, Scale));
        var (tables, rest) = (image.Copy(), image.Copy());
        foreach (var lattice in lattices)
        {
            var box = Pixels(lattice.Box).Inset(-8);
            foreach (var line in lines.Where(l => IsIn(l.Box, box))) tables.Whiten(line.Box.Inset(-2));
            rest.Whiten(box);
        }
        var strips = lattices.SelectMany(l => ScanStrip.Of(l, tables)).ToList();
        var text = ReadRestAsync(rest);
        await Task.WhenAll(strips.Select(s => s.ReadAsync(cancellation)));
        return new PageLayout(lattices, TextLines.Of(await text, number), number,
            new PageFrame(image.Width / Scale, image.Height / Scale));
    }

    private async Task<List<Glyph>> ReadRestAsync(GrayImage rest)
    {
        if (!rest.HasInk(new PixelBox(0, 0, rest.Width, rest.Height))) return [];
        var words = await Tesseract.TextAsync(rest, cancellation);
        return Glyphs(Punctuation.Mended(words));
    }

    public static PixelBox Pixels(Box box) => new((int)Math.Round(box.Left * Scale), (int)Math.Round(box.Top * Scale),
        (int)Math.Round(box.Right * Scale), (int)Math.Round(box.Bottom * Scale));

    private static bool IsIn(PixelBox line, PixelBox box) => line.Left >= box.Left && line.Right <= box.Right
        && line.Top >= box.Top && line.Bottom <= box.Bottom;
}
