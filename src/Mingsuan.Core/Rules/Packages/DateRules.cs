using System.Globalization;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Packages;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Core.Rules.Packages;

/// <summary>日期与预算年度相称.</summary>
internal static class DateRules
{
    /// <summary>资产截止日.</summary>
    [Check("K08")]
    internal static IEnumerable<PackageFault> AssetsAreOfTheYearsEnd(
        BudgetPackage package, FactSet facts, Rulebook rulebook) => package.Assets is { } assets
        ? Far(package, new SourceLine("assets.yaml", 0), "资产截止日", "as-of", Year(assets.AsOf)) : [];

    /// <summary>编制、填报、申报的日期与新增资产的年度.</summary>
    [Check("P05")]
    internal static IEnumerable<PackageFault> DatesAreNearTheYear(
        BudgetPackage package, FactSet facts, Rulebook rulebook)
    {
        var settings = new SourceLine("budget.yaml", 0);
        return Far(package, settings, "编制日期", "compiled-on", Year(package.Settings.CompiledOn))
            .Concat(Far(package, settings, "填报日期", "filled-on", Year(package.Settings.Contact?.FilledOn)))
            .Concat(Far(package, new SourceLine("assets.yaml", 0), "新增资产的年度", "added-year",
                package.Assets?.AddedYear))
            .Concat(package.Projects.SelectMany(p =>
                Far(package, p.Source, $"{p.Name} 申报日期", "declared-on", Year(p.DeclaredOn))));
    }

    /// <summary>长期目标截止年度.</summary>
    [Check("G22")]
    internal static IEnumerable<PackageFault> LongTermGoalsEndLater(
        BudgetPackage package, FactSet facts, Rulebook rulebook) => package.Targets.SelectMany(t =>
        Far(package, new SourceLine($"targets/{t.Key}.yaml", 0), "长期目标截止年度", "until", t.Value.Until));

    private static IEnumerable<PackageFault> Far(
        BudgetPackage package, SourceLine origin, string subject, string name, int? found)
    {
        if (found is not { } year) yield break;
        var budget = package.Settings.Year;
        var (least, most) = PackageParameters.All.Range(name, Rulebook.IsFinalAccounts(package.Settings.FormSet));
        if (year >= budget + least && year <= budget + most) yield break;
        string Text(int n) => n.ToString(CultureInfo.InvariantCulture);
        var due = least == most ? $"{Text(budget + least)} 年" : $"{Text(budget + least)} 至 {Text(budget + most)} 年";
        yield return new PackageFault(origin, subject, Text(year),
            $"{name} 在 {Text(year)} 年，{Text(budget)} 年度应在 {due}", $"请核对 {name}。") { Expected = due };
    }

    private static int? Year(string? date) =>
        DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.Year : null;
}
