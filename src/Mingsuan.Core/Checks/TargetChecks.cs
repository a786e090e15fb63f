using System.Text.RegularExpressions;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Performance;

namespace Mingsuan.Core.Checks;

/// <summary>绩效目标审核: forms against each other, five years against one, levels, measurable values, last
/// year.</summary>
internal static partial class TargetChecks
{
    private const int MostNamed = 5;

    // Names shorter than this, or less like than so many per cent, are not taken for one another.
    private const int ShortestName = 6;
    private const int LeastLike = 55;

    private static readonly HashSet<(char, char)> Common =
        [('企', '业'), ('科', '技'), ('园', '区'), ('项', '目'), ('数', '量'), ('技', '企')];

    public static IEnumerable<Finding> Check(CheckContext context, PerformanceReading reading)
    {
        if (reading.Indicators.IsEmpty) return [];
        return Levels(context, reading).Concat(Kinds(context, reading)).Concat(Words(context, reading))
            .Concat(Sentences(context, reading)).Concat(Falls(context, reading)).Concat(FiveYears(context, reading))
            .Concat(SameName(context, reading)).Concat(Petitions(context, reading)).Concat(Promises(context, reading))
            .Concat(People(context, reading));
    }

    private static FindingPlace Place(Indicator i, string text = "") =>
        new(i.At, text.Length > 0 ? text
            : i.Name, $"{i.Form}{(i.Horizon == Horizon.LongTerm ? "长期" : "年度")}指标 {i.Name}");

    private static IEnumerable<Finding> Levels(CheckContext context, PerformanceReading reading)
    {
        foreach (var group in reading.Indicators.Where(i => IndicatorLevels.Belongs.TryGetValue(i.Level1, out var own)
            && !own.Contains(i.Level2)
            && (i.Level2 == "效益指标" || IndicatorLevels.Belongs.Values.Any(v => v.Contains(i.Level2))))
            .GroupBy(i => (i.Level1, i.Level2)))
        {
            yield return context.Finding("G05",
                $"二级“{group.Key.Level2}”放在一级“{group.Key.Level1}”之下，共 {group.Count()} 处，"
                    + $"如“{group.First().Name}”。",
                group.Select(i => Place(i)),
                $"“{group.Key.Level1}”之下应为{string.Join("、", IndicatorLevels.Belongs[group.Key.Level1])}。");
        }
    }

    private static IEnumerable<Finding> Kinds(CheckContext context, PerformanceReading reading)
    {
        foreach (var (rule, word, name) in new[]
        {
            ("G03", "成本", "成本指标"), ("G04", "时效", "时效指标"), ("G02", "满意度", "满意度指标"),
        })
        {
            var without = reading.Indicators.GroupBy(i => i.Form, StringComparer.Ordinal)
                .Where(f => !f.Any(i => i.Level1.Contains(word, StringComparison.Ordinal)
                || i.Level2.Contains(word, StringComparison.Ordinal))).ToList();
            if (without.Count == 0) continue;
            var forms = string.Join("、", without.Take(MostNamed).Select(f => f.Key));
            yield return context.Finding(rule,
                $"{forms}{(without.Count > MostNamed ? $"等 {without.Count} 张表" : "")}没有{name}。",
                without.Select(f => Place(f.First())), $"请补上{name}。");
        }
    }

    private static IEnumerable<Finding> Words(CheckContext context, PerformanceReading reading)
    {
        var vague = reading.Indicators.Where(i => Vague().IsMatch(i.Target)).ToList();
        if (vague.Count == 0) yield break;
        yield return context.Finding("G06",
            $"{vague.Count} 个指标值是定性的话"
                + $"（{string.Join("、", vague.Select(i => i.Target).Distinct(StringComparer.Ordinal).Take(5))}），"
                + $"没有评价标准，如“{vague[0].Name}”。",
            vague.Select(i => Place(i, i.Target)), "请写成可衡量的数，或写明怎样算完成、合格、优秀。");
    }

    private static IEnumerable<Finding> Sentences(CheckContext context, PerformanceReading reading)
    {
        var long1 = reading.Indicators.Where(i => i.Name.Length >= 30 || i.Target.Length >= 30).ToList();
        if (long1.Count > 0)
        {
            yield return context.Finding("G10", $"{long1.Count} 处把整句话当指标名，如“{long1[0].Name}”。",
                long1.Select(i => Place(i)), "三级指标应是一个可衡量的名称，工作内容写到目标说明里。");
        }
        foreach (var group in reading.Indicators.GroupBy(i => (i.Form, i.Horizon, Name: Opening(Plain(i.Name))))
            .Where(g => g.Key.Name.Length > 5 && g.Select(i => i.Level2).Distinct(StringComparer.Ordinal).Count() > 1))
        {
            yield return context.Finding("G11",
                $"{group.Key.Form}同一句“{group.First().Name}"
                    + $"”既作{string.Join("又作", group.Select(i => i.Level2).Distinct(StringComparer.Ordinal))}。",
                group.Select(i => Place(i)), "请分别设置指标。");
        }
    }

