using System.Text.RegularExpressions;
using Mingsuan.Core.Claims;
using Mingsuan.Core.Documents;

namespace Mingsuan.Core.Checks;

/// <summary>句末标点: a sentence that ends without one, where the next heading tells that it has ended.</summary>
internal static partial class PunctuationChecks
{
    private const int MostPlaces = 30;
    private const int ShortestSentence = 12;

    // Where many sentences have no full stop, that is how the document is written, and no slip.
    private const int OneIn = 6;

    public static IEnumerable<Finding> Check(CheckContext context)
    {
        var sentences = context.Paragraphs.Where(p => p.Text.Length >= ShortestSentence
            && Sentence().IsMatch(p.Text)).ToList();
        var ended = sentences.Count(p => p.Text.TrimEnd() is [.., '。' or '；' or '！']);
        var open = Open(context.Paragraphs).ToList();
        if (open.Count == 0 || open.Count * OneIn > ended) yield break;
        var first = open[0];
        var count = open.Count > 1 ? $"，共 {open.Count} 处" : "";
        yield return context.Finding("M08", $"正文“{first.Text}”：句末没有标点{count}。",
            open.Take(MostPlaces), "请补上句号。");
    }

    private static IEnumerable<FindingPlace> Open(IReadOnlyList<SourceParagraph> paragraphs)
    {
        for (var i = 0; i + 1 < paragraphs.Count; i++)
        {
            var text = paragraphs[i].Text.TrimEnd();
            if (text.Length < ShortestSentence || !Sentence().IsMatch(text) || !Unended().IsMatch(text)) continue;
            if (!Heading().IsMatch(paragraphs[i + 1].Text) || !SourceText.IsHeading(paragraphs[i + 1].Text)) continue;
            var length = Math.Min(12, text.Length);
            yield return new FindingPlace(
                paragraphs[i].At(text.Length - length, length), text[^length..], "正文");
        }
    }

    // A sentence has an amount and a comma, or a full stop before its last part, or says that a year had none.
    [GeneratedRegex("，.*万元|万元.*，|。|20[0-9]{2}\\s?年[^，]{0,12}(没有|未安排|未发生)", RegexOptions.Singleline, 10_000)]
    private static partial Regex Sentence();

    [GeneratedRegex("(?<!单位[：:]\\s*(万|亿)?元)(?<=[\\u4e00-\\u9fff0-9%％）)”])$", RegexOptions.None, 10_000)]
    private static partial Regex Unended();

    [GeneratedRegex("^\\s*([一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]部分)", RegexOptions.None, 10_000)]
    private static partial Regex Heading();
}
