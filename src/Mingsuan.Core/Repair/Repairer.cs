using System.Collections.Immutable;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Relations;

namespace Mingsuan.Core.Repair;

/// <summary>最小改正: from all broken relations, the most likely wrong figure and its right value, one cause at a
/// time.</summary>
public sealed partial class Repairer
{
    private const int MostCorrections = 120;
    private const int MostWays = 12;
    private const int MostPairs = 12;
    private const string ReasonSum = "C14";

    // What a blank cell should hold, one sum alone does not tell.
    private const int ForBlank = 2;

    private const int ManyBroken = 50;

    // The same slip in two places is that much less likely than in one.
    private const int Alike = 16;

    private readonly ImmutableArray<Statement> figures;
    private readonly ImmutableArray<Relation> relations;
    private readonly Judge judge;
    private readonly RightValue right;
    private readonly int[][] touching;
    private readonly Truth[] truths;
    private readonly Span?[] totals;
    private readonly Dictionary<int, Candidate> candidates = [];
    private readonly HashSet<int> settled = [];
    private readonly HashSet<int> undecided = [], suspects = [];
    private readonly int leastGain;
    private readonly CancellationToken cancellation;

    private Repairer(
        ImmutableArray<Statement> figures, ImmutableArray<Relation> relations, bool isTruncating,
        CancellationToken cancellation)
    {
        this.cancellation = cancellation;
        this.figures = figures;
        this.relations = relations;
        right = new RightValue(figures);
        judge = new Judge(figures, [.. figures.Select(f => f.Value)], isTruncating);
        touching = Touching(figures.Length, relations);
        truths = new Truth[relations.Length];
        totals = new Span?[relations.Length];
        foreach (var r in Enumerable.Range(0, relations.Length).Within(cancellation))
            truths[r] = judge.Of(relations[r]);
        // Where a third of the relations fail, one of them says little of which figure is wrong:
        // two must agree on its value.
        var broken = truths.Count(t => t == Truth.Broken);
        leastGain = broken > ManyBroken && broken * 3 > relations.Length ? 2 : 1;
    }

    private static int[][] Touching(int figures, ImmutableArray<Relation> relations)
    {
        var counts = new int[figures];
        foreach (var relation in relations)
        {
            foreach (var f in relation.Statements) counts[f]++;
        }
        var lists = new int[figures][];
        for (var f = 0; f < figures; f++) lists[f] = counts[f] == 0 ? [] : new int[counts[f]];
        for (var r = relations.Length - 1; r >= 0; r--)
        {
            foreach (var f in relations[r].Statements) lists[f][--counts[f]] = r;
        }
        return lists;
    }

    private sealed record Candidate(ImmutableArray<int> Statements, long Value, int Gain, int Rank, SlipKind Kind)
    {
        public bool IsBefore(Candidate other) => Gain != other.Gain ? Gain > other.Gain
            : Rank != other.Rank ? Rank > other.Rank : Statements[0] < other.Statements[0];
    }

    /// <summary>改正.</summary>
    public static RepairResult Run(
        ImmutableArray<Statement> figures, ImmutableArray<Relation> relations, bool isTruncating,
        CancellationToken cancellation = default)
    {
        var repairer = new Repairer(figures, relations, isTruncating, cancellation);
        var before = repairer.truths.ToImmutableArray();
        var corrections = repairer.Correct();
        var unmended = Enumerable.Range(0, relations.Length).Where(r => repairer.truths[r] == Truth.Broken);
        return new RepairResult(corrections, [.. unmended], before) { Suspects = [.. repairer.suspects.Order()] };
    }

