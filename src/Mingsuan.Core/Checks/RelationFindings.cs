using System.Collections.Immutable;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Forms;
using Mingsuan.Core.Relations;
using Mingsuan.Core.Repair;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Core.Rules;

namespace Mingsuan.Core.Checks;

/// <summary>由关系与改正写成发现: one cause, one finding, every broken relation as its evidence.</summary>
internal sealed class RelationFindings(
    Disclosure disclosure, ImmutableArray<Relation> relations, RepairResult result, bool isTruncating,
    Catalogue catalogue)
{
    private const int MostPlaces = 20;
    private const int MostNamed = 6;
    private const string DirectionRule = "C04";
    private const string ZeroBase = "C08";
    private const string Flat = "持平";

    // In half last digits: four last digits of room in all.
    private const int Unsure = 8;

    private readonly ImmutableArray<Statement> figures = disclosure.Statements;

    private readonly Lazy<ILookup<int, Relation>> touching = new(() => relations
        .SelectMany(r => r.Statements.Select(f => (Statement: f, Relation: r))).ToLookup(p => p.Statement, p =>
            p.Relation));

    private readonly Lazy<Judge> judge = new(() =>
        new(disclosure.Statements, [.. disclosure.Statements.Select(f => f.Value)], isTruncating));

    // Those the other figures of the text are in.
    private readonly Lazy<ImmutableArray<long>> units = new(() =>
        [.. disclosure.Statements.Where(f => f is { Table: < 0, IsPercent: false, UnitFen: > 1 })
            .CountBy(f => f.UnitFen).Where(c => c.Value > 1).Select(c => c.Key)]);

    /// <summary>全部.</summary>
    /// <param name="loose">不据以改数的关系.</param>
    public IEnumerable<Finding> All(ImmutableArray<Relation> loose) => result.IsDoubtful ? []
        : ByClause([.. ByRow(result.Corrections.Where(IsCause))]).Select(c => OfCorrection(c.Main, c.Along))
            .Concat(Unmended())
            .Concat(loose.Where(r => judge.Value.Of(r) == Truth.Broken
                && !r.Statements.Any(result.ByFigure.ContainsKey)).Select(OfLoose))
            .Concat(ZeroBases())
            .Concat(Roundings());

    // A correction that only follows from another one is told with it.
    private bool IsCause(Correction correction) => correction.Mended.Any(r => result.Truths[r] == Truth.Broken);

    // The same wrong figure in several columns of one row (合计 and 基本支出) is one cause.
    private IEnumerable<Correction> ByRow(IEnumerable<Correction> corrections) => corrections
        .GroupBy(c => (figures[c.Statements[0]], c) switch
        {
            ({ Table: >= 0 } f, { Others.IsEmpty: true }) => (f.Table, f.Cell.Row, f.Value, c.Value),
            (var f, _) => (-1, f.Index, 0L, 0L),
        })
        .Select(g => g.Aggregate((one, other) => one with
        {
            Statements = one.Statements.AddRange(other.Statements),
            Mended = [.. one.Mended.Union(other.Mended)],
            Gain = one.Gain + other.Gain,
        }));

    // 减少62万元，下降77%: both words of one change turned are one slip.
    private IEnumerable<(Correction Main, ImmutableArray<Correction> Along)> ByClause(List<Correction> corrections)
    {
        var turned = corrections.Where(c => c.Kind == SlipKind.WrongDirection && figures[c.Statements[0]].Table < 0)
            .Select(c => c.Statements[0]).ToHashSet();
        bool IsAlong(int figure) => turned.Contains(figure) && turned.Contains(figure - 1)
            && figures[figure].IsPercent && figures[figure].Paragraph == figures[figure - 1].Paragraph;
        var along = corrections.Where(c => IsAlong(c.Statements[0])).ToLookup(c => c.Statements[0] - 1);
        return corrections.Where(c => !IsAlong(c.Statements[0])).Select(c =>
            (c, along[c.Statements[0]].ToImmutableArray()));
    }

    private IEnumerable<string> Consequences(Correction cause)
    {
        var following = result.Corrections.Where(c => !IsCause(c)).ToList();
        if (following.Count == 0) return [];
        var touched = cause.Statements.SelectMany(f => touching.Value[f]).SelectMany(r => r.Statements).ToHashSet();
        return following.Where(c => touched.Contains(c.Statements[0]))
            .Select(c =>
            $"{figures[c.Statements[0]].Name} 的 {FigureText.Printed(figures[c.Statements[0]])} 随之应为"
                + $" {Expected(figures[c.Statements[0]], c)}");
    }

    // A column printed some rows off: every figure of it with what should stand there.
    private Finding OfShift(Correction correction)
    {
        ImmutableArray<Correction> all = [correction, .. correction.Others];
        var (first, last) = (figures[correction.Statements[0]], figures[all[^1].Statements[0]]);
        var mended = correction.Mended.Select(r => relations[r]).ToList();
        var main = mended.Find(r => r is LinearRelation { IsEquality: true }) ?? Main(mended, first);
        string List(Func<Correction, string> text) => string.Join("、", all.Select(text));
        return new Finding(
            main.Rule, SeverityOf(main, first),
            $"{first.Where} {first.Column} 从“{first.Row}”到“{last.Row}”有 {all.Length} 个数错了行：印作 "
                + $"{List(c => FigureText.Printed(figures[c.Statements[0]]))}，应为 "
                + $"{List(c => Expected(figures[c.Statements[0]], c))}。{RelationText.Of(main, figures)}；"
                + $"差额超出舍入可能的范围，{Slip.Words(correction.Kind)}。",
            [.. all.Select(c => Place(c.Statements[0]))],
                [.. all.Select(c => FigureText.Printed(figures[c.Statements[0]]))],
            Expected(first, correction), Difference(first, correction.Value),
            [.. mended.Select(r => RelationText.Of(r, figures))], catalogue[main.Rule].Basis,
            "请把这一列的数对准各行。");
    }

    private Finding OfCorrection(Correction correction, ImmutableArray<Correction> along)
    {
        if (!correction.Others.IsEmpty) return OfShift(correction);
        var wrong = figures[correction.Statements[0]];
        var mended = correction.Mended.Select(r => relations[r]).ToList();
        var main = Main(mended, wrong);
        var expected = string.Join('，', along.Prepend(correction).Select(c => Expected(figures[c.Statements[0]], c)));
        var difference = Difference(wrong, correction.Value);
        var slip = Slip.Words(correction.Kind);
        var places = correction.Statements.Concat(along.SelectMany(c => c.Statements)).Select(Place).Concat(
            mended.SelectMany(r => r.Statements).Distinct().Except(correction.Statements).Take(6).Select(Place));
        var reason = RelationText.Of(main, Around(main, correction));
        var isTurned = expected.StartsWith(FigureText.Turned(wrong), StringComparison.Ordinal);
        var turned = isTurned && wrong.Direction != Flat ? wrong.Direction : "";
        // The number stands, its word is the other one: so the finding is of the word.
        var rule = correction.Kind == SlipKind.WrongDirection && isTurned ? DirectionRule : main.Rule;
        var printed = wrong.IsBlank ? "这一格空着" : $"印作 {turned}{FigureText.Printed(wrong)}"
            + string.Concat(along.Select(c => figures[c.Statements[0]])
                .Select(f => $"，{f.Direction}{FigureText.Printed(f)}"));
        var message = $"{wrong.Name}：{printed}，应为 {expected}"
            + (difference.Length > 0 ? $"，差 {difference}" : "")
            + (correction.Statements.Length > 1 ? $"，同一错数共 {correction.Statements.Length} 处" : "")
            + $"。{reason}；差额超出舍入可能的范围{Allowed(main, wrong)}{(slip.Length > 0 ? "，" + slip : "")}。";
        return new Finding(
            rule, rule == main.Rule ? SeverityOf(main, wrong) : catalogue.Grade(rule, Sign.Direct), message,
                [.. places],
            [.. Values(wrong, main)], expected, difference,
            [.. mended.Select(r => RelationText.Of(r, figures))], catalogue[rule].Basis,
            string.Concat(Consequences(correction).Select(c => c + "。").Prepend(Suggestion(wrong, expected))));
    }

    // What stands around a wrong figure, with what is right where that is wrong too.
    private ImmutableArray<Statement> Around(Relation relation, Correction own)
    {
        ImmutableArray<Statement>.Builder? around = null;
        foreach (var f in relation.Statements.Except(own.Statements))
        {
            if (!result.ByFigure.TryGetValue(f, out var other)) continue;
            around ??= figures.ToBuilder();
            around[f] = figures[f] with
            {
                Value = other.Value,
                Text = $"{Expected(figures[f], other)}（印作 {FigureText.Printed(figures[f])}）",
            };
        }
        return around?.MoveToImmutable() ?? figures;
    }

    private static string Suggestion(Statement wrong, string expected) => wrong switch
    {
        { IsChange: true } when expected == Flat => "请改为“持平”。",
        _ => $"请核对原始数据，把这里改为 {expected}；如果原数无误，请改正与它不符的各处。",
    };

    private string Expected(Statement wrong, Correction correction)
    {
        if (wrong.IsChange && correction.Value == 0) return Flat;
        if (wrong.Direction == Flat)
        {
            return (correction.Value > 0 ? "增加" : "减少")
                + FigureText.Like(InUnit(wrong), Math.Abs(correction.Value));
        }
        var same = correction.Kind == SlipKind.WrongUnit
            ? FigureText.InOtherUnit(wrong, correction.Value, units.Value) : null;
        var text = same ?? Sureness(wrong, correction) + FigureText.Like(wrong, correction.Value);
        if (wrong.Direction.Length == 0) return text;
        if (correction.Kind == SlipKind.WrongDirection || Math.Sign(wrong.Value) * Math.Sign(correction.Value) < 0)
        {
            return FigureText.Turned(wrong) + text;
        }
        return text;
    }

    // Worked out from coarser figures, and no slip says which of the values that would do was meant.
    private string Sureness(Statement wrong, Correction correction)
    {
        if (wrong.IsPercent || correction.Kind is not (SlipKind.Other or SlipKind.Neighbour)) return "";
        var spans = correction.Mended.Select(r => judge.Value.Solve(relations[r], wrong.Index)).OfType<Span>().ToList();
        return spans.Count > 0 && spans.Min(s => s.High - s.Low) > Unsure * wrong.Step ? "约" : "";
    }

    private string Difference(Statement wrong, long value) => FigureText.Gap(InUnit(wrong), wrong.Value - value);

    // 持平 has no unit of its own: that of the amounts it was said of.
    private Statement InUnit(Statement wrong) => wrong.Direction == Flat && touching.Value[wrong.Index]
        .SelectMany(r => r.Statements).Select(f => figures[f]).FirstOrDefault(f => f.UnitFen > 0) is { } amount
        ? wrong with { UnitFen = amount.UnitFen, Step = amount.Step } : wrong;

    // How far the last digits of the figures around let this one be from what they give.
    private string Allowed(Relation relation, Statement wrong)
    {
        if (judge.Value.Solve(relation, wrong.Index) is not { } span) return "";
        if (span.High - span.Low > PrintedNumber.Most) return "";
        var most = (long)((span.High - span.Low + 3) / 4);
        wrong = InUnit(wrong);
        var steps = (most + wrong.Step - 1) / wrong.Step;
        return most == 0 ? "（各数精确到分，没有舍入）" : $"（至多 {FigureText.Gap(wrong, steps * wrong.Step)}）";
    }

    // Broken relations that share a figure are one cause.
    private IEnumerable<Finding> Unmended()
    {
        var open = result.Unmended.SelectMany(r => relations[r].Statements.Select(f => (Statement: f, Relation: r)))
            .ToLookup(p => p.Statement, p => p.Relation);
        return Groups(open).GroupBy(RowOf).SelectMany(rows => rows.Key is null || rows.Count() == 1
            ? rows.Select(g => OfUnmended(g, "")) : [OfUnmended([.. rows.SelectMany(g => g)], SameRow(rows.Count()))]);
    }

    // Several columns of one total that fail alike: a row under it is wrong, or missing.
    private static string SameRow(int columns) =>
        $"。这一行有 {columns} 列都与下面各行之和不符，像是漏了一行，或有一行写错";

    private (int, int, string)? RowOf(List<Relation> group)
    {
        if (!group.TrueForAll(r => r is LinearRelation { IsEquality: false, Bound: Bound.Zero })) return null;
        var totals = group.ConvertAll(r => figures[((LinearRelation)r).Terms[0].Statement]);
        var (table, row, name) = (totals[0].Table, totals[0].Cell.Row, totals[0].Row);
        return table >= 0 && totals.TrueForAll(t => (t.Table, t.Cell.Row, t.Row) == (table, row, name))
            ? (table, row, name) : null;
    }

    private IEnumerable<List<Relation>> Groups(ILookup<int, int> open)
    {
        var seen = new HashSet<int>();
        foreach (var first in result.Unmended)
        {
            if (!seen.Add(first)) continue;
            List<int> group = [first];
            for (var i = 0; i < group.Count; i++)
                group.AddRange(relations[group[i]].Statements.SelectMany(f => open[f]).Where(seen.Add));
            // What holds as printed and fails only by a correction is no cause of its own.
            var broken = group.Where(r => result.Truths[r] == Truth.Broken).Select(r => relations[r]).ToList();
            if (broken.Count > 0) yield return broken;
        }
    }

    private Finding OfUnmended(List<Relation> group, string more)
    {
        var relation = group.Find(r => SeverityOf(r, figures[r.Statements[0]]) == Severity.Error) ?? group[0];
        var first = figures[relation.Statements[0]];
        var suspects = group.SelectMany(r => r.Statements).Distinct().Where(result.Suspects.Contains).ToList();
        var touched = suspects.Concat(group.SelectMany(r => r.Statements)).Distinct().Take(MostPlaces).ToList();
        return new Finding(
            relation.Rule, SeverityOf(relation, first),
            $"{first.Name}：印作 {FigureText.Printed(first)}，与相关各数不符。{RelationText.Of(relation, figures)}；"
                + $"差额超出舍入可能的范围，但说不定是哪一个错{Named(suspects)}{more}。",
            [.. touched.Select(Place)], [.. touched.Select(f => FigureText.Printed(figures[f]))],
            "", relation is LinearRelation linear ? Gap(linear, first) : "",
            [.. group.Select(r => RelationText.Of(r, figures))], catalogue[relation.Rule]
            .Basis, "请逐个核对所列各数。");
    }

    private Finding OfLoose(Relation relation)
    {
        var first = figures[relation.Statements[0]];
        return new Finding(relation.Rule, SeverityOf(relation, first),
            $"{RelationText.Of(relation, figures)}；差额超出舍入可能的范围。",
            [.. relation.Statements.Select(Place)],
            [.. relation.Statements.Select(f => FigureText.Printed(figures[f]))], "",
            Gap((LinearRelation)relation, first), [RelationText.Of(relation, figures)],
            catalogue[relation.Rule].Basis, catalogue[relation.Rule].Correct);
    }

    private string Named(List<int> suspects) => suspects.Count == 0 ? ""
        : $"：一样可能的有 {string.Join("、", suspects.Take(MostNamed).Select(f => FigureText.Printed(figures[f])))}"
            + (suspects.Count > MostNamed ? $" 等 {suspects.Count} 个" : "");

    private string Gap(LinearRelation relation, Statement like) => FigureText.Like(
        like with { Direction = "" }, relation.Terms.Sum(t => t.Coefficient * figures[t.Statement].Value));

    private IEnumerable<Finding> ZeroBases()
    {
        for (var r = 0; r < relations.Length; r++)
        {
            if (result.Truths[r] != Truth.ZeroBase || relations[r] is not RatioRelation ratio) continue;
            var figure = figures[ratio.Ratio];
            if (!figure.IsGrowth || figure.Value == 0) continue;
            yield return new Finding(
                ZeroBase, catalogue.Grade(ZeroBase, Sign.Direct),
                $"{figure.Name}：上年为零，却写 {FigureText.Printed(figure)}。上年没有数，增减百分比无从计算。",
                [Place(figure.Index), .. ratio.Statements.Skip(1).Take(2).Select(Place)],
                [.. ratio.Statements.Take(3).Select(f => FigureText.Printed(figures[f]))], "",
                "", [RelationText.Of(ratio, figures)], catalogue[ZeroBase].Basis,
                    "请写增加额，注明上年没有此项，不写百分比。");
        }
    }

    // One note for a table and kind of sum: the last digits differ, and rounding explains it.
    private IEnumerable<Finding> Roundings()
    {
        var misses = relations.Select((r, i) => (r, i))
            .Where(p => result.Truths[p.i] == Truth.Rounding
            && p.r is LinearRelation { Bound: Bound.Zero, IsEquality: false })
            .Select(p => (LinearRelation)p.r).Where(r => figures[r.Terms[0].Statement].Table >= 0);
        foreach (var group in misses.GroupBy(r => (figures[r.Terms[0].Statement].Table, r.Rule)))
        {
            var list = group.ToList();
            var first = figures[list[0].Terms[0].Statement];
            yield return new Finding(
                group.Key.Rule, catalogue.Grade(group.Key.Rule, Sign.Rounding),
                $"{first.Where}：{list.Count} 处合计与各项之和有末位尾差，如 {RelationText.Of(list[0], figures)}，印作"
                    + $" {FigureText.Printed(first)}。"
                    + (isTruncating ? "各数截尾所致，不是错误。" : "四舍五入所致，不是错误。"),
                [.. list.Take(20).Select(r => Place(r.Terms[0].Statement))],
                [.. list.Take(20).Select(r => FigureText.Printed(figures[r.Terms[0].Statement]))], "",
                Gap(list[0], first), [.. list.Take(20).Select(r => RelationText.Of(r, figures))],
                catalogue[group.Key.Rule].Basis,
                "可在表下注明尾差。");
        }
    }

    // The relation that says most: a sum of its own table, else the first that a correction mends.
    private Relation Main(List<Relation> mended, Statement wrong) =>
        mended.Find(r => wrong.IsChange && r is LinearRelation { Bound: Bound.AtLeastZero })
        ?? mended.Find(r => wrong.Table < 0 ? r is RatioRelation && wrong.IsPercent
        : r is LinearRelation { IsEquality: false, Bound: Bound.Zero })
        ?? mended.Where(r => r is LinearRelation { IsEquality: true })
            .OrderByDescending(r => r.Statements.Contains(wrong.Index)).ThenBy(IsOfRevenueTable)
            .ThenByDescending(r => r.Statements.Any(f => f != wrong.Index && figures[f].Table >= 0))
            .ThenByDescending(r => IsNearest(r, wrong)).FirstOrDefault() ?? mended[0];

    // What is spent is told first by a table of what is spent.
    private bool IsOfRevenueTable(Relation equality) => equality.Statements.Any(f =>
        figures[f].Table >= 0 && disclosure.Tables[figures[f].Table].Form?.Role == FormRole.Revenue);

    // Of places that print the same, one that asks the very same query says more than one that must agree with it.
    private bool IsNearest(Relation equality, Statement wrong) => equality.Statements.Any(f =>
        f != wrong.Index && figures[f].Selector is { } other && other.Equals(wrong.Selector));

    // A share that does not hold points to its amounts only.
    private Severity SeverityOf(Relation relation, Statement wrong) => catalogue.Grade(relation.Rule,
        relation.IsLoose || relation is RatioRelation && !wrong.IsPercent ? Sign.Indirect : Sign.Direct);

    private IEnumerable<string> Values(Statement wrong, Relation main) => main.Statements
        .OrderBy(f => f == wrong.Index ? 0 : 1).Take(8).Select(f => FigureText.Printed(figures[f]));

    private FindingPlace Place(int figure) => CheckContext.PlaceOf(figures[figure]);
}
