using System.Text.RegularExpressions;
using Mingsuan.Core.Claims;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Core.Rules.Wording;

/// <summary>增减的说法: reasons that are missing or another item's, words that turn the amounts.</summary>
internal static class Changes
{
    private const int FenOfYuan = 100;
    private const int OfPercent = 10_000;
    private const int SectionLength = 6;
    private const int LeastName = 6;
    private const string AllThree = "30212+30217+30231+30913+31013";

    [Check("C07")]
    internal static IEnumerable<Fault> LargeChangesHaveReasons(CheckContext context)
    {
        // Both together: a tenth of a small sum, or half a million of a large one, is no large change.
        decimal Least(string name) => context.Rulebook.Parameters.Threshold(name, context.Disclosure.Year ?? 0);
        var (growth, change) = (Least("C07.growth") * OfPercent, Least("C07.change") * FenOfYuan);
        return Unexplained(context, f => !IsThreePublic(f) && !IsOfAgency(context, f) && Math.Abs(f.Value) >= change
            && context.Disclosure.Statements.Any(g => g.IsGrowth && g.Paragraph == f.Paragraph
                && g.Selector?.Key == f.Selector!.Key && Math.Abs(g.Value) >= growth), "增减较大，没有说明原因");
    }

    [Check("C09")]
    internal static IEnumerable<Fault> ThreePublicRisesHaveReasons(CheckContext context) => Unexplained(context,
        // The items below the total may each say why.
        f => IsThreePublic(f) && f.Value > 0 && !context.Pattern("reason").IsMatch(string.Join('\n', context.Paragraphs
            .Skip(f.Paragraph).Take(SectionLength).TakeWhile(p => !SourceText.IsHeading(p.Text)).Select(p => p.Text))),
        "“三公”经费比上年增加，没有说明原因");

    [Check("C10")]
    internal static IEnumerable<Fault> AgencyChangesHaveReasons(CheckContext context) => Unexplained(context,
        f => !IsThreePublic(f) && IsOfAgency(context, f), "机关运行经费有增减，没有说明原因");

    private static bool IsThreePublic(Statement figure) => CheckContext.Code(figure, Dimension.Economic) == AllThree;

    private static bool IsOfAgency(CheckContext context, Statement figure) =>
        context.Own(figure).Contains("机关运行经费", StringComparison.Ordinal);

    private static IEnumerable<Fault> Unexplained(CheckContext context, Func<Statement, bool> isMeant, string words) =>
        !context.HasText ? [] : context.Disclosure.Statements
            .Where(f => f is { Paragraph: >= 0, IsChange: true, Selector: not null, Value: not 0 } && isMeant(f)
                && !context.Pattern("reason").IsMatch(context.Around(f)))
            .Select(f => new Fault($"{f.Name}：{words}。", CheckContext.PlaceOf(f), "请写明主要原因。"));

    // A reason or purpose that names another item and not its own was copied from a neighbour.
    [Check("E23")]
    internal static IEnumerable<Fault> ReasonsAreTheItemsOwn(CheckContext context)
    {
        var items = context.Disclosure.Claims.Items.Where(i => i.Names.Length == 3).DistinctBy(i => i.Text).ToList();
        var names = items.Where(i => i.Names[2].Length >= LeastName).DistinctBy(i => i.Names[2]).ToList();
        foreach (var (paragraph, match) in context.Matches("purpose"))
        {
            if (items.FindAll(i => paragraph.Text.Contains(i.Text, StringComparison.Ordinal))
                is not [var own]) continue;
            var words = match.Groups["w"].Value;
            bool Begins(string with) => words.StartsWith(with, StringComparison.Ordinal);
            // An item may be named with its section before it.
            if (words.Contains(own.Names[2], StringComparison.Ordinal) || names.Find(n => Begins(n.Names[2])
                || Begins(n.Names[1] + n.Names[2]) || context.Pattern("purpose-end").Replace(words, "")
                    .EndsWith(n.Names[2], StringComparison.Ordinal))?.Names[2] is not { } other
                || own.Names.Contains(other)) continue;
            yield return new Fault($"“{own.Names[2]}”一条的{(match.Groups["k"].Value == "原因" ? "原因" : "用途")}"
                + $"写的是“{words}”，像是照抄了“{other}”一条。", CheckContext.PlaceOf(paragraph, match),
                $"请改写成“{own.Names[2]}”自己的用途和原因。") { Item = $"“{own.Names[2]}”照抄“{other}”" };
        }
    }

    /// <summary>增减方向: 决算数大于（小于）年初预算数, of the amounts before the word. 等于 is a claim of no
    /// change.</summary>
    [Check("C04")]
    internal static IEnumerable<Fault> OutturnsStandToBudgetsAsSaid(CheckContext context)
    {
        if (context.Disclosure.Kind != DisclosureKind.FinalAccounts) return [];
        var figures = context.Disclosure.Statements.Where(f => f is { Table: < 0, Paragraph: >= 0 })
            .ToLookup(f => f.Paragraph);
        return Enumerable.Range(0, context.Paragraphs.Length).SelectMany(p =>
        {
            var from = 0;
            return context.Pattern("against-budget").Matches(context.Paragraphs[p].Text).Select(match =>
            {
                var between = figures[p].Where(f => f.Start >= from && f.Start < match.Index).ToList();
                from = match.Index + match.Length;
                return Against(context.Paragraphs[p], match, between);
            }).ToList();
        }).OfType<Fault>();
    }

    // Only where one budget and one outturn of the same stand before the word: else which is meant is not said.
    private static Fault? Against(SourceParagraph paragraph, Match match, List<Statement> before)
    {
        if (before.FindAll(f => f is { IsAmount: true, IsOwn: false, YearsBack: 0, Selector: not null })
            is not [{ } budget]) return null;
        if (before.FindAll(f => f.IsOwn && f.Selector is { } own
            && own.Equals(budget.Selector!.Without(Dimension.Stage)))
            is not [{ } outturn] || outturn.UnitFen != budget.UnitFen) return null;
        var gap = outturn.Value - budget.Value;
        // Equal as printed may still differ in digits that are not.
        if (Math.Abs(gap) < Math.Max(outturn.Step, budget.Step)) gap = 0;
        if ((match.Groups["m"].Success ? 1 : -1) == Math.Sign(gap)) return null;
        var right = gap > 0 ? "大于" : gap < 0 ? "小于" : "等于";
        return new Fault($"文中说“{match.Value}”：决算 {FigureText.Printed(outturn)}，"
            + $"年初预算 {FigureText.Printed(budget)}，应为“{right}”，差 {FigureText.Gap(outturn, gap)}。",
            [CheckContext.PlaceOf(paragraph, match), CheckContext.PlaceOf(outturn), CheckContext.PlaceOf(budget)],
            $"请改为“{right}”，并核对原因；或改正写错的金额。")
        {
            Expected = right, IsWeak = gap == 0, IsOfValues = true,
        }.Alone;
    }
}
