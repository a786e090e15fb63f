using System.Text;
using System.Text.RegularExpressions;
using Mingsuan.Core.Sources;

namespace Mingsuan.Documents.Recognition.Flow;

/// <summary>流式文字的段落: lines broken by layout put together; numbered headings and items start anew.</summary>
internal static partial class FlowParagraphs
{
    private const int HeadingLength = 30;

    /// <summary>合成.</summary>
    public static IEnumerable<SourceParagraph> Of(IEnumerable<SourceParagraph> lines)
    {
        var open = new List<SourceParagraph>();
        foreach (var line in lines)
        {
            if (open.Count > 0 && (Begins().IsMatch(line.Text) || IsClosed(open)))
            {
                yield return Join(open);
                open.Clear();
            }
            open.Add(line);
        }
        if (open.Count > 0) yield return Join(open);
    }

    private static bool IsClosed(List<SourceParagraph> open)
    {
        var text = open[^1].Text;
        if (text[^1] is '。' or '！') return true;
        if (open.Count == 1 && Heading().IsMatch(text)) return true;
        return open.Count == 1 && text.Length <= HeadingLength && Begins().IsMatch(text)
            && text.IndexOfAny(['，', '。', '；', '：']) < 0 && !text.Contains("万元", StringComparison.Ordinal);
    }

    private static SourceParagraph Join(List<SourceParagraph> open)
    {
        if (open.Count == 1) return open[0];
        var text = new StringBuilder();
        var spans = new List<TextSpan>();
        foreach (var line in open)
        {
            spans.AddRange(line.Spans.Select(s => s with { Start = s.Start + text.Length }));
            text.Append(line.Text);
        }
        return new SourceParagraph(text.ToString(), [.. spans]);
    }

    // 2025年部门预算编制说明: a heading without a number.
    [GeneratedRegex("^(20[0-9]{2}年度?)?[\\u4e00-\\u9fff（）]{0,26}(情况说明|编制说明|名词解释|主要职能|机构设置)$", RegexOptions.None, 10_000)]
    private static partial Regex Heading();

    [GeneratedRegex("^(第[一二三四五六七八九十]+部分|[一二三四五六七八九十百零]+、|[（(][一二三四五六七八九十百零]+[）)]|[0-9]{1,2}[.．、](?![0-9])|注[:：]|备注[:：])", RegexOptions.None, 10_000)]
    private static partial Regex Begins();
}
