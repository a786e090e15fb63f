using System.Collections.Immutable;
using Mingsuan.Core.Documents;

namespace Mingsuan.Core.Relations;

/// <summary>关系是否成立.</summary>
public enum Truth
{
    /// <summary>成立, to the digit.</summary>
    Holds,

    /// <summary>尾差: holds thanks to rounding only.</summary>
    Rounding,

    /// <summary>不成立: no rounding can explain it.</summary>
    Broken,

    /// <summary>比较无从谈起: a percentage of zero.</summary>
    ZeroBase,
}

/// <summary>数值区间, in half units of the figure's scale so that half of a last digit is whole.</summary>
public readonly record struct Span(Int128 Low, Int128 High)
{
    /// <summary>是否相交.</summary>
    public bool Meets(Span other) => Low <= other.High && other.Low <= High;

    /// <summary>是否含一点.</summary>
    public bool Contains(Int128 value) => Low <= value && value <= High;

    /// <summary>是否为空.</summary>
    public bool IsEmpty => Low > High;
}

/// <summary>判断 (are the relations true): intervals from printed precision, never a constant tolerance.</summary>
/// <param name="figures">各数.</param>
/// <param name="values">各数的值, which a repair may have moved.</param>
/// <param name="isTruncating">文件是否截尾: then a printed figure may be short of the true one by a whole last
/// digit.</param>
public sealed class Judge(ImmutableArray<Statement> figures, long[] values, bool isTruncating)
{
    private static readonly Int128 Percent = 1_000_000;

    /// <summary>现值.</summary>
    public long Value(int figure) => values[figure];

    /// <summary>移动一个数.</summary>
    public void Move(int figure, long value) => values[figure] = value;

    /// <summary>判断一个关系.</summary>
    public Truth Of(Relation relation) => relation switch
    {
        LinearRelation linear => OfLinear(linear),
        RatioRelation ratio => OfRatio(ratio),
        _ => Truth.Holds,
    };

    /// <summary>差额 of a linear relation, in its own scale: what its terms add up to.</summary>
    public long Gap(LinearRelation relation)
    {
        var sum = 0L;
        foreach (var term in relation.Terms) sum += term.Coefficient * values[term.Statement];
        return sum;
    }

    /// <summary>一个数要取什么值，关系才成立 (everything else staying as it is); null when no value helps.</summary>
    public Span? Solve(Relation relation, int figure) => relation switch
    {
        LinearRelation linear => Solve(linear, figure, Total(linear.Terms)),
        RatioRelation ratio => SolveRatio(ratio, figure),
        _ => null,
    };

    /// <summary>一个数的半宽, in half units; none for a blank and for money printed to the fen.</summary>
    public long Width(int figure) => figures[figure] is { IsBlank: true } or { Step: 1, UnitFen: > 0 } ? 0
        : isTruncating ? 2 * figures[figure].Step : figures[figure].Step;

    private Span SpanOf(int figure) => new(2 * values[figure] - Width(figure), 2 * values[figure] + Width(figure));

    private Truth OfLinear(LinearRelation relation)
    {
        var sum = 0L;
        Int128 width = 0;
        foreach (var term in relation.Terms)
        {
            sum += term.Coefficient * values[term.Statement];
            width += Math.Abs(term.Coefficient) * Width(term.Statement);
        }
        if (relation.Bound == Bound.AtLeastZero)
            return sum >= 0 ? Truth.Holds : 2 * -(Int128)sum <= width ? Truth.Rounding : Truth.Broken;
        if (sum == 0) return Truth.Holds;
        return 2 * Int128.Abs(sum) <= width ? Truth.Rounding : Truth.Broken;
    }

    private Truth OfRatio(RatioRelation relation)
    {
        if (Exact(relation.Denominator) == 0)
        {
            return values[relation.Ratio] == 0 && Exact(relation.Numerator) == 0 ? Truth.Holds : Truth.ZeroBase;
        }
        if (Quotient(relation) is not { } quotient) return Truth.Broken;
        var printed = SpanOf(relation.Ratio);
        if (quotient.Meets(printed)) return Truth.Holds;
        var whole = 2 * figures[relation.Ratio].Step;
        var wide = new Span(2 * values[relation.Ratio] - whole, 2 * values[relation.Ratio] + whole);
        return quotient.Meets(wide) ? Truth.Rounding : Truth.Broken;
    }

