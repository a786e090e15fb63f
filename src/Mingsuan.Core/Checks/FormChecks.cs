using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Mingsuan.Core.Claims;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Forms;
using Mingsuan.Core.Performance;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Core.Checks;

/// <summary>项目申报表审核: what its boxes must hold, and the project table beside it.</summary>
internal static partial class FormChecks
{
    public static IEnumerable<Finding> Check(CheckContext context, PerformanceReading reading)
    {
        var forms = context.Declarations;
        var rows = ProjectRows.Of(context);
        return Boxes(context, forms).Concat(forms.SelectMany(f => Money(context, f)
                .Concat(Years(context, f, reading)).Concat(Beside(context, f, rows))))
            .Concat(Details(context, forms)).Concat(WholeFormChecks.Check(context));
    }

    private static IEnumerable<Finding> Boxes(CheckContext context, ImmutableArray<DeclarationForm> forms) =>
        Some(context, "H02", forms.Where(f => f.Code.Length == 0 && CodeChecks.ProjectRows(context).Any()),
            "没有填项目编码，项目支出表有", "请填上项目编码。")
        .Concat(Some(context, "H06", forms.Where(f => f.Priors is { Length: 0 } && !NewProject().IsMatch(f.Attribute)),
            "没有填前两年预算及变动情况", "请填前两年预算与变动情况，新增项目写明没有。"))
        .Concat(Some(context, "H11", forms.Where(f => f.Reason is { Length: < 5 }), "没有写申请理由",
            "请写明申请的理由和政策依据。"))
        .Concat(Some(context, "H03", forms.Where(f => IsOpen(f.Attribute, "持续性项目", "新增项目")
            || IsOpen(f.Class, "其他运转类", "特定目标类")), "项目属性或支出项目类别没有勾选，各选项都印着",
            "请勾选其中一项。"));

    // All options printed and none of them marked.
    private static bool IsOpen(string text, params string[] options) =>
        Array.TrueForAll(options, o => text.Contains(o, StringComparison.Ordinal)) && !Mark().IsMatch(text);

    private static IEnumerable<Finding> Some(
        CheckContext context, string id, IEnumerable<DeclarationForm> forms, string words, string hint)
    {
        var all = forms.ToList();
        if (all.Count == 0) yield break;
        var severity = context.Rulebook.Catalogue[id].Severity;
        yield return context.Finding(id,
            $"项目“{all[0].Name}”{(all.Count > 1 ? $"等 {all.Count} 个项目" : "")}的申报表{words}。",
            all.Select(f => f.Place(f.Name)), hint, severity: severity == Severity.Error ? Severity.Warning : severity);
    }

    private static IEnumerable<Finding> Money(CheckContext context, DeclarationForm form)
    {
        var isSheet = context.IsSheet(form.Table);
        if (!isSheet && form is { Total: { } total, Year: { } year } && total < year)
        {
            yield return context.Finding("H04", $"项目“{form.Name}”总预算 {total} 小于当年预算 {year}。",
                form.Place("项目总预算"), "请核对总预算。");
        }
        var sources = form.Sources.ToList();
        if (sources.Count == 0) yield break;
        if (form.Funds is null)
        {
            yield return context.Finding("H09", $"项目“{form.Name}”的资金来源有分项，没有合计。",
                form.Place("资金来源"), "请填上合计。");
        }
        if (!isSheet && form.Year is { } due && sources.Sum() != due)
        {
            yield return context.Finding("B26", $"项目“{form.Name}”各资金来源合 {sources.Sum()}，当年预算 {due}。",
                form.Place("资金来源"), "请核对资金来源各行。", due.ToString(CultureInfo.InvariantCulture),
                Severity.Warning);
        }
    }

