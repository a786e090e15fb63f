using System.Globalization;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Packages;

namespace Mingsuan.Core.Rules;

/// <summary>项目代码的规则 (D13): 21 characters, and not set up after the budget year.</summary>
internal static class ProjectCodeRule
{
    /// <summary>查各项目.</summary>
    public static IEnumerable<Finding> Check(BudgetPackage package)
    {
        foreach (var project in package.Projects)
        {
            if (ProjectCode.Parse(project.Code) is not { } code)
            {
                yield return Of(project,
                    "应为 21 位：6 位财政区划、2 位设立年度和 13 位部门、类别与流水，如 42010823024T000000100");
            }
            else if (code.SetUpYear > package.Settings.Year)
            {
                var year = code.SetUpYear.Value.ToString(CultureInfo.InvariantCulture);
                yield return Of(project, $"第 7、8 位表示 {year} 年设立，晚于预算年度 {package.Settings.Year}");
            }
        }
    }

    private static Finding Of(Project project, string expected) => new(
        "D13", Severity.Warning,
        $"{project.Source.File} {project.Name}：项目代码 {project.Code} {expected}。请核对项目库中的代码。",
        [], project.Code, expected, "", "integrated-budget-management");
}
