using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Money;
using Mingsuan.Core.Packages;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Core.Rules.Packages;

/// <summary>政府采购.</summary>
internal static class PurchaseRules
{
    private const string Advice = "请核对采购金额的单位（元）与预算。";

    /// <summary>采购不超过预算: of the department, of a unit and of a project.</summary>
    [Check("K04")]
    internal static IEnumerable<PackageFault> NoMoreIsBoughtThanBudgeted(
        BudgetPackage package, FactSet facts, Rulebook rulebook) => OfUnits(package, facts)
        .Concat(package.Projects.Select(OfProject).OfType<PackageFault>());

    private static IEnumerable<PackageFault> OfUnits(BudgetPackage package, FactSet facts)
    {
        var year = MoneyRules.Chosen(facts, package.Settings.Year);
        var department = package.Settings.Department;
        foreach (var (code, name) in package.Settings.Units.Select(u => (u.Code, u.Name))
            .Prepend((department.Code, department.Name)).DistinctBy(u => u.Code))
        {
            var own = year.With(Dimension.Unit, facts.Dimensions[Dimension.Unit].Find(code)!);
            var purchases = MoneyRules.Side(own, "procurement");
            var bought = facts.Sum(purchases) ?? Amount.Zero;
            var budget = facts.Sum(MoneyRules.Side(own, "expenditure")) ?? Amount.Zero;
            if (bought <= budget) continue;
            var largest = facts.Select(purchases).MaxBy(f => f.Amount.Fen)!;
            yield return new PackageFault(largest.Source, name, bought.ToString(),
                $"政府采购合计 {bought} 元，超过支出预算 {budget} 元，其中最大的一笔 {largest.Amount} 元", Advice)
            {
                Expected = $"不超过 {budget}",
            };
            // The units of a department whose purchases are too many in all are not told one by one.
            yield break;
        }
    }

    private static PackageFault? OfProject(Project project)
    {
        var bought = new Amount(project.Purchases.Sum(p => p.Amount?.Fen ?? 0));
        var budget = new Amount(project.Lines.Sum(l => l.Amount.Fen));
        return bought <= budget ? null : new PackageFault(project.Source, project.Name, bought.ToString(),
            $"项目采购合计 {bought} 元，超过项目当年预算 {budget} 元", Advice) { Expected = $"不超过 {budget}" };
    }
}
