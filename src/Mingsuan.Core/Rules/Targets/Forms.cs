using System.Globalization;
using Mingsuan.Core.Checks;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Forms;
using Mingsuan.Core.Performance;
using Mingsuan.Core.Rules.Codes;

namespace Mingsuan.Core.Rules.Targets;

/// <summary>项目申报表: what its boxes must hold, and the project table beside it. (The sums of a form with lines are
/// relations.)</summary>
internal static class Forms
{
    private const int FewestClasses = 3;
    private const int ShortestReason = 5;
    private const int FiveYears = 5;

    private static IEnumerable<Fault> Of(
        CheckContext context, Func<DeclarationForm, bool> isWrong, string box, string words, string hint) => context.Forms
        .Where(isWrong).Select(f => new Fault($"项目“{f.Name}”的申报表{words}。", f.Place(box.Length > 0 ? box : f.Name), hint)
        {
            Item = f.Name,
        });

    /// <summary>项目编码.</summary>
    [Check("H02")]
    internal static IEnumerable<Fault> FormsHaveTheirCode(CheckContext context) => Of(context,
        f => f["code"] is null or "" && OtherCodes.ProjectRows(context).Any(),
        "", "没有填项目编码，项目支出表有", "请填上项目编码。");

    /// <summary>勾选框.</summary>
    [Check("H03")]
    internal static IEnumerable<Fault> OneOptionIsChosen(CheckContext context) => Of(context,
        // All options printed and none of them marked.
        f => new[] { f["attribute"], f["class"] }.Any(b => b is not null && context.Pattern("form-open-options").IsMatch(b)
            && !context.Pattern("form-mark").IsMatch(b)),
        "", "项目属性或支出项目类别没有勾选，各选项都印着", "请勾选其中一项。");

    /// <summary>总预算不小于年度.</summary>
    [Check("H04")]
    internal static IEnumerable<Fault> TheWholeBudgetHoldsTheYears(CheckContext context) => context.Forms
        .Where(f => f.Number("total") < f.Number("year")).Select(f => new Fault(
            $"项目“{f.Name}”总预算 {f["total"]} 小于当年预算 {f["year"]}。", f.Place("项目总预算"), "请核对总预算。")
        {
            Item = f.Name, IsOfValues = true,
        });

    /// <summary>起止年.</summary>
    [Check("H05")]
    internal static IEnumerable<Fault> TheYearIsWithinTheForm(CheckContext context) => Of(context,
        f => f.Number("from") > context.Disclosure.Year || f.Number("to") < context.Disclosure.Year,
        "起始年度", $"写的起止年度不含预算年 {context.Year}", "请核对起止年度。");

    /// <summary>前两年预算.</summary>
    [Check("H06")]
    internal static IEnumerable<Fault> PriorBudgetsAreTold(CheckContext context) => Of(context,
        f => f["priors"] is "" && !context.Pattern("form-new-project").IsMatch(f["attribute"] ?? ""),
        "", "没有填前两年预算及变动情况", "请填前两年预算与变动情况，新增项目写明没有。");

    /// <summary>申请理由.</summary>
    [Check("H11")]
    internal static IEnumerable<Fault> ReasonsAreGiven(CheckContext context) => Of(context,
        f => f["reason"] is { Length: < ShortestReason }, "", "没有写申请理由", "请写明申请的理由和政策依据。");

    /// <summary>资金来源有合计.</summary>
    [Check("H09")]
    internal static IEnumerable<Fault> FundsHaveATotal(CheckContext context) => context.Forms
        .Where(f => !f.HasFunds && f.Sources.Length > 0).Select(f => new Fault(
            $"项目“{f.Name}”的资金来源有分项，没有合计。", f.Place("资金来源"), "请填上合计。") { Item = f.Name, IsWeak = true });

    /// <summary>资金来源合计.</summary>
    [Check("B26")]
    internal static IEnumerable<Fault> FundsComeToTheBudget(CheckContext context) => context.Forms
        .Where(f => f.Sources.Length > 0 && f.Number("year") is { } due && f.Sources.Sum() != due).Select(f => new Fault(
            $"项目“{f.Name}”各资金来源合 {f.Sources.Sum()}，当年预算 {f["year"]}。", f.Place("资金来源"), "请核对资金来源各行。",
            f["year"]!) { Item = f.Name, IsWeak = true, IsOfValues = true });

