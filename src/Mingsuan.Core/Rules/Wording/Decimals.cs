using Mingsuan.Core.Checks;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Relations;
using Mingsuan.Core.Relations.Readings;

namespace Mingsuan.Core.Rules.Wording;

/// <summary>数的写法: thousands separators and last digits.</summary>
internal static class Decimals
{
    private const long Thousand = 1000;

    /// <summary>千分位.</summary>
    [Check("M03")]
    internal static IEnumerable<Fault> SeparatorsAreAlike(CheckContext context)
    {
        foreach (var table in context.FormTables)
        {
            var large = context.AllFigures(table).Where(f => f.UnitFen > 0 && Math.Abs(f.Value) >= Thousand * f.UnitFen)
                .ToLookup(f => f.Text.Contains(',') || f.Text.Contains('，'));
            if (!large[false].Any() || !large[true].Any()) continue;
            yield return new Fault($"{table.Title}的千分位写法不一：{large[false].First().Text} 没有，{large[true].First().Text} 有。",
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
            yield return new Fault($"{table.Title}同一列的小数位不一，如 {odd[0].Text} 与 {columns[0][0].First().Text}。",
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
            var expected = Expected(context, habit, odd) is { } value
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

    // What is left when the one digit is struck out that makes everything which touches the figure hold; null when
    // several do as well.
    private static long? Expected(CheckContext context, PrintedHabit habit, Statement odd)
    {
        var touching = context.Relations.Where(r => r.Statements.Contains(odd.Index)).ToList();
        if (touching.Count == 0 || PrintedHabit.PlacesOf(odd.Text) < habit.Places) return null;
        var judge = new Judge(
            context.Disclosure.Statements.SetItem(odd.Index, odd with { Step = habit.StepOf(odd) }),
            [.. context.Disclosure.Statements.Select(f => f.Value)], context.IsTruncating);
        var right = new List<(long Value, int Exact)>();
        foreach (var value in Shorter(odd).Where(v => v != odd.Value).Distinct())
        {
            judge.Move(odd.Index, value);
            var truths = touching.ConvertAll(judge.Of);
            if (!truths.Contains(Truth.Broken)) right.Add((value, truths.Count(t => t == Truth.Holds)));
        }
        var best = right.Where(r => r.Exact == right.Max(o => o.Exact)).ToList();
        return best.Count == 1 ? best[0].Value : null;
    }

    // The values of the printed text with one of its digits struck out.
    private static IEnumerable<long> Shorter(Statement figure)
    {
        var number = string.Concat(figure.Text.Where(c => char.IsAsciiDigit(c) || c is '.' or '．'));
        for (var i = 0; i < number.Length; i++)
        {
            if (!char.IsAsciiDigit(number[i]) || PrintedNumber.Parse(number.Remove(i, 1)) is not { } shorter) continue;
            yield return Math.Sign(figure.Value) * shorter.On(figure.IsPercent ? 10_000 : figure.UnitFen).Value;
        }
    }

    /// <summary>小数位一致, of the text and the tables.</summary>
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
            yield return new Fault($"文中 {figure.Text} 的小数位少于表中的 {table.Text}。", CheckContext.PlaceOf(figure),
                "请与表用同样的小数位。");
        }
    }
}
