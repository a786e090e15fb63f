using System.Globalization;
using System.Text.RegularExpressions;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Forms;
using Mingsuan.Core.Performance;
using Mingsuan.Core.Rules.Codes;

namespace Mingsuan.Core.Rules.Targets;

/// <summary>绩效目标表的资金与文字里的实物量: a part is not more than its whole, forms add up to the text.</summary>
internal static class ProjectMoneys
{
    private const long FenPerTenThousand = 1_000_000;
    private const string Section = "绩效目标设置情况";

    [Check("H09")]
    internal static IEnumerable<Fault> PartsAreWithinTheTotal(CheckContext context)
    {
        foreach (var side in ProjectForm.Read(context.Disclosure.Source)
            .SelectMany((f, i) => f.Moneys.GroupBy(m => (Form: i, m.Side))))
        {
            if (side.FirstOrDefault(m => m.IsTotal) is not { } total) continue;
            foreach (var part in side.Where(m => !m.IsTotal && m.Fen > total.Fen))
            {
                yield return new Fault($"项目申报表的“{part.Label}”{part.Cell.Text} 大于“{total.Label}”"
                    + $"{total.Cell.Text}，其中的一项不能大于总额。",
                    [Place(context, part), Place(context, total)], "请核对后改正其中一个数。")
                {
                    Expected = total.Cell.Text, IsWeak = true,
                };
            }
        }
    }

    private static FindingPlace Place(CheckContext context, ProjectMoney money) =>
        context.PlaceOf(money.Table, money.Cell, where: money.Label);

    // 甲8013平方米（其中乙7998平方米，丙105平方米）: the parts come to more than the whole.
    [Check("H09")]
    internal static IEnumerable<Fault> QuantitiesAddUp(CheckContext context)
    {
        foreach (var (paragraph, match) in context.Matches("whole-with-parts"))
        {
            var (unit, whole) = (match.Groups["u"].Value, Number(match.Groups["w"]));
            var sum = match.Groups["p"].Captures.Sum(Number);
            if (match.Groups["p"].Captures.Count < 2 || sum <= whole) continue;
            yield return new Fault(string.Create(CultureInfo.InvariantCulture,
                $"“{match.Value}”：其中各项合计 {sum:0.##}{unit}，大于总数 {whole:0.##}{unit}。"),
                CheckContext.PlaceOf(paragraph, match.Groups["w"]), "请核对总数与各项。",
                string.Create(CultureInfo.InvariantCulture, $"{sum:0.##}{unit}")).Weak;
        }
    }

    private static decimal Number(Capture words) => decimal.Parse(words.Value, CultureInfo.InvariantCulture);

    /// <summary>绩效句: as many forms as the text counts projects; then their money is the money the text
    /// tells.</summary>
    [Check("E15")]
    internal static IEnumerable<Fault> FormsComeToWhatTheTextTells(CheckContext context)
    {
        foreach (var (paragraph, match) in context.Matches("targets-counted").Take(1))
        {
            var (count, money) = (match.Groups["n"], match.Groups["m"]);
            if (PrintedNumber.Parse(money.Value) is not { } told) yield break;
            var ((value, step), said) = (told.On(FenPerTenThousand), (int)Number(count));
            var forms = ProjectForm.Read(context.Disclosure.Source).Select(f => f.ThisYear).OfType<ProjectMoney>()
                .ToList();
            if (forms.Count == 0 || forms.Count != said)
            {
                if (InTable(context, paragraph, (count, money), (said, value, step)) is { } listed) yield return listed;
                yield break;
            }
            var sum = forms.Sum(m => m.Fen);
            if (Math.Abs(sum - value) <= step + forms.Sum(m => m.Step) / 2) yield break;
            var expected = (sum / (decimal)FenPerTenThousand).ToString("0.00", CultureInfo.InvariantCulture);
            yield return new Fault($"文中 {count.Value} 个项目涉及资金 {money.Value}万元，"
                + $"后附 {forms.Count} 张申报表的资金合计 {expected}万元，两者不一致。",
                [CheckContext.PlaceOf(paragraph, money, Section), .. forms.Select(m => Place(context, m))],
                "请核对各项目的金额与文中的合计。") { Expected = expected + "万元", IsWeak = true, IsOfValues = true };
        }
    }

    // All the projects of the table, when either their number or their money is what the text tells.
    private static Fault? InTable(CheckContext context, SourceParagraph paragraph, (Group Count, Group Money) printed,
        (int Count, long Value, long Step) said)
    {
        var count = context.ProjectRows.Count();
        if (count == 0 || context.Statements(context.Table(FormRole.Projects)!).FirstOrDefault(f =>
            f is { IsOwn: true, IsBlank: false } && f.Row.Contains("合计", StringComparison.Ordinal))
            is not { } total) return null;
        var isSame = Math.Abs(total.Value - said.Value) <= Math.Max(said.Step, total.Step);
        if (isSame == (count == said.Count)) return null;
        return new Fault($"文中写绩效目标的项目 {said.Count} 个、资金 {printed.Money.Value}万元，"
            + $"{total.Where}有 {count} 个项目、合计 {FigureText.Printed(total)}，两者不一致。",
            [CheckContext.PlaceOf(paragraph, isSame ? printed.Count : printed.Money, Section),
                CheckContext.PlaceOf(total)],
            "请核对设绩效目标的项目数与金额。")
        {
            Expected = isSame ? $"{count}个"
                : FigureText.Like(total with { Table = -1, UnitFen = FenPerTenThousand }, total.Value),
            IsWeak = true,
        };
    }

    // No more projects have targets than there are.
    [Check("E15")]
    internal static IEnumerable<Fault> TargetsAreOfTheProjects(CheckContext context)
    {
        var projects = context.Table(FormRole.Projects)?.Rows.Count(r => r.Node is { Code.Length: > 14 }
            || r.Code.Length > 14) ?? 0;
        if (projects == 0 || !context.HasText) yield break;
        foreach (var (paragraph, match) in context.Matches("target-count", context.Body))
        {
            if (Likeness.Number(match.Groups["n"].Value) is not { } count || count <= projects) continue;
            yield return new Fault($"文中设了 {count} 个项目的绩效目标，项目支出表只有 {projects} 个项目。",
                CheckContext.PlaceOf(paragraph, match), "请核对设目标的项目数。").Weak;
        }
    }
}