    private ImmutableArray<Correction> Correct()
    {
        var corrections = ImmutableArray.CreateBuilder<Correction>();
        corrections.AddRange(Shifts());
        Renew(Broken().SelectMany(r => relations[r].Statements).Distinct());
        while (corrections.Count < MostCorrections && Best() is { } best)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Rivals(best) is { Count: > 0 } rivals)
            {
                suspects.UnionWith(rivals.Append(best).SelectMany(c => c.Statements));
                undecided.UnionWith(Mendable(best));
                Renew(Mendable(best).SelectMany(r => relations[r].Statements).Distinct());
                continue;
            }
            corrections.Add(Apply(best));
            Renew(best.Statements.SelectMany(f => touching[f]).Distinct().SelectMany(r => relations[r].Statements)
                .Distinct());
        }
        for (var tries = 0; tries < MostPairs && Pair() is { } pair; tries++)
        {
            corrections.AddRange(pair);
        }
        for (var tries = 0; tries < MostPairs && Row() is { } row; tries++)
        {
            corrections.AddRange(row);
        }
        return corrections.ToImmutable();
    }

    // A column off by a row is one cause; taken figure by figure, what it disagrees with would look wrong.
    private IEnumerable<Correction> Shifts()
    {
        var broken = Broken().Select(r => relations[r]).OfType<LinearRelation>().Where(r => r.Bound == Bound.Zero);
        var columns = ShiftedColumns.Find(figures, broken).Within(cancellation)
            .Select(ways => ways.Select(w => (Moved: w, Gain: Shift(w, isTrial: true)?.Gain ?? 0))
                .MaxBy(w => (w.Gain, -w.Moved.Length)))
            .OrderByDescending(c => c.Gain).ToList();
        foreach (var (moved, _) in columns.Where(c => c.Gain > 0))
        {
            if (!moved.Any(m => settled.Contains(m.Statement)) && Shift(moved, isTrial: false) is { } made)
                yield return made;
        }
    }

    // All figures of a column moved at once; undone when on trial, or when too little is mended by it.
    private Correction? Shift(ImmutableArray<(int Statement, long Value)> moved, bool isTrial)
    {
        var before = moved.SelectMany(m => touching[m.Statement]).Distinct().ToDictionary(r => r, r => truths[r]);
        var made = moved.Select(m => Apply(new Candidate([m.Statement], m.Value, 1, 0, SlipKind.ShiftedRows))).ToList();
        var gain = Gained(before);
        var whole = gain < moved.Length ? null : made[0] with
        {
            Mended = [.. before.Keys.Where(r => before[r] == Truth.Broken && truths[r] != Truth.Broken)],
            Gain = gain,
            Others = [.. made.Skip(1)],
        };
        if (!isTrial && whole is not null) return whole;
        Restore(moved.Select(m => m.Statement), before);
        return whole;
    }

    // What no single figure mends, two may: the one moves, and the other mends what that breaks. Of ways that are as
    // likely none is taken.
    private ImmutableArray<Correction>? Pair()
    {
        foreach (var r in Broken().Where(r => !undecided.Contains(r)).Take(MostPairs).Within(cancellation))
        {
            // Among so many figures some slip would always fit.
            if (relations[r].Statements.Length > MostWays) continue;
            var ways = relations[r].Statements.Where(f => !settled.Contains(f))
                .Select(f => (First: f, Pair: TryPair(r, f, isTrial: true))).Where(w => w.Pair is not null)
                .Select(w => (w.First, Rank: Rank(w.First, w.Pair!.Value))).OrderByDescending(w => w.Rank).ToList();
            if (ways.Count == 0) continue;
            if (ways.Count == 1 || ways[0].Rank > ways[1].Rank) return TryPair(r, ways[0].First, isTrial: false);
            undecided.Add(r);
        }
        return null;
    }

    private int Rank(int first, ImmutableArray<Correction> pair) =>
        RightValue.Prior(figures[first]) + pair.Sum(c => Slip.Likelihood(c.Kind));

    private ImmutableArray<Correction>? TryPair(int broken, int first, bool isTrial)
    {
        if (Solve(broken, first) is not { IsEmpty: false } span) return null;
        var value = right.Likeliest(figures[first], span, span, []);
        if (value == judge.Value(first) || value < 0 && RightValue.IsNeverNegative(figures[first])) return null;
        var before = touching[first].ToDictionary(r => r, r => truths[r]);
        var one = Apply(new Candidate([first], value, 0, 0, right.Kind(first, value)));
        var lost = touching[first].Where(r => truths[r] == Truth.Broken && before[r] != Truth.Broken).ToList();
        var second = lost.SelectMany(r => relations[r].Statements).Distinct()
            .Where(f => f != first && !settled.Contains(f))
            .Select(f => Weigh([f])).OfType<Candidate>()
            .OrderByDescending(c => c.Gain).ThenByDescending(c => c.Rank).FirstOrDefault();
        ImmutableArray<Correction>? pair = null;
        if (second is not null)
        {
            foreach (var r in touching[second.Statements[0]]) before.TryAdd(r, truths[r]);
            var two = Apply(second);
            one = Again(first, one);
            if (Gained(before) >= 2) pair = [one, two];
            if (!isTrial && pair is not null) return pair;
        }
        Restore(second is null ? [first] : [first, second.Statements[0]], before);
        return pair;
    }

    // With the other figure right, more relations tell what this one should be.
    private Correction Again(int first, Correction before)
    {
        Undo(first, figures[first].Value);
        foreach (var r in touching[first]) truths[r] = judge.Of(relations[r]);
        return Apply(Weigh([first]) ?? new Candidate([first], before.Value, 0, 0, before.Kind));
    }

    // How many more relations hold than before.
    private int Gained(Dictionary<int, Truth> before) => before.Sum(p => Broke(p.Value) - Broke(truths[p.Key]));

    // A trial undone: the figures as printed, the relations as they were.
    private void Restore(IEnumerable<int> moved, Dictionary<int, Truth> before)
    {
        foreach (var figure in moved) Undo(figure, figures[figure].Value);
        foreach (var (r, truth) in before) truths[r] = truth;
    }

    private static int Broke(Truth truth) => truth == Truth.Broken ? 1 : 0;

    private void Undo(int figure, long value)
    {
        Move(figure, value);
        settled.Remove(figure);
    }

    private IEnumerable<int> Broken() => Enumerable.Range(0, truths.Length).Where(r => truths[r] == Truth.Broken);

    private void Renew(IEnumerable<int> touched)
    {
        foreach (var f in touched.Where(f => !settled.Contains(f)).Within(cancellation))
        {
            var candidate = Array.Exists(touching[f], r => truths[r] == Truth.Broken) ? Weigh(f) : null;
            if (candidate is null || undecided.Count > 0 && Mendable(candidate).IsSubsetOf(undecided))
                candidates.Remove(f);
            else candidates[f] = candidate;
        }
    }

    private Candidate? Best()
    {
        Candidate? best = null;
        foreach (var candidate in candidates.Values)
        {
            if (best is null || candidate.IsBefore(best)) best = candidate;
        }
        return best;
    }

    // Others that would mend the same, by as likely a slip: which of them is wrong nobody can tell.
    private List<Candidate> Rivals(Candidate best)
    {
        var mended = Mendable(best);
        return [.. mended.SelectMany(r => relations[r].Statements).Distinct().Select(f =>
            candidates.GetValueOrDefault(f))
            .OfType<Candidate>().Where(c => c.Gain == best.Gain && (c.Rank == best.Rank || IsTurned(best) && IsTurned(c)
                || IsGuess(best) && IsGuess(c))
                && !c.Statements.Intersect(best.Statements).Any() && mended.SetEquals(Mendable(c)))];
    }

    // One percentage, no slip that would explain it, and nothing else that bears out its amounts: each is as likely
    // wrong as it.
    private bool IsGuess(Candidate candidate) => candidate is { Gain: 1, Kind: SlipKind.Other }
        && Mendable(candidate).All(r => relations[r] is RatioRelation
            && relations[r].Statements.All(f => touching[f].Length == 1 && !settled.Contains(f)));

    // 减少6.76万元，增长1.5%: one of the two words is wrong.
    private static bool IsTurned(Candidate candidate) => candidate.Kind == SlipKind.WrongDirection;

    private HashSet<int> Mendable(Candidate candidate) =>
        [.. candidate.Statements.SelectMany(f => touching[f]).Where(r => truths[r] == Truth.Broken)];

    private Candidate? Weigh(int figure)
    {
        var alone = Weigh([figure]);
        var together = Together(figure);
        if (together.Length < 2) return alone;
        var joint = Weigh(together);
        return joint is not null && (alone is null || joint.Gain > alone.Gain) ? joint : alone;
    }

    // The figures that an unbroken equality ties to this one: the same slip may stand in several places.
    private ImmutableArray<int> Together(int figure)
    {
        SortedSet<int>? group = null;
        foreach (var r in touching[figure])
        {
            if (truths[r] == Truth.Holds && relations[r] is LinearRelation { IsEquality: true } e)
                (group ??= [figure]).UnionWith(e.Statements);
        }
        return group is null or { Count: > 8 } ? [figure] : [.. group];
    }

    private Candidate? Weigh(ImmutableArray<int> group)
    {
        if (group.Any(settled.Contains)) return null;
        var least = figures[group[0]].IsBlank ? Math.Max(leastGain, ForBlank) : leastGain;
        if (group.Sum(f => touching[f].Count(r => truths[r] == Truth.Broken)) < least) return null;
        var spans = new List<Span>();
        var held = 0;
        foreach (var r in group.Length == 1 ? touching[group[0]] : group.SelectMany(f => touching[f]).Distinct())
        {
            if (Member(relations[r], group) is not { } member) continue;
            if (Solve(r, member) is not { IsEmpty: false } span) continue;
            spans.Add(span);
            if (truths[r] != Truth.Broken) held++;
        }
        if (spans.Count - held < least) return null;
        var (count, meet) = SharedSpan.Of(spans);
        var gain = count - held;
        if (gain < least) return null;
        var narrowest = spans.Where(s => s.Meets(meet)).OrderBy(s => s.High - s.Low).First();
        // 不大于、不小于 alone say that something is wrong, not what would be right.
        if (narrowest.High - narrowest.Low > PrintedNumber.Most) return null;
        var formula = Formula(group[0]);
        if (!meet.Contains(2 * (Int128)formula.Right)) formula = default;
        var value = formula == default ? right.Likeliest(figures[group[0]], meet, narrowest, Same(group))
            : formula.Right;
        if (value < 0 && RightValue.IsNeverNegative(figures[group[0]])) return null;
        if (value == judge.Value(group[0])) return null;
        var kind = right.Kind(group[0], value);
        if (kind != SlipKind.WrongDirection && formula != default) kind = formula.Kind;
        if (kind is SlipKind.Other or SlipKind.Neighbour && IsLoose(group[0])) return null;
        var prior = RightValue.Prior(figures[group[0]]) - (group.Length - 1) * Alike;
        return new Candidate(group, value, gain, Slip.Likelihood(kind) + prior + (IsTotal(group[0]) ? 1 : 0), kind);
    }

    // Of a percentage worked out by the wrong formula: what the right one gives.
    private (SlipKind Kind, long Right) Formula(int figure)
    {
        if (!figures[figure].IsPercent) return default;
        return touching[figure].Select(r => relations[r]).OfType<RatioRelation>().Where(r => r.Ratio == figure)
            .Select(r => RatioSlip.Of(r, figures[figure], judge)).FirstOrDefault(s => s != default);
    }

    // What other places print for the same figure: those an equality that fails ties to it.
    private IEnumerable<long> Same(ImmutableArray<int> group) => group.SelectMany(f => touching[f])
        .Where(r => truths[r] == Truth.Broken && relations[r] is LinearRelation { IsEquality: true })
        .SelectMany(r => relations[r].Statements).Where(f => !group.Contains(f)).Select(judge.Value);

    // The amounts a reason names may leave something out: which of them is wrong, no sum tells.
    private bool IsLoose(int figure) => Array.TrueForAll(touching[figure], r => relations[r].Rule == ReasonSum);

    // Between a total and one of its parts the total is the likelier: it is worked out, not copied.
    private bool IsTotal(int figure) => Array.Exists(touching[figure], r => truths[r] == Truth.Broken
        && relations[r] is LinearRelation { IsEquality: false } sum && sum.Terms[0].Statement == figure);

    // A long sum is added up once, not again for each of its parts.
    private Span? Solve(int relation, int figure) => relations[relation] is LinearRelation { Terms.Length: > 4 } sum
        ? judge.Solve(sum, figure, totals[relation] ??= judge.Total(sum.Terms))
        : judge.Solve(relations[relation], figure);

    private void Move(int figure, long value)
    {
        judge.Move(figure, value);
        foreach (var r in touching[figure]) totals[r] = null;
    }

    // The one figure of the group that a relation touches; null when it touches two, which move together.
    private static int? Member(Relation relation, ImmutableArray<int> group)
    {
        if (group.Length == 1) return group[0];
        int? member = null;
        foreach (var f in relation.Statements)
        {
            if (!group.Contains(f)) continue;
            if (member is not null) return null;
            member = f;
        }
        return member;
    }

    private Correction Apply(Candidate best)
    {
        foreach (var f in best.Statements)
        {
            Move(f, best.Value);
            settled.Add(f);
            candidates.Remove(f);
        }
        var mended = ImmutableArray.CreateBuilder<int>();
        foreach (var r in best.Statements.SelectMany(f => touching[f]).Distinct())
        {
            var now = judge.Of(relations[r]);
            if (truths[r] == Truth.Broken && now != Truth.Broken) mended.Add(r);
            truths[r] = now;
        }
        return new Correction(best.Statements, best.Value, best.Kind, mended.ToImmutable(), best.Gain);
    }
}
