using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Performance;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Core.Rules.Targets;

/// <summary>指标: of the kinds there must be, measurable, with a unit, a bound and a basis, not far from last
/// year.</summary>
internal static class Values
{
    private const int LongestName = 29;
    private const string Ranks = "一二三四五六七八九";

    /// <summary>某指标的位置.</summary>
    public static FindingPlace Place(Indicator i, string text = "") => new(i.At, text.Length > 0 ? text : i.Name,
        $"{i.Form}{(i.Horizon == Horizon.LongTerm ? "长期" : "年度")}指标 {i.Name}");

    private static IEnumerable<Fault> Of(IEnumerable<Indicator> indicators, string words, string hint) => indicators
        .Select(i => new Fault($"“{i.Name}”{i.Target}：{words}。", Place(i, i.Target),
            hint)
        {
            Item = $"“{i.Name}”{i.Target}",
        });

    [Check("G01")]
    internal static IEnumerable<Fault> FormsHaveOutputsAndOutcomes(CheckContext context) => new[] { "产出", "效益" }
        .SelectMany(w => Without(context, w, w + "指标", i => i.Level1.Length > 0));

    [Check("G02")]
    internal static IEnumerable<Fault> FormsHaveSatisfaction(CheckContext context) =>
        Without(context, "满意度", "满意度指标");

    [Check("G03")]
    internal static IEnumerable<Fault> FormsHaveCosts(CheckContext context) => Without(context, "成本", "成本指标");

    [Check("G04")]
    internal static IEnumerable<Fault> FormsHaveTimes(CheckContext context) => Without(context, "时效", "时效指标");

    private static IEnumerable<Fault> Without(
        CheckContext context, string word, string name, Func<Indicator, bool>? isAmong = null) =>
            context.Reading.Indicators
        .Where(isAmong ?? (_ => true)).GroupBy(i => i.Form, StringComparer.Ordinal)
        .Where(f => !f.Any(i => i.Level1.Contains(word, StringComparison.Ordinal)
            || i.Level2.Contains(word, StringComparison.Ordinal)))
        .Select(f => new Fault($"{f.Key}没有{name}。", Place(f.First()), $"请补上{name}。")
        {
            Item = f.Key, Cause = name,
        });

    [Check("G05")]
    internal static IEnumerable<Fault> LevelsBelongTogether(CheckContext context)
    {
        var levels = context.Rulebook.Parameters.IndicatorLevels;
        // A first level stands as a second one where the form has merged the two.
        var known = levels.SelectMany(l => l).Concat(levels.Select(l => l.Key)).ToHashSet(StringComparer.Ordinal);
        return context.Reading.Indicators.Where(i => levels.Contains(i.Level1) && i.Level2 != i.Level1
                && !levels[i.Level1].Contains(i.Level2) && known.Contains(i.Level2))
            .Select(i => new Fault($"二级“{i.Level2}”放在一级“{i.Level1}”之下，如“{i.Name}”。", Place(i),
                $"“{i.Level1}”之下应为{string.Join("、", levels[i.Level1])}。")
            {
                Item = $"“{i.Level2}”在“{i.Level1}”之下",
            });
    }

    [Check("G06")]
    internal static IEnumerable<Fault> TargetsAreMeasurable(CheckContext context) => Of(
        context.Reading.Indicators.Where(i => context.Pattern("indicator-vague").IsMatch(i.Target)),
        "指标值是定性的话，没有评价标准", "请写成可衡量的数，或写明怎样算完成、合格、优秀。");

    [Check("G07")]
    internal static IEnumerable<Fault> TargetsAreFilled(CheckContext context) => Tables(context).SelectMany(t =>
    {
        var blank = t.Table.Cells.Where(c => c.Row > t.Row && c.Column == t.Value && string.IsNullOrWhiteSpace(c.Text))
            .Select(c => c.Row).ToHashSet();
        return t.Table.Cells.Where(c => c.Column == t.Name && c.Text.Trim().Length > 1 && blank.Contains(c.Row))
            .Select(c => new Fault($"{t.Table.Title}的“{c.Text}”没有指标值。", context.PlaceOf(t.Table, c),
                "请填上指标值。"));
    });

    /// <summary>有三级指标与指标值两栏的表, with the row of its header and both columns.</summary>
    public static IEnumerable<(SourceTable Table, int Row, int Name, int Value)> Tables(CheckContext context) =>
        from table in context.Disclosure.Source.Tables
        where table.Columns > 1
        let name = table.Cells.FirstOrDefault(c => c.Text.Contains("三级指标", StringComparison.Ordinal))
        where name is not null
        let head = table.Cells.Where(c => c.Row == name.Row && c.ColumnSpan == 1).ToList()
        // This year's value: 预计当年实现 beside 前年指标值 and 上年指标值, or the only 指标值 there is.
        let value = head.Find(c => context.Pattern("indicator-value-this-year").IsMatch(c.Text))
            ?? head.Find(c => c.Text.Contains("指标值", StringComparison.Ordinal)
                && !context.Pattern("indicator-value-other").IsMatch(c.Text))
        where value is not null
        select (table, name.Row, name.Column, value.Column);

