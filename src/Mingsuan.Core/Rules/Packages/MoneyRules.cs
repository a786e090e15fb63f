using System.Globalization;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Money;
using Mingsuan.Core.Packages;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Core.Rules.Packages;

/// <summary>金额与科目.</summary>
internal static class MoneyRules
{
    /// <summary>没有负数: one that another row makes up for is not seen in any total.</summary>
    [Check("A30")]
    internal static IEnumerable<PackageFault> NothingIsNegative(
        BudgetPackage package, FactSet facts, Rulebook rulebook) => facts.Facts
        .Where(f => f.Amount < Amount.Zero).Select(f => (f.Source, Money: f.Amount, Subject: f.Note))
        .Concat(package.Projects.SelectMany(p => p.Purchases.Where(x => x.Amount < Amount.Zero)
            .Select(x => (p.Source, Money: x.Amount!.Value, Subject: $"{p.Name} 采购 {x.Item}"))))
        .Select(f => new PackageFault(f.Source, f.Subject, f.Money.ToString(),
            $"金额为 {f.Money} 元，预算数不应为负",
            "请改正；冲减别的行，就直接改那一行；确为红字的，在 answers.yaml 里说明。"));

    /// <summary>用上年结转的钱，要有上年结转的收入.</summary>
    [Check("P02")]
    internal static IEnumerable<PackageFault> WhatIsSpentOfEarlierMoneyWasBroughtForward(
        BudgetPackage package, FactSet facts, Rulebook rulebook)
    {
        var earlier = Chosen(facts, package.Settings.Year)
            .With(Dimension.Vintage, facts.Dimensions[Dimension.Vintage].Find("brought-forward")!);
        foreach (var fund in Funds(facts.Dimensions[Dimension.Fund]))
        {
            var spending = Side(earlier.With(Dimension.Fund, fund), "expenditure");
            var spent = facts.Sum(spending) ?? Amount.Zero;
            var brought = facts.Sum(Side(earlier.With(Dimension.Fund, fund), "revenue")) ?? Amount.Zero;
            if (spent <= brought) continue;
            yield return new PackageFault(facts.Select(spending).First().Source, fund.Name, spent.ToString(),
                $"用上年结转结余安排支出 {spent} 元，上年结转结余的收入只有 {brought} 元，少 {spent - brought} 元",
                "请在 revenue.csv 补上 brought-forward 的收入，或把支出改为 current。")
            {
                Expected = brought.ToString(),
            };
        }
    }

    /// <summary>人员经费只列工资福利与对个人和家庭的补助，公用经费不列.</summary>
    [Check("A18")]
    internal static IEnumerable<PackageFault> PersonnelIsWagesAndSubsidies(
        BudgetPackage package, FactSet facts, Rulebook rulebook)
    {
        var personnel = PackageParameters.All.List("personnel");
        var names = facts.Dimensions[Dimension.Economic];
        foreach (var line in package.Expenditure
            .Where(l => l.Kind is "personnel" or "running" && l.Economic.Length > 3))
        {
            var isWage = personnel.Contains(line.Economic[..3]);
            if (isWage == (line.Kind == "personnel")) continue;
            var name = $"{line.Economic} {names.Find(line.Economic)?.Name}";
            var classes = string.Join("、", personnel);
            yield return new PackageFault(line.Source, name, line.Kind, isWage
                    ? $"{name}列在公用经费（running），{classes} 各款是人员经费"
                    : $"{name}列在人员经费（personnel），人员经费只有 {classes} 两类",
                "请改 kind，或改经济分类。") { Expected = isWage ? "personnel" : "running" };
        }
    }

    /// <summary>项目不列在编人员的工资.</summary>
    [Check("P03")]
    internal static IEnumerable<PackageFault> ProjectsPayNoWages(
        BudgetPackage package, FactSet facts, Rulebook rulebook)
    {
        var wages = PackageParameters.All.List("project-wages");
        return package.Projects.SelectMany(p => p.Lines.Where(l => wages.Contains(l.Economic)).Select(l =>
            new PackageFault(l.Source, p.Name, l.Economic, $"测算明细用了 {l.Economic} "
                + $"{facts.Dimensions[Dimension.Economic].Find(l.Economic)?.Name}，在编人员的工资社保应列基本支出",
                "请移到 expenditure.csv 的人员经费；聘用人员的劳务费改用 30226。")));
    }

    /// <summary>上年的收入与支出都给，而且相等.</summary>
    [Check("P04")]
    internal static IEnumerable<PackageFault> LastYearBalances(
        BudgetPackage package, FactSet facts, Rulebook rulebook)
    {
        var year = package.Settings.Year - 1;
        var all = Chosen(facts, year);
        if (facts.CountOf(Side(all, "revenue")) + facts.CountOf(Side(all, "expenditure")) == 0)
        {
            yield return new PackageFault(new SourceLine("prior.csv", 0), "", "", string.Create(
                CultureInfo.InvariantCulture, $"没有 {year} 年的数，书里不能与上年比较"),
                "请在 prior.csv 填上年的收入与支出；新设的部门没有上年的，在 answers.yaml 里说明。");
            yield break;
        }
        var revenue = facts.Sum(Side(all, "revenue")) ?? Amount.Zero;
        var expenditure = facts.Sum(Side(all, "expenditure")) ?? Amount.Zero;
        if (revenue == expenditure) yield break;
        yield return new PackageFault(new SourceLine("prior.csv", 0), "", revenue.ToString(), string.Create(
            CultureInfo.InvariantCulture, $"{year} 年收入合计 {revenue} 元，支出合计 {expenditure} 元，差 ")
            + $"{revenue - expenditure} 元", "请补上漏掉的行，结转下年的也要写。")
        {
            Expected = expenditure.ToString(),
        };
    }

    /// <summary>某年的全部.</summary>
    internal static Selector Chosen(FactSet facts, int year)
    {
        var years = facts.Dimensions[Dimension.Year];
        return years.Find(year.ToString(CultureInfo.InvariantCulture)) is { } node
            ? Selector.All(facts.Dimensions).With(Dimension.Year, node) : Selector.All(facts.Dimensions)
                .With(Dimension.Year, []);
    }

    /// <summary>某一方向.</summary>
    internal static Selector Side(Selector selector, string side) =>
        selector.With(Dimension.Side, selector.Dimensions[Dimension.Side].Find(side)!);

    // The funds that are accounted for apart; what units earn is one.
    private static IEnumerable<CodeNode> Funds(CodeTree tree) => tree.Children(tree.Nodes[0])
        .SelectMany(n => n.Code == "fiscal-appropriation" ? tree.Children(n) : [n]);
}
