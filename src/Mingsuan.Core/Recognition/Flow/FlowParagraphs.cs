using System.Text;
using System.Text.RegularExpressions;
using Mingsuan.Core.Documents;

namespace Mingsuan.Core.Recognition.Flow;

/// <summary>流式文字的段落: lines broken by layout put together; numbered headings and items start anew.</summary>
internal static partial class FlowParagraphs
{
    private const int HeadingLength = 30;

    /// <summary>合成.</summary>
    public static IEnumerable<SourceParagraph> Of(IEnumerable<SourceParagraph> lines)
    {
        var (open, length) = (new List<SourceParagraph>(), 0);
        var all = lines.ToList();
        for (var i = 0; i < all.Count; i++)
        {
            var line = all[i];
            if (IsCell(all, i))
            {
                if (open.Count > 0) yield return Join(open);
                open.Clear();
                yield return line;
                continue;
            }
            if (open.Count > 0 && (length > SourceParagraph.Longest || Begins().IsMatch(line.Text)
                || IsClosed(open) && !GoesOn().IsMatch(line.Text)))
            {
                yield return Join(open);
                open.Clear();
            }
            length = (open.Count > 0 ? length : 0) + line.Text.Length;
            open.Add(line);
        }
        if (open.Count > 0) yield return Join(open);
    }

    // Amounts one a line, with nothing else, are cells of a table: put together they would be one long number.
    private static bool IsCell(List<SourceParagraph> lines, int at) => IsAmount(lines[at].Text)
        && ((at > 0 && IsAmount(lines[at - 1].Text)) || (at + 1 < lines.Count && IsAmount(lines[at + 1].Text)));

    private static bool IsAmount(string line) => Amount().IsMatch(line);

    /// <summary>是否小标题: numbered, or like 2025年部门预算编制说明.</summary>
    public static bool IsHeading(string line) => Heading().IsMatch(line);

    private static bool IsClosed(List<SourceParagraph> open)
    {
        var text = open[^1].Text;
        // …（项）。 is followed by what it is for.
        if (text[^1] is '。' or '！')
            return !string.Concat(open.TakeLast(2).Select(l => l.Text)).EndsWith("（项）。", StringComparison.Ordinal);
        if (open.Count > 1) return false;
        // A number alone, and a 科目 by its levels, begin an item that goes on.
        if (Begins().Match(text).Length == text.Length || text.Contains("类）", StringComparison.Ordinal)) return false;
        return IsHeading(text) || text.Length <= HeadingLength && Begins().IsMatch(text)
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

    [GeneratedRegex("^(([一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）])[^0-9]{0,12}([0-9]{4}年)?[^0-9]{0,30}(说明|情况|解释|职能|设置|概述)|[\\u4e00-\\u9fff（）]{0,12}(20[0-9]{2}年度?)?[\\u4e00-\\u9fff（）“”]{0,26}(情况说明|编制说明|名词解释|主要职能|机构设置))$", RegexOptions.None, 10_000)]
    private static partial Regex Heading();

    [GeneratedRegex("^([（(](类|款|项)[)）]|[”：，、；。）)])", RegexOptions.None, 10_000)]
    private static partial Regex GoesOn();

    [GeneratedRegex("^(第[一二三四五六七八九十]+部分|[一二三四五六七八九十百零]+、|[（(][一二三四五六七八九十百零]+[）)]|[0-9]{1,2}[.．、](?![0-9])|注[:：]|备注[:：])", RegexOptions.None, 10_000)]
    private static partial Regex Begins();

    [GeneratedRegex(@"^\s*[-－]?(?:[0-9][0-9,]*\.[0-9]{1,4}|[0-9]{1,3}(?:,[0-9]{3})+)\s*[%％]?\s*$", RegexOptions.None, 10_000)]
    private static partial Regex Amount();
}
