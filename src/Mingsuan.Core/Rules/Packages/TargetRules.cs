using Mingsuan.Core.Facts;
using Mingsuan.Core.Packages;
using Mingsuan.Core.Performance;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Core.Rules.Packages;

/// <summary>绩效目标.</summary>
internal static class TargetRules
{
    /// <summary>每个项目都有年度目标, and the department where its forms print them.</summary>
    [Check("N14")]
    internal static IEnumerable<PackageFault> ProjectsHaveTargets(
        BudgetPackage package, FactSet facts, Rulebook rulebook)
    {
        if (Rulebook.IsFinalAccounts(package.Settings.FormSet)) yield break;
        foreach (var project in package.Projects.Where(p => Lacks(package, p.Code)))
        {
            yield return new PackageFault(project.Source, project.Name, "", "没有年度绩效目标",
                $"请写 targets/{project.Code}.yaml 的 annual。");
        }
        var prints = rulebook.FormSet(package.Settings.FormSet).Forms.Keys
            .Any(f => f.Contains("department", StringComparison.Ordinal));
        if (prints && Lacks(package, "department"))
        {
            yield return new PackageFault(new SourceLine("targets/department.yaml", 0), "", "",
                "没有部门整体的年度绩效目标", "请写 targets/department.yaml 的 annual。");
        }
    }

    /// <summary>目标值不为负.</summary>
    [Check("P09")]
    internal static IEnumerable<PackageFault> TargetsAreNotNegative(
        BudgetPackage package, FactSet facts, Rulebook rulebook) => Indicators(package)
        .Where(i => i.Indicator.Target.TrimStart() is ['-' or '－' or '−', >= '0' and <= '9', ..])
        .Select(i => new PackageFault(i.Origin, i.Indicator.Name, i.Indicator.Target,
            $"目标值“{i.Indicator.Target}”是负数", "请核对目标值；下降的幅度写成“下降 5%”。"));

    /// <summary>一级指标是规定的几种.</summary>
    [Check("G05")]
    internal static IEnumerable<PackageFault> LevelsAreKnown(
        BudgetPackage package, FactSet facts, Rulebook rulebook) => Indicators(package)
        .Where(i => !rulebook.Parameters.IndicatorLevels.Contains(i.Indicator.Level1))
        .Select(i => new PackageFault(i.Origin, i.Indicator.Name, i.Indicator.Level1,
            $"没有一级指标“{i.Indicator.Level1}”", $"应为{string.Join("、", rulebook.Parameters.IndicatorLevels
                .Select(l => l.Key))}。"));

    /// <summary>一个目标下指标不重.</summary>
    [Check("G11")]
    internal static IEnumerable<PackageFault> IndicatorsAreNotRepeated(
        BudgetPackage package, FactSet facts, Rulebook rulebook) => Indicators(package)
        .GroupBy(i => (i.Origin, i.Goal, i.Indicator.Level2, i.Indicator.Name)).Where(g => g.Count() > 1)
        .Select(g => new PackageFault(g.Key.Origin, g.Key.Goal.Name, g.Key.Name,
            $"“{g.Key.Level2}”下的“{g.Key.Name}”写了 {g.Count()} 次", "请删去重复的一条，或分别写明。"));

    private static bool Lacks(BudgetPackage package, string name) =>
        !package.Targets.TryGetValue(name, out var targets) || targets.Annual.All(g => g.Indicators.IsEmpty);

    private static IEnumerable<(SourceLine Origin, PerformanceGoal Goal, PerformanceIndicator Indicator)> Indicators(
        BudgetPackage package) => package.Targets.SelectMany(t => t.Value.LongTerm.Concat(t.Value.Annual)
        .SelectMany(g => g.Indicators.Select(i => (new SourceLine($"targets/{t.Key}.yaml", 0), g, i))));
}
