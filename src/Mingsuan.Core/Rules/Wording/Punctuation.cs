using Mingsuan.Core.Checks;
using Mingsuan.Core.Claims;
using Mingsuan.Core.Documents;

namespace Mingsuan.Core.Rules.Wording;

/// <summary>句末标点: a sentence that ends without one, where the next heading tells that it has ended.</summary>
internal static class Punctuation
{
    private const int ShortestSentence = 12;

    // Where many sentences have no full stop, that is how the document is written, and no slip.
    private const int OneIn = 6;

    /// <summary>标点.</summary>
    [Check("M08")]
    internal static IEnumerable<Fault> SentencesEnd(CheckContext context)
    {
        bool IsSentence(SourceParagraph p) =>
            p.Text.Length >= ShortestSentence && context.Pattern("sentence-with-figures").IsMatch(p.Text);
        var ended = context.Paragraphs.Count(p => p.Text.TrimEnd() is [.., '。' or '；' or '！'] && IsSentence(p));
        var open = context.Paragraphs.Zip(context.Paragraphs.Skip(1))
            .Where(p => SourceText.IsHeading(p.Second.Text) && context.Pattern("next-heading").IsMatch(p.Second.Text)
                && context.Pattern("unended").IsMatch(p.First.Text.TrimEnd()) && IsSentence(p.First))
            .Select(p => p.First).ToList();
        if (open.Count * OneIn > ended) yield break;
        foreach (var paragraph in open)
        {
            var (text, length) = (paragraph.Text.TrimEnd(), ShortestSentence);
            if (text.Length < length) continue;
            yield return new Fault($"正文“{text[^length..]}”：句末没有标点。",
                new FindingPlace(paragraph.At(text.Length - length, length), text[^length..], "正文"), "请补上句号。")
            {
                IsWeak = true,
            };
        }
    }
}
