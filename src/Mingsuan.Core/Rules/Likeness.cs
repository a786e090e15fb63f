using System.Globalization;

namespace Mingsuan.Core.Rules;

/// <summary>名称的异同: names without their marks, and how like two of them are.</summary>
internal static class Likeness
{
    private const string Numerals = "零一二三四五六七八九";

    /// <summary>名称里的字与数字, whatever punctuation stands between.</summary>
    public static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit));

    /// <summary>同一名称, but for punctuation.</summary>
    public static bool IsSame(string a, string b) => a == b || Plain(a) == Plain(b);

    /// <summary>一样长的两个名称有几个字不同; −1 when they are not as long.</summary>
    public static int Odd(string a, string b) => a.Length != b.Length ? -1 : a.Zip(b).Count(p => p.First != p.Second);

    /// <summary>相邻两字的各对.</summary>
    public static HashSet<(char, char)> Pairs(string name) => [.. name.Zip(name.Skip(1))];

    /// <summary>多像, per cent: how many pairs of characters of one name are in the other.</summary>
    public static int Like(HashSet<(char, char)> pairs, string one, string other) => one.Length + other.Length <= 2 ? 0
        : 200 * other.Zip(other.Skip(1)).Count(pairs.Contains) / (one.Length + other.Length - 2);

    /// <summary>一个名称有多少在一段话里, per cent, by characters and by pairs of them.</summary>
    public static int Cover(string name, string phrase)
    {
        var (pairs, own) = (Pairs(phrase), name.Zip(name.Skip(1)).ToList());
        return name.Length < 2 ? 0
            : 100 * (name.Count(phrase.Contains) + own.Count(pairs.Contains)) / (name.Length + own.Count);
    }

    /// <summary>数字或一到九十九; null when it is neither.</summary>
    public static int? Number(string text)
    {
        if (int.TryParse(text, CultureInfo.InvariantCulture, out var n)) return n;
        var at = text.IndexOf('十', StringComparison.Ordinal);
        if (at < 0) return Digit(text);
        return (at == 0 ? 1 : Digit(text[..at])) * 10 + (at == text.Length - 1 ? 0 : Digit(text[(at + 1)..]));
    }

    private static int? Digit(string text) =>
        Numerals.IndexOf(text == "两" ? "二" : text, StringComparison.Ordinal) is var i and > 0 ? i : null;
}