    /// <summary>长期期限一致.</summary>
    [Check("G22")]
    internal static IEnumerable<Fault> TargetsEndWithTheProject(CheckContext context)
    {
        if (context.Forms is not [var form, ..] || form.Number("to") - form.Number("from") >= FiveYears - 1
            || form.Number("to") is null || context.Reading.Indicators.FirstOrDefault(i => i is
                { Horizon: Horizon.LongTerm, IsProject: true } && i.Name.Contains("五年", StringComparison.Ordinal))
                is not { } five) yield break;
        yield return new Fault($"项目“{form.Name}”{form["from"]} 年起、{form["to"]} 年止，长期指标却写“{five.Name}”。",
            [form.Place("终止年度"), new FindingPlace(five.At, five.Name, five.Form)], "请使目标的期限不超过项目的终止年。");
    }

    /// <summary>项目表与申报表.</summary>
    [Check("B24")]
    internal static IEnumerable<Fault> BudgetsAreThoseOfTheProjectTable(CheckContext context)
    {
        var rows = ProjectRows.Of(context);
        foreach (var form in context.Forms.Where(f => f.Number("year") is not null))
        {
            if (rows.Named(form.Name) is not [{ } same]
                || Math.Abs(same.Total.Value - (long)(form.Number("year")!.Value * same.Total.UnitFen)) < same.Total.Step)
                continue;
            yield return new Fault(
                $"项目“{form.Name}”当年预算 {form["year"]}，项目支出表为 {FigureText.Printed(same.Total)}。",
                [form.Place("项目当年预算"), CheckContext.PlaceOf(same.Total)], "请统一为批复的预算。")
            {
                Item = form.Name, IsWeak = true, IsOfValues = true,
            };
        }
    }

    /// <summary>项目名一致: the only project of the same money has another name.</summary>
    [Check("H01")]
    internal static IEnumerable<Fault> NamesAreThoseOfTheProjectTable(CheckContext context)
    {
        var rows = ProjectRows.Of(context);
        foreach (var form in context.Forms.Where(f => f.Number("year") is not null))
        {
            if (!rows.Named(form.Name).IsEmpty || rows.OfAmount(form.Number("year")!.Value) is not [{ } other]) continue;
            yield return new Fault($"项目支出表的“{other.Row.Label}”，申报表写作“{form.Name}”。",
                [form.Place(form.Name), context.PlaceOf(context.Table(FormRole.Projects)!, other.Row, other.Row.Label)],
                "请统一项目名称。") { Item = $"“{form.Name}”" };
        }
    }

    private static List<(SourceTable Table, string Text)> Details(CheckContext context) => context.Forms.IsEmpty ? []
        : [.. context.Disclosure.Source.Tables.Where(t => t.Cells.Any(c => c.Text.Contains('测', StringComparison.Ordinal)))
            .Select(t => (Table: t, Text: DeclarationForm.Compact(t)))
            .Where(p => p.Text.Contains("项目活动", StringComparison.Ordinal)
                && p.Text.Contains("测算", StringComparison.Ordinal))];

    /// <summary>类级项目明细.</summary>
    [Check("D07")]
    internal static IEnumerable<Fault> DetailsAreListedToTheSection(CheckContext context)
    {
        var classes = Details(context).SelectMany(d => context.Pattern("form-class-only").Matches(d.Text)
            .Select(_ => d.Table)).ToList();
        if (classes.Count < FewestClasses) yield break;
        yield return new Fault($"项目支出明细测算有 {classes.Count} 行的经济分类只写到类。",
            [.. classes.Distinct().Select(t => context.PlaceOf(t))], "请把明细的经济分类写到款。");
    }

    /// <summary>采购明细.</summary>
    [Check("H10")]
    internal static IEnumerable<Fault> PurchasesAreListed(CheckContext context)
    {
        var details = Details(context);
        if (context.Forms.IsEmpty || context.Procurement is not { Value: > 0 } bought
            || details.Count < context.Forms.Length
            || !details.TrueForAll(d => context.Pattern("form-no-goods").IsMatch(d.Text))) yield break;
        yield return new Fault($"政府采购预算 {bought.Text}，各项目的采购明细都是空的。",
            [.. details.Select(d => context.PlaceOf(d.Table, "项目采购"))], "请填采购品名、数量、金额。");
    }
}

/// <summary>整体绩效目标申报表.</summary>
internal static class WholeForms
{
    private const decimal Rounding = 0.02m;
    private const decimal ShareRounding = 0.15m;

    private static FindingPlace Place(CheckContext context, string words) =>
        context.PlaceOf(context.WholeForm!.Table, words, "整体绩效目标申报表");

