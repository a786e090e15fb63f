using System.Globalization;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Packages;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Core.Rules.Packages;

/// <summary>项目代码.</summary>
internal static class ProjectCodes
{
    private const string Advice = "请核对项目库中的代码。";

    /// <summary>项目码21位.</summary>
    [Check("D13")]
    internal static IEnumerable<PackageFault> CodesHaveTheirLength(
        BudgetPackage package, FactSet facts, Rulebook rulebook) => package.Projects
        .Where(p => ProjectCode.Parse(p.Code) is null)
        .Select(p => new PackageFault(p.Source, p.Name, p.Code,
            $"项目代码 {p.Code} 应为 21 位：6 位财政区划、2 位设立年度和 "
            + "13 位部门、类别与流水，如 42010823024T000000100", Advice));

    /// <summary>项目码年度.</summary>
    [Check("D15")]
    internal static IEnumerable<PackageFault> ProjectsAreNotSetUpLater(
        BudgetPackage package, FactSet facts, Rulebook rulebook) => package.Projects
        .Select(p => (Project: p, ProjectCode.Parse(p.Code)?.SetUpYear))
        .Where(p => p.SetUpYear > package.Settings.Year)
        .Select(p => new PackageFault(p.Project.Source, p.Project.Name, p.Project.Code, string.Create(
            CultureInfo.InvariantCulture,
                $"项目代码 {p.Project.Code} 第 7、8 位表示 {p.SetUpYear} 年设立，晚于预算年度 "
                + $"{package.Settings.Year}"), Advice));
}
