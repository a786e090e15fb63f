using System.Globalization;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Money;
using Mingsuan.Core.Packages;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Core.Rules.Packages;

/// <summary>项目的申报内容.</summary>
internal static class ProjectRules
{
    private const int ShortestReason = 5;

    /// <summary>总预算不小于当年预算.</summary>
    [Check("H04")]
    internal static IEnumerable<PackageFault> TotalIsNoLessThanTheYear(
        BudgetPackage package, FactSet facts, Rulebook rulebook) => package.Projects
        .Select(p => (Project: p, Total: p.TotalBudget, Year: new Amount(p.Lines.Sum(l => l.Amount.Fen))))
        .Where(p => p.Total < p.Year)
        .Select(p => new PackageFault(p.Project.Source, p.Project.Name, $"{p.Total}",
            $"总预算 {p.Total} 元，小于当年预算 {p.Year} 元", "请核对 total-budget；只做一年的可以不写。")
        {
            Expected = $"不小于 {p.Year}",
        });

    /// <summary>起止年度含预算年度.</summary>
    [Check("H05")]
    internal static IEnumerable<PackageFault> ProjectsRunInTheYear(
        BudgetPackage package, FactSet facts, Rulebook rulebook) => package.Projects
        .Where(p => p.Start > package.Settings.Year || p.End < package.Settings.Year || p.Start > p.End)
        .Select(p => new PackageFault(p.Source, p.Name, $"{p.Start}–{p.End}", string.Create(
                CultureInfo.InvariantCulture, $"起止年度为 {p.Start}–{p.End} 年，") + (p.Start > p.End ? "起始晚于终止"
                : string.Create(CultureInfo.InvariantCulture, $"不含预算年度 {package.Settings.Year} 年")),
            "请核对 start 与 end；已经结束的项目不再安排。"));

    /// <summary>申请理由.</summary>
    [Check("H11")]
    internal static IEnumerable<PackageFault> ProjectsGiveTheirReason(
        BudgetPackage package, FactSet facts, Rulebook rulebook) => package.Projects
        .Where(p => (p.Reason?.Trim().Length ?? 0) < ShortestReason)
        .Select(p => new PackageFault(p.Source, p.Name, p.Reason ?? "",
            p.Reason is null ? "没有写申请理由" : $"申请理由只写了“{p.Reason.Trim()}”",
            "请在 reason 写明理由与政策依据。"));

    /// <summary>项目名称不重.</summary>
    [Check("P06")]
    internal static IEnumerable<PackageFault> ProjectsHaveNamesOfTheirOwn(
        BudgetPackage package, FactSet facts, Rulebook rulebook) => package.Projects
        .GroupBy(p => (p.Unit, Name: p.Name.Trim())).Where(g => g.Count() > 1)
        .Select(g => new PackageFault(g.ElementAt(1).Source, g.Key.Name, g.Key.Name,
            $"与 {g.First().Source.File} 的项目同名", "分期的写明哪一期；重复录入的删去一个。")
        {
            Others = [.. g.Take(1).Concat(g.Skip(2)).Select(p => p.Source)],
        });
}
