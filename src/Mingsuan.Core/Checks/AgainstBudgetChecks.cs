using System.Text.RegularExpressions;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Repair;

namespace Mingsuan.Core.Checks;

/// <summary>决算数大于（小于）年初预算数: the word beside both amounts. 等于 is a claim of no change.</summary>
internal static partial class AgainstBudgetChecks
{
    public static IEnumerable<Finding> Check(CheckContext context, RepairResult repaired)
    {
        if (context.Disclosure.Kind != DisclosureKind.FinalAccounts) yield break;
        // What a correction has put right is compared as it should be.
        var figures = context.Disclosure.Statements.Where(f => f is { Table: < 0, Paragraph: >= 0 })
            .ToLookup(f => f.Paragraph, f => repaired.ByFigure.TryGetValue(f.Index, out var right)
                ? f with { Value = right.Value, Text = $"{FigureText.Like(f, right.Value)}（印作 {f.Text}）" } : f);
        for (var p = 0; p < context.Paragraphs.Length; p++)
        {
            var paragraph = context.Paragraphs[p];
            if (!paragraph.Text.Contains("决算", StringComparison.Ordinal)) continue;
            var from = 0;
            foreach (Match match in Words().Matches(paragraph.Text))
            {
                var between = figures[p].Where(f => f.Start >= from && f.Start < match.Index).ToList();
                from = match.Index + match.Length;
                if (Of(context, paragraph, match, between) is { } finding) yield return finding;
            }
        }
    }

    // Only where one budget and one outturn of the same stand before the word: else which is meant is not said.
    private static Finding? Of(
        CheckContext context, SourceParagraph paragraph, Match match, List<Statement> before)
    {
        var budgets = before.Where(f => f is { IsAmount: true, IsOwn: false, YearsBack: 0,
            Selector: not null }).ToList();
        if (budgets is not [{ } budget]) return null;
        var outturns = before.Where(f => f.IsOwn && f.Selector is { } own
            && own.Equals(budget.Selector!.Without(Dimension.Stage)))
            .ToList();
        if (outturns is not [{ } outturn] || outturn.UnitFen != budget.UnitFen) return null;
        var gap = outturn.Value - budget.Value;
        // Equal as printed may still differ in digits that are not.
        if (Math.Abs(gap) < Math.Max(outturn.Step, budget.Step)) gap = 0;
        var right = gap > 0 ? "大于" : gap < 0 ? "小于" : "等于";
        var said = Sign(match.Groups["d"].Value);
        if (said == Math.Sign(gap)) return null;
        return context.Finding("C04",
            $"文中说“{match.Value}”：决算 {FigureText.Printed(outturn)}，年初预算 {FigureText.Printed(budget)}，"
                + $"应为“{right}”，差 {FigureText.Gap(outturn, gap)}。",
            [new FindingPlace(paragraph.At(match.Index, match.Length), match.Value, "正文"),
                CheckContext.PlaceOf(outturn), CheckContext.PlaceOf(budget)],
            $"请改为“{right}”，并核对原因；或改正写错的金额。", right, gap == 0 ? Severity.Warning : Severity.Error);
    }

    private static int Sign(string word) => word switch
    {
        "大于" or "高于" or "多于" or "超过" => 1,
        _ => -1,
    };

    [GeneratedRegex("决算数?(?<d>大于|高于|多于|超过|小于|低于|少于)(当年)?年初预算(安排)?数?(?!的?[0-9])", RegexOptions.None, 10_000)]
    private static partial Regex Words();
}