    private static IEnumerable<Finding> Falls(CheckContext context, PerformanceReading reading)
    {
        foreach (var i in reading.Indicators.Where(i => i.Horizon == Horizon.Annual && !LowerIsBetter().IsMatch(i.Name))
            .DistinctBy(i => (Plain(i.Name), i.Target, i.Prior, i.BeforePrior)))
        {
            if (i.TargetNumber is not { } target || i.Target.Contains('<', StringComparison.Ordinal))
                continue;
            var (prior, before) = (i.PriorNumber, IndicatorNumber.Parse(i.BeforePrior));
            var (year, was) = prior is { } p && target.Number < p.Number ? ("上年", i.Prior)
                : before is { } b && target.Number < b.Number ? ("前年", i.BeforePrior) : ("", "");
            if (year.Length == 0) continue;
            yield return context.Finding("G16", $"“{i.Name}”当年目标 {i.Target}，低于{year}的 {was}，没有说明原因。",
                Place(i, i.Target), "请提高目标，或说明下降的原因。");
        }
    }

    private static IEnumerable<Finding> FiveYears(CheckContext context, PerformanceReading reading)
    {
        var annual = reading.Indicators.Where(i => i.Horizon == Horizon.Annual).ToList();
        foreach (var i in reading.Indicators.Where(i => i.Horizon == Horizon.LongTerm
            && i.Name.Contains("五年", StringComparison.Ordinal)))
        {
            if (i.TargetNumber is not { } total || total.Unit == "%") continue;
            var own = annual.Where(a => a.Form == i.Form).ToList();
            var name = Plain(FiveYear().Replace(i.Name, ""));
            var year = (own.Count > 0 ? own : annual)
                .Where(a => Unit(a) == Unit(i) || Unit(a).Length == 0)
                .Select(a => (Indicator: a, Like: new Named(a, Plain(a.Name), false).Like(name)))
                .OrderByDescending(p => p.Like).FirstOrDefault() is { Like: >= LeastLike } best
                ? best.Indicator : OfUnit(own.Count > 0 ? own : annual, i, name);
            if (year is null) continue;
            if (year.TargetNumber is not { } each || each.Unit == "%" || each.Number == 0) continue;
            var five = each.Number * 5;
            if (Math.Abs(total.Number - five) * 10 <= five) continue;
            var rule = total.Number > five ? "G12" : "G13";
            yield return context.Finding(rule,
                $"“{i.Name}”五年目标 {i.Target}，年度“{year.Name}”{year.Target}，五年合 {five:0.##}，两者不相称。",
                [Place(i, i.Target), Place(year, year.Target)], "请核对五年目标与年度目标。", $"{five:0.##}");
        }
    }

