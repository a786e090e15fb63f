using System.Buffers;
using System.Text.RegularExpressions;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Core.Checks;

/// <summary>词句审核: patterns of the rulebook over text and tables; one finding for a rule and wording, all places in
/// it.</summary>
internal static class WordChecks
{
    private const int MostPlaces = 30;

    private static readonly SearchValues<char> OfFigures = SearchValues.Create("0123456789.,%-");

    public static IEnumerable<Finding> Check(CheckContext context)
    {
        var labels = new Lazy<HashSet<string>>(() => context.Disclosure.Source.Tables
            .SelectMany(t => t.Cells.Where(c => HoldsWords(c.Text)).Select(c => c.Text))
            .ToHashSet(StringComparer.Ordinal));
        foreach (var rule in context.Rulebook.WordRules.Where(r => r.MayBeIn(context.Everything))
            .Within(context.Cancellation))
        {
            var places = Places(context, rule, labels);
            if (places.Count == 0) continue;
            var found = rule.Corrections.IsEmpty ? [places]
                : places.GroupBy(p => p.Text, StringComparer.Ordinal).Select(g => g.ToList());
            foreach (var group in found) yield return Finding(context, rule, group);
        }
    }

    private static Finding Finding(CheckContext context, WordRule rule, List<FindingPlace> places)
    {
        var first = places[0];
        var right = rule.Corrections.GetValueOrDefault(first.Text, "");
        var count = places.Count > 1 ? $"，共 {places.Count} 处" : "";
        return context.Finding(rule.Id,
            $"{first.Where}“{first.Text}”：{rule.Message}{(right.Length > 0 ? $"，应为“{right}”" : "")}{count}。",
            places.Take(MostPlaces), right.Length > 0 ? $"请改为“{right}”。" : rule.Hint, right, rule.Severity);
    }

    private static List<FindingPlace> Places(CheckContext context, WordRule rule, Lazy<HashSet<string>> labels)
    {
        var places = new List<FindingPlace>();
        try
        {
            if (rule.In != WordPlace.Tables) InText(rule, context.Paragraphs.Within(context.Cancellation), places);
            if (rule.In != WordPlace.Text) InCells(rule, context.Disclosure.Source.Tables, labels.Value, places);
        }
        catch (RegexMatchTimeoutException)
        {
            // What was found before the time was over stands; the rule is told as not evaluated to the end.
            context.Unfinished.Add(rule.Id);
        }
        return places;
    }

    private static void InText(
        WordRule rule, IEnumerable<SourceParagraph> paragraphs, List<FindingPlace> places)
    {
        foreach (var paragraph in paragraphs)
        {
            foreach (var (index, length) in rule.Find(paragraph.Text))
            {
                places.Add(new FindingPlace(
                    paragraph.At(index, length), paragraph.Text.Substring(index, length), "正文"));
            }
        }
    }

    // A label stands in many tables: each wording is looked at once, its places are told in the document's order.
    private static void InCells(
        WordRule rule, IEnumerable<SourceTable> tables, HashSet<string> labels, List<FindingPlace> places)
    {
        var found = labels.Select(l => (Label: l, Matches: rule.Find(l))).Where(f => f.Matches.Count > 0)
            .ToDictionary(f => f.Label, f => f.Matches, StringComparer.Ordinal);
        if (found.Count == 0) return;
        foreach (var table in tables)
        {
            foreach (var cell in table.Cells)
            {
                if (!found.TryGetValue(cell.Text, out var matches)) continue;
                places.AddRange(matches.Select(m =>
                    new FindingPlace(cell.At, cell.Text.Substring(m.Index, m.Length), table.Title)));
            }
        }
    }

    // An amount, and a code shorter than a telephone number, holds no wording to look at.
    private static bool HoldsWords(string text) =>
        text.Length > 1 && (text.Length > 10 || text.AsSpan().ContainsAnyExcept(OfFigures));
}