    /// <summary>占比合计.</summary>
    [Check("A27")]
    internal static IEnumerable<Fault> SharesComeToAll(CheckContext context)
    {
        if (context.WholeForm is not { } form || form.Parts.Sum(p => p.Share) is var sum && Math.Abs(sum - 100)
            <= Math.Max(ShareRounding, 0.5m * form.Parts.Count(p => p.Share.Scale == 0))) yield break;
        yield return new Fault($"各占比合 {sum}%，不是 100%。", Place(context, "占比"), "请核对各占比。") { IsOfValues = true };
    }

    /// <summary>占比=部分/总.</summary>
    [Check("A28")]
    internal static IEnumerable<Fault> SharesAreOfTheAmounts(CheckContext context) =>
        context.WholeForm is not { Totals: [_, { Amount: > 0 } total] } form ? [] : form.Parts
            .Select(p => (Part: p, Due: Math.Round(p.Amount * 100 / total.Amount, p.Share.Scale, MidpointRounding.AwayFromZero)))
            .Where(p => p.Due != p.Part.Share).Select(p => new Fault(
                $"{p.Part.Name}占比印作 {p.Part.Share}%，应为 {p.Due}%。", Place(context, p.Part.Name), "请按金额重算占比。",
                $"{p.Due}%") { IsWeak = true, IsOfValues = true });

    /// <summary>近两年收支合计.</summary>
    [Check("A29")]
    internal static IEnumerable<Fault> PriorYearsAddUp(CheckContext context) => context.WholeForm is not { } form ? []
        : Enumerable.Range(0, 2).Select(y => (Year: form.Years[y], Sum: form.Parts.Sum(p => p.Prior[y]),
                Total: form.Totals[1].Prior[y])).Where(p => Math.Abs(p.Sum - p.Total) > Rounding)
            .Select(p => new Fault($"{p.Year} 年三行合 {p.Sum}，合计印作 {p.Total}。", Place(context, "近两年收支金额"),
                "请核对该年各行与合计。", p.Sum.ToString(CultureInfo.InvariantCulture)) { IsOfValues = true });

    /// <summary>近两年口径.</summary>
    [Check("C11")]
    internal static IEnumerable<Fault> PriorYearsAreTheTwoBefore(CheckContext context)
    {
        if (context.WholeForm is not { } form || context.Disclosure.Year is not { } year
            || form.Years.Order().SequenceEqual([year - 2, year - 1])) yield break;
        yield return new Fault(
            $"“近两年”写 {form.Years[0]}、{form.Years[1]} 年，{year} 年预算的前两年是 {year - 2}、{year - 1} 年。",
            Place(context, "近两年收支金额"), "请改为预算年的前两年。");
    }

    /// <summary>收支差.</summary>
    [Check("C12")]
    internal static IEnumerable<Fault> PriorYearsBalance(CheckContext context)
    {
        if (context.WholeForm is not { Totals: [var revenue, var spent] } form) yield break;
        var gaps = revenue.Prior.Zip(spent.Prior, (r, s) => r - s).ToList();
        if (gaps.TrueForAll(g => g == 0)) yield break;
        yield return new Fault($"近两年收入减支出为 {gaps[0]:0.00}（{form.Years[0]} 年）、{gaps[1]:0.00}（{form.Years[1]} 年），"
            + "没有说明结转。", Place(context, "近两年收支金额"), "请说明收支之差的去向。");
    }

    /// <summary>整体表与各表.</summary>
    [Check("B27")]
    internal static IEnumerable<Fault> TheWholeIsThatOfTheTables(CheckContext context)
    {
        if (context.WholeForm is not { } form || context.Table(FormRole.RevenueExpenditure) is not { } table) yield break;
        var totals = context.Statements(table).Where(f => f is { IsOwn: true, Value: > 0 }
            && CheckContext.Code(f, Dimension.Side) == "expenditure"
            && CheckContext.Code(f, Dimension.Function).Length == 0).ToList();
        var printed = form.Totals[1].Amount;
        if (totals.Count == 0 || totals.Exists(f => (long)(printed * 1_000_000) == f.Value)) yield break;
        yield return new Fault(
            $"整体表支出合计 {printed} 万元，{table.Title}没有这个支出总数（{FigureText.Printed(totals[0])}）。",
            [Place(context, "合计"), CheckContext.PlaceOf(totals[0])], "整体表各数请按预算表填。") { IsWeak = true, IsOfValues = true };
    }
}
