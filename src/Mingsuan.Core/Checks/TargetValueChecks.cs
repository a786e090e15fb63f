using System.Text.RegularExpressions;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Performance;

namespace Mingsuan.Core.Checks;

/// <summary>指标值审核: there, with a unit and a bound, with a basis, and not far from last year.</summary>
internal static partial class TargetValueChecks
{
    private const string Digits = "零一二三四五六七八九十";
    private const decimal FarAbove = 1.5m;

    public static IEnumerable<Finding> Check(CheckContext context, PerformanceReading reading) =>
        Blanks(context).Concat(BothSides(context, reading)).Concat(Units(context, reading))
            .Concat(Bounds(context, reading)).Concat(Rises(context, reading)).Concat(Bases(context, reading))
            .Concat(Ranks(context, reading));

    /// <summary>有三级指标与指标值两栏的表, with the row of its header and both columns.</summary>
    public static IEnumerable<(SourceTable Table, int Row, int Name, int Value)> Tables(CheckContext context)
    {
        foreach (var table in context.Disclosure.Source.Tables.Where(t => t.Columns > 1))
        {
            var name = table.Cells.FirstOrDefault(c => c.Text.Contains("三级指标", StringComparison.Ordinal));
            if (name is null) continue;
            // This year's value: 预计当年实现 beside 前年指标值 and 上年指标值, or the only 指标值 there is.
            var head = table.Cells.Where(c => c.Row == name.Row && c.ColumnSpan == 1).ToList();
            var value = head.Find(c => ThisYear().IsMatch(c.Text))
                ?? head.Find(c => c.Text.Contains("指标值", StringComparison.Ordinal) && !Other().IsMatch(c.Text));
            if (value is not null) yield return (table, name.Row, name.Column, value.Column);
        }
    }

    [GeneratedRegex("当年|本年|目标值|预计|预期", RegexOptions.None, 10_000)]
    private static partial Regex ThisYear();

    [GeneratedRegex("前年|上年|依据", RegexOptions.None, 10_000)]
    private static partial Regex Other();

    /// <summary>名次 (前三 is 3); 0 when the value is none.</summary>
    public static int Rank(string text) => RankValue().Match(text) is { Success: true } match
        ? Math.Max(0, Digits.IndexOf(match.Groups["n"].Value, StringComparison.Ordinal)) : 0;

    private static FindingPlace Place(Indicator i) => new(i.At, i.Target.Length > 0 ? i.Target : i.Name,
        $"{i.Form}{(i.Horizon == Horizon.LongTerm ? "长期" : "年度")}指标 {i.Name}");

    private static IEnumerable<Finding> Blanks(CheckContext context)
    {
        foreach (var (table, row, name, value) in Tables(context))
        {
            var cells = table.Cells.Where(c => c.Row > row).ToLookup(c => (c.Row, c.Column));
            var blank = table.Cells.Where(c => c.Row > row && c.Column == name && c.Text.Trim().Length > 1
                && cells[(c.Row, value)].FirstOrDefault() is { } v && string.IsNullOrWhiteSpace(v.Text)).ToList();
            if (blank.Count == 0) continue;
            yield return context.Finding("G07", $"{table.Title}有 {blank.Count} 个指标没有值，如“{blank[0].Text}”。",
                blank.Select(c => new FindingPlace(c.At, c.Text, table.Title)), "请填上指标值。",
                severity: Severity.Warning);
        }
    }

    private static IEnumerable<Finding> BothSides(CheckContext context, PerformanceReading reading)
    {
        foreach (var form in reading.Indicators.Where(i => i.Level1.Length > 0)
            .GroupBy(i => i.Form, StringComparer.Ordinal))
        {
            foreach (var word in new[] { "产出", "效益" })
            {
                if (form.Any(i => Speaks(i, word))) continue;
                yield return context.Finding("G01", $"{form.Key}没有{word}指标。", Place(form.First()),
                    $"请补上{word}指标。");
            }
        }
    }

