using System.Collections.Immutable;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Expressions;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Queries;

namespace Mingsuan.Core.Claims;

/// <content>占比 (a share, its part and its whole).</content>
internal sealed partial class ParagraphClaims
{
    private bool TakeShare(NumberToken token, string words)
    {
        // 其中甲村20万元，占20%: a share of an amount that was not read.
        if (after == stray) return Unread(token);
        var share = Add(RatioOf(RatioKind.Share, Asked), token, "");
        if (current is not { } part) return true;
        if (subject is { Query: null, Text: var named } && named.Contains("企业", StringComparison.Ordinal))
        {
            if (Reserved(words, part, named) is { Count: > 0 } bought)
                Ratio("E04", share, [new Term(part, 1)], [new Term(One(bought, token, part), 1)]);
            return true;
        }
        var wholes = Wholes(words, section.Select ?? []);
        // 占支出合计的 in a section of one fund: not what the section narrows it to, when that is the part itself.
        if (wholes.Exists(w => w.Key == subject?.Query?.Key)) wholes = Wholes(words, []);
        var printed = wholes.Select(w => book.Last(w)).OfType<int>().ToList();
        var all = printed.Count > 0 ? printed : wholes.Count > 0 ? [] : Inside(part);
        if (all.Count == 0) all = book.Nearest(part);
        var of = all.Count > 0 ? One(all, token, part) : book.Whole(part);
        if (of is { } w) Ratio("E04", share, [new Term(part, 1)], [new Term(w, 1)]);
        return true;
    }

    // Words with two meanings mean the whole that gives the share.
    private int One(List<int> wholes, NumberToken token, int part)
    {
        var (said, step) = token.Number.On(token.Scale);
        var fits = wholes.FindIndex(w => book[w].Value != 0
            && Int128.Abs((Int128)book[part].Value * 100 * token.Scale / book[w].Value - said) <= step);
        return wholes[Math.Max(0, fits)];
    }

    // 面向中小企业预留80万元，占80%，其中预留给小微企业60万元，占75%: the first of all that is bought, the second
    // of the first.
    private List<int> Reserved(string words, int part, string named)
    {
        var all = book.Last(finder.Procurement);
        var isSmall = named.Contains("小微", StringComparison.Ordinal)
            || named.Contains("微型", StringComparison.Ordinal);
        var (of, or) = words.Contains("企业", StringComparison.Ordinal) ? (reserved, null)
            : words.Contains("采购", StringComparison.Ordinal) || !isSmall ? (all, null)
            : reserved is null ? (null, null) : (reserved, all);
        if (!isSmall) reserved = part;
        return [.. new[] { of, or }.OfType<int>()];
    }

    // “三公”经费支出中，公务接待费…占: what is told of parts is told of the whole named before them, or of the
    // section's.
    private List<int> Inside(int part)
    {
        var all = containing ?? finder.Of(section.Select ?? []);
        if (all is null || !Covers(all, part) || (containing is null && !all.IsSaid(Dimension.Economic))) return [];
        var (of, near) = (book.Last(all), book.Near(part));
        return [.. (containing is null ? new[] { near, of } : [of, near]).OfType<int>()];
    }

    private bool Covers(Selector? all, int part) => all is not null && book[part].Selector is { } own
        && all.Key != own.Key && all.And(own).Key == own.Key;

    private List<Selector> Wholes(string words, ImmutableArray<Argument> within)
    {
        var said = finder.Find(words, within).Where(s => s.Query is not null).ToList();
        if (said is [var one]) return [one.Query!, .. one.Or];
        if (said.Count == 0) return [];
        var all = said.Select(s => s.Query!).Aggregate((one, other) => one.And(other));
        return [all.IsEmpty ? said[0].Query! : all];
    }
}
