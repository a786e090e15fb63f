using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Performance;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Core.Rules.Targets;

/// <summary>说同一件事的指标: five years against one, forms against each other, promises against indicators.</summary>
internal static class Alike
{
    // Names shorter than this, or less like than so many per cent, are not taken for one another.
    private const int ShortestName = 6;
    private const int LeastLike = 55;
    private const int SureCover = 75;
    private const int PhraseEnd = 16;

    // What one in so many indicators has tells none of them from the others.
    private const int CommonOneIn = 8;

    /// <summary>指标名, without marks, units and what counts.</summary>
    public static string Plain(CheckContext context, string name) =>
        context.Pattern("indicator-extra").Replace(name, "");

    private sealed record Named(Indicator Indicator, string Plain)
    {
        private readonly HashSet<(char, char)> pairs = Likeness.Pairs(Plain);

        public string Unit { get; } = Indicator.TargetNumber is { Unit: { Length: > 0 } unit } ? unit[..1] : "";

        public int Like(string other) => Likeness.Like(pairs, Plain, other);

        // Pairs of characters in both, those that many indicators have left out.
        public int Shared(string other, HashSet<(char, char)> rare) =>
            Likeness.Pairs(other).Count(p => pairs.Contains(p) && rare.Contains(p));
    }

    private static List<Named> All(CheckContext context) =>
        [.. context.Reading.Indicators.Select(i => new Named(i, Plain(context, i.Name)))];

    private static HashSet<(char, char)> Rare(List<Named> all) => [.. all.SelectMany(n => Likeness.Pairs(n.Plain))
        .CountBy(p => p).Where(c => c.Value * CommonOneIn <= all.Count).Select(c => c.Key)];

    [Check("G12")]
    internal static IEnumerable<Fault> FiveYearsAreNotTooMuch(CheckContext context) => FiveYears(context, true);

    [Check("G13")]
    internal static IEnumerable<Fault> FiveYearsAreNotTooLittle(CheckContext context) => FiveYears(context, false);

    private static IEnumerable<Fault> FiveYears(CheckContext context, bool isMore)
    {
        var most = context.Rulebook.Parameters.Threshold("G12.deviation", context.Disclosure.Year ?? 0) / 100;
        var (all, words) = (All(context), context.Pattern("indicator-five-years"));
        var (annual, rare) = (all.FindAll(n => n.Indicator.Horizon == Horizon.Annual), Rare(all));
        foreach (var (i, _) in all.Where(n => n.Indicator.Horizon == Horizon.LongTerm
            && n.Indicator.Name.Contains("五年", StringComparison.Ordinal)))
        {
            if (i.TargetNumber is not { Unit: not "%" } total
                || OfOneYear(i, Plain(context, words.Replace(i.Name, "")), annual, rare) is not { } year
                || year.TargetNumber is not { Unit: not "%", Number: > 0 } each) continue;
            var five = each.Number * 5;
            if (Math.Abs(total.Number - five) <= five * most || total.Number > five != isMore) continue;
            yield return new Fault(
                $"“{i.Name}”五年目标 {i.Target}，年度“{year.Name}”{year.Target}，五年合 {five:0.##}，两者不相称。",
                [Values.Place(i, i.Target), Values.Place(year, year.Target)], "请核对五年目标与年度目标。")
            {
                Expected = $"{five:0.##}", Item = $"“{i.Name}”{i.Target}（年度 {year.Target}）",
            };
        }
    }

    // Of the same form where it has any: the one most like it, else the only one with its unit.
    private static Indicator? OfOneYear(
        Indicator total, string name, List<Named> annual, HashSet<(char, char)> rare)
    {
        var unit = total.TargetNumber is { Unit: { Length: > 0 } own } ? own : "";
        var among = annual.FindAll(a => a.Indicator.Form == total.Form) is { Count: > 0 } same ? same : annual;
        var best = among.Where(a => a.Unit.Length == 0 || (unit.Length > 0 && a.Unit == unit[..1]))
            .Select(a => (a.Indicator, Like: a.Like(name))).MaxBy(p => p.Like);
        if (best.Like >= LeastLike) return best.Indicator;
        return unit.Length >= 2 && among.FindAll(a => a.Indicator.TargetNumber?.Unit == unit
            && a.Shared(name, rare) >= 1) is [var only] ? only.Indicator : null;
    }

    [Check("G14")]
    internal static IEnumerable<Fault> FormsAgree(CheckContext context)
    {
        foreach (var fault in NoneAtAll.Faults(context)) yield return fault;
        var all = All(context);
        var named = all.Where(n => n.Indicator.Name.Length >= ShortestName)
            .ToLookup(n => (n.Indicator.IsProject, n.Indicator.Horizon, n.Unit == "%"));
        foreach (var whole in all.Where(n => !n.Indicator.IsProject))
        {
            var (horizon, isPercent) = (whole.Indicator.Horizon, whole.Unit == "%");
            if (Closest(whole, named[(true, horizon, isPercent)]) is not { } found
                || !ReferenceEquals(Closest(found, named[(false, horizon, isPercent)]), whole)) continue;
            var (one, project) = (whole.Indicator, found.Indicator);
            var differ = new[] { (one.Target, project.Target), (one.Prior, project.Prior),
                (one.BeforePrior, project.BeforePrior) }
                .Where(v => v.Item1.Length > 0 && v.Item2.Length > 0 && Differ(context, v.Item1, v.Item2)).ToList();
            if (differ.Count == 0) continue;
            yield return new Fault(
                $"“{one.Name}”在{one.Form}为 {differ[0].Item1}，在{project.Form}为 {differ[0].Item2}，应当一致。",
                [Values.Place(one, differ[0].Item1), Values.Place(project, differ[0].Item2)], "请核对后统一。").Alone;
        }
    }

