using System.Buffers;
using System.Text.RegularExpressions;
using Mingsuan.Core.Sources;

namespace Mingsuan.Core.Checks;

/// <summary>词句审核: patterns of the rulebook over text and tables; one finding for a rule and wording, all places in
/// it.</summary>
internal static class WordChecks
{
    private const int MostPlaces = 30;

    private static readonly SearchValues<char> OfFigures = SearchValues.Create("0123456789.,%-");

    public static IEnumerable<CheckFinding> Check(CheckContext context)
    {
        var cells = context.Disclosure.Source.Tables
            .SelectMany(t => t.Cells.Where(c => HoldsWords(c.Text)).Select(c => (Table: t, Cell: c))).ToList();
        foreach (var rule in context.Rulebook.WordRules)
        {
            var places = Places(context, rule, cells);
            if (places.Count == 0) continue;
            var first = places[0];
            var count = places.Count > 1 ? $"，共 {places.Count} 处" : "";
            yield return context.Finding(rule.Id, $"{first.Where}“{first.Text}”：{rule.Message}{count}。",
                places.Take(MostPlaces), rule.Hint, "", rule.Severity);
        }
    }

    private static List<CheckPlace> Places(
        CheckContext context, WordRule rule, List<(SourceTable Table, SourceCell Cell)> cells)
    {
        var places = new List<CheckPlace>();
        try
        {
            if (rule.In != WordPlace.Tables) places.AddRange(context.Paragraphs.SelectMany(p => InText(rule, p)));
            if (rule.In != WordPlace.Text) places.AddRange(cells.SelectMany(c => InCell(rule, c.Table, c.Cell)));
        }
        catch (RegexMatchTimeoutException)
        {
            // What was found before the time was over stands; the rule is told as not evaluated to the end.
            context.Unfinished.Add(rule.Id);
        }
        return places;
    }

    private static IEnumerable<CheckPlace> InText(WordRule rule, SourceParagraph paragraph) => rule.Find(paragraph.Text)
        .Select(m => new CheckPlace(
            paragraph.At(m.Index, m.Length), paragraph.Text.Substring(m.Index, m.Length), "正文"));

    private static IEnumerable<CheckPlace> InCell(WordRule rule, SourceTable table, SourceCell cell) => rule
        .Find(cell.Text).Select(m => new CheckPlace(cell.At, cell.Text.Substring(m.Index, m.Length), table.Title));

    // An amount, and a code shorter than a telephone number, holds no wording to look at.
    private static bool HoldsWords(string text) =>
        text.Length > 1 && (text.Length > 10 || text.AsSpan().ContainsAnyExcept(OfFigures));
}
