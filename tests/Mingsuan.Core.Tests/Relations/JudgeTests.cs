using System.Collections.Immutable;
using CsCheck;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Relations;
using Xunit;

namespace Mingsuan.Core.Tests.Relations;

/// <summary>判断的测试: tolerance comes from the digits that are printed, and from nothing else.</summary>
public sealed class JudgeTests
{
    [Theory]
    [InlineData("10.00", "4.00", "6.00", Truth.Holds)]
    [InlineData("10.01", "4.00", "6.00", Truth.Rounding)]
    [InlineData("10.02", "4.00", "6.00", Truth.Broken)]
    [InlineData("10", "4.40", "6.00", Truth.Rounding)]
    [InlineData("10", "4.60", "6.00", Truth.Broken)]
    [InlineData("10.00", "", "10.00", Truth.Holds)]
    [InlineData("10.01", "", "10.00", Truth.Rounding)]
    [InlineData("10.02", "", "10.00", Truth.Broken)]
    public void A_sum_holds_within_half_a_last_digit_of_each_term(string total, string a, string b, Truth expected) =>
        Assert.Equal(expected, Of(Printed.Amounts(total, a, b)));

    [Theory]
    [InlineData("1000.00", Truth.Holds)]
    [InlineData("1000.01", Truth.Broken)]
    public void Money_printed_to_the_fen_is_exact(string total, Truth expected) => Assert.Equal(expected, Of(
        [Printed.Amount(0, total, 100), Printed.Amount(1, "400.00", 100), Printed.Amount(2, "600.00", 100)]));

    [Fact]
    public void A_truncating_document_may_be_short_by_a_whole_last_digit_of_each_term()
    {
        var figures = Printed.Amounts("10.02", "4.00", "6.00");
        Assert.Equal(Truth.Broken, Of(figures));
        Assert.Equal(Truth.Rounding, Of(figures, true));
    }

    [Theory]
    [InlineData("10", Truth.Holds)]
    [InlineData("10.0", Truth.Holds)]
    [InlineData("10.1", Truth.Holds)]
    [InlineData("10.2", Truth.Broken)]
    [InlineData("11", Truth.Rounding)]
    [InlineData("12", Truth.Broken)]
    public void A_percentage_is_judged_by_its_own_digits(string percent, Truth expected) => Assert.Equal(
        expected, OfRatio(percent, "1.00", "10.00"));

    [Fact]
    public void Of_nothing_there_is_no_percentage() =>
        Assert.Equal(Truth.ZeroBase, OfRatio("100", "5.00", "0.00"));

    [Fact]
    public void Rounding_alone_never_breaks_a_sum() => Gen.Long[0, 90_000_000_000].List[1, 40].Sample(parts =>
    {
        var figures = Rounded(parts);
        return Of(figures) is Truth.Holds or Truth.Rounding;
    });

    [Fact]
    public void More_than_rounding_always_breaks_a_sum() => Gen.Long[0, 90_000_000_000].List[1, 40].Sample(parts =>
    {
        var figures = Rounded(parts);
        var off = (figures.Length + 2) / 2 * figures[0].Step + figures[0].Step;
        var gap = figures[0].Value - figures.Skip(1).Sum(f => f.Value);
        figures = figures.SetItem(0, figures[0] with { Value = figures[0].Value + (gap < 0 ? -off : off) });
        return Of(figures) == Truth.Broken;
    });

    [Fact]
    public void The_solved_value_makes_the_relation_hold() =>
        Gen.Select(Gen.Long[0, 90_000_000_000].List[1, 40], Gen.Int[0, 100]).Sample((parts, pick) =>
        {
            var figures = Rounded(parts);
            var judge = new Judge(figures, [.. figures.Select(f => f.Value)], false);
            var relation = LinearRelation.Sum("A09", 0, Enumerable.Range(1, parts.Count));
            var at = pick % figures.Length;
            judge.Move(at, figures[at].Value + 77_000_000);
            var span = judge.Solve(relation, at)!.Value;
            judge.Move(at, (long)((span.Low + span.High) / 4));
            return judge.Of(relation) != Truth.Broken && span.Contains(2 * figures[at].Value);
        });

    private static ImmutableArray<Statement> Rounded(List<long> parts) =>
        [.. parts.Prepend(parts.Sum()).Select((fen, i) => Printed.Amount(i, Text(fen)))];

    private static string Text(long fen) =>
        FormattableString.Invariant($"{Math.Round(fen / 1_000_000m, 2, MidpointRounding.AwayFromZero):0.00}");

    private static Truth Of(ImmutableArray<Statement> figures, bool isTruncating = false) =>
        new Judge(figures, [.. figures.Select(f => f.Value)], isTruncating)
            .Of(LinearRelation.Sum("A09", 0, Enumerable.Range(1, figures.Length - 1)));

    private static Truth OfRatio(string percent, string part, string whole)
    {
        ImmutableArray<Statement> figures =
            [Printed.Percent(0, percent), Printed.Amount(1, part), Printed.Amount(2, whole)];
        return new Judge(figures, [.. figures.Select(f => f.Value)], false)
            .Of(new RatioRelation("E04", 0, [new Term(1, 1)], [new Term(2, 1)]));
    }
}
