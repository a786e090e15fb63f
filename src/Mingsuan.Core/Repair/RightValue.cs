using System.Collections.Immutable;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Queries;
using Mingsuan.Core.Relations;

namespace Mingsuan.Core.Repair;

/// <summary>应为的值 (which value of those that mend the relations is the likeliest right one).</summary>
internal sealed class RightValue(ImmutableArray<Statement> figures)
{
    private const long PercentScale = 10_000;

    /// <summary>最可能的值: the other direction, what stands where the same figure is printed, a value that one slip
    /// turns into the printed one, the middle of the span; the first of them that fits.</summary>
    /// <param name="figure">印错的数.</param>
    /// <param name="meet">应在的区间.</param>
    /// <param name="narrowest">其中最窄的一个.</param>
    /// <param name="same">别处印的同一个数.</param>
    public long Likeliest(Statement figure, Span meet, Span narrowest, IEnumerable<long> same)
    {
        // What was worked out from finer amounts may be off by a last digit from what the printed ones give.
        var near = new Span(meet.Low - figure.Step, meet.High + figure.Step);
        var turned = -2 * (Int128)figure.Value;
        if (figure.Direction.Length > 0 && turned != 0 && near.Contains(turned)) return -figure.Value;
        foreach (var value in same)
        {
            if (!meet.Contains(2 * (Int128)value)) continue;
            if (value % FineStep(figure) == 0 || Slip.IsMoved(figure.Value, value)) return value;
        }
        foreach (var value in Slip.Origins(figure.Value, figure.Step))
        {
            if (near.Contains(2 * (Int128)value) && Slip.IsMoved(figure.Value, value) && value % FineStep(figure) == 0)
                return value;
        }
        var middle = Pick(figure, meet, narrowest);
        if (Slip.Between(figure.Value, middle, figure.Step, IsWhole(figure)) != SlipKind.Other) return middle;
        return Slip.Origins(figure.Value, figure.Step)
            .Where(v => near.Contains(2 * (Int128)v) && v != figure.Value)
            .OrderByDescending(v => Slip.Likelihood(Slip.Between(figure.Value, v, figure.Step, IsWhole(figure))))
            .Select(v => (long?)v).FirstOrDefault() ?? middle;
    }

    // The last digit the figures around are printed to: one that lost a digit is not a model for its right value.
    private long FineStep(Statement figure)
    {
        var finest = figure.Step;
        foreach (var n in Around(figure.Index))
        {
            if (!n.IsBlank && n.Step > 1 && n.Step < finest && n.UnitFen == figure.UnitFen
                && Around(figure.Index).Count(o => !o.IsBlank && o.UnitFen == n.UnitFen && o.Step == n.Step) > 2)
            {
                finest = n.Step;
            }
        }
        return finest;
    }

    private static bool IsWhole(Statement figure) => figure.Step >= (figure.IsPercent ? PercentScale : figure.UnitFen);

    // A percentage of about the right size is right to as many decimals as it was printed with.
    private static bool KeepsDigits(Statement figure, Int128 middle) => figure.IsPercent
        && Int128.Abs(2 * (Int128)figure.Value) < 5 * Int128.Abs(middle);

    /// <summary>不会是负数: an amount of a budget, unlike a change.</summary>
    public static bool IsNeverNegative(Statement figure) => figure.Value >= 0
        && (figure.IsAmount || figure.Query is Query.Ratio { Kind: RatioKind.Share });

    /// <summary>取值: the middle of the narrowest span, moved into the meet, on the grid of the last digit.</summary>
    public long Pick(Statement figure, Span meet, Span narrowest)
    {
        var middle = Int128.Clamp((narrowest.Low + narrowest.High) / 2, meet.Low, meet.High);
        // A figure off by a factor is printed coarser than what the others know of it.
        Int128 fine = FineStep(figure);
        while (!KeepsDigits(figure, middle) && fine > narrowest.High - narrowest.Low && fine % 10 == 0) fine /= 10;
        var value = OnGrid(middle, meet, 2 * fine);
        // No value with so few digits would do.
        while (!figure.IsPercent && fine % 10 == 0 && !meet.Contains(value))
        {
            fine /= 10;
            value = OnGrid(middle, meet, 2 * fine);
        }
        return (long)Int128.Clamp(value / 2, -PrintedNumber.Most, PrintedNumber.Most);
    }

    private static Int128 OnGrid(Int128 middle, Span meet, Int128 step)
    {
        var down = middle >= 0 ? middle / step * step : -((-middle + step - 1) / step * step);
        var near = middle - down <= down + step - middle ? down : down + step;
        if (meet.Contains(near)) return near;
        return meet.Contains(down) ? down : meet.Contains(down + step) ? down + step : near;
    }

    /// <summary>笔误的种类, a figure copied from beside it among them.</summary>
    public SlipKind Kind(int figure, long value)
    {
        var own = figures[figure];
        var kind = Slip.Between(own.Value, value, own.Step, IsWhole(own));
        // The other columns of its row often print the same by right.
        return kind == SlipKind.Other && figures[figure].Value != 0 && Around(figure).Any(n =>
            n.Value == figures[figure].Value && n.Selector?.Key != figures[figure].Selector?.Key
            && (n.Table < 0 || n.Cell.Row != figures[figure].Cell.Row))
            ? SlipKind.Neighbour : kind;
    }

    private IEnumerable<Statement> Around(int figure)
    {
        for (var i = Math.Max(0, figure - 12); i <= Math.Min(figures.Length - 1, figure + 12); i++)
        {
            if (i != figure && figures[i].Table == figures[figure].Table
                && figures[i].IsPercent == figures[figure].IsPercent)
            {
                yield return figures[i];
            }
        }
    }

    /// <summary>多容易写错: worked-out figures before copied ones.</summary>
    public static int Prior(Statement figure) => figure.IsBlank ? 0 : figure switch
    {
        { IsPercent: true } => 30,
        { IsChange: true } => 25,
        { Table: < 0, YearsBack: > 0 } => 12,
        _ => figure.Table < 0 ? 20 : 8,
    };
}
