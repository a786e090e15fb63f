using Mingsuan.Documents.Reading.Pdf;

namespace Mingsuan.Documents.Reading.Scan;

/// <summary>图上的一条直线.</summary>
/// <param name="Box">所占的像素.</param>
/// <param name="At">中线.</param>
/// <param name="IsHorizontal">横线.</param>
internal sealed record RulingLine(PixelBox Box, float At, bool IsHorizontal);

/// <summary>图上的表线: long dark runs, thin across.</summary>
internal static class RulingLines
{
    // In points: no stroke of a character in a table is as long.
    private const float ShortestAcross = 22;
    private const float ShortestDown = 13;
    private const float Thickest = 4;
    private const int Gap = 3;

    /// <summary>找线.</summary>
    public static List<RulingLine> Of(GrayImage image, float scale) =>
    [
        .. Find(image.Height, image.Width, (a, b) => image.IsLine(b, a), (int)(ShortestAcross * scale),
            Thickest * scale)
            .Select(l => new RulingLine(new PixelBox(l.From, l.Low, l.To, l.High + 1), l.Middle, true)),
        .. Find(image.Width, image.Height, (a, b) => image.IsLine(a, b), (int)(ShortestDown * scale),
            Thickest * scale)
            .Select(l => new RulingLine(new PixelBox(l.Low, l.From, l.High + 1, l.To), l.Middle, false)),
    ];

    /// <summary>成表线, in points.</summary>
    public static Rules ToRules(IReadOnlyList<RulingLine> lines, float scale) => Rules.Of(
        lines.Where(l => l.IsHorizontal).Select(l => new Rule(l.At / scale, l.Box.Left / scale, l.Box.Right / scale)),
        lines.Where(l => !l.IsHorizontal).Select(l => new Rule(l.At / scale, l.Box.Top / scale, l.Box.Bottom / scale)));

    private sealed class Band(int at, int from, int to)
    {
        private long weight = (long)at * (to - from);

        public int Low { get; } = at;

        public int High { get; private set; } = at;

        public int From { get; private set; } = from;

        public int To { get; private set; } = to;

        public long Ink { get; private set; } = to - from;

        public float Middle => (float)weight / Ink + 0.5f;

        public bool Touches(int at, int from, int to) => at - High <= 2 && from <= To && to >= From;

        public void Add(int at, int from, int to)
        {
            (High, From, To) = (at, Math.Min(From, from), Math.Max(To, to));
            Ink += to - from;
            weight += (long)at * (to - from);
        }
    }

    // Runs on neighbouring rows of pixels are one line; what is thick all along is a picture or a bar.
    private static IEnumerable<Band> Find(
        int across, int along, Func<int, int, bool> isDark, int shortest, float thickest)
    {
        var (open, found) = (new List<Band>(), new List<Band>());
        for (var a = 0; a < across; a++)
        {
            found.AddRange(open.Where(b => a - b.High > 2));
            open.RemoveAll(b => a - b.High > 2);
            foreach (var (from, to) in Runs(a, along, isDark, shortest))
            {
                if (open.Find(b => b.Touches(a, from, to)) is { } band) band.Add(a, from, to);
                else open.Add(new Band(a, from, to));
            }
        }
        return found.Concat(open).Where(b => b.Ink <= thickest * (b.To - b.From));
    }

    private static IEnumerable<(int From, int To)> Runs(
        int a, int along, Func<int, int, bool> isDark, int shortest)
    {
        var (from, last) = (-1, -1);
        for (var b = 0; b < along; b++)
        {
            if (!isDark(a, b)) continue;
            if (from < 0 || b - last > Gap)
            {
                if (from >= 0 && last + 1 - from >= shortest) yield return (from, last + 1);
                from = b;
            }
            last = b;
        }
        if (from >= 0 && last + 1 - from >= shortest) yield return (from, last + 1);
    }
}
