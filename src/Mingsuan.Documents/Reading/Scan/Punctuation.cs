using System.Text;

namespace Mingsuan.Documents.Reading.Scan;

/// <summary>标点的改正: what stands between Chinese characters is full-width, whatever was recognised; a bracket is no
/// book-title mark; a wide gap is no quotation mark.</summary>
internal static class Punctuation
{
    private const string Narrow = ",:;()?!";
    private const string Wide = "，：；（）？！";
    private const int ShortLine = 30;

    /// <summary>改.</summary>
    public static List<ReadWord> Mended(List<ReadWord> words)
    {
        var all = new StringBuilder(string.Concat(words.Select(w => w.Text)));
        for (var i = 0; i < all.Length; i++)
        {
            if (Narrow.IndexOf(all[i], StringComparison.Ordinal) is >= 0 and var mark
                && (IsHan(all, i - 1) || IsHan(all, i + 1))) all[i] = Wide[mark];
        }
        all.Replace('〈', '（').Replace('〉', '）');
        var text = all.ToString();
        if (text.Contains('）', StringComparison.Ordinal) && !text.Contains('》', StringComparison.Ordinal))
            all.Replace('《', '（');
        return [.. Cut(words, all.ToString()).GroupBy(w => w.Line).SelectMany(Unquoted)];
    }

    private static IEnumerable<ReadWord> Cut(List<ReadWord> words, string text)
    {
        var at = 0;
        foreach (var word in words)
        {
            yield return word with { Text = text.Substring(at, word.Text.Length) };
            at += word.Text.Length;
        }
    }

    // One lonely quotation mark in a short line is a gap misread.
    private static IEnumerable<ReadWord> Unquoted(IEnumerable<ReadWord> line)
    {
        var words = line.ToList();
        if (words.Sum(w => w.Text.Length) > ShortLine || words.Sum(w => w.Text.Count(IsQuote)) != 1) return words;
        return words.Select(w => w with { Text = string.Concat(w.Text.Where(c => !IsQuote(c))) })
            .Where(w => w.Text.Length > 0);
    }

    private static bool IsQuote(char c) => c is '“' or '”' or '"';

    private static bool IsHan(StringBuilder text, int at) =>
        at >= 0 && at < text.Length && text[at] is >= '\u2e80' and not '\u3000';
}
