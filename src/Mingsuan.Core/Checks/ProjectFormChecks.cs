using System.Globalization;
using System.Text.RegularExpressions;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Forms;
using Mingsuan.Core.Performance;
using Mingsuan.Core.Repair;

namespace Mingsuan.Core.Checks;

/// <summary>项目申报表的资金与文字里的实物量: a part is not more than its whole, forms add up to the text.</summary>
internal static partial class ProjectFormChecks
{
    private const long FenPerTenThousand = 1_000_000;

    public static IEnumerable<Finding> Check(CheckContext context, RepairResult repaired)
    {
        var forms = ProjectForm.Read(context.Disclosure.Source);
        return forms.SelectMany(f => Parts(context, f)).Concat(Total(context, [.. forms], repaired))
            .Concat(Sums(context));
    }

    private static IEnumerable<Finding> Parts(CheckContext context, ProjectForm form)
    {
        foreach (var side in form.Moneys.GroupBy(m => m.Side))
        {
            if (side.FirstOrDefault(m => m.IsTotal) is not { } total) continue;
            foreach (var part in side.Where(m => !m.IsTotal && m.Fen > total.Fen))
            {
                yield return context.Finding("H09",
                    $"项目申报表的“{part.Label}”{part.Cell.Text} 大于“{total.Label}”{total.Cell.Text}，"
                        + "其中的一项不能大于总额。",
                    [new FindingPlace(part.Cell.At, part.Cell.Text, part.Label),
                        new FindingPlace(total.Cell.At, total.Cell.Text, total.Label)],
                    "请核对后改正其中一个数。", total.Cell.Text);
            }
        }
    }

    // As many forms as the text counts projects: then their money is the money the text tells.
    private static IEnumerable<Finding> Total(
        CheckContext context, List<ProjectForm> forms, RepairResult repaired)
    {
        foreach (var paragraph in context.Paragraphs)
        {
            if (Counted().Match(paragraph.Text) is not { Success: true } match) continue;
            var moneys = forms.Select(f => f.ThisYear).OfType<ProjectMoney>().ToList();
            if (PrintedNumber.Parse(match.Groups["m"].Value) is not { } told) yield break;
            var (value, step) = told.On(FenPerTenThousand);
            if (moneys.Count == 0 || moneys.Count != Whole(match.Groups["n"].Value))
            {
                if (InTable(context, paragraph, match, value, step) is { } listed) yield return listed;
                yield break;
            }
            // What a correction has put right is told there.
            var right = Corrected(context, repaired);
            var sum = moneys.Sum(m => right.GetValueOrDefault(m.Cell.At, m.Fen));
            if (Math.Abs(sum - value) <= step + moneys.Sum(m => m.Step) / 2) yield break;
            var expected = (sum / (decimal)FenPerTenThousand).ToString("0.00", CultureInfo.InvariantCulture);
            var group = match.Groups["m"];
            yield return context.Finding("E15",
                $"文中 {match.Groups["n"].Value} 个项目涉及资金 {group.Value}万元，"
                    + $"后附 {moneys.Count} 张申报表的资金合计 {expected}万元，两者不一致。",
                moneys.Select(m => new FindingPlace(m.Cell.At, m.Cell.Text, m.Label))
                    .Prepend(new FindingPlace(paragraph.At(group.Index, group.Length), group.Value,
                        "绩效目标设置情况")),
                "请核对各项目的金额与文中的合计。", expected + "万元");
            yield break;
        }
    }

    // All the projects of the table, when either their number or their money is what the text tells.
    private static Finding? InTable(
        CheckContext context, SourceParagraph paragraph, Match match, long value, long step)
    {
        var rows = CodeChecks.ProjectRows(context).ToList();
        if (rows.Count == 0 || context.Table(FormRole.Projects) is not { } table) return null;
        var total = context.Statements(table).FirstOrDefault(f => f is { IsOwn: true, IsBlank: false }
            && f.Row.Contains("合计", StringComparison.Ordinal));
        if (total is null) return null;
        var (count, said) = (rows.Count, Whole(match.Groups["n"].Value));
        var isSame = Math.Abs(total.Value - value) <= Math.Max(step, total.Step);
        if (isSame == (count == said)) return null;
        var (found, expected) = isSame ? (match.Groups["n"], $"{count}个")
            : (match.Groups["m"], FigureText.Like(total with { Table = -1, UnitFen = FenPerTenThousand }, total.Value));
        return context.Finding("E15",
            $"文中写绩效目标的项目 {said} 个、资金 {match.Groups["m"].Value}万元，{table.Title}有 {count} 个项目、"
                + $"合计 {FigureText.Printed(total)}，两者不一致。",
            [new FindingPlace(paragraph.At(found.Index, found.Length), found.Value, "绩效目标设置情况"),
                CheckContext.PlaceOf(total)], "请核对设绩效目标的项目数与金额。", expected, Severity.Warning);
    }

    private static Dictionary<Place, long> Corrected(CheckContext context, RepairResult repaired) =>
        repaired.ByFigure.Select(p => (context.Disclosure.Statements[p.Key].At, p.Value.Value))
            .DistinctBy(p => p.At).ToDictionary(p => p.At, p => p.Value);

    // 甲8013平方米（其中乙7998平方米，丙105平方米）: the parts come to more than the whole.
    private static IEnumerable<Finding> Sums(CheckContext context)
    {
        foreach (var paragraph in context.Paragraphs
            .Where(p => p.Text.Contains("（其中", StringComparison.Ordinal)
                || p.Text.Contains("(其中", StringComparison.Ordinal)))
        {
            foreach (Match match in WithParts().Matches(paragraph.Text))
            {
                var unit = match.Groups["u"].Value;
                if (unit.EndsWith('元')) continue;
                var parts = match.Groups["p"].Captures.Select(c => Number(c.Value)).ToList();
                var whole = Number(match.Groups["w"].Value);
                if (parts.Count < 2 || parts.Sum() <= whole) continue;
                var at = match.Groups["w"];
                yield return context.Finding("H09",
                    $"“{match.Value}”：其中各项合计 {Text(parts.Sum())}{unit}，大于总数 {Text(whole)}{unit}。",
                    new FindingPlace(paragraph.At(at.Index, at.Length), at.Value, "正文"),
                    "请核对总数与各项。", $"{Text(parts.Sum())}{unit}");
            }
        }
    }

    private static decimal Number(string text) =>
        decimal.Parse(text.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"绩效目标的项目(?:共)?(?<n>[0-9]{1,4})个，涉及(?:项目)?(?:预算|支出)?资金(?<m>[0-9,]+(?:\.[0-9]+)?)万元", RegexOptions.None, 10_000)]
    private static partial Regex Counted();

    [GeneratedRegex(@"[\u4e00-\u9fff]{2,10}?(?<w>[0-9]{1,9}(?:\.[0-9]+)?)(?<u>平方米|辆|人|个|台|套|名|家|户)[（(]其中[：:]?(?:[\u4e00-\u9fff]{1,12}?(?<p>[0-9]{1,9}(?:\.[0-9]+)?)\k<u>[，、；]?)+[)）]", RegexOptions.None, 10_000)]
    private static partial Regex WithParts();
}
