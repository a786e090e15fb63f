using System.Text.RegularExpressions;
using Mingsuan.Core.Claims;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Core.Rules.Wording;

/// <summary>没有的话 (sentences saying that there is none of something) beside a table that has money for it, and what
/// is said of cars that are not there.</summary>
internal static class Nothing
{
    private const int LongestSection = 3;

    [Check("E16")]
    internal static IEnumerable<Fault> NoFundsMeansAnEmptyTable(CheckContext context)
    {
        var funds = context.Rulebook.Parameters.Tables.Where(t => t.Fund.Length > 0).ToList();
        foreach (var (paragraph, match) in Said(context, "no-funds"))
        {
            if (funds.FindAll(f => match.Value.Contains(f.Fund, StringComparison.Ordinal)) is not [var fund]
                || context.Table(fund.Role) is not { } table || Spent(context, table) is not { } spent) continue;
            yield return Contradicted(paragraph, match, spent,
                $"{table.Title}却有 {FigureText.Printed(spent)}（{spent.Row}）",
                    "请核对：有数就写明金额与用途，没有就把表改为空表。");
        }
    }

    [Check("E10")]
    internal static IEnumerable<Fault> NoThreePublicMeansNone(CheckContext context)
    {
        foreach (var (paragraph, match) in Said(context, "no-three-public"))
        {
            var said = context.Rulebook.Parameters.Rows("three-public").Where(t => Regex.IsMatch(
                match.Value, t["words"], RegexOptions.None, TimeSpan.FromSeconds(1))).ToList();
            if (said is not [var item] || context.ThreePublic(Parameters.Values(item, "codes"))
                is not { Value: > 0 } paid) continue;
            yield return Contradicted(paragraph, match, paid,
                $"{paid.Where}却有 {FigureText.Printed(paid)}（{paid.Column}）",
                    "请核对：有数就写明金额，没有就把表里的数改为零。");
        }
    }

    // 表8为空表, of a table told by its number.
    [Check("N04")]
    internal static IEnumerable<Fault> ATableSaidToBeEmptyIs(CheckContext context)
    {
        foreach (var (paragraph, match) in context.Matches("empty-table", context.Body))
        {
            var named = context.Disclosure.Tables.Where(t => t.Form is not null
                && context.Pattern("table-with-part").Match(t.Title) is { Success: true } own
                && own.Groups["n"].Value == match.Groups["n"].Value).ToList();
            if (named is not [{ } table] || Spent(context, table) is not { } filled) continue;
            yield return Contradicted(paragraph, match, filled,
                $"{table.Title}却有数，如 {FigureText.Printed(filled)}", "请核对表号，或删去空表的说明。");
        }
    }

    private static Fault Contradicted(
        SourceParagraph paragraph, Match match, Statement filled, string what, string hint) =>
        new Fault($"文中说“{match.Value}”，{what}。",
            [CheckContext.PlaceOf(paragraph, match), CheckContext.PlaceOf(filled)], hint).Alone;

    // Last year's nothing says nothing of this year.
    private static IEnumerable<(SourceParagraph, Match)> Said(CheckContext context, string pattern) => context
        .Matches(pattern, context.Body).Where(p =>
        {
            var from = p.Paragraph.Text.LastIndexOfAny(['。', '；'], Math.Max(0, p.Match.Index - 1)) + 1;
            var before = p.Paragraph.Text[Math.Min(from, p.Match.Index)..p.Match.Index];
            return !context.Pattern("last-year").IsMatch(before)
                && (context.Pattern("year-anywhere").Matches(before) is not [.., var year]
                    || year.Value == context.Year);
        });

    private static Statement? Spent(CheckContext context, RecognisedTable table) => context.Statements(table)
        .Where(f => f is { IsOwn: true, Value: > 0 } && CheckContext.Code(f, Dimension.Year) == context.Year
            && CheckContext.Code(f, Dimension.Side) != "revenue")
        .MaxBy(f => f.Value);

    // A section on one fund that says there is none of the other was copied from it.
    [Check("E16")]
    internal static IEnumerable<Fault> SectionsSpeakOfTheirOwnFund(CheckContext context)
    {
        var funds = context.Rulebook.Parameters.Tables.Where(t => t.Fund.Length > 0).Select(t => t.Fund).ToList();
        var body = context.Body.ToList();
        for (var i = 0; i + 1 < body.Count; i++)
        {
            var heading = body[i].Text;
            if (!SourceText.IsHeading(heading) || !context.Pattern("funds-heading").IsMatch(heading)
                || funds.FindAll(Speaks(heading)) is not [var own]) continue;
            var other = funds.Find(f => f != own)!;
            var section = body.Skip(i + 1).TakeWhile(p => !SourceText.IsHeading(p.Text)).Take(LongestSection).ToList();
            // A note stands under a table, and is told with it.
            if (section.Exists(p => Speaks(p.Text)(own) || context.Pattern("table-note").IsMatch(p.Text))
                || section.Find(p => Speaks(p.Text)(other) && context.Pattern("nothing").IsMatch(p.Text))
                    is not { } wrong) continue;
            var at = wrong.Text.IndexOf(other, StringComparison.Ordinal);
            yield return new Fault($"“{heading.Trim()}”一节写的却是{other}，应为{own}。",
                new FindingPlace(wrong.At(at, other.Length), other, "正文"), $"请把{other}改为{own}。", own).Alone;
        }
    }

    private static Predicate<string> Speaks(string text) => word => text.Contains(word, StringComparison.Ordinal);

    [Check("J02")]
    internal static IEnumerable<Fault> RunningCostsHaveCars(CheckContext context)
    {
        var cars = context.Pattern("vehicles").Matches(context.AllText);
        if (!context.HasText || cars.Count == 0 || cars.Any(m => m.Groups["n"].Value != "0")
            || context.ThreePublic("30231") is not { Value: > 0 } running) yield break;
        yield return new Fault($"公务用车运行费 {FigureText.Printed(running)}，文中车辆却是 0 辆。",
            CheckContext.PlaceOf(running), "请核对车辆数与运行费。");
    }
}
