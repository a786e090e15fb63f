using System.Globalization;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Money;
using Mingsuan.Core.Packages;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Core.Rules.Packages;

/// <summary>人员、资产、“三公”的次数与单位.</summary>
internal static class PeopleRules
{
    /// <summary>在编不超过编制.</summary>
    [Check("P07")]
    internal static IEnumerable<PackageFault> NoMoreAreOnPostThanThereArePosts(
        BudgetPackage package, FactSet facts, Rulebook rulebook)
    {
        var most = PackageParameters.All.Range("staff").Most;
        foreach (var line in package.Staff.Where(l => l.Count > most))
        {
            yield return Fault(line, $"{line.Count} 人，一个单位不会超过 {most} 人", "请核对人数。", $"不超过 {most}");
        }
        foreach (var unit in package.Staff.Where(l => l.Count <= most).GroupBy(l => l.Unit, StringComparer.Ordinal))
        {
            var posts = unit.FirstOrDefault(l => l.Category == "establishment");
            var onPost = unit.FirstOrDefault(l => l.Category == "on-post");
            if (onPost is null || posts is null || onPost.Count <= posts.Count) continue;
            yield return Fault(onPost, $"在编 {onPost.Count} 人，超过编制 {posts.Count} 人",
                "请核对编制与在编；确实超编的，在 answers.yaml 里说明。", $"不超过 {posts.Count}");
        }
    }

    /// <summary>新增资产不超过资产总额.</summary>
    [Check("P08")]
    internal static IEnumerable<PackageFault> NoMoreIsAddedThanThereIs(
        BudgetPackage package, FactSet facts, Rulebook rulebook)
    {
        if (package.Assets is not { Total: { } total } assets) yield break;
        var added = (assets.AddedFixed ?? Amount.Zero) + (assets.AddedIntangible ?? Amount.Zero);
        if (added <= total) yield break;
        yield return new PackageFault(new SourceLine("assets.yaml", 0), "added", added.ToString(),
            $"当年新增 {added} 元，超过资产总额 {total} 元", "请核对 added 与 total。")
        {
            Expected = $"不超过 {total}",
        };
    }

    /// <summary>出国有团组.</summary>
    [Check("J05")]
    internal static IEnumerable<PackageFault> TravelHasItsGroups(
        BudgetPackage package, FactSet facts, Rulebook rulebook) =>
        Counted(package, facts, "因公出国（境）团组", package.Counts?.Groups, "30212");

    /// <summary>接待有批次.</summary>
    [Check("J04")]
    internal static IEnumerable<PackageFault> ReceptionHasItsBatches(
        BudgetPackage package, FactSet facts, Rulebook rulebook) =>
        Counted(package, facts, "公务接待批次", package.Counts?.Batches, "30217");

    /// <summary>有车才有运行费, and a purchase has its cars.</summary>
    [Check("J02")]
    internal static IEnumerable<PackageFault> VehiclesAreThere(
        BudgetPackage package, FactSet facts, Rulebook rulebook) =>
        Counted(package, facts, "购置公务用车", package.Counts?.Purchased, "30913", "31013")
            .Concat(Counted(package, facts, "公务用车保有量", package.Counts?.Owned, "30231"));

    /// <summary>每个单位都有数.</summary>
    [Check("P10")]
    internal static IEnumerable<PackageFault> UnitsHaveFigures(
        BudgetPackage package, FactSet facts, Rulebook rulebook)
    {
        var year = MoneyRules.Chosen(facts, package.Settings.Year);
        return package.Settings.Units
            .Where(u => facts.CountOf(year.With(Dimension.Unit, facts.Dimensions[Dimension.Unit].Find(u.Code)!)) == 0)
            .Select(u => new PackageFault(new SourceLine("budget.yaml", 0), $"{u.Code} {u.Name}", u.Code,
                "这个单位没有一笔收入或支出", "请填它的收支；已经撤并的，从 units 里删去。"));
    }

    // Money without a count and a count without money contradict each other.
    private static IEnumerable<PackageFault> Counted(
        BudgetPackage package, FactSet facts, string subject, int? given, params string[] codes)
    {
        if (given is not { } count) yield break;
        var tree = facts.Dimensions[Dimension.Economic];
        var spending = MoneyRules.Side(MoneyRules.Chosen(facts, package.Settings.Year), "expenditure")
            .With(Dimension.Economic, codes.Select(c => tree.Find(c)!));
        var spent = facts.Sum(spending) ?? Amount.Zero;
        if (spent > Amount.Zero == count > 0) yield break;
        var name = string.Join("、", codes.Select(c => $"{c} {tree.Find(c)!.Name}"));
        yield return new PackageFault(new SourceLine("three-public.yaml", 0), subject,
            count.ToString(CultureInfo.InvariantCulture), $"写 {count}，{name}的支出却是 {spent} 元",
            "请核对次数与经费。");
    }

    private static PackageFault Fault(StaffLine line, string fault, string advice, string expected) =>
        new(line.Source, line.Unit, line.Count.ToString(CultureInfo.InvariantCulture), fault, advice)
        {
            Expected = expected,
        };
}
