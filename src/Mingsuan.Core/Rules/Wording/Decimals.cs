using Mingsuan.Core.Claims;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Relations.Readings;

namespace Mingsuan.Core.Rules.Wording;

/// <summary>数的写法: thousands separators and last digits.</summary>
internal static class Decimals
{
    private const long Thousand = 1000;

    [Check("M03")]
    internal static IEnumerable<Fault> SeparatorsAreAlike(CheckContext context)
    {
        foreach (var table in context.FormTables)
        {
            var large = context.AllFigures(table).Where(f => f.UnitFen > 0 && Math.Abs(f.Value) >= Thousand * f.UnitFen)
                .ToLookup(f => f.Text.Contains(',') || f.Text.Contains('，'));
            if (!large[false].Any() || !large[true].Any()) continue;
            yield return new Fault($"{table.Title}的千分位写法不一：{large[false].First().Text} 没有，"
                + $"{large[true].First().Text} 有。",
                [.. large[false].Select(CheckContext.PlaceOf)], "请统一千分位的写法。") { Item = table.Title };
        }
    }

    // Decimals of one column; a lone 0 is no amount to compare.
    [Check("M04")]
    internal static IEnumerable<Fault> ColumnsHaveTheSameDecimals(CheckContext context)
    {
        foreach (var table in context.FormTables)
        {
            var columns = context.AllFigures(table).Where(f => f.Value != 0 && f.UnitFen > 0)
                .GroupBy(f => (f.Cell.Column, f.UnitFen)).Where(g => !PrintedHabit.IsAlike(g))
                .Select(g => g.GroupBy(f => PrintedHabit.PlacesOf(f.Text)).OrderByDescending(p => p.Count()).ToList())
                .Where(g => g.Count > 1).ToList();
            var odd = columns.SelectMany(c => c.Skip(1).SelectMany(p => p)).ToList();
            if (odd.Count == 0) continue;
            yield return new Fault(
                $"{table.Title}同一列的小数位不一，如 {odd[0].Text} 与 {columns[0][0].First().Text}。",
                [.. odd.Select(CheckContext.PlaceOf)], "请统一小数位。") { IsWeak = true, Item = table.Title };
        }
    }

    // A figure with another last digit than all the others of its kind.
    [Check("M04")]
    internal static IEnumerable<Fault> FiguresHaveTheirDecimals(CheckContext context)
    {
        foreach (var (habit, odd) in context.Habits.SelectMany(h => h.Few.Concat(h.Many).Where(f => !IsCut(f))
            .Select(f => (h, f))))
        {
            var expected = StruckDigit.Expected(context, habit, odd) is { } value
                ? FigureText.Like(odd with { Step = habit.StepOf(odd) }, value) : "";
            yield return new Fault($"{odd.Name}：印作 {odd.Text}，有 {PrintedHabit.PlacesOf(odd.Text)} 位小数；"
                + $"{(odd.Table < 0 ? "文中同类的数" : "这张表的其他数")}都是 {habit.Places} 位，像是多写或漏写了一位"
                + (expected.Length > 0 ? $"，应为 {expected}。" : "。"),
                CheckContext.PlaceOf(odd), "请核对原数，按同样的小数位印。", expected) { IsOfValues = true }.Alone;
        }
    }

    // .61 and 14.%: a digit must stand on both sides of the point.
    [Check("M04")]
    internal static IEnumerable<Fault> PointsHaveDigitsOnBothSides(CheckContext context) =>
        context.Disclosure.Statements.Where(IsCut).Select(f => new Fault(
            $"{f.Name}：印作 {f.Text}，小数点前后应各有数字，像是漏写了一位。",
            CheckContext.PlaceOf(f), "请核对原数，补上漏写的一位。") { IsOfValues = true });

    private static bool IsCut(Statement figure) => figure.Text.IndexOfAny(['.', '．']) is >= 0 and var at
        && (at == 0 || !char.IsDigit(figure.Text[at - 1])
            || at + 1 == figure.Text.Length || !char.IsDigit(figure.Text[at + 1]));

    [Check("E18")]
    internal static IEnumerable<Fault> TheTextHasTheDecimalsOfTheTables(CheckContext context)
    {
        var tables = new Dictionary<(Selector?, long, long), Statement>();
        foreach (var figure in context.Disclosure.Statements
            .Where(f => f is { Table: >= 0, Selector: not null, Value: not 0 }))
        {
            tables.TryAdd((figure.Selector, figure.UnitFen, figure.Value), figure);
        }
        foreach (var figure in context.Disclosure.Statements.Where(f =>
            f is { Table: < 0, Selector: not null, Value: not 0, IsOwn: true }))
        {
            if (!tables.TryGetValue((figure.Selector, figure.UnitFen, figure.Value), out var table)
                || PrintedHabit.PlacesOf(figure.Text) >= PrintedHabit.PlacesOf(table.Text)) continue;
            yield return new Fault($"文中 {figure.Text} 的小数位少于表中的 {table.Text}。",
                CheckContext.PlaceOf(figure),
                "请与表用同样的小数位。");
        }
    }

    private const int ShortestSentence = 12;

    // Where many sentences have no full stop, that is how the document is written, and no slip.
    private const int OneIn = 6;

    [Check("M08")]
    internal static IEnumerable<Fault> SentencesEnd(CheckContext context)
    {
        bool IsSentence(SourceParagraph p) =>
            p.Text.Length >= ShortestSentence && context.Pattern("sentence-with-figures").IsMatch(p.Text);
        var ended = context.Paragraphs.Count(p => p.Text.TrimEnd() is [.., '。' or '；' or '！'] && IsSentence(p));
        var open = context.Paragraphs.Zip(context.Paragraphs.Skip(1))
            .Where(p => SourceText.IsHeading(p.Second.Text) && context.Pattern("next-heading").IsMatch(p.Second.Text)
                && context.Pattern("unended").IsMatch(p.First.Text.TrimEnd()) && IsSentence(p.First))
            .Select(p => p.First).ToList();
        if (open.Count * OneIn > ended) yield break;
        foreach (var paragraph in open)
        {
            var (text, length) = (paragraph.Text.TrimEnd(), ShortestSentence);
            if (text.Length < length) continue;
            yield return new Fault($"正文“{text[^length..]}”：句末没有标点。",
                new FindingPlace(paragraph.At(text.Length - length, length), text[^length..], "正文"),
                "请补上句号。").Weak;
        }
    }
}