    private static IEnumerable<Finding> SameName(CheckContext context, PerformanceReading reading)
    {
        var all = reading.Indicators.Select(i => new Named(i, Plain(i.Name), Unit(i) == "%")).ToList();
        var named = all.Where(n => n.Indicator.Name.Length >= ShortestName)
            .ToLookup(n => (n.Indicator.IsProject, n.Indicator.Horizon, n.IsPercent));
        foreach (var whole in all.Where(n => !n.Indicator.IsProject))
        {
            var horizon = whole.Indicator.Horizon;
            if (Closest(whole, named[(true, horizon, whole.IsPercent)]) is not { } found) continue;
            if (!ReferenceEquals(Closest(found, named[(false, horizon, found.IsPercent)]), whole)) continue;
            var (one, project) = (whole.Indicator, found.Indicator);
            var differ = new[] { (one.Target, project.Target), (one.Prior, project.Prior),
                (one.BeforePrior, project.BeforePrior) }
                .Where(v => v.Item1.Length > 0 && v.Item2.Length > 0 && Differ(v.Item1, v.Item2)).ToList();
            if (differ.Count == 0) continue;
            yield return context.Finding("G14",
                $"“{one.Name}”在{one.Form}为 {differ[0].Item1}，在{project.Form}为 {differ[0].Item2}，应当一致。",
                [Place(one, differ[0].Item1), Place(project, differ[0].Item2)], "请核对后统一。");
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

    private sealed record Named(Indicator Indicator, string Plain, bool IsPercent)
    {
        private readonly HashSet<(char, char)> pairs = [.. Plain.Zip(Plain.Skip(1))];

        /// <summary>多像, per cent: how many pairs of characters of another name are in this one.</summary>
        public int Like(string other)
        {
            if (Plain.Length + other.Length <= 2) return 0;
            var same = 0;
            for (var i = 1; i < other.Length; i++)
            {
                if (pairs.Contains((other[i - 1], other[i]))) same++;
            }
            return 200 * same / (Plain.Length + other.Length - 2);
        }
    }

    // A number of petitions allowed in one form, none at all in another.
    private static IEnumerable<Finding> Petitions(CheckContext context, PerformanceReading reading)
    {
        var counted = reading.Indicators.FirstOrDefault(i => i.Name.Contains("上访", StringComparison.Ordinal)
            && i.TargetNumber is { Number: > 0 });
        if (counted is null) yield break;
        foreach (var table in context.Disclosure.Source.Tables)
        {
            var lines = new FlowLines(table);
            if (NoPetitions().Match(lines.Text) is not { Success: true } none) continue;
            yield return context.Finding("G14",
                $"“{counted.Name}”在{counted.Form}为 {counted.Target}，另一处却要“杜绝上访”，应当一致。",
                [Place(counted, counted.Target), new FindingPlace(lines.At(none.Index), "杜绝上访", table.Title)],
                "请核对后统一。");
            yield break;
        }
    }

    private static bool Differ(string a, string b) =>
        IndicatorNumber.Parse(a) is { } x && IndicatorNumber.Parse(b) is { } y
        ? x.Number != y.Number : Plain(a) != Plain(b);

    private static IEnumerable<Finding> Promises(CheckContext context, PerformanceReading reading)
    {
        var annual = reading.Indicators.Where(i => i.Horizon == Horizon.Annual).ToList();
        foreach (var task in reading.Tasks)
        {
            if (IndicatorNumber.Parse(task.Text) is not { } promised) continue;
            var fitting = annual.Where(a => Fits(a, promised, task)).ToList();
            var indicator = OnlyOne(fitting, task) ?? Best(fitting, task.Phrase, 55);
            if (indicator is null) continue;
            var isSure = Cover(Plain(indicator.Name), Plain(task.Phrase)) >= 75;
            if (!isSure && fitting.Exists(i => Keeps(i, promised, task))) continue;
            var value = task.IsPrior ? indicator.Prior : indicator.Target;
            if (IndicatorNumber.Parse(value) is not { } stated || stated.Number == promised.Number) continue;
            var rule = task.Section == "年度工作任务" ? "G19" : "G15";
            yield return context.Finding(rule,
                $"{task.Section}写“{Tail(task.Phrase)} {task.Text}”，指标“{indicator.Name}"
                    + $"”{(task.IsPrior ? "上年值" : "")}为 {value}，两者不一致。",
                [new FindingPlace(task.At, task.Text, $"{task.Form}{task.Section}"), Place(indicator, value)],
                "请核对后统一。", value);
        }
    }

    // A unit of its own (家次) that only one annual indicator shares.
    private static Indicator? OfUnit(List<Indicator> annual, Indicator total, string name)
    {
        if (total.TargetNumber is not { Unit: { Length: >= 2 } unit }) return null;
        var same = annual.Where(a => a.TargetNumber is { } n && n.Unit == unit
            && Shared(Plain(a.Name), name) >= 1).ToList();
        return same.Count == 1 ? same[0] : null;
    }

    private static string Unit(Indicator indicator) =>
        indicator.TargetNumber is { Unit: { Length: > 0 } unit } ? unit[..1] : "";

    private static string Tail(string phrase) => phrase.Length > 16 ? phrase[^16..] : phrase;

    // An indicator that speaks of the same thing and has the promised number: the promise is kept.
    private static bool Keeps(Indicator indicator, IndicatorNumber promised, TaskFigure task) =>
        (task.IsPrior ? indicator.PriorNumber : indicator.TargetNumber) is { } value
            && value.Number == promised.Number
        && Shared(Plain(indicator.Name), Plain(task.Phrase)) >= 1;

    // Only one indicator counts in 亿, or only one of the kind in 场次: what the text says so is that.
    private static Indicator? OnlyOne(List<Indicator> among, TaskFigure task)
    {
        var mark = task.Text.Contains('亿', StringComparison.Ordinal) ? "亿" : task.Text.EndsWith('场') ? "场次" : "";
        if (mark.Length == 0) return null;
        var same = among.Where(i => (i.Target + i.Name).Contains(mark, StringComparison.Ordinal)
            && (mark == "亿" || Shared(Plain(i.Name), Plain(task.Phrase)) >= 2)).DistinctBy(i => (i.Target, i.Prior))
            .ToList();
        return same.Count == 1 ? same[0] : null;
    }

    // Pairs of characters in both, words that every indicator uses left out.
    private static int Shared(string a, string b) => a.Zip(a.Skip(1)).Distinct().Where(p => !Common.Contains(p))
        .Count(b.Zip(b.Skip(1)).ToHashSet().Contains);

    private static bool Fits(Indicator indicator, IndicatorNumber promised, TaskFigure task)
    {
        var value = task.IsPrior ? indicator.PriorNumber : indicator.TargetNumber;
        if (value is not { } v || v.Unit == "%") return false;
        if (v.Unit.Length == 0 || promised.Unit.Length == 0) return true;
        return v.Unit[0] == promised.Unit[0] && IsVisits(v.Unit) == IsVisits(promised.Unit);
    }

    // 家次 counts visits, 家 firms.
    private static bool IsVisits(string unit) => unit is "家次" or "家/次";

    // 234 retired and 3 on leave are 237: an indicator that says 234 of all left the 3 out.
    private static IEnumerable<Finding> People(CheckContext context, PerformanceReading reading)
    {
        foreach (var table in context.Disclosure.Source.Tables.Where(t => t.Columns == 1))
        {
            var text = new FlowLines(table);
            if (Retired().Match(text.Text) is not { Success: true } match) continue;
            var (retired, veteran) =
                (int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture),
                int.Parse(match.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture));
            var places = reading.Indicators.Where(i =>
                (i.Target == match.Groups[1].Value && i.Name.Contains("离退休", StringComparison.Ordinal))
                || i.Name.Contains($"{retired}名离退休", StringComparison.Ordinal))
                .Select(i => Place(i, match.Groups[1].Value)).ToList();
            if (places.Count == 0) continue;
            yield return context.Finding("G24",
                $"文中退休 {retired} 名、离休 {veteran} 名，共 {retired + veteran} 名；指标写“离退休”{retired}，"
                    + $"漏了离休的 {veteran} 名。",
                places.Prepend(new FindingPlace(text.At(match.Index), match.Value, "项目内容")),
                $"请改为 {retired + veteran}，或写明只含退休人员。",
                $"{retired + veteran}");
            yield break;
        }
    }

    private static Indicator? Best(List<Indicator> among, string phrase, int least)
    {
        var plain = Plain(phrase);
        var tail = plain.Length > 16 ? plain[^16..] : plain;
        var best = among.Select(i => (Indicator: i, Score: Cover(Plain(i.Name), tail)))
            .OrderByDescending(p => p.Score * (HasVerb(p.Indicator.Name, tail) ? 10 : 6)).FirstOrDefault();
        return best.Indicator is not null && best.Score >= (HasVerb(best.Indicator.Name, tail) ? least - 10 : least)
            ? best.Indicator : null;
    }

    private static bool HasVerb(string name, string phrase) => name.Take(2).All(phrase.Contains);

    // How much of an indicator's name is in the phrase, by characters and by pairs of them.
    private static int Cover(string name, string phrase)
    {
        var pairs = phrase.Zip(phrase.Skip(1)).ToHashSet();
        var own = name.Zip(name.Skip(1)).ToList();
        return name.Length < 2 ? 0
            : 100 * (name.Count(phrase.Contains) + own.Count(pairs.Contains)) / (name.Length + own.Count);
    }

    private static string Opening(string name) => name.Length > 30 ? name[..30] : name;

    private static string Plain(string name) => Extra().Replace(name, "");

    [GeneratedRegex("[\\s，,、（）()]|数量$|数$|以上$|万元|％|%", RegexOptions.None, 10_000)]
    private static partial Regex Extra();

    [GeneratedRegex("杜绝上\\s*访", RegexOptions.None, 10_000)]
    private static partial Regex NoPetitions();

    [GeneratedRegex("五年内?|累计", RegexOptions.None, 10_000)]
    private static partial Regex FiveYear();

    [GeneratedRegex("^((全部|基本|按时|按期|及时|按计划|按要求|圆满)?完成|合格|优胜|优秀|优良|良好|较?好|达标|合规|规范|及时|到位|充分|正常|满意|(较|比较|基本|非常)满意|较高|(不断|持续|稳步|逐步|逐渐|有效|显著|明显|进一步|有所|得到)?(提升|提高|改善|增强|扩大|完善|优化|加强|保障|促进|改进|降低|减少)|有效|显著|明显|较?明显|及时率|完善率|满意度|长期|(达到|符合)(预期|要求|标准|目标|预期目标)|稳定|有所?保障)$", RegexOptions.None, 10_000)]
    private static partial Regex Vague();

    [GeneratedRegex("上访|投诉|事故|违规|排名", RegexOptions.None, 10_000)]
    private static partial Regex LowerIsBetter();

    [GeneratedRegex("([0-9]+)\\s?名退休人\\s?员及\\s?([0-9]+)\\s?名离休", RegexOptions.None, 10_000)]
    private static partial Regex Retired();
}
