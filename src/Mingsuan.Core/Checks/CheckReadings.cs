using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Forms;
using Mingsuan.Core.Performance;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Core.Checks;

/// <summary>规则要读的东西 (what a rule must find in a document before it can be evaluated), and whether it is
/// there.</summary>
public static partial class CheckReadings
{
    private static readonly Dictionary<string, Func<CheckContext, PerformanceReading, bool>> Tests =
        new(StringComparer.Ordinal)
        {
            ["text"] = (c, _) => c.HasText,
            ["growth"] = (c, _) => c.Disclosure.Statements.Any(f => f.IsGrowth),
            ["glossary"] = (c, _) => c.GlossaryStart >= 0,
            ["final"] = (c, _) => c.Disclosure.Kind == DisclosureKind.FinalAccounts,
            ["goods"] = (c, _) => c.Procurement is not null,
            ["assets"] = (c, _) => c.AllText.Contains("国有资产", StringComparison.Ordinal),
            ["asset-date"] = (c, _) => TextChecks.HasAssetDate(c),
            ["vehicles"] = (c, _) => TextChecks.HasVehicles(c),
            ["unit-name"] = (c, _) => c.Disclosure.Unit.Length > 0,
            ["empty-tables"] = (c, _) => HasFunds(c),
            ["full-tables"] = (c, _) => HasFunds(c),
            ["project-codes"] = (c, _) => CodeChecks.ProjectRows(c).Any(),
            ["unit-codes"] = (c, _) => CodeChecks.UnitTables(c).Any(),
            ["table-numbers"] = (c, _) => FormatChecks.Numbers(c).Count > 2,
            ["declaration"] = (c, _) => !c.Declarations.IsEmpty,
            ["whole-form"] = (c, _) => c.WholeForm is not null,
            ["indicators"] = (_, r) => !r.Indicators.IsEmpty,
            ["indicator-tables"] = (c, _) => TargetValueChecks.Tables(c).Any(),
            ["horizons"] = (_, r) => r.Indicators.Any(i => i.Name.Contains("五年", StringComparison.Ordinal)),
            ["two-forms"] = (_, r) => r.Indicators.Select(i => i.Form).Distinct(StringComparer.Ordinal).Count() > 1,
            ["tasks"] = (_, r) => !r.Tasks.IsEmpty,
            ["prior-values"] = (_, r) => r.Indicators.Any(i => i.Prior.Length > 0),
            ["bases"] = (_, r) => r.Indicators.Any(i => i.Basis.Length > 0),
            ["ranks"] = (_, r) => r.Indicators.Any(i => TargetValueChecks.Rank(i.Target) > 0),
        };

    private static readonly Dictionary<string, string> Lacks = new(StringComparer.Ordinal)
    {
        ["text"] = "没有文字说明",
        ["growth"] = "文中没有增减百分比",
        ["glossary"] = "没有名词解释",
        ["final"] = "只用于决算",
        ["goods"] = "文中没有读到政府采购金额",
        ["assets"] = "文中没有国有资产情况",
        ["asset-date"] = "国有资产情况没有写截止日",
        ["vehicles"] = "文中没有写车辆数",
        ["unit-name"] = "单位名称未认出",
        ["empty-tables"] = "没有政府性基金与国有资本经营预算的表",
        ["full-tables"] = "没有政府性基金与国有资本经营预算的表",
        ["project-codes"] = "表中没有项目代码",
        ["unit-codes"] = "表中没有单位代码",
        ["table-numbers"] = "没有读到各表的表号",
        ["declaration"] = "没有项目申报表",
        ["whole-form"] = "没有整体绩效目标申报表的资金情况",
        ["indicators"] = "没有绩效目标表",
        ["indicator-tables"] = "没有带表线的绩效目标表",
        ["horizons"] = "没有写明年数的长期指标",
        ["two-forms"] = "只有一份绩效目标表",
        ["tasks"] = "申报表里没有写明数量的任务",
        ["prior-values"] = "绩效目标表没有上年值",
        ["bases"] = "绩效目标表没有确定依据",
        ["ranks"] = "没有名次指标",
    };

    private static readonly Dictionary<string, (FormRole Role, string Name)> Roles = new(StringComparer.Ordinal)
    {
        ["revenue-expenditure"] = (FormRole.RevenueExpenditure, "收支总表"),
        ["revenue"] = (FormRole.Revenue, "收入总表"),
        ["expenditure"] = (FormRole.Expenditure, "支出总表"),
        ["fiscal"] = (FormRole.Fiscal, "财政拨款收支总表"),
        ["general"] = (FormRole.General, "一般公共预算支出表"),
        ["general-by-unit"] = (FormRole.GeneralByUnit, "分单位的一般公共预算支出表"),
        ["basic"] = (FormRole.Basic, "一般公共预算基本支出表"),
        ["three-public"] = (FormRole.ThreePublic, "“三公”经费支出表"),
        ["three-public-by-unit"] = (FormRole.ThreePublicByUnit, "分单位的“三公”经费支出表"),
        ["government-fund"] = (FormRole.GovernmentFund, "政府性基金预算支出表"),
        ["state-capital"] = (FormRole.StateCapital, "国有资本经营预算支出表"),
        ["projects"] = (FormRole.Projects, "项目支出表"),
    };

    /// <summary>全部用语.</summary>
    public static IEnumerable<string> Words => Tests.Keys.Concat(Roles.Keys);

    /// <summary>说给人听: what must be there.</summary>
    public static string Describe(string word) => Roles.TryGetValue(word, out var role) ? role.Name
        : LeadingNo().Replace(Lacks[word], "");

    /// <summary>缺什么; null when all is there.</summary>
    internal static string? Missing(CheckRule rule, CheckContext context, PerformanceReading reading)
    {
        foreach (var word in rule.Reads)
        {
            if (Roles.TryGetValue(word, out var role))
            {
                if (context.Table(role.Role) is null) return $"没有{role.Name}";
            }
            else if (!Holds(word, context, reading)) return Lacks[word];
        }
        return null;
    }

    // Many rules ask for the same: each is looked for once.
    private static bool Holds(string word, CheckContext context, PerformanceReading reading)
    {
        if (!context.Held.TryGetValue(word, out var holds))
        {
            context.Held[word] = holds = Tests[word](context, reading);
        }
        return holds;
    }

    private static bool HasFunds(CheckContext context) =>
        context.Table(FormRole.GovernmentFund) is not null || context.Table(FormRole.StateCapital) is not null;

    [GeneratedRegex("^(文中|各表|表中|申报表里)?(没有(写明|写|读到|编)?)", RegexOptions.None, 10_000)]
    private static partial Regex LeadingNo();
}
