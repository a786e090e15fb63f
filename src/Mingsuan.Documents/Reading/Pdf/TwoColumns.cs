using System.Collections.Immutable;
using Mingsuan.Core.Documents;

namespace Mingsuan.Documents.Reading.Pdf;

/// <summary>分两栏排的文字: read down one column and then down the other, not across.</summary>
internal static class TwoColumns
{
    // Fewer lines than this with prose on both sides of one gap are no columns.
    private const int LeastLines = 5;
    private const int LeastWords = 6;
    private const float WideGap = 1.2f;
    private const float WidestPitch = 2.2f;

    /// <summary>把横跨两栏的行拆开; a page in one column comes back as it was.</summary>
    public static List<TextLine> Split(List<TextLine> lines)
    {
        var sorted = lines.OrderBy(l => l.Box.Top).ToList();
        if (Gutter(sorted) is not { } gutter) return lines;
        var split = new List<TextLine>();
        for (var i = 0; i < sorted.Count;)
        {
            var end = End(sorted, i, gutter);
            if (end == i || sorted.GetRange(i, end - i).Count(l => Sides(l, gutter) is not null) < LeastLines)
            {
                split.Add(sorted[i++]);
                continue;
            }
            split.AddRange(Columns(sorted.GetRange(i, end - i), gutter));
            i = end;
        }
        return split;
    }

    // The place that most gaps between two stretches of prose have in common.
    private static float? Gutter(List<TextLine> lines)
    {
        var gaps = lines.SelectMany(l => Gaps(l).Where(g => IsProse(l, g))).ToList();
        if (gaps.Count < LeastLines) return null;
        var middles = gaps.ConvertAll(g => (g.From + g.To) / 2);
        var best = middles.MaxBy(m => gaps.Count(g => g.From < m && m < g.To));
        return gaps.Count(g => g.From < best && best < g.To) >= LeastLines ? best : null;
    }

    // From a line with both sides down to the first that runs across, or stands far below.
    private static int End(List<TextLine> lines, int from, float gutter)
    {
        if (Sides(lines[from], gutter) is null) return from;
        var end = from + 1;
        while (end < lines.Count
            && (Sides(lines[end], gutter) is not null || lines[end].Box.Right < gutter || lines[end].Box.Left > gutter)
            && lines[end].Box.Top - lines[end - 1].Box.Top < WidestPitch * lines[end].Size) end++;
        return end;
    }

    private static IEnumerable<TextLine> Columns(List<TextLine> zone, float gutter)
    {
        var left = zone.Select(l => Sides(l, gutter)?.Left ?? (l.Box.Right < gutter ? l : null))
            .OfType<TextLine>().ToList();
        var right = zone.Select(l => Sides(l, gutter)?.Right ?? (l.Box.Left > gutter ? l : null))
            .OfType<TextLine>().ToList();
        var (top, height) = (zone[0].Box.Top, zone[^1].Box.Bottom - zone[0].Box.Top);
        // In reading order the left column is the upper half of the zone, the right one the lower.
        return Placed(left, top, top).Concat(Placed(right, top, top + height / 2));
    }

    private static IEnumerable<TextLine> Placed(List<TextLine> lines, float top, float from)
    {
        var column = new TextColumn(lines.Min(l => l.Box.Left), lines.Max(l => l.Box.Right));
        return lines.Select(l => l with { Column = column, Order = from + (l.Box.Top - top) / 2 });
    }

    private static IEnumerable<(int At, float From, float To)> Gaps(TextLine line)
    {
        for (var i = 1; i < line.Spans.Length; i++)
        {
            var (a, b) = (line.Spans[i - 1].At.Box!.Value, line.Spans[i].At.Box!.Value);
            if (b.Left - a.Right > WideGap * line.Size) yield return (i, a.Right, b.Left);
        }
    }

    private static bool IsProse(TextLine line, (int At, float From, float To) gap)
    {
        var at = line.Spans[gap.At].Start;
        return Words(line.Text[..at]) >= LeastWords && Words(line.Text[at..]) >= LeastWords;
    }

    private static int Words(string text) => text.Count(c => c is >= '\u4e00' and <= '\u9fff');

    private static (TextLine Left, TextLine Right)? Sides(TextLine line, float gutter)
    {
        foreach (var gap in Gaps(line))
        {
            if (gap.From >= gutter || gutter >= gap.To) continue;
            return (Part(line, 0, gap.At), Part(line, gap.At, line.Spans.Length));
        }
        return null;
    }

    private static TextLine Part(TextLine line, int from, int to)
    {
        var start = line.Spans[from].Start;
        var end = to < line.Spans.Length ? line.Spans[to].Start : line.Text.Length;
        var text = line.Text[start..end].TrimEnd();
        ImmutableArray<TextSpan> spans =
            [.. line.Spans.Skip(from).Take(to - from).Select(s => s with { Start = s.Start - start })];
        spans = spans.SetItem(spans.Length - 1, spans[^1] with { Length = text.Length - spans[^1].Start });
        var box = spans.Select(s => s.At.Box!.Value).Aggregate((a, b) => a.Union(b));
        return new TextLine(text, spans, box, line.Size);
    }
}
