using System.Text.RegularExpressions;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Forms;
using Mingsuan.Core.Money;
using Mingsuan.Core.Performance;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Core.Rules;
using Mingsuan.Core.Rules.Codes;
using Mingsuan.Core.Rules.Completeness;
using Mingsuan.Core.Rules.Targets;
using Mingsuan.Core.Rules.Wording;

namespace Mingsuan.Core.Checks;

/// <summary>规则要读的东西 (what a rule must find in a document before it can be evaluated), and whether it is
/// there.</summary>
public static partial class CheckReadings
{
    private static readonly Dictionary<string, Func<CheckContext, bool>> Tests =
        new(StringComparer.Ordinal)
        {
            ["text"] = c => c.HasText,
            ["growth"] = c => c.Disclosure.Statements.Any(f => f.IsGrowth),
            ["glossary"] = c => c.GlossaryStart >= 0,
            ["final"] = c => c.Disclosure.Kind == DisclosureKind.FinalAccounts,
            ["goods"] = c => c.Procurement is not null,
            ["assets"] = c => c.AllText.Contains("国有资产", StringComparison.Ordinal),
            ["asset-date"] = c => Years.AssetDates(c).Any(),
            ["vehicles"] = c => c.Pattern("vehicles").IsMatch(c.AllText),
            ["unit-name"] = c => c.Disclosure.Unit.Length > 0,
            ["empty-tables"] = c => HasFunds(c),
            ["full-tables"] = c => HasFunds(c),
            ["project-codes"] = c => c.ProjectRows.Any(),
            ["unit-codes"] = c => c.UnitTables.Any(),
            ["table-numbers"] = c => TableContents.Numbers(c).DistinctBy(t => t.Number).Count() > 2,
            ["two-units"] = c => c.FormTables.Select(t => t.Unit).OfType<DisplayUnit>().Distinct().Count() > 1,
            ["declaration"] = c => !c.Forms.IsEmpty,
            ["whole-form"] = c => c.WholeForm is not null,
            ["indicators"] = c => !c.Reading.Indicators.IsEmpty,
            ["indicator-tables"] = c => Values.Tables(c).Any(),
            ["horizons"] = c => c.Reading.Indicators.Any(i => i.Name.Contains("五年", StringComparison.Ordinal)),
            ["two-forms"] = c => c.Reading.Indicators.Select(i => i.Form).Distinct(StringComparer.Ordinal).Count() > 1,
            ["tasks"] = c => !c.Reading.Tasks.IsEmpty,
            ["prior-values"] = c => c.Reading.Indicators.Any(i => i.Prior.Length > 0),
            ["bases"] = c => c.Reading.Indicators.Any(i => i.Basis.Length > 0),
            ["ranks"] = c => c.Reading.Indicators.Any(i => Values.Rank(c, i.Target) > 0),
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
        ["two-units"] = "各表的金额单位相同",
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

    /// <summary>全部用语.</summary>
    public static IEnumerable<string> Words(Rulebook rulebook) =>
        Tests.Keys.Concat(rulebook.Parameters.Tables.Select(t => t.Word));

    /// <summary>说给人听: what must be there.</summary>
    public static string Describe(string word, Rulebook rulebook) =>
        rulebook.Parameters.Tables.FirstOrDefault(t => t.Word == word)?.Name ?? LeadingNo().Replace(Lacks[word], "");

    /// <summary>缺什么; null when all is there.</summary>
    internal static string? Missing(CheckRule rule, CheckContext context)
    {
        foreach (var word in rule.Reads)
        {
            if (context.Rulebook.Parameters.Tables.FirstOrDefault(t => t.Word == word) is { } table)
            {
                if (context.Table(table.Role) is null) return $"没有{table.Name}";
            }
            else if (!Holds(word, context)) return Lacks[word];
        }
        return null;
    }

    // Many rules ask for the same: each is looked for once.
    private static bool Holds(string word, CheckContext context)
    {
        if (!context.Held.TryGetValue(word, out var holds))
        {
            context.Held[word] = holds = Tests[word](context);
        }
        return holds;
    }

    private static bool HasFunds(CheckContext context) =>
        context.Table(FormRole.GovernmentFund) is not null || context.Table(FormRole.StateCapital) is not null;

    [GeneratedRegex("^(文中|各表|表中|申报表里)?(没有(写明|写|读到|编)?)", RegexOptions.None, 10_000)]
    private static partial Regex LeadingNo();
}
