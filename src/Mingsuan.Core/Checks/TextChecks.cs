using System.Globalization;
using System.Text.RegularExpressions;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Forms;

namespace Mingsuan.Core.Checks;

/// <summary>文字说明审核: reasons of changes, years, what is said of cars, goods and assets.</summary>
internal static partial class TextChecks
{
    // Both together: a tenth of a small sum, or half a million of a large one, is no large change.
    private const long LargeGrowth = 100_000;
    private const long LargeChange = 50_000_000;
    private const string AllThree = "30212+30217+30231+30913+31013";

    public static IEnumerable<Finding> Check(CheckContext context)
    {
        if (!context.HasText) return [];
        return Unexplained(context).Concat(Purchased(context)).Concat(Targets(context))
            .Concat(Vehicles(context)).Concat(FinalCounts(context)).Concat(Assets(context))
            .Concat(UnitCounts(context));
    }

    /// <summary>国有资产一节是否写了截止日.</summary>
    public static bool HasAssetDate(CheckContext context) => AssetDates(context).Any();

    /// <summary>文中是否写了车辆数.</summary>
    public static bool HasVehicles(CheckContext context) => Cars().IsMatch(context.AllText);

    private static IEnumerable<Finding> Unexplained(CheckContext context)
    {
        var figures = context.Disclosure.Statements;
        var changes = figures.Where(f => f is { Table: < 0, IsChange: true, Selector: not null, Value: not 0 }
            && f.Paragraph >= 0 && !Reason().IsMatch(context.Around(f))).ToList();
        foreach (var change in changes)
        {
            var three = CheckContext.Code(change, Dimension.Economic);
            var where = context.Paragraphs[change.Paragraph].Text;
            if (three == AllThree)
            {
                if (change.Value < 0 || Reason().IsMatch(Section(context, change.Paragraph))) continue;
                yield return Say(context, "C09", change, "“三公”经费比上年增加，没有说明原因");
            }
            else if (where.Contains("机关运行经费", StringComparison.Ordinal))
            {
                yield return Say(context, "C10", change, "机关运行经费有增减，没有说明原因");
            }
            else if (Math.Abs(change.Value) >= LargeChange && figures.Any(f => f.IsGrowth
                && f.Paragraph == change.Paragraph && f.Selector?.Key == change.Selector!.Key
                && Math.Abs(f.Value) >= LargeGrowth))
            {
                yield return Say(context, "C07", change, "增减较大，没有说明原因");
            }
        }
    }

    // The items below the total may each say why.
    private static string Section(CheckContext context, int paragraph) =>
        string.Join('\n', context.Paragraphs.Skip(paragraph).Take(6)
            .TakeWhile(p => !Claims.SourceText.IsHeading(p.Text)).Select(p => p.Text));

    private static Finding Say(CheckContext context, string id, Statement figure, string words) =>
        context.Finding(id, $"{figure.Name}：{words}。", CheckContext.PlaceOf(figure), "请写明主要原因。",
            severity: Severity.Warning);

    private static IEnumerable<Finding> Purchased(CheckContext context)
    {
        for (var i = 0; i < context.Paragraphs.Length; i++)
        {
            var heading = context.Paragraphs[i];
            if (!PurchasedHeading().IsMatch(heading.Text)) continue;
            var body = string.Join('\n', context.Paragraphs.Skip(i + 1).Take(2).Select(p => p.Text));
            if (body.Length == 0 || Told().IsMatch(body)) continue;
            yield return context.Finding("E13", "政府购买服务一节没有写金额，也没有写明没有安排。",
                new FindingPlace(heading.At(0, heading.Text.Length), heading.Text, "正文"),
                "请写明金额，没有的写明没有。");
        }
    }

