using System.Text.RegularExpressions;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Forms;

namespace Mingsuan.Core.Checks;

/// <summary>没有的话 (sentences saying that there is none of something) beside a table that has money for it.</summary>
internal static partial class NothingChecks
{
    private static readonly (string Words, FormRole Role)[] Funds =
    [
        ("政府性基金", FormRole.GovernmentFund), ("国有资本经营", FormRole.StateCapital),
    ];

    private static readonly (string Words, string[] Codes)[] ThreePublic =
    [
        ("因公出国", ["30212"]), ("公务接待", ["30217"]), ("购置", ["30913+31013", "31013", "30913"]),
        ("运行", ["30231"]),
    ];

    public static IEnumerable<Finding> Check(CheckContext context) => context.Body
        .Where(p => p.Text.Contains('没', StringComparison.Ordinal) || p.Text.Contains('无', StringComparison.Ordinal)
            || p.Text.Contains('未', StringComparison.Ordinal) || p.Text.Contains("空表", StringComparison.Ordinal))
        .SelectMany(p => OfFunds(context, p).Concat(OfThreePublic(context, p)).Concat(OfTables(context, p)));

    private static IEnumerable<Finding> OfFunds(CheckContext context, SourceParagraph paragraph)
    {
        foreach (Match match in NoFunds().Matches(paragraph.Text))
        {
            var said = Funds.Where(f => match.Value.Contains(f.Words, StringComparison.Ordinal)).ToList();
            if (said is not [{ } fund] || !IsOfThisYear(context, paragraph.Text, match.Index)) continue;
            if (context.Table(fund.Role) is not { } table || Spent(context, table) is not { } spent) continue;
            yield return context.Finding("E16",
                $"文中说“{match.Value}”，{table.Title}却有 {FigureText.Printed(spent)}（{spent.Row}）。",
                [new FindingPlace(paragraph.At(match.Index, match.Length), match.Value, "正文"),
                    CheckContext.PlaceOf(spent)], "请核对：有数就写明金额与用途，没有就把表改为空表。");
        }
    }

    private static IEnumerable<Finding> OfThreePublic(CheckContext context, SourceParagraph paragraph)
    {
        if (context.Table(FormRole.ThreePublic) is not { } table) yield break;
        foreach (Match match in NoThreePublic().Matches(paragraph.Text))
        {
            if (!IsOfThisYear(context, paragraph.Text, match.Index)) continue;
            var said = ThreePublic.Where(t => match.Value.Contains(t.Words, StringComparison.Ordinal)).ToList();
            if (said is not [{ } item]) continue;
            var paid = context.Statements(table).FirstOrDefault(f => f is { IsOwn: true, Value: > 0 }
                && item.Codes.Contains(CheckContext.Code(f, Dimension.Economic))
                && CheckContext.Code(f, Dimension.Year) == context.Year);
            if (paid is null) continue;
            yield return context.Finding("E10",
                $"文中说“{match.Value}”，{table.Title}却有 {FigureText.Printed(paid)}（{paid.Column}）。",
                [new FindingPlace(paragraph.At(match.Index, match.Length), match.Value, "正文"),
                    CheckContext.PlaceOf(paid)], "请核对：有数就写明金额，没有就把表里的数改为零。");
        }
    }

    // 表8为空表, of a table told by its number.
    private static IEnumerable<Finding> OfTables(CheckContext context, SourceParagraph paragraph)
    {
        foreach (Match match in EmptyTable().Matches(paragraph.Text))
        {
            var number = match.Groups["n"].Value;
            var named = context.Disclosure.Tables.Where(t => t.Form is not null
                && TableNumber().Match(t.Title) is { Success: true } own && own.Groups["n"].Value == number).ToList();
            if (named is not [{ } table] || Spent(context, table) is not { } filled) continue;
            yield return context.Finding("N04",
                $"文中说“{match.Value}”，{table.Title}却有数，如 {FigureText.Printed(filled)}。",
                [new FindingPlace(paragraph.At(match.Index, match.Length), match.Value, "正文"),
                    CheckContext.PlaceOf(filled)], "请核对表号，或删去空表的说明。");
        }
    }

    // Last year's nothing says nothing of this year.
    private static bool IsOfThisYear(CheckContext context, string text, int at)
    {
        var from = Math.Max(0, text.LastIndexOfAny(['。', '；'], Math.Max(0, at - 1)) + 1);
        var before = text[from..at];
        var years = Year().Matches(before).Select(m => m.Value).ToList();
        return !before.Contains("上年", StringComparison.Ordinal) && !before.Contains("去年", StringComparison.Ordinal)
            && (years.Count == 0 || years[^1] == context.Year);
    }

    private static Statement? Spent(CheckContext context, RecognisedTable table) => context.Statements(table)
        .Where(f => f is { IsOwn: true, Value: > 0 }
            && CheckContext.Code(f, Dimension.Year) == context.Year
            && CheckContext.Code(f, Dimension.Side) != "revenue")
        .MaxBy(f => f.Value);

    [GeneratedRegex("(没有|无|未)(使用|安排)?(?<f>[^，。；、没无未]{0,12}(政府性基金|国有资本经营))(预算)?(财政)?(拨款)?(安排)?的?支出", RegexOptions.None, 10_000)]
    private static partial Regex NoFunds();

    [GeneratedRegex("(因公出国[（(]境[)）](费用?|经费)?|公务接待费|公务用车(购置|运行维护|运行)费)(预算)?(没有|未|无)安排(?![^，。；]{0,8}(增|调))|(没有|未)安排(因公出国[（(]境[)）](费用?|经费)?|公务接待费|公务用车(购置|运行维护|运行)费)", RegexOptions.None, 10_000)]
    private static partial Regex NoThreePublic();

    [GeneratedRegex("(附件?|附)?表\\s?(?<n>[0-9]{1,2}(-[0-9])?)(?![0-9-])[^，。；0-9]{0,24}(为|是)空表", RegexOptions.None, 10_000)]
    private static partial Regex EmptyTable();

    [GeneratedRegex("^\\s*(附件?|附|公开|预算)?表\\s?(?<n>[0-9]{1,2}(-[0-9])?)(?![0-9])", RegexOptions.None, 10_000)]
    private static partial Regex TableNumber();

    [GeneratedRegex("20[0-9]{2}(?=年)", RegexOptions.None, 10_000)]
    private static partial Regex Year();
}
