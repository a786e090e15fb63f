using CsCheck;
using Mingsuan.Core.Money;
using Xunit;

namespace Mingsuan.Core.Tests.Money;

/// <summary>金额. Invariants: 1. addition is exact in any order; 2. overflow throws; 3. no fraction of a fen.</summary>
public sealed class AmountTests
{
    private static readonly Gen<Amount> AnyAmount =
        Gen.Long[-1_000_000_000_000_000, 1_000_000_000_000_000].Select(f => new Amount(f));

    [Fact]
    public void A_sum_does_not_depend_on_its_order() => Gen.Select(AnyAmount, AnyAmount, AnyAmount)
        .Sample((a, b, c) => (a + b) + c == c + (b + a) && a + b - b == a);

    [Fact]
    public void A_sum_beyond_the_range_throws_and_never_wraps() =>
        Assert.Throws<OverflowException>(() => new Amount(long.MaxValue) + new Amount(1));

    [Fact]
    public void Negating_the_least_amount_throws() =>
        Assert.Throws<OverflowException>(() => -new Amount(long.MinValue));

    [Fact]
    public void An_amount_finer_than_a_fen_is_refused() =>
        Assert.Throws<ArgumentException>(() => Amount.FromYuan(12.345m));

    [Fact]
    public void Yuan_and_back_is_the_same_amount() => AnyAmount.Sample(a => Amount.FromYuan(a.Yuan) == a);

    [Theory]
    [InlineData(23_478_620_00, DisplayUnit.TenThousandYuan, 2, "2347.86")]
    [InlineData(5_637_820_00, DisplayUnit.TenThousandYuan, 2, "563.78")]
    [InlineData(50_00, DisplayUnit.TenThousandYuan, 2, "0.01")]
    [InlineData(49_99, DisplayUnit.TenThousandYuan, 2, "0.00")]
    [InlineData(-50_00, DisplayUnit.TenThousandYuan, 2, "-0.01")]
    [InlineData(123_45, DisplayUnit.Yuan, 0, "123")]
    [InlineData(123_50, DisplayUnit.Yuan, 0, "124")]
    [InlineData(-123_50, DisplayUnit.Yuan, 0, "-124")]
    [InlineData(1_234_567_89, DisplayUnit.Yuan, 2, "1234567.89")]
    public void An_amount_is_rounded_half_away_from_zero_in_its_display_unit(
        long fen, DisplayUnit unit, int decimals, string printed) =>
        Assert.Equal(printed, new PrintStyle(unit, decimals).Print(new Amount(fen)));

    [Theory]
    [InlineData(ZeroStyle.Digits, "0.00")]
    [InlineData(ZeroStyle.Blank, "")]
    [InlineData(ZeroStyle.Dash, "—")]
    public void Zero_is_printed_as_the_region_prints_it(ZeroStyle zero, string printed) =>
        Assert.Equal(printed, new PrintStyle(DisplayUnit.TenThousandYuan, 2, Grouping.None, zero).Print(Amount.Zero));

    [Fact]
    public void A_blank_is_printed_as_nothing_and_is_not_zero()
    {
        Amount? blank = null;
        Assert.Equal("", new PrintStyle(DisplayUnit.Yuan).Print(blank));
        Assert.NotEqual(Amount.Zero, blank);
    }

    [Theory]
    [InlineData(745_0000_00, "745")]
    [InlineData(4_5000_00, "4.5")]
    [InlineData(0, "0")]
    [InlineData(1234567_0000_00, "1,234,567")]
    public void Trailing_zeros_are_dropped_where_the_region_drops_them(long fen, string printed)
    {
        var style = new PrintStyle(
            DisplayUnit.TenThousandYuan, 2, Grouping.Thousands, ZeroStyle.Digits, TrailingZeros.Drop);
        Assert.Equal(printed, style.Print(new Amount(fen)));
    }

    [Fact]
    public void What_is_printed_lies_within_half_a_last_digit_of_the_amount() => AnyAmount.Sample(a =>
    {
        var style = new PrintStyle(DisplayUnit.TenThousandYuan);
        return Math.Abs(style.Round(a) * style.LastDigitFen - a.Fen) * 2 <= style.LastDigitFen;
    });
}