    private static IEnumerable<Finding> Years(
        CheckContext context, DeclarationForm form, PerformanceReading reading)
    {
        if (form is not { Start: { } start, End: { } end } || context.Disclosure.Year is not { } year) yield break;
        if (start > year || end < year)
        {
            yield return context.Finding("H05", $"项目“{form.Name}”起止 {start}–{end} 年，不含预算年 {year}。",
                form.Place("起始年度"), "请核对起止年度。");
        }
        if (end - start >= 4 || !ReferenceEquals(form, context.Declarations[0])) yield break;
        var five = reading.Indicators.FirstOrDefault(i => i is { Horizon: Horizon.LongTerm, IsProject: true }
            && i.Name.Contains("五年", StringComparison.Ordinal));
        if (five is null) yield break;
        yield return context.Finding("G22",
            $"项目“{form.Name}”{start} 年起、{end} 年止，长期指标却写“{five.Name}”。",
            [form.Place("终止年度"), new FindingPlace(five.At, five.Name, five.Form)],
            "请使目标的期限不超过项目的终止年。");
    }

    // The row of the project table of the same name, or else the only one of the same money.
    private static IEnumerable<Finding> Beside(CheckContext context, DeclarationForm form, ProjectRows rows)
    {
        if (context.Table(FormRole.Projects) is not { } table || form.Year is not { } year) yield break;
        // The unit's name may stand in a column of its own and be read with the project's.
        var named = rows.Named(CodeChecks.Plain(form.Name));
        if (named is [{ } same])
        {
            var difference = same.Total.Value - ProjectRows.Amount(year, same.Total);
            if (Math.Abs(difference) < same.Total.Step || context.IsSheet(form.Table)) yield break;
            yield return context.Finding("B24",
                $"项目“{form.Name}”当年预算 {year}，项目支出表为 {FigureText.Printed(same.Total)}。",
                [form.Place("项目当年预算"), CheckContext.PlaceOf(same.Total)], "请统一为批复的预算。",
                severity: Severity.Warning);
            yield break;
        }
        if (named.Length > 0 || rows.OfAmount(year) is not [{ } other]) yield break;
        yield return context.Finding("H01",
            $"项目支出表的“{other.Row.Label}”，申报表写作“{form.Name}”。",
            [form.Place(form.Name), new FindingPlace(other.Row.At, other.Row.Label, table.Title)], "请统一项目名称。",
            severity: Severity.Warning);
    }

    private static IEnumerable<Finding> Details(
        CheckContext context, ImmutableArray<DeclarationForm> forms)
    {
        if (forms.Length == 0) yield break;
        var details = context.Disclosure.Source.Tables
            .Where(t => t.Cells.Any(c => c.Text.Contains('测', StringComparison.Ordinal)))
            .Select(t => (Table: t, Text: Text(t)))
            .Where(p => p.Text.Contains("项目活动", StringComparison.Ordinal)
                && p.Text.Contains("测算", StringComparison.Ordinal)).ToList();
        var classes = details.SelectMany(d => ClassName().Matches(d.Text).Select(_ => d.Table)).ToList();
        if (classes.Count > 2)
        {
            yield return context.Finding("D07", $"项目支出明细测算有 {classes.Count} 行的经济分类只写到类。",
                classes.Distinct().Select(t => new FindingPlace(t.At, t.Title, t.Title)), "请把明细的经济分类写到款。");
        }
        if (context.Procurement is not { Value: > 0 } bought || details.Count < forms.Length
            || !details.TrueForAll(d => NoGoods().IsMatch(d.Text))) yield break;
        yield return context.Finding("H10",
            $"政府采购预算 {bought.Text}，各项目的采购明细都是空的。",
            details.Select(d => new FindingPlace(d.Table.At, "项目采购", d.Table.Title)), "请填采购品名、数量、金额。");
    }

    private static string Text(SourceTable table) =>
        string.Concat(table.Cells.Select(c => SourceText.Compact(c.Text)));

    [GeneratedRegex("[☑√✓✔■☒●◉]", RegexOptions.None, 10_000)]
    private static partial Regex Mark();

    [GeneratedRegex("新增项目[☑√✓✔■☒●◉]|^新增项目$|^[□☐][^□☐]*[☑√✓✔■☒●◉]新增项目", RegexOptions.None, 10_000)]
    private static partial Regex NewProject();

    [GeneratedRegex("(?<!其他)(商品和服务支出|工资福利支出|对个人和家庭的补助|资本性支出)", RegexOptions.None, 10_000)]
    private static partial Regex ClassName();

    [GeneratedRegex("项目采购品名数量金额(项目绩效|$)", RegexOptions.None, 10_000)]
    private static partial Regex NoGoods();
}