    private static IEnumerable<Finding> Targets(CheckContext context)
    {
        var projects = context.Table(FormRole.Projects)?.Rows.Count(r => r.Node is { Code.Length: > 14 }
            || r.Code.Length > 14) ?? 0;
        if (projects == 0) yield break;
        foreach (var paragraph in context.Body)
        {
            if (TargetCount().Match(paragraph.Text) is not { Success: true } match) continue;
            if (Number(match.Groups["n"].Value) is not { } count || count <= projects) continue;
            yield return context.Finding("E15",
                $"文中设了 {count} 个项目的绩效目标，项目支出表只有 {projects} 个项目。",
                new FindingPlace(paragraph.At(match.Index, match.Length), match.Value, "正文"),
                    "请核对设目标的项目数。");
        }
    }

    /// <summary>数字或一到九十九; null when it is neither.</summary>
    internal static int? Number(string text)
    {
        if (int.TryParse(text, CultureInfo.InvariantCulture, out var n)) return n;
        var at = text.IndexOf('十', StringComparison.Ordinal);
        if (at < 0) return Digit(text);
        var tens = at == 0 ? 1 : Digit(text[..at]);
        var ones = at == text.Length - 1 ? 0 : Digit(text[(at + 1)..]);
        return (tens * 10) + ones;
    }

    private static int? Digit(string text) =>
        "零一二三四五六七八九".IndexOf(text == "两" ? "二" : text, StringComparison.Ordinal) is var i and > 0
            ? i : null;

    private static IEnumerable<Finding> Vehicles(CheckContext context)
    {
        var cars = Cars().Matches(context.AllText);
        if (cars.Count == 0 || cars.Any(m => m.Groups["n"].Value != "0")) yield break;
        if (Item(context, "30231") is not { Value: > 0 } running) yield break;
        yield return context.Finding("J02",
            $"公务用车运行费 {FigureText.Printed(running)}，文中车辆却是 0 辆。", CheckContext.PlaceOf(running),
            "请核对车辆数与运行费。");
    }

    private static IEnumerable<Finding> FinalCounts(CheckContext context)
    {
        if (context.Disclosure.Kind != DisclosureKind.FinalAccounts) yield break;
        if (Item(context, "30217") is { Value: > 0 } reception && !Batches().IsMatch(context.AllText))
        {
            yield return context.Finding("J04", "有公务接待费，没有写接待的批次与人次。",
                CheckContext.PlaceOf(reception), "请写明接待批次与人次。", severity: Severity.Note);
        }
        if (Item(context, "30212") is { Value: > 0 } travel && !Groups().IsMatch(context.AllText))
        {
            yield return context.Finding("J05", "有因公出国（境）费，没有写团组数与人数。",
                CheckContext.PlaceOf(travel), "请写明团组数与人数。", severity: Severity.Note);
        }
    }

    // 下列5个预算单位: as many as the tables by units list.
    private static IEnumerable<Finding> UnitCounts(CheckContext context)
    {
        var counts = CodeChecks.UnitTables(context)
            .Select(t => (Table: t, Count: CodeChecks.UnitsOf(t))).ToList();
        if (counts.Count == 0 || counts.Exists(c => c.Count != counts[0].Count)) yield break;
        foreach (var paragraph in context.Body)
        {
            if (UnitCount().Match(paragraph.Text) is not { Success: true } match) continue;
            if (Number(match.Groups["n"].Value) is not { } said || said == counts[0].Count) continue;
            var table = counts[0].Table;
            yield return context.Finding("N07",
                $"文中说“{match.Value}”，{table.Title}列了 {counts[0].Count} 个单位。",
                [new FindingPlace(paragraph.At(match.Index, match.Length), match.Value, "正文"),
                    new FindingPlace(table.Table.At, table.Title, table.Title)],
                "请核对单位数，与各表一致。", $"{counts[0].Count}个", Severity.Warning);
        }
    }

    private static Statement? Item(CheckContext context, string code) =>
        context.Table(FormRole.ThreePublic) is not { } table ? null : context.Statements(table)
            .FirstOrDefault(f => f.IsOwn && CheckContext.Code(f, Dimension.Economic) == code);

