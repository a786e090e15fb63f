using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Queries;
using Mingsuan.Core.Relations;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Core.Claims;

/// <summary>
/// 一段里的列举 (支出100万元，其中：基本支出80万元，项目支出20万元): a whole and its parts, whatever the words call
/// them.
/// </summary>
/// <remarks>Several readings are tried, and the first that holds is the meaning. Where none holds, the list is held to
/// be wrong only if its parts are known to be all there are, or their shares bear out that they are parts of this
/// whole; else nothing is said.</remarks>
internal sealed class SentenceLists
{
    private static readonly ImmutableArray<ImmutableArray<string>> Closed = [["basic", "project"],
        ["personnel", "running"]];

    private const int PercentScale = 10_000;

    // Shares of all the parts, each rounded, in hundredths of a hundredth of a percent.
    private const int NearlyAll = 995_000;

    private readonly string text;
    private readonly int number;
    private readonly ClaimBook book;
    private readonly ClaimLists words;
    private readonly List<Item> items;
    private readonly ImmutableArray<int> marks;

    private SentenceLists(string text, int number, ClaimBook book, ReasonClauses reasons, ClaimLists words)
    {
        (this.text, this.number, this.book, this.words) = (text, number, book, words);
        items = [.. ClaimTokens.Numbers(text).Where(t => t.IsMoney
            && !reasons.Covers(t.Start)).Select(Level).OfType<Item>()];
        marks = [.. words.Marks.Matches(text).Where(m => !reasons.Covers(m.Index)).Select(m => m.Index + m.Length)];
    }

    // An amount that stands for itself: no change, no other year's, no threshold.
    private sealed record Item(NumberToken Token, int? Statement, long Value, long Step)
    {
        public int Start => Token.Start;
    }

    // What is added up: the whole, and parts in their order.
    private sealed record Reading(Item Whole, ImmutableArray<Item> Parts)
    {
        public long Gap => Whole.Value - Parts.Sum(p => p.Value);

        public long Room => (Whole.Step + Parts.Sum(p => p.Step)) / 2;

        public bool Holds => Math.Abs(Gap) <= Room;
    }

    /// <summary>把一段里的列举加为关系.</summary>
    /// <param name="paragraph">这一段.</param>
    /// <param name="number">第几段, from 0.</param>
    /// <param name="book">全文的断言, with the figures of the paragraph read.</param>
    /// <param name="reasons">原因从句, whose amounts are parts of a change.</param>
    /// <param name="words">列举的用语.</param>
    /// <param name="bind">把没有读懂的数记为一个陈述.</param>
    public static void Add(
        SourceParagraph paragraph, int number, ClaimBook book, ReasonClauses reasons, ClaimLists words,
        Func<NumberToken, int> bind)
    {
        var lists = new SentenceLists(paragraph.Text, number, book, reasons, words);
        foreach (var mark in lists.marks)
        {
            if (lists.Meant(mark) is not { } relation) continue;
            int Of(Item item) => item.Statement ?? bind(item.Token);
            var sum = LinearRelation.Sum("", Of(relation.Reading.Whole), relation.Reading.Parts.Select(Of))
                with { Bound = relation.Bound };
            book.Relations.Add(sum with { Rule = Families.Text(book[sum.Terms[0].Statement]) });
        }
    }

    private Item? Level(NumberToken token)
    {
        var statement = book.At(number, token.Start);
        var (value, step) = token.Number.On(token.Scale);
        if (statement is { } s) return book[s].IsOwn ? new Item(token, s, book[s].Value, book[s].Step) : null;
        var before = text[Math.Max(0, token.Start - 24)..token.Start];
        return ClaimTokens.Direction(before).Length > 0 || ClaimTokens.IsLastYear(before)
            || ClaimTokens.YearBasis(before) is not null || ClaimTokens.IsAbout(before) ? null
            : new Item(token, null, value, step);
    }

    private (Reading Reading, Bound Bound)? Meant(int mark)
    {
        var end = text.IndexOf('。', mark) is var stop and >= 0 ? stop : text.Length;
        var inside = items.Where(i => i.Start >= mark && i.Start < end).ToList();
        if (inside.Count < 2 || words.Open.IsMatch(text[Math.Max(0, mark - 12)..mark])) return null;
        var wholes = Wholes(mark).ToList();
        var readings = wholes.SelectMany(w => Readings(w, mark, inside)).ToList();
        if (readings.Find(r => r.Holds) is { } holding) return (holding, Bound.Zero);
        if (wholes.Count == 0 || readings.Count == 0 || IsKnown(readings[0])) return null;
        return Believed(readings[0], mark, end);
    }

