using System.Globalization;
using System.Text.RegularExpressions;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;

namespace Mingsuan.Core.Checks;

/// <summary>年份一致: the year a title or a sentence says is that of the document.</summary>
internal static partial class YearChecks
{
    public static IEnumerable<Finding> Check(CheckContext context) => context.Disclosure.Year is { } year
        ? Titles(context, year).Concat(Sentences(context, year)).Concat(Bases(context, year)) : [];

    // The year in the name of a table of this document.
    private static IEnumerable<Finding> Titles(CheckContext context, int year)
    {
        foreach (var table in context.Disclosure.Tables.Where(t => t.Form?.Role is not null))
        {
            if (TitleYear().Match(table.Title) is not { Success: true } match) continue;
            var printed = int.Parse(match.Groups["y"].Value, CultureInfo.InvariantCulture);
            if (printed == year) continue;
            yield return context.Finding("E21", $"“{table.Title}”写的是 {printed} 年，本文件是 {year} 年。",
                new FindingPlace(table.Table.At, match.Value, table.Title), $"请改为 {year} 年。", $"{year}年");
        }
    }

    // A sentence that says another year, of an amount the tables print for this one.
    private static IEnumerable<Finding> Sentences(CheckContext context, int year)
    {
        foreach (var figure in context.Disclosure.Statements.Where(f =>
            f is { Paragraph: >= 0, IsAmount: true, Selector: not null, Value: not 0 }
                && !f.Selector.IsSaid(Dimension.Stage)))
        {
            var paragraph = context.Paragraphs[figure.Paragraph];
            if (SaidYear().Match(paragraph.Text[..figure.Start]) is not { Success: true } match) continue;
            var said = match.Groups["y"];
            if (said.Value == context.Year || InTables(context, figure, year) is not { } printed) continue;
            if (figure.YearsBack == 1 && !IsComparedWithItself(paragraph.Text, figure, said.Value)) continue;
            var words = paragraph.Text[match.Index..(figure.Start + figure.Text.Length)];
            yield return context.Finding("E21",
                $"{figure.Where}“{words}”：写的是 {said.Value} 年，本文件是 {year} 年，"
                    + $"这个数是 {year} 年的，与 {printed.Name}（{FigureText.Printed(printed)}）相同。",
                [new FindingPlace(paragraph.At(said.Index, 5), said.Value + "年", figure.Where),
                    CheckContext.PlaceOf(printed)],
                $"请改为 {year} 年。", $"{year}年");
        }
    }

    // Compared with another year than every other sentence: last year's, which is written everywhere else.
    private static IEnumerable<Finding> Bases(CheckContext context, int year)
    {
        var bases = context.Body.SelectMany(p => Base().Matches(p.Text)
            .Select(m => (Paragraph: p, Match: m, Year: int.Parse(m.Groups["y"].Value, CultureInfo.InvariantCulture))))
            .ToList();
        var odd = bases.Where(b => b.Year < year - 1 || b.Year > year).ToList();
        if (odd.Count == 0 || bases.Count(b => b.Year == year - 1) < Math.Max(3, 4 * odd.Count)) yield break;
        foreach (var (paragraph, match, printed) in odd)
        {
            yield return context.Finding("E21",
                $"“{match.Value}”：比的是 {printed} 年，别处比的都是 {year - 1} 年。",
                new FindingPlace(paragraph.At(match.Index, match.Length), match.Value, "正文"),
                $"请核对，写错的改为 {year - 1} 年。", $"{year - 1}年", Severity.Warning);
        }
    }

    // 2024年…100万元，比2024年增加: last year's amount stands alone, or beside this year's.
    private static bool IsComparedWithItself(string text, Statement figure, string year) =>
        Compared().Match(text, figure.Start + figure.Text.Length) is { Success: true } match
        && match.Groups["y"].Value == year;

    private static Statement? InTables(CheckContext context, Statement figure, int year)
    {
        var own = figure.Selector!.Replace(Dimension.Year,
            context.Disclosure.Dimensions[Dimension.Year].Find(Text(year))!);
        return context.Disclosure.Statements.FirstOrDefault(
        f => f is { Table: >= 0, IsOwn: true, IsBlank: false } && own.Equals(f.Selector)
            && Math.Abs(f.Value - figure.Value) <= Math.Max(f.Step, figure.Step) / 2);
    }

    private static string Text(int year) => year.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("^(?<y>20[0-9]{2})年", RegexOptions.None, 10_000)]
    private static partial Regex TitleYear();

    [GeneratedRegex("(比|较|与)(?<y>20[0-9]{2})\\s?年度?(年初)?(预算|决算|执行)(安排)?数?", RegexOptions.None, 10_000)]
    private static partial Regex Base();

    [GeneratedRegex("\\G[^。；0-9]{0,12}比(?<y>20[0-9]{2})年", RegexOptions.None, 10_000)]
    private static partial Regex Compared();

    // The year opens the clause the amount stands in; a date, a span and the other side of a comparison do not.
    [GeneratedRegex("(?<![比较与和至到自从截据按〔（(0-9])(?<y>20[0-9]{2})年度?(?![初末底0-9月]),?，?[^，。；：,;:0-9]{2,40}$",
        RegexOptions.None, 10_000)]
    private static partial Regex SaidYear();
}
