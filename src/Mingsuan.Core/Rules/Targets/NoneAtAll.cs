using Mingsuan.Core.Documents;
using Mingsuan.Core.Performance;

namespace Mingsuan.Core.Rules.Targets;

/// <summary>一处容许若干次、另一处一次也不许的指标.</summary>
internal static class NoneAtAll
{
    private const int ShortestThing = 2;

    /// <summary>指标有数，而别的表里写了“杜绝”它.</summary>
    public static IEnumerable<Fault> Faults(CheckContext context)
    {
        var counted = context.Reading.Indicators.Where(i => i.TargetNumber is { Number: > 0 }
            && context.Pattern("indicator-counts").IsMatch(i.Name)).ToList();
        if (counted.Count == 0) return [];
        return context.Disclosure.Source.Tables.SelectMany(t => In(context, t, counted))
            .DistinctBy(f => f.Item).Select(f => f.Alone);
    }

    private static IEnumerable<Fault> In(CheckContext context, SourceTable table, List<Indicator> counted)
    {
        var lines = new FlowLines(table);
        foreach (System.Text.RegularExpressions.Match none in context.Pattern("none-at-all").Matches(lines.Text))
        {
            var thing = string.Concat(none.Groups["v"].Value.Where(c => !char.IsWhiteSpace(c)));
            if (counted.Find(i => Counts(context, i.Name, thing)) is not { } one) continue;
            var words = string.Concat(none.Value.Where(c => !char.IsWhiteSpace(c)));
            yield return new Fault(
                $"“{one.Name}”在{one.Form}为 {one.Target}，另一处却要“{words}”，应当一致。",
                [Values.Place(one, one.Target), new FindingPlace(lines.At(none.Index), words, table.Title)],
                "请核对后统一。") { Item = one.Name };
        }
    }

    // The name counts the thing itself: 上访 in 来院上访次数, but not 安全 in 安全检查次数.
    private static bool Counts(CheckContext context, string name, string thing)
    {
        for (var length = thing.Length; length >= ShortestThing; length--)
        {
            var at = name.IndexOf(thing[..length], StringComparison.Ordinal);
            if (at >= 0 && context.Pattern("counted-after").IsMatch(name[(at + length)..])) return true;
        }
        return false;
    }
}
