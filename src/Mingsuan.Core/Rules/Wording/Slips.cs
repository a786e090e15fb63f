using System.Collections.Frozen;
using System.Collections.Immutable;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Core.Rules.Wording;

/// <summary>
/// 错字: words that are one character away from a term which the document prints elsewhere, and are none themselves.
/// Terms are the names of the code lists, of the notes on terms, of the tables and of what this document's own tables
/// list; a character is taken for another of the same look or sound, or written twice (one left out makes a shorter
/// name, and no slip).
/// </summary>
internal static class Slips
{
    private const int Shortest = 4;
    private const int Longest = 24;

    // What a document prints so often beside the term is its own way of saying.
    private const int OneIn = 2;

    [Check("M09")]
    internal static IEnumerable<Fault> TermsAreSpeltRight(CheckContext context)
    {
        var terms = new Terms(Known(context));
        var texts = context.Paragraphs.Select(p => p.Text)
            .Concat(context.Disclosure.Source.Tables.SelectMany(t => t.Cells.Select(c => c.Text).Prepend(t.Title)))
            .Where(t => t.Length >= Shortest).CountBy(t => t, StringComparer.Ordinal).ToList();
        var printed = texts.Within(context.Cancellation)
            .SelectMany(t => terms.In(t.Key).Select(w => (Term: w, t.Value)))
            .GroupBy(p => p.Term, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Sum(p => p.Value), StringComparer.Ordinal);
        var (near, similar) = (new Terms(printed.Keys), Similar(context));
        var slips = texts.Within(context.Cancellation)
            .SelectMany(t => near.Near(t.Key, similar).Select(s => (s.Wrong, s.Term, t.Value)))
            .GroupBy(s => (s.Wrong, s.Term)).Where(g => g.Sum(s => s.Value) * OneIn <= printed[g.Key.Term]
                && !terms.In(g.Key.Wrong).Contains(g.Key.Wrong)).Select(g => g.Key).DistinctBy(s => s.Wrong)
            .ToImmutableDictionary(s => s.Wrong, s => s.Term, StringComparer.Ordinal);
        return slips.IsEmpty ? [] : WordChecks.Of(context,
            new WordRule("M09", null, WordPlace.All, "像是错字", "请改正。", "").Listing(slips));
    }

    private static IEnumerable<string> Known(CheckContext context)
    {
        var lists = context.Rulebook.Classifications;
        return lists.Functional.Nodes.Concat(lists.Departmental.Nodes).Concat(lists.Government.Nodes)
            .Select(n => n.Name)
            .Concat(context.Rulebook.Terms.SelectMany(t => t.Aliases))
            .Concat(context.Rulebook.Parameters.Tables.SelectMany(t => new[] { t.Name, t.Final }))
            .Concat(context.Disclosure.Tables.SelectMany(t => t.Rows.Select(r => r.Label).Prepend(t.Title)))
            .Concat(context.Reading.Indicators.Select(i => i.Name)).Append(context.Disclosure.Unit)
            .Where(n => n.Length is >= Shortest and <= Longest && n.All(c => c is >= '\u4e00' and <= '\u9fff'))
            .Distinct(StringComparer.Ordinal);
    }

    private static FrozenSet<(char, char)> Similar(CheckContext context) =>
        context.Rulebook.Parameters.Rows("confusable")
        .SelectMany(r => r["characters"].SelectMany(a => r["characters"].Where(b => a != b).Select(b => (a, b))))
        .ToFrozenSet();

    // Terms found by their first two characters, or by their last two.
    private sealed class Terms(IEnumerable<string> all)
    {
        private readonly ILookup<(char, char), string> byStart = all.ToLookup(t => (t[0], t[1]));
        private readonly ILookup<(char, char), string> byEnd = all.ToLookup(t => (t[^2], t[^1]));

        public IEnumerable<string> In(string text)
        {
            for (var i = 0; i + Shortest <= text.Length; i++)
            {
                foreach (var term in byStart[(text[i], text[i + 1])])
                    if (text.AsSpan(i).StartsWith(term)) yield return term;
            }
        }

        // One character is wrong: the term's first two are right, or its last two.
        public IEnumerable<(string Wrong, string Term)> Near(string text, FrozenSet<(char, char)> similar)
        {
            for (var i = 0; i + 2 <= text.Length; i++)
            {
                var pair = (text[i], text[i + 1]);
                foreach (var (term, at) in byStart[pair].Select(t => (t, i))
                    .Concat(byEnd[pair].Select(t => (t, i + 2 - t.Length))
                        .Where(p => p.Item2 >= 0 && !text.AsSpan(p.Item2).StartsWith(p.t.AsSpan(0, 2)))))
                {
                    if (Length(term, text.AsSpan(at), similar) is > 0 and var length)
                        yield return (text.Substring(at, length), term);
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
