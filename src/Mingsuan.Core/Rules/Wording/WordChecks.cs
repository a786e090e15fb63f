using System.Buffers;
using System.Text.RegularExpressions;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Core.Rules.Wording;

/// <summary>词句审核: patterns of the rulebook over text and tables.</summary>
internal static class WordChecks
{
    private static readonly SearchValues<char> OfFigures = SearchValues.Create("0123456789.,%-");

    /// <summary>各处, those of one rule and message of one cause; of a list of wordings each by itself.</summary>
    public static IEnumerable<(string Id, Fault Fault)> All(CheckContext context) => context.Rulebook.WordRules
        .Within(context.Cancellation).SelectMany(rule => Of(context, rule).Select(f => (rule.Id, f)));

    /// <summary>一条词句规则的各处.</summary>
    public static IEnumerable<Fault> Of(CheckContext context, WordRule rule) =>
        rule.MayBeIn(context.Everything) ? Places(context, rule).Select(p => Fault(rule, p)) : [];

    private static Fault Fault(WordRule rule, FindingPlace place)
    {
        var right = rule.Corrections.GetValueOrDefault(place.Text, "");
        var due = right.Length > 0 ? $"，应为“{right}”" : "";
        return new Fault($"{place.Where}“{place.Text}”：{rule.Message}{due}。",
            place, right.Length > 0 ? $"请改为“{right}”。" : rule.Hint, right)
        {
            Cause = rule.Corrections.IsEmpty ? rule.Message : place.Text,
            IsWeak = rule.IsWeak,
        };
    }

    private static List<FindingPlace> Places(CheckContext context, WordRule rule)
    {
        var places = new List<FindingPlace>();
        try
        {
            if (rule.In != WordPlace.Tables)
            {
                places.AddRange(context.Paragraphs.Within(context.Cancellation)
                    .SelectMany(p => rule.Find(p.Text).Select(
                    f => new FindingPlace(p.At(f.Index, f.Length), p.Text.Substring(f.Index, f.Length), "正文"))));
            }
            if (rule.In != WordPlace.Text) places.AddRange(InCells(context, rule));
        }
        catch (RegexMatchTimeoutException)
        {
            // What was found before the time was over stands; the rule is told as not evaluated to the end.
            context.Unfinished.Add(rule.Id);
        }
        return places;
    }

    // A label stands in many tables: each wording is looked at once, its places are told in the document's order.
    private static IEnumerable<FindingPlace> InCells(CheckContext context, WordRule rule)
    {
        var found = context.Labels.Where(l => rule.Beside is not null || HoldsWords(l))
            .Select(l => (Label: l, Matches: rule.Find(l))).Where(f => f.Matches.Count > 0)
            .ToDictionary(f => f.Label, f => f.Matches, StringComparer.Ordinal);
        return found.Count == 0 ? [] : context.Disclosure.Source.Tables.SelectMany(table => table.Cells
            .Where(c => found.ContainsKey(c.Text) && IsBeside(rule.Beside, table, c)).SelectMany(c => found[c.Text]
                .Select(m => context.PlaceOf(table, c, c.Text.Substring(m.Index, m.Length)))));
    }

    private static bool IsBeside(Regex? beside, SourceTable table, SourceCell cell) => beside is null
        || (table.Columns > 1 && table.Cells.Any(c => ((c.Row == cell.Row && c.Column + c.ColumnSpan == cell.Column)
            || (c.Row < cell.Row && c.Column == cell.Column)) && beside.IsMatch(c.Text)));

    // An amount, and a code shorter than a telephone number, holds no wording to look at.
    private static bool HoldsWords(string text) => text.Length > 10 || text.AsSpan().ContainsAnyExcept(OfFigures);
}
