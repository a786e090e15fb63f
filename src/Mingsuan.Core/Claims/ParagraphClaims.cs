using System.Collections.Immutable;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Expressions;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Queries;

namespace Mingsuan.Core.Claims;

/// <summary>一段文字的断言 (walks a paragraph: subjects, numbers, words of comparison).</summary>
internal sealed partial class ParagraphClaims
{
    private static readonly Dimension[] Inherited =
        [Dimension.Kind, Dimension.Function, Dimension.Economic, Dimension.Fund];

    private static readonly char[] Stops = ['，', '；', '。', '、'], Breaks = [.. Stops, '：'];

    private readonly SourceParagraph paragraph;
    private readonly int number;
    private readonly SectionState section;
    private readonly SubjectFinder finder;
    private readonly ClaimBook book;
    private readonly LeadingWords lead;
    private readonly string text;
    private readonly ReasonClauses reasons;
    private SubjectToken? subject;
    private int? current;
    private int? prior;
    private int? change;
    private int? initial;
    private int? full;
    private bool isAgainstBudget;
    private bool isLost;
    private bool isAgainstFull;
    private bool isFar;
    private int after;
    private int? yearSaid;
    private bool isBeside;
    private int stray = -1;
    private int? reserved;
    private (int Change, int? Prior, string Basis)? counted;
    private string basis = "";
    private Selector? containing;
    private bool isRevenue;
    private Selector? among;
    private readonly Stack<(SubjectToken? Subject, int? Current, int? Prior, int? Change, int? Initial)> around = [];

    public ParagraphClaims(
        SourceParagraph paragraph, int number, SectionState section, SubjectFinder finder, ClaimBook book,
        LeadingWords lead)
    {
        this.lead = lead;
        this.paragraph = paragraph;
        this.number = number;
        this.section = section;
        this.finder = finder;
        this.book = book;
        text = paragraph.Text;
        reasons = new ReasonClauses(text);
    }

    /// <summary>读.</summary>
    public void Read()
    {
        if (section.Within(text) is not { } select)
        {
            book.Known += ClaimTokens.Numbers(text).Count();
            AddItems();
            return;
        }
        var events = finder.Find(text, select).Select(s => (At: s.Start, Do: (Action)(() => Enter(s))))
            .Concat(ClaimTokens.Numbers(text).Select(n => (At: n.Start, Do: (Action)(() => Take(n)))))
            .Concat(ClaimTokens.Flats(text).Select(f => (At: f.Start, Do: (Action)(() => Flat(f.Start, f.Length)))))
            .Concat(ClaimTokens.Sides(text).Select(s => (At: s.Start, Do: (Action)(() => isRevenue = s.IsRevenue))))
            .Concat(Marks());
        foreach (var (_, act) in events.OrderBy(e => e.At)) act();
        reasons.Close(book);
        SentenceLists.Add(paragraph, number, book, reasons, finder.Lists, Bind);
        AddItems();
    }

