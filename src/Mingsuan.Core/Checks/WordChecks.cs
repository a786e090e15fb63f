using System.Text.RegularExpressions;
using Mingsuan.Core.Sources;

namespace Mingsuan.Core.Checks;

/// <summary>词句审核: patterns of the rulebook over text and tables; one finding for a rule and wording, all places in
/// it.</summary>
internal static class WordChecks
{
    private const int MostPlaces = 30;

    public static IEnumerable<CheckFinding> Check(CheckContext context)
    {
        foreach (var rule in context.Rulebook.WordRules)
        {
            var places = new List<CheckPlace>();
            if (rule.In != WordPlace.Tables) places.AddRange(context.Paragraphs.SelectMany(p => InText(rule, p)));
            if (rule.In != WordPlace.Text)
                places.AddRange(context.Disclosure.Source.Tables.SelectMany(t => InTable(rule, t)));
            if (places.Count == 0) continue;
            var first = places[0];
            var count = places.Count > 1 ? $"，共 {places.Count} 处" : "";
            yield return context.Finding(rule.Id, $"{first.Where}“{first.Text}”：{rule.Message}{count}。",
                places.Take(MostPlaces), rule.Hint, "", rule.Severity);
        }
    }

    private static IEnumerable<CheckPlace> InText(WordRule rule, SourceParagraph paragraph) =>
        Matches(rule, paragraph.Text).Select(m => new CheckPlace(paragraph.At(m.Index, m.Length), m.Value, "正文"));

    private static IEnumerable<CheckPlace> InTable(WordRule rule, SourceTable table) => table.Cells
        .Where(c => c.Text.Length > 1)
        .SelectMany(c => Matches(rule, c.Text).Select(m => new CheckPlace(c.At, m.Value, table.Title)));

    private static IEnumerable<Match> Matches(WordRule rule, string text)
    {
        try
        {
            return [.. rule.Words.Matches(text).Cast<Match>()];
        }
        catch (RegexMatchTimeoutException)
        {
            return [];
        }
    }
}
