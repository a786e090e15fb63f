using Mingsuan.Documents.Reading.Pdf;

namespace Mingsuan.Documents.Reading.Scan;

/// <summary>一列 (the cells of one column and width, cut out on white paper): read as text, and where they hold
/// numbers, read again as numbers.</summary>
internal sealed class ScanStrip
{
    private const int Margin = 24;
    private const int Edge = 2;

    // What a reader of Chinese takes digits and dashes for.
    private const string LookAlikes = "OoDQlI|SBZz一口日";

    private readonly GrayImage image;
    private readonly List<LatticeCell> cells;

    private ScanStrip(GrayImage image, List<LatticeCell> cells)
    {
        this.image = image;
        this.cells = cells;
    }

    /// <summary>一张表的各列; columns without ink are left out.</summary>
    public static IEnumerable<ScanStrip> Of(Lattice lattice, GrayImage image) => lattice.Cells
        .Where(c => image.HasInk(Inner(c))).GroupBy(c => (c.Column, c.ColumnSpan))
        .Select(g => new ScanStrip(image, [.. g]));

    /// <summary>识别, the words put into their cells.</summary>
    public async Task ReadAsync(CancellationToken cancellation)
    {
        var text = await ReadAsync(cells, i => Tesseract.TextAsync(i, true, cancellation));
        var numeric = cells.Where(c => MayBeNumber(Text(text, c))).ToList();
        if (numeric.Count > 0)
        {
            var others = numeric.Exists(c => Text(text, c).Contains('%', StringComparison.Ordinal)) ? "%" : "";
            var numbers = await ReadAsync(numeric, i => Tesseract.NumbersAsync(i, others, cancellation));
            foreach (var (cell, words) in numbers) text[cell] = [.. words.Select(Trimmed).Where(w => w.Text.Length > 0)];
        }
        foreach (var (cell, words) in text)
        {
            cell.Glyphs.AddRange(ScanPage.Glyphs(Punctuation.Widened(words)));
        }
    }

    private static string Text(Dictionary<LatticeCell, List<ReadWord>> words, LatticeCell cell) =>
        words.TryGetValue(cell, out var found) ? string.Concat(found.Select(w => w.Text)) : "";

    private static bool MayBeNumber(string text)
    {
        var digits = text.Count(char.IsAsciiDigit);
        var others = text.Count(c => char.IsLetter(c) && !LookAlikes.Contains(c, StringComparison.Ordinal));
        return others == 0 || others == 1 && digits >= 3 && !char.IsAsciiLetter(text.First(char.IsLetter));
    }

    // A speck of the line beside a number is no sign of it.
    private static ReadWord Trimmed(ReadWord word) => word with
    {
        Text = word.Text.Length > 1 ? word.Text.TrimStart('.', ',').TrimEnd('.', ',', '-') : word.Text.Trim('.', ','),
    };

    private async Task<Dictionary<LatticeCell, List<ReadWord>>> ReadAsync(
        List<LatticeCell> chosen, Func<GrayImage, Task<List<ReadWord>>> read)
    {
        var boxes = chosen.ConvertAll(Inner);
        var (left, top) = (boxes.Min(b => b.Left) - Margin, boxes.Min(b => b.Top) - Margin);
        var strip = GrayImage.Blank(boxes.Max(b => b.Right) - left + Margin, boxes.Max(b => b.Bottom) - top + Margin);
        foreach (var box in boxes) image.CopyTo(strip, box, box.Left - left, box.Top - top);
        var found = new Dictionary<LatticeCell, List<ReadWord>>();
        foreach (var word in await read(strip))
        {
            var here = word with { Box = word.Box.Move(left, top), Line = word.Line.Move(left, top) };
            var middle = (here.Box.Top + here.Box.Bottom) / 2;
            if (chosen.Find(c => Inner(c) is var b && middle >= b.Top - Edge && middle < b.Bottom + Edge) is not { } cell)
                continue;
            if (!found.TryGetValue(cell, out var words)) found[cell] = words = [];
            words.Add(here);
        }
        return found;
    }

    private static PixelBox Inner(LatticeCell cell) => ScanPage.Pixels(cell.Box).Inset(Edge);
}
