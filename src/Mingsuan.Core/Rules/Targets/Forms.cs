using System.Collections.Immutable;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Forms;
using Mingsuan.Core.Performance;
using Mingsuan.Core.Rules.Codes;

namespace Mingsuan.Core.Rules.Targets;

/// <summary>申报表: what the boxes must hold, and the names of the project table beside them. (What the money of the
/// boxes comes to is relations.)</summary>
internal static class Forms
{
    private const int FewestClasses = 3;
    private const int ShortestReason = 5;
    private const int FiveYears = 5;
    private const string WholeTitle = "整体绩效目标申报表";
    private const string TwoYears = "近两年收支金额";

    private static FindingPlace Place(CheckContext context, DeclarationForm form, string words) =>
        context.PlaceOf(form.Table, words, $"项目申报表（{form.Name}）");

    private static IEnumerable<Fault> Of(CheckContext context, Func<DeclarationForm, bool> isWrong, string words,
        string hint, string box = "") => context.Forms.Where(isWrong).Select(f =>
            new Fault($"项目“{f.Name}”的申报表{words}。", Place(context, f, box.Length > 0 ? box : f.Name), hint)
            {
                Item = f.Name,
            });

    [Check("H02")]
    internal static IEnumerable<Fault> FormsHaveTheirCode(CheckContext context) => Of(context,
        f => f["code"] is null or "" && context.ProjectRows.Any(),
        "没有填项目编码，项目支出表有", "请填上项目编码。");

    // All options printed and none of them marked.
    [Check("H03")]
    internal static IEnumerable<Fault> OneOptionIsChosen(CheckContext context) => Of(context,
        f => new[] { f["attribute"], f["class"] }.Any(b => b is not null
            && context.Pattern("form-open-options").IsMatch(b) && !context.Pattern("form-mark").IsMatch(b)),
        "项目属性或支出项目类别没有勾选，各选项都印着", "请勾选其中一项。");

    [Check("H05")]
    internal static IEnumerable<Fault> TheYearIsWithinTheForm(CheckContext context) => Of(context,
        f => f.Year("from") > context.Disclosure.Year || f.Year("to") < context.Disclosure.Year,
        $"写的起止年度不含预算年 {context.Year}", "请核对起止年度。", "起始年度");

    [Check("H06")]
    internal static IEnumerable<Fault> PriorBudgetsAreTold(CheckContext context) => Of(context,
        f => f["priors"] is "" && !context.Pattern("form-new-project").IsMatch(f["attribute"] ?? ""),
        "没有填前两年预算及变动情况", "请填前两年预算与变动情况，新增项目写明没有。");

    [Check("H11")]
    internal static IEnumerable<Fault> ReasonsAreGiven(CheckContext context) => Of(context,
        f => f["reason"] is { Length: < ShortestReason }, "没有写申请理由", "请写明申请的理由和政策依据。");

    [Check("H09")]
    internal static IEnumerable<Fault> FundsHaveATotal(CheckContext context) => Of(context, f => f.LacksTotal,
        "的资金来源有分项，没有合计", "请填上合计。", "资金来源").Select(f => f.Weak);

    [Check("G22")]
    internal static IEnumerable<Fault> TargetsEndWithTheProject(CheckContext context)
    {
        if (context.Forms is not [var form, ..] || form.Year("to") - form.Year("from") is not < FiveYears - 1
            || context.Reading.Indicators.FirstOrDefault(i => i is { Horizon: Horizon.LongTerm, IsProject: true }
                && i.Name.Contains("五年", StringComparison.Ordinal)) is not { } five) yield break;
        yield return new Fault(
            $"项目“{form.Name}”{form["from"]} 年起、{form["to"]} 年止，长期指标却写“{five.Name}”。",
            [Place(context, form, "终止年度"), new FindingPlace(five.At, five.Name, five.Form)],
                "请使目标的期限不超过项目的终止年。");
    }

