using System.Text.RegularExpressions;
using Mingsuan.Documents.Reading.Pdf;

namespace Mingsuan.Documents.Reading.Scan;

using CellWords = Dictionary<LatticeCell, List<ReadWord>>;

/// <summary>一列 (the cells of one column and width, cut out on white paper): read as text, and where they hold
/// numbers, read again as numbers; where the two readings differ, a third decides.</summary>
internal sealed partial class ScanStrip
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
        var text = await ReadAsync(cells, i => Tesseract.TextAsync(i, cancellation));
        var likely = cells.Where(c => MayBeNumber(Text(text, c))).ToList();
        var asked = likely.Count * 2 >= cells.Count ? cells : likely;
        if (likely.Count > 0) await ReadNumbersAsync(text, asked, cancellation);
        foreach (var (cell, words) in text) cell.Glyphs.AddRange(ScanPage.Glyphs(Punctuation.Mended(words)));
    }

    private async Task ReadNumbersAsync(CellWords text, List<LatticeCell> asked, CancellationToken cancellation)
    {
        var others = asked.Exists(c => Text(text, c).Contains('%', StringComparison.Ordinal)) ? "%" : "";
        var numbers = Numbers(await ReadAsync(asked, i => Tesseract.NumbersAsync(i, others, cancellation)));
        var agreed = asked.FindAll(c => IsNumber(numbers, text, c));
        var isPointed = agreed.Count(c => HasPoint(Text(numbers, c))) * 2 > agreed.Count;
        var disputed = agreed.FindAll(c => Text(numbers, c) != Text(text, c)
            || isPointed && !HasPoint(Text(numbers, c)));
        CellWords again = disputed.Count == 0 ? []
            : Numbers(await ReadAsync(disputed, i => HalvedAsync(i, others, cancellation)));
        foreach (var cell in agreed)
        {
            var (first, second, third) = (Text(text, cell), Text(numbers, cell), Text(again, cell));
            if (isPointed && !HasPoint(second) && HasPoint(third) && third.Replace(".", "", StringComparison.Ordinal)
                == second) text[cell] = again[cell];
            else if (third.Length == 0 || third != first) text[cell] = numbers[cell];
        }
    }

    private static bool HasPoint(string number) => number.Contains('.', StringComparison.Ordinal);

    private static async Task<List<ReadWord>> HalvedAsync(
        GrayImage strip, string others, CancellationToken cancellation) =>
        (await Tesseract.NumbersAsync(strip.Halved(), others, cancellation))
        .ConvertAll(w => w with { Box = w.Box.Doubled(), Line = w.Line.Doubled() });

    private static bool IsNumber(CellWords numbers, CellWords text, LatticeCell cell) =>
        Number().IsMatch(Text(numbers, cell))
        && (MayBeNumber(Text(text, cell)) || Sureness(numbers, cell) > Sureness(text, cell));

    private static CellWords Numbers(CellWords read) => read.ToDictionary(
        p => p.Key, p => p.Value.ConvertAll(Trimmed).FindAll(w => w.Text.Length > 0));

    private static string Text(CellWords words, LatticeCell cell) =>
        words.TryGetValue(cell, out var found) ? string.Concat(found.Select(w => w.Text)) : "";

    private static float Sureness(CellWords words, LatticeCell cell) =>
        words.TryGetValue(cell, out var found) && found.Count > 0 ? found.Min(w => w.Sureness) : 0;

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

    private async Task<CellWords> ReadAsync(
        List<LatticeCell> chosen, Func<GrayImage, Task<List<ReadWord>>> read)
    {
        var boxes = chosen.ConvertAll(Inner);
        var (left, top) = (boxes.Min(b => b.Left) - Margin, boxes.Min(b => b.Top) - Margin);
        var strip = GrayImage.Blank(boxes.Max(b => b.Right) - left + Margin, boxes.Max(b => b.Bottom) - top + Margin);
        foreach (var box in boxes) image.CopyTo(strip, box, box.Left - left, box.Top - top);
        var found = new CellWords();
        foreach (var word in await read(strip))
        {
            var here = word with { Box = word.Box.Move(left, top), Line = word.Line.Move(left, top) };
            var middle = (here.Box.Top + here.Box.Bottom) / 2;
            var at = boxes.FindIndex(b => middle >= b.Top - Edge && middle < b.Bottom + Edge);
            if (at < 0) continue;
            if (!found.TryGetValue(chosen[at], out var words)) found[chosen[at]] = words = [];
            words.Add(here);
        }
        return found;
    }

    private static PixelBox Inner(LatticeCell cell) => ScanPage.Pixels(cell.Box).Inset(Edge);

    [GeneratedRegex("^(-|-?[0-9]+(,[0-9]{3})*([.,][0-9]+)?%?)$", RegexOptions.None, 10_000)]
    private static partial Regex Number();
}