    private static bool Speaks(Indicator indicator, string word) =>
        indicator.Level1.Contains(word, StringComparison.Ordinal)
        || indicator.Level2.Contains(word, StringComparison.Ordinal);

    private static IEnumerable<Finding> Units(CheckContext context, PerformanceReading reading)
    {
        var bare = reading.Indicators.Where(i => i.TargetNumber is { Unit.Length: 0 }
            && !Unit().IsMatch(i.Name)).ToList();
        return Some(context, "G08", bare, "个指标值只有数，没有单位", "请给指标值带上单位。");
    }

    private static IEnumerable<Finding> Bounds(CheckContext context, PerformanceReading reading)
    {
        var bare = reading.Indicators.Where(i => Bare().IsMatch(i.Target.Trim())
            || (IsCost(i) && BareMoney().IsMatch(i.Target.Trim()))).ToList();
        return Some(context, "G09", bare, "个指标值没有写不低于、不高于还是等于",
            "请用 ≥、≤、= 或“以上”“以下”写明。");
    }

    private static bool IsCost(Indicator indicator) =>
        (indicator.Level1 + indicator.Level2).Contains("成本", StringComparison.Ordinal);

    private static IEnumerable<Finding> Rises(CheckContext context, PerformanceReading reading)
    {
        var far = reading.Indicators.Where(i => i.Horizon == Horizon.Annual
                && i.TargetNumber is { } target
                && i.PriorNumber is { Number: > 0 } prior
                && target.Unit == prior.Unit && target.Number > prior.Number * FarAbove).ToList();
        return Some(context, "G17", far, "个指标的当年目标比上年高出一半以上", "请说明大幅提高的依据。");
    }

    private static IEnumerable<Finding> Bases(CheckContext context, PerformanceReading reading)
    {
        foreach (var form in reading.Indicators.GroupBy(i => (i.Form, i.Horizon)))
        {
            var without = form.Where(i => i.Basis.Length == 0).ToList();
            if (without.Count == 0 || without.Count * 3 > form.Count()) continue;
            foreach (var finding in Some(context, "G18", without, "个指标没有写确定依据，而同表其他指标都写了",
                "请填上目标值的依据。")) yield return finding;
        }
    }

    private static IEnumerable<Finding> Ranks(CheckContext context, PerformanceReading reading)
    {
        var lower = reading.Indicators.Where(i => i.Horizon == Horizon.Annual && Rank(i.Prior) > 0
            && Rank(i.Target) > Rank(i.Prior)).ToList();
        return Some(context, "G23", lower, "个名次目标比上年放宽", "请说明放宽的原因。");
    }

    private static IEnumerable<Finding> Some(
        CheckContext context, string id, List<Indicator> indicators, string words, string hint)
    {
        if (indicators.Count == 0) yield break;
        yield return context.Finding(id,
            $"{indicators.Count} {words}，如“{indicators[0].Name}”{indicators[0].Target}。",
            indicators.Take(20).Select(Place), hint, severity: Severity.Note);
    }

    [GeneratedRegex("^前(?<n>[一二三四五六七八九十])名?$", RegexOptions.None, 10_000)]
    private static partial Regex RankValue();

    [GeneratedRegex("[（(%％]|率$|家数?$|个数$|次数?$|人数$|场次$|天数$|元$|项数$|篇数$|件数$|面积|金额|收入|[万亿]元", RegexOptions.None, 10_000)]
    private static partial Regex Unit();

    // A number of things may be meant as it is; a share, a time or a cost is a bound.
    [GeneratedRegex("^(约|大约|大概)?[0-9][0-9,.]*\\s?((%|％)(左右)?|个?工作日|天|日|小时|个小时|分钟|个月)$|^百分之[一二三四五六七八九十]{1,4}$", RegexOptions.None, 10_000)]
    private static partial Regex Bare();

    [GeneratedRegex("^(约|大约)?[0-9][0-9,.]*\\s?(万元|元|亿元)(左右)?$", RegexOptions.None, 10_000)]
    private static partial Regex BareMoney();
}
