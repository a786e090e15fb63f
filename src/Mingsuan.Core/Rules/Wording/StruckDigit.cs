using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Relations;
using Mingsuan.Core.Relations.Readings;

namespace Mingsuan.Core.Rules.Wording;

/// <summary>多写的一位 (a figure printed with a digit too many).</summary>
internal static class StruckDigit
{
    /// <summary>应为的值: what is left when the one digit is struck out that makes everything which touches the figure
    /// hold; null when several do as well.</summary>
    public static long? Expected(CheckContext context, PrintedHabit habit, Statement odd)
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
}
