using System.Globalization;
using System.Text.RegularExpressions;
using Mingsuan.Core.Claims;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;

namespace Mingsuan.Core.Rules.Wording;

/// <summary>年份一致: the year a title or a sentence says is that of the document.</summary>
internal static class Years
{
    private const int FewestBases = 3;

    // The year in the name of a table of this document.
    [Check("E21")]
    internal static IEnumerable<Fault> TitlesSayTheYear(CheckContext context) => context.Disclosure.Year is not { } year
        ? [] : context.FormTables.Select(t => (Table: t, Match: context.Pattern("year-of-title").Match(t.Title)))
            .Where(p => p.Match.Success && YearOf(p.Match) != year).Select(p => new Fault(
                $"“{p.Table.Title}”写的是 {YearOf(p.Match)} 年，本文件是 {year} 年。",
                context.PlaceOf(p.Table.Table, p.Match.Value), $"请改为 {year} 年。", $"{year}年"));

    // A sentence that says another year, of an amount the tables print for this one.
    [Check("E21")]
    internal static IEnumerable<Fault> SentencesSayTheYear(CheckContext context)
    {
        if (context.Disclosure.Year is not { } year) yield break;
        foreach (var figure in context.Disclosure.Statements.Where(f =>
            f is { Paragraph: >= 0, IsAmount: true, Selector: not null, Value: not 0 }
                && !f.Selector.IsSaid(Dimension.Stage)))
        {
            var paragraph = context.Paragraphs[figure.Paragraph];
            var (match, end) = (context.Pattern("year-said").Match(paragraph.Text[..figure.Start]),
                figure.Start + figure.Text.Length);
            var said = match.Groups["y"];
            if (!match.Success || said.Value == context.Year || InTables(context, figure) is not { } printed) continue;
            // 2024年…100万元，比2024年增加: last year's amount stands alone, or beside this year's.
            if (figure.YearsBack == 1 && !(context.Pattern("year-compared").Match(paragraph.Text, end)
                is { Success: true } compared && compared.Groups["y"].Value == said.Value)) continue;
            yield return new Fault($"{figure.Where}“{paragraph.Text[match.Index..end]}”：写的是 {said.Value} 年，"
                + $"本文件是 {year} 年，这个数是 {year} 年的，与 {printed.Name}（{FigureText.Printed(printed)}）相同。",
                [new FindingPlace(paragraph.At(said.Index, 5), said.Value + "年", figure.Where),
                    CheckContext.PlaceOf(printed)],
                $"请改为 {year} 年。") { Expected = $"{year}年" };
        }
    }

    private static Statement? InTables(CheckContext context, Statement figure)
    {
        var own = figure.Selector!.Replace(Dimension.Year,
            context.Disclosure.Dimensions[Dimension.Year].Find(context.Year)!);
        return context.Disclosure.Statements.FirstOrDefault(f => f is { Table: >= 0, IsOwn: true, IsBlank: false }
            && own.Equals(f.Selector) && Math.Abs(f.Value - figure.Value) <= Math.Max(f.Step, figure.Step) / 2);
    }

    // Compared with another year than every other sentence: last year's, which is written everywhere else.
    [Check("E21")]
    internal static IEnumerable<Fault> ComparisonsAreWithLastYear(CheckContext context)
    {
        if (context.Disclosure.Year is not { } year) return [];
        var bases = context.Matches("year-of-base", context.Body).ToList();
        var odd = bases.FindAll(b => YearOf(b.Match) < year - 1 || YearOf(b.Match) > year);
        return bases.Count(b => YearOf(b.Match) == year - 1) < Math.Max(FewestBases, 4 * odd.Count) ? []
            : odd.Select(b => new Fault(
                $"“{b.Match.Value}”：比的是 {YearOf(b.Match)} 年，别处比的都是 {year - 1} 年。",
                CheckContext.PlaceOf(b.Paragraph, b.Match), $"请核对，写错的改为 {year - 1} 年。",
                $"{year - 1}年").Weak);
    }

    [Check("K08")]
    internal static IEnumerable<Fault> AssetsAreOfTheYearEnd(CheckContext context)
    {
        if (!context.HasText || context.Disclosure.Year is not { } year) return [];
        var due = context.Disclosure.Kind == DisclosureKind.FinalAccounts ? year : year - 1;
        return AssetDates(context).Where(p => YearOf(p.Match) != due).Select(p => new Fault(
            $"国有资产写截至 {YearOf(p.Match)} 年末，应为 {due} 年末。", CheckContext.PlaceOf(p.Paragraph, p.Match),
            $"请改为 {due} 年末的数。", $"{due}年12月31日"));
    }

    /// <summary>国有资产一节写的截止日.</summary>
    public static IEnumerable<(SourceParagraph Paragraph, Match Match)> AssetDates(CheckContext context)
    {
        var isAssets = false;
        foreach (var paragraph in context.Body)
        {
            if (paragraph.Text.Contains("国有资产", StringComparison.Ordinal)) isAssets = true;
            else if (SourceText.IsHeading(paragraph.Text)) isAssets = false;
            if (isAssets && context.Pattern("year-end").Match(paragraph.Text) is { Success: true } match)
                yield return (paragraph, match);
        }
    }

    private static int YearOf(Match match) => int.Parse(match.Groups["y"].Value, CultureInfo.InvariantCulture);
}
