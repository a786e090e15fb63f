using System.Collections.Frozen;
using Mingsuan.Core.Checks;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Core.Rules.Wording;

/// <summary>
/// 错字: words that are one character away from a term which the document prints elsewhere, and are none themselves. The
/// terms are the names of the code lists, of the notes on terms, of the tables and of what this document's own tables
/// list; a character is taken for another of the same look or sound, or written twice (one left out makes a shorter name, and
/// no slip).
/// </summary>
internal static class Slips
{
    private const int Shortest = 4;
    private const int Longest = 24;

    // What a document prints so often beside the term is its own way of saying.
    private const int OneIn = 2;

    /// <summary>错别字.</summary>
    [Check("M09")]
    internal static IEnumerable<Fault> TermsAreSpeltRight(CheckContext context)
    {
        var terms = new Terms(Known(context));
        var texts = context.Paragraphs.Select(p => p.Text)
            .Concat(context.Disclosure.Source.Tables.SelectMany(t => t.Cells.Select(c => c.Text).Prepend(t.Title)))
            .Where(t => t.Length >= Shortest).GroupBy(t => t, StringComparer.Ordinal)
            .Select(g => (Text: g.Key, Count: g.Count())).ToList();
        var printed = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (text, count) in texts.Within(context.Cancellation))
        {
            foreach (var (term, _) in terms.In(text)) printed[term] = printed.GetValueOrDefault(term) + count;
        }
        var similar = Similar(context);
        var near = new Terms(printed.Keys);
        var slips = texts.Within(context.Cancellation).SelectMany(t => near.Near(t.Text, similar)
                .Select(s => (Wrong: t.Text.Substring(s.At, s.Length), s.Term, t.Count)))
            .GroupBy(s => (s.Wrong, s.Term)).Select(g => (g.Key.Wrong, g.Key.Term, Count: g.Sum(s => s.Count)))
            .Where(s => s.Count * OneIn <= printed[s.Term] && !terms.HoldsWhole(s.Wrong)).ToList();
        foreach (var slip in slips.DistinctBy(s => s.Wrong))
        {
            foreach (var place in Places(context, slip.Wrong))
            {
                yield return new Fault($"{place.Where}“{slip.Wrong}”：像是错字，应为“{slip.Term}”。", place,
                    $"请改为“{slip.Term}”。", slip.Term) { Cause = slip.Wrong, IsWeak = true };
            }
        }
    }

    private static IEnumerable<string> Known(CheckContext context)
    {
        var lists = context.Rulebook.Classifications;
        return lists.Functional.Nodes.Concat(lists.Departmental.Nodes).Concat(lists.Government.Nodes).Select(n => n.Name)
            .Concat(context.Rulebook.Terms.SelectMany(t => t.Aliases))
            .Concat(context.Rulebook.Parameters.Tables.SelectMany(t => new[] { t.Name, t.Final }))
            .Concat(context.Disclosure.Tables.SelectMany(t => t.Rows.Select(r => r.Label).Prepend(t.Title)))
            .Concat(context.Reading.Indicators.Select(i => i.Name)).Append(context.Disclosure.Unit)
            .Where(n => n.Length is >= Shortest and <= Longest && n.All(IsHan)).Distinct(StringComparer.Ordinal);
    }

    private static FrozenSet<(char, char)> Similar(CheckContext context) => context.Rulebook.Parameters.Rows("confusable")
        .SelectMany(r => r["characters"].SelectMany(a => r["characters"].Where(b => a != b).Select(b => (a, b))))
        .ToFrozenSet();

    private static bool IsHan(char c) => c is >= '\u4e00' and <= '\u9fff';

    private static IEnumerable<FindingPlace> Places(CheckContext context, string wrong)
    {
        foreach (var paragraph in context.Paragraphs.Where(p => p.Text.Contains(wrong, StringComparison.Ordinal)))
        {
            var at = paragraph.Text.IndexOf(wrong, StringComparison.Ordinal);
            yield return new FindingPlace(paragraph.At(at, wrong.Length), wrong, "正文");
        }
        foreach (var table in context.Disclosure.Source.Tables)
        {
            foreach (var cell in table.Cells.Where(c => c.Text.Contains(wrong, StringComparison.Ordinal)))
                yield return context.PlaceOf(table, cell, wrong);
        }
    }

    // Terms found by their first two characters, or by their last two.
    private sealed class Terms(IEnumerable<string> all)
    {
        private readonly ILookup<(char, char), string> byStart = all.ToLookup(t => (t[0], t[1]));
        private readonly ILookup<(char, char), string> byEnd = all.ToLookup(t => (t[^2], t[^1]));

        public IEnumerable<(string Term, int At)> In(string text)
        {
            for (var i = 0; i + Shortest <= text.Length; i++)
            {
                foreach (var term in byStart[(text[i], text[i + 1])])
                    if (text.AsSpan(i).StartsWith(term)) yield return (term, i);
            }
        }

        // A name of the lists is no slip of another one, nor is one that holds it.
        public bool HoldsWhole(string wrong) => In(wrong).Any(p => p.Term.Length == wrong.Length);

        // One character is wrong: the term's first two are right, or its last two.
        public IEnumerable<(string Term, int At, int Length)> Near(string text, FrozenSet<(char, char)> similar)
        {
            for (var i = 0; i + 2 <= text.Length; i++)
            {
                foreach (var term in byStart[(text[i], text[i + 1])])
                    if (Length(term, text.AsSpan(i), similar) is > 0 and var length) yield return (term, i, length);
                foreach (var term in byEnd[(text[i], text[i + 1])])
                {
                    var start = i + 2 - term.Length;
                    if (start >= 0 && Length(term, text.AsSpan(start), similar) == term.Length
                        && text[start..].StartsWith(term[..2], StringComparison.Ordinal) is false)
                        yield return (term, start, term.Length);
                }
            }
        }

        // How long the misspelt term is at the start of a text; 0 when it is not there, or spelt right.
        private static int Length(string term, ReadOnlySpan<char> text, FrozenSet<(char, char)> similar)
        {
            var same = text.CommonPrefixLength(term);
            if (same == term.Length || same == text.Length) return 0;
            var rest = term.AsSpan(same);
            var left = text[same..];
            if (left[1..].StartsWith(rest[1..]) && similar.Contains((term[same], left[0]))) return term.Length;
            return same > 0 && left[0] == term[same - 1] && left[1..].StartsWith(rest) ? term.Length + 1 : 0;
        }
    }
}
