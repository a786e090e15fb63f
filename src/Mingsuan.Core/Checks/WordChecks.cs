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
            .SelectMany(t => t.Cells.Where(c => HoldsWords(c.Text)).Select(c => (Table: t, Cell: c)))
            .Select((c, order) => (Order: order, c.Table, c.Cell)).ToLookup(c => c.Cell.Text, StringComparer.Ordinal);
        var everything = string.Join('\n', cells.Select(c => c.Key).Prepend(context.AllText));
        foreach (var rule in context.Rulebook.WordRules.Where(r => r.MayBeIn(everything)))
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
        CheckContext context, WordRule rule, ILookup<string, (int Order, SourceTable Table, SourceCell Cell)> cells)
    {
        var places = new List<CheckPlace>();
        try
        {
            if (rule.In != WordPlace.Tables) InText(rule, context.Paragraphs, places);
            if (rule.In != WordPlace.Text) places.AddRange(InCells(rule, cells));
        }
        catch (RegexMatchTimeoutException)
        {
            // What was found before the time was over stands; the rule is told as not evaluated to the end.
            context.Unfinished.Add(rule.Id);
        }
        return places;
    }

    private static void InText(
        WordRule rule, IReadOnlyList<SourceParagraph> paragraphs, List<CheckPlace> places)
    {
        foreach (var paragraph in paragraphs)
        {
            foreach (var (index, length) in rule.Find(paragraph.Text))
            {
                places.Add(new CheckPlace(
                    paragraph.At(index, length), paragraph.Text.Substring(index, length), "正文"));
            }
        }
    }

    // A label stands in many tables: each wording is looked at once, its places are told in the document's order.
    private static IEnumerable<CheckPlace> InCells(
        WordRule rule, ILookup<string, (int Order, SourceTable Table, SourceCell Cell)> cells)
    {
        var found = new List<(int Order, CheckPlace Place)>();
        foreach (var alike in cells)
        {
            foreach (var (index, length) in rule.Find(alike.Key))
            {
                var words = alike.Key.Substring(index, length);
                found.AddRange(alike.Select(c => (c.Order, new CheckPlace(c.Cell.At, words, c.Table.Title))));
            }
        }
        return found.OrderBy(f => f.Order).Select(f => f.Place);
    }

    // An amount, and a code shorter than a telephone number, holds no wording to look at.
    private static bool HoldsWords(string text) =>
        text.Length > 1 && (text.Length > 10 || text.AsSpan().ContainsAnyExcept(OfFigures));
}
