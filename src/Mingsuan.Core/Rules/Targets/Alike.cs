using Mingsuan.Core.Checks;
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

    // Pairs of characters that one in so many indicators has tell none of them from the others.
    private const int CommonOneIn = 8;

    /// <summary>指标名, without marks, units and what counts.</summary>
    public static string Plain(CheckContext context, string name) => context.Pattern("indicator-extra").Replace(name, "");

    private sealed record Named(Indicator Indicator, string Plain)
    {
        private readonly HashSet<(char, char)> pairs = Likeness.Pairs(Plain);

        public bool IsPercent { get; } = Unit(Indicator) == "%";

        public int Like(string other) => Likeness.Like(pairs, Plain, other);
    }

    private static string Unit(Indicator indicator) =>
        indicator.TargetNumber is { Unit: { Length: > 0 } unit } ? unit[..1] : "";

    /// <summary>长期≥年度×年数.</summary>
    [Check("G12")]
    internal static IEnumerable<Fault> FiveYearsAreNotTooMuch(CheckContext context) => FiveYears(context, true);

    /// <summary>长期≤合理.</summary>
    [Check("G13")]
    internal static IEnumerable<Fault> FiveYearsAreNotTooLittle(CheckContext context) => FiveYears(context, false);

    private static IEnumerable<Fault> FiveYears(CheckContext context, bool isMore)
    {
        var most = context.Rulebook.Parameters.Threshold("G12.deviation", context.Disclosure.Year ?? 0) / 100;
        var annual = context.Reading.Indicators.Where(i => i.Horizon == Horizon.Annual).ToList();
        foreach (var i in context.Reading.Indicators.Where(i => i.Horizon == Horizon.LongTerm
            && i.Name.Contains("五年", StringComparison.Ordinal)))
        {
            if (i.TargetNumber is not { Unit: not "%" } total || OfOneYear(context, i, annual) is not { } year
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
    private static Indicator? OfOneYear(CheckContext context, Indicator total, List<Indicator> annual)
    {
        var among = annual.FindAll(a => a.Form == total.Form) is { Count: > 0 } own ? own : annual;
        var name = Plain(context, context.Pattern("indicator-five-years").Replace(total.Name, ""));
        var best = among.Where(a => Unit(a) == Unit(total) || Unit(a).Length == 0)
            .Select(a => (Indicator: a, Like: new Named(a, Plain(context, a.Name)).Like(name))).MaxBy(p => p.Like);
        if (best.Like >= LeastLike) return best.Indicator;
        return total.TargetNumber is { Unit: { Length: >= 2 } unit } && among.FindAll(a => a.TargetNumber?.Unit == unit
            && Shared(context, Plain(context, a.Name), name) >= 1) is [var only] ? only : null;
    }

    /// <summary>整体=项目.</summary>
    [Check("G14")]
    internal static IEnumerable<Fault> FormsAgree(CheckContext context)
    {
        var all = context.Reading.Indicators.Select(i => new Named(i, Plain(context, i.Name))).ToList();
        var named = all.Where(n => n.Indicator.Name.Length >= ShortestName)
            .ToLookup(n => (n.Indicator.IsProject, n.Indicator.Horizon, n.IsPercent));
        foreach (var whole in all.Where(n => !n.Indicator.IsProject))
        {
            var horizon = whole.Indicator.Horizon;
            if (Closest(whole, named[(true, horizon, whole.IsPercent)]) is not { } found
                || !ReferenceEquals(Closest(found, named[(false, horizon, found.IsPercent)]), whole)) continue;
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

    /// <summary>正文=指标.</summary>
    [Check("G15")]
    internal static IEnumerable<Fault> ContentsKeepTheIndicators(CheckContext context) =>
        Promises(context, t => t.Section != "年度工作任务");

    /// <summary>目标任务对应.</summary>
    [Check("G19")]
    internal static IEnumerable<Fault> TasksKeepTheIndicators(CheckContext context) =>
        Promises(context, t => t.Section == "年度工作任务");

    private static IEnumerable<Fault> Promises(CheckContext context, Func<TaskFigure, bool> isMeant)
    {
        var annual = context.Reading.Indicators.Where(i => i.Horizon == Horizon.Annual).ToList();
        foreach (var task in context.Reading.Tasks.Where(isMeant))
        {
            if (IndicatorNumber.Parse(task.Text) is not { } promised) continue;
            var (fitting, phrase) = (annual.FindAll(a => Fits(a, promised, task)), Plain(context, task.Phrase));
            if ((OnlyOne(context, fitting, task) ?? Best(context, fitting, phrase)) is not { } indicator) continue;
            var value = task.IsPrior ? indicator.Prior : indicator.Target;
            if (IndicatorNumber.Parse(value) is not { } stated || stated.Number == promised.Number) continue;
            // One that speaks of the same thing and has the promised number keeps the promise.
            if (Likeness.Cover(Plain(context, indicator.Name), phrase) < SureCover && fitting.Exists(i =>
                Value(i, task)?.Number == promised.Number && Shared(context, Plain(context, i.Name), phrase) >= 1)) continue;
            yield return new Fault(
                $"{task.Section}写“{task.Phrase[Math.Max(0, task.Phrase.Length - PhraseEnd)..]} {task.Text}”，指标"
                    + $"“{indicator.Name}”{(task.IsPrior ? "上年值" : "")}为 {value}，两者不一致。",
                [new FindingPlace(task.At, task.Text, $"{task.Form}{task.Section}"), Values.Place(indicator, value)],
                "请核对后统一。") { Expected = value }.Alone;
        }
    }

    private static IndicatorNumber? Value(Indicator indicator, TaskFigure task) =>
        task.IsPrior ? indicator.PriorNumber : indicator.TargetNumber;

    // 家次 counts visits, 家 firms.
    private static bool Fits(Indicator indicator, IndicatorNumber promised, TaskFigure task) =>
        Value(indicator, task) is { Unit: not "%" } value && (value.Unit.Length == 0 || promised.Unit.Length == 0
            || (value.Unit[0] == promised.Unit[0] && IsVisits(value.Unit) == IsVisits(promised.Unit)));

    private static bool IsVisits(string unit) => unit is ['家' or '人' or '户', .., '次'];

    // A unit that few indicators have tells which one is meant, money by itself (亿) and things (场) with their name.
    private static Indicator? OnlyOne(CheckContext context, List<Indicator> among, TaskFigure task)
    {
        var unit = task.Text.TrimStart([.. "0123456789.,"])[..1];
        bool Has(Indicator i) => (i.Target + i.Name).Contains(unit, StringComparison.Ordinal);
        if (!IsRare(context, Has)) return null;
        var least = IndicatorNumber.Parse(task.Text) is { Unit: "万" } ? 0 : 2;
        return among.Where(Has).Where(i => Shared(context, Plain(context, i.Name), Plain(context, task.Phrase)) >= least)
            .DistinctBy(i => (i.Target, i.Prior)).ToList() is [var only] ? only : null;
    }

    private static bool IsRare(CheckContext context, Func<Indicator, bool> isOne) =>
        context.Reading.Indicators.Count(isOne) * CommonOneIn <= context.Reading.Indicators.Length;

    // Pairs of characters in both, those that many indicators have left out.
    private static int Shared(CheckContext context, string a, string b) =>
        Likeness.Pairs(a).Intersect(Likeness.Pairs(b)).Count(p => IsRare(context,
            i => i.Name.Contains($"{p.Item1}{p.Item2}", StringComparison.Ordinal)));

    // The one most of whose name is at the end of the phrase; one that does not do what the phrase does needs more.
    private static Indicator? Best(CheckContext context, List<Indicator> among, string phrase)
    {
        var tail = phrase[Math.Max(0, phrase.Length - PhraseEnd)..];
        bool HasVerb(Indicator i) => i.Name.Take(2).All(tail.Contains);
        var best = among.Select(i => (Indicator: i, Score: Likeness.Cover(Plain(context, i.Name), tail)))
            .OrderByDescending(p => p.Score * (HasVerb(p.Indicator) ? 10 : 6)).FirstOrDefault();
        return best.Indicator is { } found && best.Score >= LeastLike - (HasVerb(found) ? 10 : 0) ? found : null;
    }
}
