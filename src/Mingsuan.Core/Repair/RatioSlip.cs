using System.Collections.Immutable;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Queries;
using Mingsuan.Core.Relations;

namespace Mingsuan.Core.Repair;

/// <summary>百分数的笔误 (a percentage worked out from the right amounts by the wrong formula).</summary>
internal static class RatioSlip
{
    private const int Whole = 1_000_000;

    /// <summary>认笔误与应为的值 (in the figure's last digits); default when no other formula gives the printed
    /// value.</summary>
    /// <param name="ratio">比例关系.</param>
    /// <param name="printed">印出的百分数.</param>
    /// <param name="judge">各数的现值.</param>
    public static (SlipKind Kind, long Right) Of(RatioRelation ratio, Statement printed, Judge judge)
    {
        var (above, below) = (Sum(ratio.Numerator, judge), Sum(ratio.Denominator, judge));
        if (below == 0) return default;
        var kind = (printed.Query as Query.Ratio)?.Kind switch
        {
            RatioKind.Completion when above < below && Is(printed, below - above, below) => SlipKind.Shortfall,
            RatioKind.Growth when above + below != 0 && Is(printed, above, above + below) => SlipKind.WrongBase,
            RatioKind.Growth when Is(printed, above + below, below) => SlipKind.WholeForChange,
            _ => SlipKind.Other,
        };
        return kind == SlipKind.Other ? default : (kind, Rounded(Whole * above / below, printed.Step));
    }

    private static long Rounded(Int128 value, long step)
    {
        var half = Int128.Sign(value) * (Int128)step / 2;
        return (long)Int128.Clamp((value + half) / step * step, -PrintedNumber.Most, PrintedNumber.Most);
    }

    private static Int128 Sum(ImmutableArray<Term> terms, Judge judge)
    {
        Int128 sum = 0;
        foreach (var term in terms) sum += (Int128)term.Coefficient * judge.Value(term.Statement);
        return sum;
    }

    // The word for the direction may be the right one or go by the sign of what was worked out.
    private static bool Is(Statement printed, Int128 above, Int128 below)
    {
        var value = Whole * above / below;
        return Int128.Abs(Int128.Abs(value) - Math.Abs(printed.Value)) <= printed.Step;
    }
}