    private Int128 Exact(ImmutableArray<Term> terms)
    {
        Int128 sum = 0;
        foreach (var term in terms) sum += (Int128)term.Coefficient * values[term.Statement];
        return sum;
    }

    /// <summary>各项之和的区间, in half units.</summary>
    /// <param name="terms">各项.</param>
    /// <param name="except">不计的数; -1 for none.</param>
    public Span Total(ImmutableArray<Term> terms, int except = -1)
    {
        Int128 low = 0, high = 0;
        foreach (var term in terms)
        {
            if (term.Statement == except) continue;
            var span = SpanOf(term.Statement);
            low += term.Coefficient * (term.Coefficient > 0 ? span.Low : span.High);
            high += term.Coefficient * (term.Coefficient > 0 ? span.High : span.Low);
        }
        return new Span(low, high);
    }

    // The quotient over all corners; null when the denominator may be zero.
    private Span? Quotient(RatioRelation relation)
    {
        var (n, d) = (Total(relation.Numerator), Total(relation.Denominator));
        if (d.Low <= 0 && d.High >= 0) return null;
        Int128[] corners = [Scaled(n.Low, d.Low), Scaled(n.Low, d.High), Scaled(n.High, d.Low), Scaled(n.High, d.High)];
        return new Span(corners.Min() - 1, corners.Max() + 1);
    }

    private static Int128 Scaled(Int128 numerator, Int128 denominator) => 2 * Percent * numerator / denominator;

    /// <summary>同上，线性关系, whose total is known already.</summary>
    /// <param name="relation">关系.</param>
    /// <param name="figure">要解的数.</param>
    /// <param name="total">各项之和的区间, from <see cref="Total"/>.</param>
    public Span? Solve(LinearRelation relation, int figure, Span total)
    {
        var own = 0;
        foreach (var term in relation.Terms)
        {
            if (term.Statement == figure) own += term.Coefficient;
        }
        if (own is not (1 or -1)) return null;
        var printed = SpanOf(figure);
        var span = own > 0 ? new Span(printed.High - total.High, printed.Low - total.Low)
            : new Span(total.Low + printed.High, total.High + printed.Low);
        var wide = new Span(span.Low - Width(figure), span.High + Width(figure));
        if (relation.Bound == Bound.Zero) return wide;
        return own > 0 ? wide with { High = 2 * (Int128)PrintedNumber.Most }
            : wide with { Low = -2 * (Int128)PrintedNumber.Most };
    }

    // For the ratio itself the quotient; for a figure above or below the line, what makes the quotient the ratio.
    private Span? SolveRatio(RatioRelation relation, int figure)
    {
        if (figure == relation.Ratio)
        {
            if (Quotient(relation) is not { } q) return null;
            return new Span(q.Low - Width(figure), q.High + Width(figure));
        }
        Int128 a = 0, b = 0;
        foreach (var t in relation.Numerator) if (t.Statement == figure) a += t.Coefficient;
        foreach (var t in relation.Denominator) if (t.Statement == figure) b += t.Coefficient;
        var (n, d) = (Total(relation.Numerator, figure), Total(relation.Denominator, figure));
        var ratio = SpanOf(relation.Ratio);
        Span? result = null;
        foreach (var y in new[] { ratio.Low, ratio.High })
        {
            var slope = 2 * Percent * a - y * b;
            if (slope == 0) return null;
            foreach (var (num, den) in new[] { (n.Low, d.High), (n.High, d.Low) })
            {
                var x = (y * den - 2 * Percent * num) / slope;
                result = result is { } r ? new Span(Int128.Min(r.Low, x), Int128.Max(r.High, x)) : new Span(x, x);
            }
        }
        return result is { } s ? new Span(s.Low - 2, s.High + 2) : null;
    }
}