    // The one of the same name, else the one nearly so; a percentage is never a number.
    private static Named? Closest(Named one, IEnumerable<Named> others)
    {
        if (one.Indicator.Name.Length < ShortestName) return null;
        var (best, most) = ((Named?)null, LeastLike - 1);
        foreach (var other in others)
        {
            if (other.Plain == one.Plain) return other;
            var like = other.Like(one.Plain);
            if (like > most) (best, most) = (other, like);
        }
        return best;
    }

    private static bool Differ(CheckContext context, string a, string b) =>
        IndicatorNumber.Parse(a) is { } x && IndicatorNumber.Parse(b) is { } y
            ? x.Number != y.Number : Plain(context, a) != Plain(context, b);

    [Check("G15")]
    internal static IEnumerable<Fault> ContentsKeepTheIndicators(CheckContext context) =>
        Promises(context, t => t.Section != "年度工作任务");

    [Check("G19")]
    internal static IEnumerable<Fault> TasksKeepTheIndicators(CheckContext context) =>
        Promises(context, t => t.Section == "年度工作任务");

    private static IEnumerable<Fault> Promises(CheckContext context, Func<TaskFigure, bool> isMeant)
    {
        if (!context.Reading.Tasks.Any(isMeant)) yield break;
        var all = All(context);
        var (annual, rare) = (all.FindAll(n => n.Indicator.Horizon == Horizon.Annual), Rare(all));
        foreach (var task in context.Reading.Tasks.Where(isMeant))
        {
            if (IndicatorNumber.Parse(task.Text) is not { } promised) continue;
            var (fitting, phrase) = (annual.FindAll(a => Fits(a, promised, task)), Plain(context, task.Phrase));
            if ((OnlyOne(all, fitting.Select(f => (f, f.Shared(phrase, rare))), task) ?? Best(fitting, phrase))
                is not { } named) continue;
            var indicator = named.Indicator;
            var value = task.IsPrior ? indicator.Prior : indicator.Target;
            if (IndicatorNumber.Parse(value) is not { } stated || stated.Number == promised.Number) continue;
            // One that speaks of the same thing and has the promised number keeps the promise.
            if (Likeness.Cover(named.Plain, phrase) < SureCover && fitting.Exists(f =>
                Value(f, task)?.Number == promised.Number && f.Shared(phrase, rare) >= 1)) continue;
            yield return new Fault(
                $"{task.Section}写“{task.Phrase[Math.Max(0, task.Phrase.Length - PhraseEnd)..]} {task.Text}”，指标"
                    + $"“{indicator.Name}”{(task.IsPrior ? "上年值" : "")}为 {value}，两者不一致。",
                [new FindingPlace(task.At, task.Text, $"{task.Form}{task.Section}"), Values.Place(indicator, value)],
                "请核对后统一。") { Expected = value }.Alone;
        }
    }

    private static IndicatorNumber? Value(Named named, TaskFigure task) =>
        task.IsPrior ? named.Indicator.PriorNumber : named.Indicator.TargetNumber;

    // 家次 counts visits, 家 firms.
    private static bool Fits(Named named, IndicatorNumber promised, TaskFigure task) =>
        Value(named, task) is { Unit: not "%" } value && (value.Unit.Length == 0 || promised.Unit.Length == 0
            || (value.Unit[0] == promised.Unit[0] && IsVisits(value.Unit) == IsVisits(promised.Unit)));

    private static bool IsVisits(string unit) => unit is ['家' or '人' or '户', .., '次'];

    // A unit that few indicators have tells which one is meant, money by itself (亿) and things (场) with their name.
    private static Named? OnlyOne(List<Named> all, IEnumerable<(Named Named, int Shared)> among, TaskFigure task)
    {
        var unit = task.Text.TrimStart([.. "0123456789.,"])[..1];
        bool Has(Named n) => (n.Indicator.Target + n.Indicator.Name).Contains(unit, StringComparison.Ordinal);
        if (all.Count(Has) * CommonOneIn > all.Count) return null;
        var least = IndicatorNumber.Parse(task.Text) is { Unit: "万" } ? 0 : 2;
        return among.Where(p => Has(p.Named) && p.Shared >= least).Select(p => p.Named)
            .DistinctBy(n => (n.Indicator.Target, n.Indicator.Prior)).ToList() is [var only] ? only : null;
    }

    // The one most of whose name is at the end of the phrase; one that does not do what the phrase does needs more.
    private static Named? Best(List<Named> among, string phrase)
    {
        var tail = phrase[Math.Max(0, phrase.Length - PhraseEnd)..];
        bool HasVerb(Named n) => n.Indicator.Name.Take(2).All(tail.Contains);
        var best = among.Select(n => (Named: n, Score: Likeness.Cover(n.Plain, tail)))
            .OrderByDescending(p => p.Score * (HasVerb(p.Named) ? 10 : 6)).FirstOrDefault();
        return best.Named is { } found && best.Score >= LeastLike - (HasVerb(found) ? 10 : 0) ? found : null;
    }
}
