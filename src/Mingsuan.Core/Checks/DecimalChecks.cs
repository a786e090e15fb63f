using System.Collections.Immutable;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Relations;
using Mingsuan.Core.Relations.Readings;
using Mingsuan.Core.Repair;

namespace Mingsuan.Core.Checks;

/// <summary>多写或漏写的小数位 (a figure with another last digit than all the others of its kind).</summary>
internal sealed class DecimalChecks(
    CheckContext context, ImmutableArray<Relation> relations, RepairResult repaired, bool isTruncating)
{
    /// <summary>查.</summary>
    public IEnumerable<Finding> Check(ImmutableArray<PrintedHabit> habits) => habits
        .SelectMany(h => h.Few.Concat(h.Many).Where(f => !IsCorrected(f) && !IsCut(f)).Select(f => Of(h, f)))
        .Concat(context.Disclosure.Statements.Where(f => IsCut(f) && !IsCorrected(f)).Select(OfCut));

    // What a relation has shown to be wrong is told there.
    private bool IsCorrected(Statement figure) => repaired.Corrections.Any(c => c.Statements.Contains(figure.Index));

    private Finding Of(PrintedHabit habit, Statement odd)
    {
        var expected = Expected(habit, odd) is { } value
            ? FigureText.Like(odd with { Step = habit.StepOf(odd) }, value) : "";
        return context.Finding("M04",
            $"{odd.Name}：印作 {odd.Text}，有 {PrintedHabit.PlacesOf(odd.Text)} 位小数；"
                + $"{(odd.Table < 0 ? "文中同类的数" : "这张表的其他数")}都是 {habit.Places} 位，像是多写或漏写了一位"
                + (expected.Length > 0 ? $"，应为 {expected}。" : "。"),
            CheckContext.PlaceOf(odd), "请核对原数，按同样的小数位印。", expected, Severity.Warning);
    }

    // .61 and 14.%: a digit must stand on both sides of the point.
    private static bool IsCut(Statement figure)
    {
        var at = figure.Text.IndexOfAny(['.', '．']);
        return at >= 0 && (at == 0 || !char.IsDigit(figure.Text[at - 1])
            || at + 1 == figure.Text.Length || !char.IsDigit(figure.Text[at + 1]));
    }

    private Finding OfCut(Statement figure) => context.Finding("M04",
        $"{figure.Name}：印作 {figure.Text}，小数点前后应各有数字，像是漏写了一位。",
        CheckContext.PlaceOf(figure), "请核对原数，补上漏写的一位。", severity: Severity.Warning);

    // What is left when the one digit is struck out that makes everything which touches the figure hold; null when
    // several do as well.
    private long? Expected(PrintedHabit habit, Statement odd)
    {
        var touching = relations.Where(r => r.Statements.Contains(odd.Index)).ToList();
        if (touching.Count == 0 || PrintedHabit.PlacesOf(odd.Text) < habit.Places) return null;
        var judge = new Judge(
            context.Disclosure.Statements.SetItem(odd.Index, odd with { Step = habit.StepOf(odd) }),
            [.. context.Disclosure.Statements.Select(f => f.Value)], isTruncating);
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
}
