using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Mingsuan.Core.Documents;

namespace Mingsuan.Core.Claims;

/// <summary>来件的文字 (paragraphs put together where layout broke them).</summary>
public static partial class SourceText
{
    private const int HeadingLength = 42;

    /// <summary>合成段落: a line that ends without punctuation runs on, unless it is a heading.</summary>
    public static ImmutableArray<SourceParagraph> Paragraphs(SourceDocument source)
    {
        var result = ImmutableArray.CreateBuilder<SourceParagraph>();
        var (open, length) = (new List<SourceParagraph>(), 0);
        var full = source.Format == SourceFormat.Text ? FullWidth(source) : int.MaxValue;
        foreach (var block in source.Blocks)
        {
            if (block is not SourceParagraph paragraph)
            {
                Close(result, open);
                continue;
            }
            if (open.Count > 0 && (length > SourceParagraph.Longest
                || (EndsSentence(open[^1].Text, full) || Begins(paragraph.Text))
                    && !(NamesItem().IsMatch(open[^1].Text) && TellsOfItem().IsMatch(paragraph.Text))))
            {
                Close(result, open);
            }
            length = (open.Count > 0 ? length : 0) + paragraph.Text.Length;
            open.Add(paragraph);
        }
        Close(result, open);
        return result.ToImmutable();
    }

    /// <summary>去空白: as the words read, however layout spaced them.</summary>
    public static string Compact(string text)
    {
        foreach (var letter in text)
        {
            if (char.IsWhiteSpace(letter)) return string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
        }
        return text;
    }

    /// <summary>是否小标题: short, and no sentence.</summary>
    public static bool IsHeading(string text) => text.Length is > 1 and <= HeadingLength
        && text.IndexOfAny(['。', '；', '，']) < 0 && !text.Contains("万元", StringComparison.Ordinal);

    private static bool EndsSentence(string text, int full) => text.TrimEnd() is { Length: > 0 } t
        && (t[^1] is '。' or '；' or '！' or ';' || (IsHeading(t) && !IsOpenPath(t)
            && (Width(t) < full || IsNumberedHeading(t))));

    // 某类（类）某款（款）… broken before its 项.
    private static bool IsOpenPath(string text) =>
        text.LastIndexOfAny(['款', '类']) is var at and > 0 && at + 1 < text.Length && text[at + 1] is ')' or '）'
        && !text.Contains("项)", StringComparison.Ordinal) && !text.Contains("项）", StringComparison.Ordinal);

    // 1.某类（类）某款（款）某项（项）。 on a line of its own, and 年初预算为… on the next.
    [GeneratedRegex("^[^0-9]{0,3}[0-9]{0,2}[^0-9，；：]{4,80}[（(]项[）)][。:：]?\\s*$", RegexOptions.None, 10_000)]
    private static partial Regex NamesItem();

    [GeneratedRegex("^\\s*(年初预算|支出决算|决算数?为|预算数?为|全年预算|(20[0-9]{2}年度?|本年度?)(年初)?(支出)?(预算|决算))", RegexOptions.None, 10_000)]
    private static partial Regex TellsOfItem();

    private static bool IsNumberedHeading(string text) => text.Length > 2
        && (text[1] == '、' || text[0] is '（' or '第') && text[^1] is '况' or '明' or '表' or '析' or '释';

    // Lines of text broken by layout: one that fills the line runs on, however much it looks like a heading.
    private static int FullWidth(SourceDocument source)
    {
        var widths = source.Paragraphs.Where(p => p.Text.Length > 12).Select(p => Width(p.Text)).Order().ToList();
        return widths.Count < 20 ? int.MaxValue : widths[widths.Count / 2];
    }

    private static int Width(string text) => text.Sum(c => c >= '\u2e80' ? 2 : 1);

    private static bool Begins(string text)
    {
        var t = text.TrimStart();
        return t.Length == 0 || t[0] is '（' or '('
            || (t.Length > 1 && t[1] is '、' or '.' or '．' && !char.IsWhiteSpace(t[0]))
            || t.StartsWith('第') || t.StartsWith('注');
    }

    private static void Close(ImmutableArray<SourceParagraph>.Builder result, List<SourceParagraph> open)
    {
        if (open.Count == 0) return;
        if (open.Count == 1) result.Add(open[0]);
        else
        {
            var text = new StringBuilder();
            var spans = ImmutableArray.CreateBuilder<TextSpan>();
            foreach (var part in open)
            {
                spans.AddRange(part.Spans.Select(s => s with { Start = s.Start + text.Length }));
                text.Append(part.Text);
            }
            result.Add(new SourceParagraph(text.ToString(), spans.ToImmutable()));
        }
        open.Clear();
    }
}