    // The only project of the same money has another name.
    [Check("H01")]
    internal static IEnumerable<Fault> NamesAreThoseOfTheProjectTable(CheckContext context)
    {
        if (context.Forms.IsEmpty || context.Table(FormRole.Projects) is not { } table) yield break;
        var rows = context.ProjectRows.Select(r => (Row: r, Name: Likeness.Plain(r.Label),
                Total: context.Statements(table, r).Where(f => f.UnitFen > 0).MaxBy(f => f.Value)))
            .Where(r => r.Total is not null).ToList();
        var byAmount = rows.ToLookup(r => (r.Total!.Value, r.Total.UnitFen));
        var units = rows.Select(r => r.Total!.UnitFen).Distinct().ToList();
        ImmutableArray<string> names = [.. rows.Select(r => r.Name).Order(StringComparer.Ordinal)];
        foreach (var form in context.Forms.Where(f => f.Budget is not null))
        {
            // The unit's name may stand in a column of its own and be read with the project's.
            var plain = Likeness.Plain(form.Name);
            var at = names.BinarySearch(plain, StringComparer.Ordinal);
            if (at >= 0 || (~at < names.Length && names[~at].StartsWith(plain, StringComparison.Ordinal))
                || units.SelectMany(u => byAmount[((long)(form.Budget!.Value * u), u)]).ToList()
                    is not [var other]) continue;
            yield return new Fault($"项目支出表的“{other.Row.Label}”，申报表写作“{form.Name}”。",
                [Place(context, form, form.Name), context.PlaceOf(table, other.Row, other.Row.Label)],
                "请统一项目名称。");
        }
    }

    private static List<(SourceTable Table, string Text)> Details(CheckContext context) => context.Forms.IsEmpty ? []
        : [.. context.Disclosure.Source.Tables
            .Where(t => t.Cells.Any(c => c.Text.Contains('测', StringComparison.Ordinal)))
            .Select(t => (Table: t, Text: DeclarationForm.Compact(t)))
            .Where(p => new[] { "项目活动", "测算" }.All(w => p.Text.Contains(w, StringComparison.Ordinal)))];

    [Check("D07")]
    internal static IEnumerable<Fault> DetailsAreListedToTheSection(CheckContext context)
    {
        var classes = Details(context).SelectMany(d => context.Pattern("form-class-only").Matches(d.Text)
            .Select(_ => d.Table)).ToList();
        if (classes.Count < FewestClasses) yield break;
        yield return new Fault($"项目支出明细测算有 {classes.Count} 行的经济分类只写到类。",
            [.. classes.Distinct().Select(t => context.PlaceOf(t))], "请把明细的经济分类写到款。");
    }

    [Check("H10")]
    internal static IEnumerable<Fault> PurchasesAreListed(CheckContext context)
    {
        var details = Details(context);
        if (context.Procurement is not { Value: > 0 } bought || details.Count < Math.Max(1, context.Forms.Length)
            || !details.TrueForAll(d => context.Pattern("form-no-goods").IsMatch(d.Text))) yield break;
        yield return new Fault($"政府采购预算 {bought.Text}，各项目的采购明细都是空的。",
            [.. details.Select(d => context.PlaceOf(d.Table, "项目采购"))], "请填采购品名、数量、金额。");
    }

    [Check("C11")]
    internal static IEnumerable<Fault> PriorYearsAreTheTwoBefore(CheckContext context)
    {
        if (context.WholeForm is not { Years: [var one, var other] } form || context.Disclosure.Year is not { } year
            || (Math.Min(one, other), Math.Max(one, other)) == (year - 2, year - 1)) yield break;
        yield return new Fault($"“近两年”写 {one}、{other} 年，{year} 年预算的前两年是 {year - 2}、{year - 1} 年。",
            context.PlaceOf(form.Table, TwoYears, WholeTitle), "请改为预算年的前两年。");
    }

    [Check("C12")]
    internal static IEnumerable<Fault> PriorYearsBalance(CheckContext context)
    {
        if (context.WholeForm is not { } form || form.Gaps.All(g => g == 0)) yield break;
        yield return new Fault($"近两年收入减支出为 {form.Gaps[0]:0.00}（{form.Years[0]} 年）、"
            + $"{form.Gaps[1]:0.00}（{form.Years[1]} 年），没有说明结转。",
            context.PlaceOf(form.Table, TwoYears, WholeTitle), "请说明收支之差的去向。");
    }
}
