using System.Collections.Immutable;
using Mingsuan.Core.Claims;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Core.Rules;

namespace Mingsuan.Core.Checks;

/// <summary>应写而没有写的内容.</summary>
internal static class RequiredContents
{
    private const int FewestSentences = 8;
    private const int AssetParagraphs = 4;

    /// <summary>文件里缺的, one fault for what is said in the same words.</summary>
    internal static IEnumerable<(string Id, Fault Fault)> Missing(CheckContext context)
    {
        var assets = AssetSection(context);
        return context.Rulebook.RequiredWords.Where(r => Applies(r, context) && IsMissing(r, context, assets))
            .GroupBy(r => (r.Id, r.Message)).Select(g => (g.Key.Id, FaultOf(g.First(), context, [.. g])));
    }

    private static bool Applies(RequiredWords words, CheckContext context) => (words.Needs.Contains("sentences")
        // A file of tables alone has no sections to miss.
        ? context.IsWholeSet && context.Paragraphs.Count(p => p.Text.Contains('。', StringComparison.Ordinal))
            >= FewestSentences
        : context.HasText && context.Disclosure.Kind != DisclosureKind.ThreePublic)
        && words.Needs.All(n => n switch
        {
            "budget" => context.Disclosure.Kind == DisclosureKind.Budget,
            "final" => context.Disclosure.Kind == DisclosureKind.FinalAccounts,
            "procurement" => context.Procurement is { Value: > 0 },
            "zero" => context.ThreePublic(words.Code) is { Value: 0 },
            "some" => context.ThreePublic(words.Code) is { Value: > 0 },
            _ => true,
        });

    private static bool IsMissing(RequiredWords words, CheckContext context, string assets)
    {
        var text = words.In switch
        {
            "all" => context.Everything,
            "assets" => assets,
            "procurement" => context.Own(context.Procurement!),
            _ => context.AllText,
        };
        return text.Length > 0 && words.Given?.IsMatch(text) != false && !words.Words.IsMatch(text);
    }

    private static Fault FaultOf(RequiredWords words, CheckContext context, ImmutableArray<RequiredWords> same)
    {
        var figure = words.Needs.Contains("procurement") ? context.Procurement
            : words.Code.Length > 0 ? context.ThreePublic(words.Code) : null;
        var what = figure?.Text ?? string.Join("、", same.Select(r => r.Lacks));
        return new Fault(words.Message.Replace("{0}", what, StringComparison.Ordinal) + "。",
            figure is null ? context.Whole : CheckContext.PlaceOf(figure),
            words.Hint.Replace("{0}", what, StringComparison.Ordinal)) { Item = words.Lacks };
    }

    // The tables of contents names the section too: the last heading is the section's own.
    private static string AssetSection(CheckContext context)
    {
        var at = Enumerable.Range(0, context.Paragraphs.Length).Where(i => context.Paragraphs[i].Text is var text
            && text.Contains("国有资产占", StringComparison.Ordinal) && SourceText.IsHeading(text)).LastOrDefault(-1);
        return at < 0 ? "" : string.Join('\n', context.Paragraphs.Skip(at + 1).Take(AssetParagraphs)
            .Select(p => p.Text));
    }
}
