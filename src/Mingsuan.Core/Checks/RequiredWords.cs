using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Mingsuan.Core.Claims;
using Mingsuan.Core.Data;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Rules;

namespace Mingsuan.Core.Checks;

/// <summary>应写的内容 (what a text has to speak of), from rulebook/checks/required.yaml.</summary>
/// <param name="Id">规则号.</param>
/// <param name="Words">写了的样子.</param>
/// <param name="Message">一句话说缺什么.</param>
/// <param name="Hint">怎么改.</param>
public sealed record RequiredWords(string Id, Regex Words, string Message, string Hint)
{
    private const int FewestSentences = 8;
    private const int AssetParagraphs = 4;

    private ImmutableArray<string> needs = [];
    private (string In, string Code, string Lacks, Regex? Given) at;

    /// <summary>读.</summary>
    public static ImmutableArray<RequiredWords> ReadAll(string file, DataNode node)
    {
        var data = new DataReader(file, node);
        ImmutableArray<RequiredWords> all = [.. data.Items("required").Select(Read)];
        data.Finish();
        return all;
    }

    private static RequiredWords Read(DataReader data)
    {
        var required = new RequiredWords(data.Required("id"), Pattern(data.Required("words")), data.Required("message"),
            data.Required("hint"))
        {
            needs = data.Texts("needs"),
            at = (data.Text("in") ?? "text", data.Text("code") ?? "", data.Text("lacks") ?? "",
                data.Text("given") is { } given ? Pattern(given) : null),
        };
        data.Finish();
        return required;
    }

    private static Regex Pattern(string words) =>
        new(words, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));

    /// <summary>文件里缺的, one fault for what is said in the same words.</summary>
    internal static IEnumerable<(string Id, Fault Fault)> Missing(CheckContext context)
    {
        var assets = AssetSection(context);
        return context.Rulebook.RequiredWords.Where(r => r.Applies(context) && r.IsMissing(context, assets))
            .GroupBy(r => (r.Id, r.Message)).Select(g => (g.Key.Id, g.First().Fault(context, [.. g])));
    }

    private bool Applies(CheckContext context) => (needs.Contains("sentences")
        // A file of tables alone has no sections to miss.
        ? context.IsWholeSet && context.Paragraphs.Count(p => p.Text.Contains('。', StringComparison.Ordinal))
            >= FewestSentences
        : context.HasText && context.Disclosure.Kind != DisclosureKind.ThreePublic)
        && needs.All(n => n switch
        {
            "budget" => context.Disclosure.Kind == DisclosureKind.Budget,
            "final" => context.Disclosure.Kind == DisclosureKind.FinalAccounts,
            "procurement" => context.Procurement is { Value: > 0 },
            "zero" => context.ThreePublic(at.Code) is { Value: 0 },
            "some" => context.ThreePublic(at.Code) is { Value: > 0 },
            _ => true,
        });

    private bool IsMissing(CheckContext context, string assets)
    {
        var text = at.In switch
        {
            "all" => context.Everything,
            "assets" => assets,
            "procurement" => context.Own(context.Procurement!),
            _ => context.AllText,
        };
        return text.Length > 0 && at.Given?.IsMatch(text) != false && !Words.IsMatch(text);
    }

    private Fault Fault(CheckContext context, ImmutableArray<RequiredWords> same)
    {
        var figure = needs.Contains("procurement") ? context.Procurement
            : at.Code.Length > 0 ? context.ThreePublic(at.Code) : null;
        var what = figure?.Text ?? string.Join("、", same.Select(r => r.at.Lacks));
        return new Fault(Message.Replace("{0}", what, StringComparison.Ordinal) + "。",
            figure is null ? context.Whole : CheckContext.PlaceOf(figure),
            Hint.Replace("{0}", what, StringComparison.Ordinal)) { Item = at.Lacks };
    }

    // The tables of contents names the section too: the last heading is the section's own.
    private static string AssetSection(CheckContext context)
    {
        var head = Enumerable.Range(0, context.Paragraphs.Length).Where(i => context.Paragraphs[i].Text is var text
            && text.Contains("国有资产占", StringComparison.Ordinal) && SourceText.IsHeading(text)).LastOrDefault(-1);
        return head < 0 ? "" : string.Join('\n', context.Paragraphs.Skip(head + 1).Take(AssetParagraphs)
            .Select(p => p.Text));
    }
}
