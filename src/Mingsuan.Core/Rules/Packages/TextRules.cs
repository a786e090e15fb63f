using System.Globalization;
using System.Text.RegularExpressions;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Money;
using Mingsuan.Core.Packages;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Core.Rules.Packages;

/// <summary>预算包里的文字.</summary>
internal static partial class TextRules
{
    private const long TenThousand = 10_000;

    /// <summary>没有占位符.</summary>
    [Check("M02")]
    internal static IEnumerable<PackageFault> NothingIsLeftToFillIn(
        BudgetPackage package, FactSet facts, Rulebook rulebook) => Texts(package).SelectMany(t => rulebook.WordRules
        .Where(w => w.Id == "M02" && w.MayBeIn(t.Text)).SelectMany(w => w.Find(t.Text).Take(1).Select(m =>
            new PackageFault(t.Origin, t.Subject, t.Text.Substring(m.Index, m.Length),
                $"“{t.Text.Substring(m.Index, m.Length)}”：{w.Message}", w.Hint))));

    /// <summary>没有网页标记.</summary>
    [Check("P11")]
    internal static IEnumerable<PackageFault> TextsHoldNoMarkup(
        BudgetPackage package, FactSet facts, Rulebook rulebook) => Texts(package)
        .Select(t => (Text: t, Match: Markup().Match(t.Text))).Where(p => p.Match.Success)
        .Select(p => new PackageFault(p.Text.Origin, p.Text.Subject, p.Match.Value,
            $"文字里有网页标记“{p.Match.Value}”，会照原样印出", "请只留文字。"));

    /// <summary>原因里的金额不大于所说的项目今年与上年的数.</summary>
    [Check("C14")]
    internal static IEnumerable<PackageFault> ReasonsNameNoMoreThanTheWhole(
        BudgetPackage package, FactSet facts, Rulebook rulebook)
    {
        foreach (var entry in package.Narrative.Where(n => n.Key.StartsWith("reason:", StringComparison.Ordinal)))
        {
            var whole = Largest(facts, entry.Key["reason:".Length..], package.Settings.Year);
            foreach (var match in Money().Matches(entry.Text).Cast<Match>())
            {
                var yuan = decimal.Parse(match.Groups["n"].Value.Replace(",", "", StringComparison.Ordinal),
                    CultureInfo.InvariantCulture) * (match.Groups["u"].Value == "万元" ? TenThousand : 1);
                if (yuan <= whole.Yuan) continue;
                yield return new PackageFault(entry.Source, entry.Key, match.Value,
                    $"原因里写“{match.Value}”，而这一项今年和上年都不超过 {whole} 元", "请核对原因里的金额与单位。")
                {
                    Expected = $"不超过 {whole}",
                };
            }
        }
    }

    /// <summary>文字里的编制、在编数与人员数一致.</summary>
    [Check("P12")]
    internal static IEnumerable<PackageFault> TextsCountTheSameStaff(
        BudgetPackage package, FactSet facts, Rulebook rulebook)
    {
        foreach (var text in Texts(package))
        {
            foreach (var match in Staff().Matches(text.Text).Cast<Match>())
            {
                var category = match.Groups["c"].Value.StartsWith('编') ? "establishment" : "on-post";
                var lines = package.Staff.Where(s => s.Category == category).ToList();
                var known = lines.Select(l => l.Count).Append(lines.Sum(l => l.Count)).Distinct()
                    .Select(n => n.ToString(CultureInfo.InvariantCulture)).ToList();
                if (lines.Count == 0 || known.Contains(match.Groups["n"].Value)) continue;
                yield return new PackageFault(text.Origin, text.Subject, match.Value,
                    $"写“{match.Value}”，staff.csv 里是 {string.Join("、", known)} 人", "请使文字与 staff.csv 一致。")
                {
                    Expected = string.Join("、", known),
                };
            }
        }
    }

    /// <summary>不用改名前的名称.</summary>
    [Check("E20")]
    internal static IEnumerable<PackageFault> UnitsAreCalledByTheirNames(
        BudgetPackage package, FactSet facts, Rulebook rulebook)
    {
        var settings = package.Settings;
        var renamed = settings.Units.SelectMany(u => u.FormerNames.Select(f => (Former: f, u.Name)))
            .Concat(settings.Department.FormerNames.Select(f => (Former: f, settings.Department.Name))).ToList();
        return Texts(package).SelectMany(t => renamed.Where(r => t.Text.Contains(r.Former, StringComparison.Ordinal)
                && !r.Name.Contains(r.Former, StringComparison.Ordinal))
            .Select(r => new PackageFault(t.Origin, t.Subject, r.Former,
                $"用了改名前的名称“{r.Former}”，应为“{r.Name}”", "请改为现名。") { Expected = r.Name }));
    }

    // The largest that the item a reason is about was, this year or last.
    private static Amount Largest(FactSet facts, string key, int year)
    {
        Amount Of(int y)
        {
            var all = MoneyRules.Chosen(facts, y);
            if (key == "procurement") return facts.Sum(MoneyRules.Side(all, "procurement")) ?? Amount.Zero;
            var spending = MoneyRules.Side(all, "expenditure");
            var (functions, funds) = (facts.Dimensions[Dimension.Function], facts.Dimensions[Dimension.Fund]);
            if (functions.Find(key) is { } function) spending = spending.With(Dimension.Function, function);
            else if (funds.Find(key) is { } fund) spending = spending.With(Dimension.Fund, fund);
            return facts.Sum(spending) ?? Amount.Zero;
        }

        var (now, before) = (Of(year), Of(year - 1));
        return now > before ? now : before;
    }

    private static IEnumerable<(SourceLine Origin, string Subject, string Text)> Texts(BudgetPackage package) =>
        package.Narrative.Select(n => (n.Source, n.Key, n.Text))
            .Concat(package.Projects.SelectMany(p => new[] { p.Reason, p.Content, p.Usage, p.PriorChange }
                .OfType<string>().Select(t => (p.Source, p.Name, t)))
            .Concat(package.Projects.SelectMany(p => new[] { p.Supervisor, p.Executor }.OfType<string>()
                .Select(t => (p.Source, p.Name, t)))))
            .Concat(package.Targets.SelectMany(t => t.Value.Tasks.Append(t.Value.Duties ?? "")
                .Select(x => (new SourceLine($"targets/{t.Key}.yaml", 0), "", x))));

    [GeneratedRegex("</?[a-zA-Z][a-zA-Z0-9]{0,15}( [^<>]{0,200})?/?>", RegexOptions.None, 10_000)]
    private static partial Regex Markup();

    [GeneratedRegex("(?<n>[0-9][0-9,]{0,20}(\\.[0-9]{1,6})?)\\s?(?<u>万元|元)", RegexOptions.None, 10_000)]
    private static partial Regex Money();

    [GeneratedRegex("(?<c>编制|在编)(人数|人员|数)?(为|共|有)?\\s?(?<n>[0-9]{1,7})\\s?[名人]", RegexOptions.None, 10_000)]
    private static partial Regex Staff();
}
