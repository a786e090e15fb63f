using System.Buffers;

namespace Mingsuan.Documents.Reading.Pdf;

/// <summary>笔画 (what a content stream draws): its letters and operators, counted without keeping them, since the
/// library keeps about 0.4 KB for each.</summary>
internal sealed class PageMarks
{
    private static readonly SearchValues<byte> Ends = SearchValues.Create(" \t\r\n\f\0()<>[]{}/%"u8);

    /// <summary>字与笔画.</summary>
    public long Count { get; private set; }

    /// <summary>画了哪些部件, and how often each.</summary>
    public Dictionary<string, long> Drawn { get; } = new(StringComparer.Ordinal);

    /// <summary>数一个内容流.</summary>
    public static PageMarks Of(ReadOnlySpan<byte> content)
    {
        var marks = new PageMarks();
        var name = ReadOnlySpan<byte>.Empty;
        for (var i = 0; i < content.Length;)
        {
            var rest = content[(i + 1)..];
            switch (content[i])
            {
                case (byte)'(':
                    i += 1 + marks.Literal(rest);
                    break;
                case (byte)'<' when rest is [(byte)'<', ..]:
                    i += 2;
                    break;
                case (byte)'<':
                    var length = Until(rest, (byte)'>');
                    marks.Count += length / 2;
                    i += 1 + length;
                    break;
                case (byte)'%':
                    i += 1 + Until(rest, (byte)'\n');
                    break;
                case (byte)'/':
                    name = Token(rest);
                    i += 1 + name.Length;
                    break;
                case (>= (byte)'A' and <= (byte)'Z') or (>= (byte)'a' and <= (byte)'z') or (byte)'\'' or (byte)'"':
                    var word = Token(content[i..]);
                    i += Math.Max(1, word.Length) + marks.Operator(word, name, content[(i + word.Length)..]);
                    break;
                default:
                    i++;
                    break;
            }
        }
        return marks;
    }

    // How far the operator reaches beyond its name: an inline picture is no text.
    private int Operator(ReadOnlySpan<byte> word, ReadOnlySpan<byte> name, ReadOnlySpan<byte> after)
    {
        Count++;
        if (word.SequenceEqual("ID"u8)) return Math.Max(0, after.IndexOf("EI"u8));
        if (!word.SequenceEqual("Do"u8)) return 0;
        var drawn = System.Text.Encoding.Latin1.GetString(name);
        Drawn[drawn] = Drawn.GetValueOrDefault(drawn) + 1;
        return 0;
    }

    private int Literal(ReadOnlySpan<byte> text)
    {
        var depth = 1;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\') i++;
            else if (text[i] == '(') depth++;
            else if (text[i] == ')' && --depth == 0) return i + 1;
            Count++;
        }
        return text.Length;
    }

    private static int Until(ReadOnlySpan<byte> text, byte end)
    {
        var at = text.IndexOf(end);
        return at < 0 ? text.Length : at + 1;
    }

    private static ReadOnlySpan<byte> Token(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOfAny(Ends);
        return end < 0 ? text : text[..end];
    }
}
