using System.Collections.Immutable;
using System.Globalization;
using Mingsuan.Core.Packages;

namespace Mingsuan.Core.Simulation;

/// <summary>模拟绩效目标.</summary>
internal static class SimulatedTargets
{
    private const int Years = 5;

    public static ImmutableSortedDictionary<string, PerformanceTargets> Make(
        IReadOnlyList<Project> projects, Chance chance, SimulatedArea area)
    {
        var targets = ImmutableSortedDictionary.CreateBuilder<string, PerformanceTargets>(StringComparer.Ordinal);
        var yearly = Last(chance);
        targets["department"] = new PerformanceTargets
        {
            Duties = $"负责{area.Here}相关管理和服务工作。",
            Tasks = ["一是做好日常管理。", "二是提升服务质量。"],
            LongTerm = [Goal("提升管理服务水平", "五年内完成专项任务", yearly, Years)],
            Annual =
            [
                Goal("完成年度管理任务", "年度专项任务", yearly), Goal("提升服务满意度", "服务事项", Last(chance)),
            ],
        };
        foreach (var project in projects)
        {
            targets[project.Code] = new PerformanceTargets
            {
                Annual = [Goal($"完成{project.Name}", project.Name, Last(chance))],
            };
        }
        return targets.ToImmutable();
    }

    // How many were done last year.
    private static int Last(Chance chance) => 5 + chance.Below(40);

    // A goal of several years asks for each year's number as many times.
    private static PerformanceGoal Goal(string name, string subject, int last, int years = 1)
    {
        string Text(int n, string unit) => (n * years).ToString(CultureInfo.InvariantCulture) + unit;
        return new PerformanceGoal(name,
        [
            new("产出指标", "数量指标", subject + "数量",
                Text(last - 1, "项"), Text(last, "项"), Text(last + 1, "项"), "工作计划"),
            new("产出指标", "质量指标", subject + "验收合格率", "95%", "95%", "≥95%", "行业标准"),
            new("产出指标", "时效指标", subject + "按期完成率", "95%", "95%", "≥95%", "工作计划"),
            new("产出指标", "成本指标", subject + "成本控制率", "95%", "95%", "≥95%", "工作计划"),
            new("效益指标", "社会效益指标", subject + "受益人数",
                Text(last * 100, "人"), Text(last * 110, "人"), Text(last * 120, "人"), "历史标准"),
            new("满意度指标", "服务对象满意度指标", "服务对象满意度", "90%", "90%", "≥90%", "历史标准"),
        ]);
    }
}

/// <summary>模拟自由文字: a reason for every line that may need one.</summary>
internal static class SimulatedNarrative
{
    private static readonly string[] Keys =
    [
        "total", "three-public", "overseas-travel", "official-vehicles", "official-reception", "agency-operating-funds",
        "procurement", "government-fund-budget", "state-capital-budget",
    ];

    public static ImmutableArray<NarrativeEntry> Make(
        IReadOnlyList<ExpenditureLine> lines, IReadOnlyList<Project> projects, IReadOnlyList<PriorLine> prior,
        SimulatedArea area, bool isFinal)
    {
        var items = lines.Select(l => l.Function).Concat(projects.Select(p => p.Function))
            .Concat(prior.Select(p => p.Function))
            .Where(f => f.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return
        [
            new("duties", $"负责{area.Here}相关行政管理、公共服务和监督检查工作。", default),
            .. Keys.Concat(items).Select(k => new NarrativeEntry("reason:" + k, "本年任务和人员安排有调整。", default)),
            .. (isFinal ? Keys.Concat(items) : [])
                .Select(k => new NarrativeEntry("gap:" + k, "年中调整了任务安排。", default)),
        ];
    }
}
