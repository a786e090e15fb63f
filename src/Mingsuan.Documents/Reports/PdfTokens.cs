using System.Globalization;
using System.Text;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace Mingsuan.Documents.Reports;

/// <summary>PDF 记号的写法 (tokens as PDF source): what a page's dictionary can hold; streams stand alone.</summary>
internal static class PdfTokens
{
    private const string Delimiters = "()<>[]{}/%#";

    /// <summary>写一个记号.</summary>
    public static string Text(IToken token)
    {
        var text = new StringBuilder();
        Write(token, text);
        return text.ToString();
    }

    /// <summary>引用.</summary>
    public static string Reference(IndirectReference reference) =>
        string.Create(CultureInfo.InvariantCulture, $"{reference.ObjectNumber} {reference.Generation} R");

    /// <summary>数.</summary>
    public static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>几个数.</summary>
    public static string Numbers(params IEnumerable<double> values) => string.Join(' ', values.Select(Number));

    /// <summary>文字 as UTF-16 with a byte order mark, so that every reader shows Chinese.</summary>
    public static string Words(string text) => Hex([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)]);

    /// <summary>字节.</summary>
    public static string Hex(ReadOnlySpan<byte> bytes) => $"<{Convert.ToHexString(bytes)}>";

    private static void Write(IToken token, StringBuilder text)
    {
        switch (token)
        {
            case DictionaryToken dictionary:
                Write(dictionary, text);
                break;
            case ArrayToken array:
                text.Append('[');
                foreach (var item in array.Data)
                {
                    Write(item, text);
                    text.Append(' ');
                }
                text.Append(']');
                break;
            case NameToken name:
                text.Append(Name(name.Data));
                break;
            case NumericToken number:
                text.Append(Number(number.Data));
                break;
            case IndirectReferenceToken reference:
                text.Append(Reference(reference.Data));
                break;
            case StringToken words:
                text.Append(Hex(words.GetBytes()));
                break;
            case HexToken hex:
                text.Append(Hex(hex.Bytes));
                break;
            case BooleanToken boolean:
                text.Append(boolean.Data ? "true" : "false");
                break;
            case NullToken:
                text.Append("null");
                break;
            default:
                throw new MingsuanException(
                    $"不能加批注：页面里有不认识的内容（{token.GetType().Name}）。请另存为 PDF 再试");
        }
    }

    private static void Write(DictionaryToken dictionary, StringBuilder text)
    {
        text.Append("<<");
        foreach (var (key, value) in dictionary.Data)
        {
            text.Append(Name(key)).Append(' ');
            Write(value, text);
            text.Append('\n');
        }
        text.Append(">>");
    }

    private static string Name(string name)
    {
        var text = new StringBuilder("/");
        foreach (var b in Encoding.UTF8.GetBytes(name))
        {
            if (b is > 0x20 and < 0x7F && !Delimiters.Contains((char)b, StringComparison.Ordinal)) text.Append((char)b);
            else text.Append('#').Append(b.ToString("X2", CultureInfo.InvariantCulture));
        }
        return text.ToString();
    }
}
