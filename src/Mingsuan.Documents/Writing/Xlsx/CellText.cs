using System.Globalization;
using System.Xml;

namespace Mingsuan.Documents.Writing.Xlsx;

/// <summary>单元格文字: what a cell can hold and how much room it takes.</summary>
internal static class CellText
{
    private const int Longest = 32767;

    /// <summary>去掉 XML 容不下的字符; cut to what a cell can hold.</summary>
    public static string Clean(string text)
    {
        var kept = text.Length > Longest ? text[..Longest] : text;
        if (kept.All(XmlConvert.IsXmlChar)) return kept;
        return string.Concat(Enumerate(kept).Where(c => XmlConvert.IsXmlChar(c[0]) || c.Length > 1));
    }

    /// <summary>宽度, in half-width characters; a full-width character counts two.</summary>
    public static int Width(ReadOnlySpan<char> text)
    {
        var width = 0;
        foreach (var c in text)
        {
            if (char.IsLowSurrogate(c)) continue;
            width += c < 0x1100 && c is not ('—' or '…' or '“' or '”' or '·' or '×') ? 1 : 2;
        }
        return width;
    }

    /// <summary>折成几行 in a column of the given width.</summary>
    public static int Lines(string text, int width)
    {
        var lines = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            lines += Math.Max(1, (Width(line) + width - 1) / Math.Max(width, 1));
        }
        return lines;
    }

    /// <summary>最长的不可折断的一段, in half-width characters: codes and Latin words.</summary>
    public static int LongestWord(string text)
    {
        var longest = 0;
        var current = 0;
        foreach (var c in text)
        {
            current = c is > ' ' and < '\u0100' ? current + 1 : 0;
            longest = Math.Max(longest, current);
        }
        return longest;
    }

    /// <summary>列字母: 0 is A.</summary>
    public static string ColumnLetters(int column)
    {
        var letters = "";
        for (var rest = column; rest >= 0; rest = rest / 26 - 1) letters = (char)('A' + rest % 26) + letters;
        return letters;
    }

    /// <summary>地址, such as C5; rows are 1-based.</summary>
    public static string Address(int row, int column) =>
        ColumnLetters(column) + row.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<string> Enumerate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            yield return isPair ? text.Substring(i++, 2) : text[i].ToString();
        }
    }
}