    // What stands in brackets is said in passing: after them the subject is what it was before.
    private IEnumerable<(int At, Action Do)> Marks()
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '（' or '(') yield return (i, () => around.Push((subject, current, prior, change, initial)));
            else if (text[i] is '）' or ')') yield return (i, Leave);
            else if (text[i] == '。') yield return (i, () => (isRevenue, among, containing) = (false, null, null));
            else if (text[i] == '；') yield return (i, () => among = null);
            else if (text[i] == '其' && text.AsSpan(i).StartsWith("其中")) yield return (i, () => among = Told());
        }
    }

    private void Leave()
    {
        if (!around.TryPop(out var outer)) return;
        // 比上年收支总预算（500万元）增加: what stands alone in brackets is of the words before them.
        var last = outer.Subject == subject ? prior : null;
        (subject, current, prior, change, initial) = outer;
        prior ??= last;
    }

    // 项目支出30万元，其中：一般公共预算20万元: what is listed is part of what was told before it.
    private Selector? Told() => current is not null && around.Count == 0 ? subject?.Query : null;

    private static bool IsSameSide(Selector part, Selector? whole) => whole is not null
        && part.Roots(Dimension.Side).AsSpan().SequenceEqual(whole.Roots(Dimension.Side).AsSpan());

    private static Selector Part(Selector part, Selector whole)
    {
        if (!IsSameSide(part, whole)) return part;
        foreach (var dimension in Inherited.Where(d => whole.IsSaid(d) && part.Roots(d).IsDefault))
            part = part.Replace(dimension, whole.Roots(dimension).Select(r => whole.Dimensions[dimension].Nodes[r]));
        return part;
    }

    private void Enter(SubjectToken token)
    {
        if (token.AsRevenue is { } asRevenue && (isRevenue || IsSameSide(asRevenue, among)))
            token = token with { Query = asRevenue };
        if (among is not null && token.Query is { } part) token = token with { Query = Part(part, among) };
        token = lead.Meant(token, among);
        if (reasons.Covers(token.Start) || IsWholeOfShare(token)) return;
        if (subject is not null && IsOfSubject(token, subject)) return;
        if (around.Count == 0 && ClaimTokens.IsWhole(text[token.End..Math.Min(text.Length, token.End + 6)]))
            containing = token.Query;
        if (token.Text == subject?.Text && token.Or.FirstOrDefault(q => q.Key == subject.Query?.Key) is { } same)
            token = token with { Query = same };
        if (subject is not null && subject.Query?.Key != token.Query?.Key)
            (prior, change, basis) = (null, null, "");
        subject = token;
        current = initial = full = null;
        isAgainstBudget = isAgainstFull = isBeside = isLost = isFar = false;
        counted = null;
        yearSaid = ClaimTokens.YearOf(text[Math.Max(0, token.Start - 16)..token.Start], book.Year);
        // 支出预算为 beside an outturn: the last two letters say what the amount is, not whose.
        after = IsFinal && ClaimTokens.IsBudgetOf(token.Text) ? token.End - 2 : token.End;
    }

    // 行政运行（项）支出预算, 检察（款）：2018年预算支出合计, 比上年支出预算: still of the item.
    private bool IsOfSubject(SubjectToken token, SubjectToken named) => (named.IsItem && LeadingWords.IsWhole(token)
            && LeadingWords.IsLead(text[named.End..token.Start])) || (token.Text is "支出预算" or "收入预算"
        && ((named.IsItem && token.Start == named.End)
            || ClaimTokens.IsAfterYearCompared(text[Math.Max(0, token.Start - 16)..token.Start])));

    // 占支出总预算68.3%: the words after 占 name the whole, not a new subject.
    private bool IsWholeOfShare(SubjectToken token)
    {
        var before = text[Math.Max(0, token.Start - 16)..token.Start];
        var own = before[(before.LastIndexOfAny(Stops) + 1)..];
        var share = own.LastIndexOf('占');
        return share >= 0 && !own.AsSpan(share).StartsWith("占有") && !own.AsSpan(share).StartsWith("占用")
            && !own.AsSpan(share).ContainsAnyInRange('0', '9');
    }

    private void Take(NumberToken token)
    {
        var from = Math.Max(0, Math.Max(token.Start - 60, Math.Min(after, token.Start)));
        // 比上年预算（500万元）: the bracket is no word.
        var before = text[from..token.Start].TrimEnd('（', '(');
        var isTaken = token.IsPercent ? TakePercent(token, before)
            : token.IsMoney ? TakeMoney(token, before) : TakeOther(token, before);
        if (isTaken) after = token.End;
    }

    private bool TakePercent(NumberToken token, string before)
    {
        if (reasons.Covers(token.Start)) return Known();
        var direction = ClaimTokens.Direction(before);
        if (direction.Length > 0) return TakeGrowth(token, direction);
        // 占支出总预算 is a share in a budget; of what was budgeted, final accounts tell how much was completed.
        var whole = ClaimTokens.ShareOf(before);
        var wide = text[Math.Max(0, token.Start - 40)..token.Start];
        if ((IsFinal || whole is null) && ClaimTokens.IsCompletion(wide)) return TakeCompletion(token, before);
        if (whole is not null) return TakeShare(token, whole);
        return Unread(token);
    }

    private bool TakeMoney(NumberToken token, string before)
    {
        if (reasons.Covers(token.Start))
        {
            reasons.Add(token, Add(ChangeOf(null), token, ""), ClaimTokens.Direction(before));
            return Known();
        }
        if (subject is { Query: null, IsItem: false } && subject.End <= token.Start) return Known();
        if (ClaimTokens.IsAbout(before)) return Known();
        var direction = ClaimTokens.Direction(before);
        if (direction.Length > 0)
        {
            // 比2019年减少: no change from last year, nor is the percentage after it.
            isFar = ClaimTokens.ComparedYear(before) is { } year && year < book.Year - 1;
            if (isFar) return Known();
            isAgainstBudget = IsFinal && (ClaimTokens.IsAgainstBudget(before, book.Year)
                || (isBeside && !ClaimTokens.IsCompared(before)));
            isAgainstFull = ClaimTokens.IsFullYear(before);
            return TakeChange(token, direction, ClaimTokens.BasisOf(before));
        }
        if (subject is null) return Unread(token);
        if (IsFinal && ClaimTokens.IsDifference(before)) return TakeDifference(token);
        if (ClaimTokens.IsAfterFlat(before) && token.Number.On(1).Value == 0) return Known();
        if (TakeOtherYear(token, before)) return true;
        if (IsFinal && ClaimTokens.IsAdjustedBudget(before)) return Known();
        return TakeAmount(token, before, subject);
    }

    // What the words ask; null where they narrow the subject in a way that was not understood.
    private Selector? Asked => isLost ? null : subject?.Query;

    private bool IsFinal => book.Kind == DisclosureKind.FinalAccounts;

    private bool TakeOtherYear(NumberToken token, string before)
    {
        var year = ClaimTokens.IsLastYear(before) ? book.Year - 1
            : ClaimTokens.YearBasis(before)?.Year ?? SaidYear(token) ?? book.Year;
        if (year == book.Year) return false;
        if (year == book.Year - 1 && Verbless(token, before) is { Length: > 0 } verb) return TakeChange(token, verb);
        isBeside = false;
        var isExecuted = ClaimTokens.BasisOf(before) == ClaimTokens.Executed;
        var figure = Add(ClaimYears.Of(Asked, year, isExecuted), token, "", book.Year - year);
        if (year == book.Year - 1) (prior, basis) = (figure, ClaimTokens.BasisOf(before));
        return true;
    }

    // 上年收支总预算为500万元: the year stands before the words that name the amount.
    private int? SaidYear(NumberToken token) => subject is { } named && named.End <= token.Start
        && ClaimTokens.IsPlainOrExecuted(text[named.End..token.Start]) ? yearSaid : null;

    // 较上年决算数3万元，下降2%: a change without its verb, where only that makes the percentage.
    private string Verbless(NumberToken token, string before) =>
        (current ?? book.Last(Asked)) is { } now
            ? VerblessChange.Direction(before, token, After(token), book[now]) : "";

    private string After(NumberToken token) => text[token.End..Math.Min(text.Length, token.End + 40)];

    // 差值为0.9万元 says no direction: the two amounts do.
    private bool TakeDifference(NumberToken token)
    {
        if (current is not { } c || (initial ?? prior) is not { } from) return Unread(token);
        (isAgainstBudget, isAgainstFull) = (from == initial, false);
        return TakeChange(token, book[c].Value < book[from].Value ? "减少" : "增加");
    }

    private bool TakeAmount(NumberToken token, string before, SubjectToken named)
    {
        if (IsFinal && ClaimTokens.IsInitialBudget(before))
        {
            // Beside 年初预算 it is the budget as adjusted, which no table prints.
            if (ClaimTokens.IsFullYear(before) && text.Contains("年初预算", StringComparison.Ordinal))
            {
                full = Add(new Query.Sum(named.Query is { } all ? ClaimYears.Adjusted(all) : null), token, "");
                return true;
            }
            initial = Add(new Query.Sum(named.Query is { } own ? ClaimYears.Initial(own) : null), token, "");
            isBeside = ClaimTokens.IsAgainstBudget(before, book.Year);
            return true;
        }
        var isNamed = ClaimTokens.YearBasis(before) is { Year: var y } && y == book.Year;
        var gap = text[Math.Min(named.End, token.Start)..token.Start];
        if (!isNamed && !ClaimTokens.IsFinal(before) && (current is not null || !ClaimTokens.IsPlainGap(gap)))
        {
            // What the words before the amount narrow the subject to is not known, and no more is what follows of it.
            isLost = current is null;
            stray = token.End;
            return Unread(token);
        }
        isBeside = false;
        subject = named = Meant(token, named);
        current = Add(new Query.Sum(named.Query), token, "");
        return true;
    }

    // Words with two meanings mean the one whose figure is printed elsewhere.
    private SubjectToken Meant(NumberToken token, SubjectToken named)
    {
        if (named.Or.IsEmpty) return named;
        var (value, step) = token.Number.On(token.Scale);
        var printed = named.Or.Prepend(named.Query).Where(q => book.Last(q) is not null).ToList();
        if (printed.Count == 0) return named;
        var same = printed.Find(q => book[book.Last(q)!.Value] is var other
            && Math.Abs(other.Value - value) < step + other.Step);
        if (same is not null) return named with { Query = same };
        // What only another sentence says, of the other meaning, does not gainsay this one.
        var isInTable = printed.Exists(q => book[book.Last(q)!.Value].Table >= 0);
        var unsaid = isInTable ? null : named.Or.Prepend(named.Query).FirstOrDefault(q => !printed.Contains(q));
        return named with { Query = unsaid ?? printed[0] };
    }

    // 比上年 or 比年初预算: what the change is counted from.
    private int? Base => isAgainstBudget ? (isAgainstFull ? full : null)
        ?? initial ?? book.LastInitial(Asked) : prior;

    private bool TakeGrowth(NumberToken token, string direction)
    {
        if (isFar || ClaimTokens.IsYearly(text[Math.Max(0, token.Start - 16)..token.Start])) return Known();
        var growth = Add(RatioOf(RatioKind.Growth, isAgainstBudget ? null : Asked), token, direction);
        current ??= book.Last(Asked);
        if (current is { } c && Base is { } p)
        {
            Ratio("C03", growth, [new Term(c, 1), new Term(p, -1)], [new Term(p, 1)]);
        }
        else if (current is { } now && change is { } x)
        {
            Ratio("C03", growth, [new Term(x, 1)], [new Term(now, 1), new Term(x, -1)]);
        }
        return true;
    }

    private bool TakeCompletion(NumberToken token, string before)
    {
        if (before.Contains("调整", StringComparison.Ordinal)) return Known();
        var completion = Add(RatioOf(RatioKind.Completion, Asked), token, "");
        var budget = (ClaimTokens.IsFullYear(before) ? full : null) ?? initial
            ?? book.LastInitial(Asked);
        if ((current ?? book.Last(Asked)) is { } c && budget is { } b)
        {
            Ratio("E04", completion, [new Term(c, 1)], [new Term(b, 1)]);
        }
        return true;
    }

    // A growth without its percent sign is a figure all the same; other bare numbers are counts and dates.
    private bool TakeOther(NumberToken token, string before)
    {
        var next = token.End < text.Length ? text[token.End] : '。';
        if (token.Number.Decimals == 2 && ClaimTokens.Direction(before) is { Length: > 0 } direction
            && next is '。' or '，' or '；' && change is not null && !reasons.Covers(token.Start))
        {
            return TakeGrowth(token with { Unit = "%" }, direction);
        }
        // 各减少1.20，3.40万元: two figures under one verb are two subjects'.
        if (token.Number.Decimals > 0 && ClaimTokens.IsFirstOfTwo(text.AsSpan(token.Start))) return Unread(token);
        // 较上年2.08减少0.03万元: the unit is said once, at the end.
        if (token.Number.Decimals > 0 && current is { } c && ClaimTokens.IsLastYear(before)
            && "增减上下多少".Contains(next, StringComparison.Ordinal))
        {
            return TakeOtherYear(token with { Unit = NumberToken.UnitOf(book[c].UnitFen) }, before);
        }
        book.Known++;
        return false;
    }

    private void Flat(int start, int length)
    {
        if (Asked is null || reasons.Covers(start)) return;
        if (change is not null || text[Math.Max(0, start - 24)..start].Contains("小于", StringComparison.Ordinal))
            return;
        if (text.AsSpan(start, length).StartsWith("基本")) return;
        var place = paragraph.At(start, length);
        var said = text[Math.Max(0, text.LastIndexOfAny(Stops, start) + 1)..(start + length)];
        if (ClaimTokens.IsWithTable(said)) return;
        var isOfBudget = IsFinal && ClaimTokens.IsAgainstBudget(said, book.Year);
        var query = isOfBudget ? null : Asked;
        var flat = book.Add(New(ChangeOf(query), text.Substring(start, length), 0, 1, place, start) with
        {
            Direction = "持平",
        });
        var isOfLastYear = said.Contains("上年", StringComparison.Ordinal) || ClaimTokens.YearBasis(said) is not null
            || said.Contains("去年", StringComparison.Ordinal);
        var other = isOfBudget ? initial ?? book.LastInitial(Asked)
            : prior ?? (isOfLastYear ? null : initial);
        if (current is { } c && other is { } p)
        {
            book.Relations.Add(new LinearRelation("C04", [new(flat, 1), new(c, -1), new(p, 1)]));
        }
    }
}