    [Check("G08")]
    internal static IEnumerable<Fault> TargetsHaveUnits(CheckContext context) => Of(
        context.Reading.Indicators.Where(i => i.TargetNumber is { Unit.Length: 0 }
            && !context.Pattern("indicator-names-unit").IsMatch(i.Name)), "指标值只有数，没有单位",
                "请给指标值带上单位。");

    // A number of things may be meant as it is; a share, a time or a cost is a bound.
    [Check("G09")]
    internal static IEnumerable<Fault> TargetsHaveBounds(CheckContext context) => Of(
        context.Reading.Indicators.Where(i => context.Pattern("indicator-bare").IsMatch(i.Target.Trim())
            || ((i.Level1 + i.Level2).Contains("成本", StringComparison.Ordinal)
                && context.Pattern("indicator-bare-money").IsMatch(i.Target.Trim()))),
        "指标值没有写不低于、不高于还是等于", "请用 ≥、≤、= 或“以上”“以下”写明。");

    [Check("G10")]
    internal static IEnumerable<Fault> NamesAreNoSentences(CheckContext context) => context.Reading.Indicators
        .Where(i => Math.Max(i.Name.Length, i.Target.Length) > LongestName).Select(i => new Fault(
            $"“{i.Name}”把整句话当指标名。", Place(i), "三级指标应是一个可衡量的名称，工作内容写到目标说明里。"));

    [Check("G11")]
    internal static IEnumerable<Fault> OneNameIsOneIndicator(CheckContext context) => context.Reading.Indicators
        .GroupBy(i => (i.Form, i.Horizon, Name: Alike.Plain(context, i.Name) is var n && n.Length > 30 ? n[..30] : n))
        .Select(g => (Group: g, Levels: g.Select(i => i.Level2).Distinct(StringComparer.Ordinal).ToList()))
        .Where(p => p.Group.Key.Name.Length > 5 && p.Levels.Count > 1).Select(p => new Fault(
            $"{p.Group.Key.Form}同一句“{p.Group.First().Name}”既作{string.Join("又作", p.Levels)}。",
            [.. p.Group.Select(i => Place(i))], "请分别设置指标。"));

    [Check("G16")]
    internal static IEnumerable<Fault> TargetsDoNotFall(CheckContext context)
    {
        foreach (var i in context.Reading.Indicators.Where(i => i.Horizon == Horizon.Annual
                && !context.Pattern("indicator-lower-is-better").IsMatch(i.Name))
            .DistinctBy(i => (Alike.Plain(context, i.Name), i.Target, i.Prior, i.BeforePrior)))
        {
            if (i.TargetNumber is not { } target || i.Target.Contains('<', StringComparison.Ordinal)) continue;
            var (year, was) = target.Number < i.PriorNumber?.Number ? ("上年", i.Prior)
                : target.Number < IndicatorNumber.Parse(i.BeforePrior)?.Number ? ("前年", i.BeforePrior) : ("", "");
            if (year.Length == 0) continue;
            yield return new Fault($"“{i.Name}”当年目标 {i.Target}，低于{year}的 {was}，没有说明原因。",
                Place(i, i.Target),
                "请提高目标，或说明下降的原因。") { Item = $"“{i.Name}”{was}→{i.Target}" };
        }
    }

    [Check("G17")]
    internal static IEnumerable<Fault> TargetsDoNotLeap(CheckContext context)
    {
        var far = context.Rulebook.Parameters.Threshold("G17.rise", context.Disclosure.Year ?? 0) / 100;
        return Of(context.Reading.Indicators.Where(i => i is { Horizon: Horizon.Annual, TargetNumber: { } target,
            PriorNumber: { Number: > 0 } prior } && target.Unit == prior.Unit && target.Number > prior.Number * far),
            "当年目标比上年高出一半以上", "请说明大幅提高的依据。");
    }

    // Where the others of the form have one.
    [Check("G18")]
    internal static IEnumerable<Fault> TargetsHaveABasis(CheckContext context) => context.Reading.Indicators
        .GroupBy(i => (i.Form, i.Horizon)).Where(f => f.Count(i => i.Basis.Length == 0) * 3 <= f.Count())
        .SelectMany(f => Of(f.Where(i => i.Basis.Length == 0), "没有写确定依据，而同表其他指标都写了",
            "请填上目标值的依据。"));

    [Check("G23")]
    internal static IEnumerable<Fault> RanksDoNotFall(CheckContext context) => Of(
        context.Reading.Indicators.Where(i => i.Horizon == Horizon.Annual && Rank(context, i.Prior) is > 0 and var was
            && Rank(context, i.Target) > was), "名次目标比上年放宽", "请说明放宽的原因。");

    /// <summary>名次 (前三 is 3); 0 when the value is none.</summary>
    public static int Rank(CheckContext context, string text) => context.Pattern("indicator-rank").Match(text) is
        { Success: true } match ? Ranks.IndexOf(match.Groups["n"].Value, StringComparison.Ordinal) + 1 : 0;
}