    // The nearest amount before the list, then the others of its sentence, the last first.
    private IEnumerable<Item> Wholes(int mark)
    {
        var from = text.LastIndexOf('。', Math.Max(0, mark - 1)) + 1;
        var before = items.Where(i => i.Start < mark && i.Value != 0).Reverse().ToList();
        var own = before.Where(i => i.Start >= from).ToList();
        return own.Count > 0 ? own : before.Take(1);
    }

    private IEnumerable<Reading> Readings(Item whole, int mark, List<Item> inside)
    {
        var clause = text.IndexOf('；', mark) is var semicolon and >= 0 ? semicolon : int.MaxValue;
        var inner = marks.Where(m => m > inside[0].Start).DefaultIfEmpty(int.MaxValue).Min();
        yield return new Reading(whole, [.. inside]);
        foreach (var stop in new[] { clause, inner }.Where(s => s < int.MaxValue))
        {
            var parts = inside.Where(i => i.Start < stop).ToImmutableArray();
            if (parts.Length >= 2 && parts.Length < inside.Count) yield return new Reading(whole, parts);
        }
        if (inner < int.MaxValue && Outer(inside) is { Length: >= 2 } outer) yield return new Reading(whole, outer);
        for (var n = inside.Count - 1; n >= 2; n--) yield return new Reading(whole, [.. inside.Take(n)]);
    }

    // Without what is listed inside a part: from its mark to the end of its clause or bracket.
    private ImmutableArray<Item> Outer(List<Item> inside) => [.. inside.Where(i =>
        !marks.Any(m => m > inside[0].Start && m <= i.Start && text.AsSpan(m, i.Start - m).IndexOfAny("；）)") < 0))];

    // What is short of the whole is printed elsewhere in the paragraph: a part that stands outside the list.
    private bool IsKnown(Reading reading) => reading.Gap > 0
        && items.Exists(i => !reading.Parts.Contains(i) && i != reading.Whole
            && Math.Abs(i.Value - reading.Gap) <= reading.Room);

    private (Reading, Bound)? Believed(Reading reading, int mark, int end)
    {
        if (marks.Any(m => m > mark && m < end)
            || reading.Parts.Sum(p => p.Value) == 2 * reading.Whole.Value) return null;
        if (words.Closed.IsMatch(text[mark..end]) || IsClosed(reading) || IsAll(reading)) return (reading, Bound.Zero);
        return reading.Gap < 0 && AreParts(reading) ? (reading, Bound.AtLeastZero) : null;
    }

    // Each lies within the whole, which is named by where it comes from or by what it goes to, and no two overlap:
    // whatever else there is, they cannot be more than it.
    private bool AreParts(Reading reading)
    {
        Selector? Asked(Item item) => item.Statement is { } s
            ? book[s].Selector?.Without(Dimension.Side).Without(Dimension.Vintage) : null;
        if (Asked(reading.Whole) is not { } whole) return false;
        var parts = reading.Parts.Select(Asked).ToList();
        return parts.TrueForAll(p => p is not null && whole.And(p).Equals(p)) && parts.Index().All(p =>
            parts.Take(p.Index).All(o => o!.And(p.Item!).IsEmpty));
    }

    // 基本支出 and 项目支出 are all the expenditure there is, unless a list names more.
    private bool IsClosed(Reading reading)
    {
        var kinds = reading.Parts.Select(p => p.Statement is { } s ? KindOf(s) : "").ToList();
        return Closed.Any(set => set.All(kinds.Contains) && kinds.TrueForAll(k => k.Length > 0))
            && reading.Whole.Statement is { } whole
            && KindOf(whole) == (kinds.Contains("personnel") ? "basic" : "");
    }

    private string KindOf(int statement) => book[statement].Selector?.Codes(Dimension.Kind) ?? "";

    // 占60%、占40%: the shares printed behind the parts are of this whole, and leave nothing out.
    private bool IsAll(Reading reading)
    {
        var shares = reading.Parts.Select(p => ShareOf(p, reading.Whole)).ToList();
        return shares.Count(s => s is null) <= 1
            && (reading.Gap < 0 || shares.Sum(s => s ?? 0) >= NearlyAll);
    }

    private long? ShareOf(Item part, Item whole)
    {
        if (whole.Value == 0 || words.Share.Match(text, part.Token.End) is not { Success: true } share) return null;
        if (PrintedNumber.Parse(share.Groups["n"].Value) is not { } printed) return null;
        var (value, step) = printed.On(PercentScale);
        return Int128.Abs(((Int128)part.Value * 100 * PercentScale / whole.Value) - value) <= step ? value : null;
    }
}
