using System.Collections.Immutable;
using System.Text;
using Mingsuan.Core.Documents;

namespace Mingsuan.Documents.Reading.Pdf;

/// <summary>一行文字.</summary>
/// <param name="Text">文字, a blank where the gap is wide.</param>
/// <param name="Spans">各段文字的位置.</param>
/// <param name="Box">方框.</param>
/// <param name="Size">字号.</param>
internal sealed record TextLine(string Text, ImmutableArray<TextSpan> Spans, Box Box, float Size)
{
    /// <summary>读的次序 on its page: its top, but for text set in columns.</summary>
    public float Order { get; init; } = Box.Top;

    /// <summary>所在的栏; null when the text runs over the whole page.</summary>
    public TextColumn? Column { get; init; }
}

/// <summary>一栏的左右边.</summary>
internal sealed record TextColumn(float Left, float Right);

/// <summary>把字排成行.</summary>
internal static class TextLines
{
    /// <summary>成行, from the top; glyphs on nearly one baseline are one line.</summary>
    public static List<TextLine> Of(List<Glyph> glyphs, int page)
    {
        var lines = new List<List<Glyph>>();
        foreach (var glyph in glyphs.OrderBy(g => g.Base).ThenBy(g => g.Box.Left))
        {
            if (lines.Count > 0 && glyph.Base - lines[^1][0].Base <= 0.45f * Math.Min(glyph.Size, lines[^1][0].Size))
                lines[^1].Add(glyph);
            else lines.Add([glyph]);
        }
        return [.. lines.Select(l => Line(l, page))];
    }

    /// <summary>一格中的文字: lines joined, a blank only between Latin words.</summary>
    public static (string Text, Box? Box) Cell(List<Glyph> glyphs, int page)
    {
        if (glyphs.Count == 0) return ("", null);
        if (glyphs[0].Turn is not 0 and var turn && glyphs.TrueForAll(g => g.Turn == turn))
        {
            var frame = new PageFrame(0, 0, turn);
            var (upright, around) = Cell(glyphs.ConvertAll(g => g.Read(frame)), page);
            return (upright, frame.Display(around!.Value));
        }
        var lines = Of(glyphs, page);
        var text = new StringBuilder(lines[0].Text);
        var box = lines[0].Box;
        foreach (var line in lines.Skip(1))
        {
            if (text.Length > 0 && char.IsAsciiLetter(text[^1]) && char.IsAsciiLetter(line.Text[0])) text.Append(' ');
            text.Append(line.Text);
            box = box.Union(line.Box);
        }
        return (text.ToString(), box);
    }

    private static TextLine Line(List<Glyph> glyphs, int page)
    {
        glyphs.Sort((a, b) => a.Box.Left.CompareTo(b.Box.Left));
        var text = new StringBuilder();
        var spans = ImmutableArray.CreateBuilder<TextSpan>(glyphs.Count);
        var box = glyphs[0].Box;
        Glyph? before = null;
        foreach (var glyph in glyphs)
        {
            if (before is { } b && Gap(b, glyph) is { Length: > 0 } gap)
            {
                text.Append(gap);
                spans[^1] = spans[^1] with { Length = spans[^1].Length + gap.Length };
            }
            spans.Add(new TextSpan(text.Length, glyph.Text.Length, new Place(page, glyph.Box)));
            text.Append(glyph.Text);
            box = box.Union(glyph.Box);
            before = glyph;
        }
        return new TextLine(text.ToString(), spans.ToImmutable(), box, glyphs.Average(g => g.Size));
    }

    private static string Gap(Glyph left, Glyph right)
    {
        var gap = (right.Box.Left - left.Box.Right) / Math.Max(left.Size, right.Size);
        if (gap > 1.6f) return "  ";
        if (gap < 0.2f) return "";
        var isLatin = char.IsAsciiLetter(left.Text[^1]) && char.IsAsciiLetter(right.Text[0]);
        return gap > 0.9f || isLatin ? " " : "";
    }
}