    private static IEnumerable<Finding> Assets(CheckContext context)
    {
        if (context.Disclosure.Year is not { } year) yield break;
        var due = context.Disclosure.Kind == DisclosureKind.FinalAccounts ? year : year - 1;
        foreach (var (paragraph, match) in AssetDates(context))
        {
            var printed = int.Parse(match.Groups["y"].Value, CultureInfo.InvariantCulture);
            if (printed == due) continue;
            yield return context.Finding("K08", $"国有资产写截至 {printed} 年末，应为 {due} 年末。",
                new FindingPlace(paragraph.At(match.Index, match.Length), match.Value, "正文"),
                $"请改为 {due} 年末的数。",
                $"{due}年12月31日");
        }
    }

    private static IEnumerable<(SourceParagraph Paragraph, Match Match)> AssetDates(CheckContext context)
    {
        var isAssets = false;
        foreach (var paragraph in context.Body)
        {
            if (paragraph.Text.Contains("国有资产", StringComparison.Ordinal)) isAssets = true;
            else if (Claims.SourceText.IsHeading(paragraph.Text)) isAssets = false;
            if (isAssets && YearEnd().Match(paragraph.Text) is { Success: true } match) yield return (paragraph, match);
        }
    }

    [GeneratedRegex("原因|由于|因为|主要(是|为|系|用于)|(?<!境|公)因(?!公)|新增|调整|用于|压减|落实", RegexOptions.None, 10_000)]
    private static partial Regex Reason();

    [GeneratedRegex("^[（(]?[一二三四五六七八九十0-9]{1,2}[)）]?[、.]?\\s*政府购买服务[^，。]{0,12}$", RegexOptions.None, 10_000)]
    private static partial Regex PurchasedHeading();

    [GeneratedRegex("[0-9]|没有|无|未|不涉及", RegexOptions.None, 10_000)]
    private static partial Regex Told();

    [GeneratedRegex("(设置|编报|编制|填报|设定|申报|设立|制定)[^。；]{0,24}?(?<n>[0-9]{1,3}|[一两二三四五六七八九十]{1,3})\\s?个(一级)?项目(支出)?(的)?(预算)?绩效目标|(?<![0-9一二三四五六七八九十])(?<n>[0-9]{1,3}|[一两二三四五六七八九十]{1,3})\\s?个(一级)?项目(支出)?(均|全部|都|同步)?(已)?(设置|编报|编制|填报|设定|申报|设立|制定)(了|有)?[^。；，]{0,4}绩效目标|(设置|编报|编制|填报|设定|申报|设立|制定)(了)?(预算|项目)?(支出)?绩效目标的(一级)?项目(支出)?(共|共有|共计|有|为)?\\s?(?<n>[0-9]{1,3}|[一两二三四五六七八九十]{1,3})\\s?个(?!，涉及)|对\\s?(?<n>[0-9]{1,3}|[一两二三四五六七八九十]{1,3})\\s?个(一级)?项目(支出)?(实行|实施)(了)?(预算)?绩效目标管理", RegexOptions.None, 10_000)]
    private static partial Regex TargetCount();

    [GeneratedRegex("(车辆|用车|保有量|轿车)[^。；，、]{0,12}?(?<![0-9.])(?<n>[0-9]+)\\s?辆", RegexOptions.None, 10_000)]
    private static partial Regex Cars();

    [GeneratedRegex("批次|人次|[0-9]\\s?批", RegexOptions.None, 10_000)]
    private static partial Regex Batches();

    [GeneratedRegex("团组|[0-9]\\s?个团|人次", RegexOptions.None, 10_000)]
    private static partial Regex Groups();

    [GeneratedRegex("(下列|以下|纳入[^。；]{0,24}(编报|编制|公开)[^。；]{0,16}(包括|共|有))(共|有)?\\s*(?<n>[0-9]{1,3}|[一二三四五六七八九十]{1,3})\\s*个(基层)?(预算)?单位", RegexOptions.None, 10_000)]
    private static partial Regex UnitCount();

    [GeneratedRegex("(截[至止]|(?<![自从起由截])至)\\s?(?<y>20[0-9]{2})\\s?年(\\s?12\\s?月\\s?31\\s?日|末|底)", RegexOptions.None, 10_000)]
    private static partial Regex YearEnd();
}
