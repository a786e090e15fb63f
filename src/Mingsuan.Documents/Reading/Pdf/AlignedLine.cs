using System.Text.RegularExpressions;
using Mingsuan.Core.Documents;

namespace Mingsuan.Documents.Reading.Pdf;

/// <summary>一行中的一段, set off by wide gaps.</summary>
/// <param name="Text">文字.</param>
/// <param name="Box">方框.</param>
/// <param name="Glyphs">各字.</param>
internal sealed partial record Segment(string Text, Box Box, List<Glyph> Glyphs)
{
    /// <summary>是数: an amount, a percentage or a dash.</summary>
    public bool IsNumber { get; } = Number().IsMatch(Text);

    public float Middle => (Box.Left + Box.Right) / 2;

    /// <summary>两段左右有重叠.</summary>
    public bool Overlaps(float left, float right) => Box.Left < right && Box.Right > left;

    [GeneratedRegex(@"^([-−—–]+|[-−+]?[0-9]{1,3}(,[0-9]{3})*(\.[0-9]+)?%?|[-−+]?[0-9]+(\.[0-9]+)?%?)$", RegexOptions.None, 10_000)]
    private static partial Regex Number();
}

/// <summary>分成段的一行.</summary>
/// <param name="Line">行.</param>
/// <param name="Segments">各段, from the left.</param>
internal sealed record AlignedLine(TextLine Line, List<Segment> Segments)
{
    private const float WideGap = 0.85f;
    private const float NarrowGap = 0.1f;
    private const int LongestLabel = 40;

    private const string Ordinals = "一二三四五六七八九十廿（";
    private const string Units = "万亿元个人次辆台";

    public float Top => Line.Box.Top;

    public float Bottom => Line.Box.Bottom;

    public int Numbers { get; } = Segments.Count(s => s.IsNumber);

    /// <summary>像表里的一行数: two numbers or more, and what else there is, is short.</summary>
    public bool IsBody => Numbers >= 2 && Segments.TrueForAll(s => s.Text.Length < LongestLabel);

    /// <summary>是一句话: no line of a table.</summary>
    public bool IsProse => Segments.Exists(s => s.Text.Length >= LongestLabel || s.Text.IndexOfAny(['。', '；']) >= 0);

    /// <summary>分段.</summary>
    public static AlignedLine Of(TextLine line)
    {
        var (segments, glyphs) = (new List<Segment>(), new List<Glyph>());
        foreach (var span in line.Spans)
        {
            var box = span.At.Box!.Value;
            var gap = glyphs.Count == 0 ? 0 : (box.Left - glyphs[^1].Box.Right) / line.Size;
            if (gap > WideGap || gap > NarrowGap && EndsBefore(glyphs, line.Text[span.Start]))
            {
                segments.Add(Joined(glyphs));
                glyphs = [];
            }
            glyphs.Add(new Glyph(line.Text.Substring(span.Start, span.Length).TrimEnd(), box,
                box.Bottom - Glyph.Below * line.Size, line.Size));
        }
        segments.Add(Joined(glyphs));
        return new AlignedLine(line, segments);
    }

    // A number that fills its column is followed closely by the item beside it.
    private static bool EndsBefore(List<Glyph> glyphs, char next) => char.IsAsciiDigit(glyphs[^1].Text[^1])
        && (Ordinals.Contains(next, StringComparison.Ordinal)
            || Characters.IsWide(next) && !Units.Contains(next, StringComparison.Ordinal)
                && glyphs.Exists(g => g.Text == ".") && Joined(glyphs).IsNumber);

    private static Segment Joined(List<Glyph> glyphs) => new(string.Concat(glyphs.Select(g => g.Text)),
        glyphs.Skip(1).Aggregate(glyphs[0].Box, (b, g) => b.Union(g.Box)), glyphs);
}
