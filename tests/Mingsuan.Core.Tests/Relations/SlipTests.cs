using System.Globalization;
using CsCheck;
using Mingsuan.Core.Relations;
using Xunit;

namespace Mingsuan.Core.Tests.Relations;

/// <summary>笔误的测试: what one slip made, one slip undoes.</summary>
public sealed class SlipTests
{
    private static readonly Gen<(long Right, int At, int Way)> Slips =
        Gen.Select(Gen.Long[12, 99_999_999], Gen.Int[0, 7], Gen.Int[0, 3]);

    [Fact]
    public void The_right_number_is_among_the_origins_of_any_slip_of_it() => Slips.Sample((right, at, way) =>
    {
        var printed = Slipped(right, at, way);
        return printed == right || Slip.Origins(printed * 100, 100).Contains(right * 100);
    });

    [Fact]
    public void Every_origin_is_one_slip_away() => Gen.Long[1, 99_999_999].Sample(printed =>
        Slip.Origins(printed, 1).Where(o => o != printed && o > 0 && Length(o) >= Length(printed) - 1)
            .All(o => Slip.Between(printed, o, 1) != SlipKind.Other));

    [Fact]
    public void A_number_too_long_to_be_money_has_no_origin_beyond_the_limit() =>
        Assert.All(Slip.Origins(8_999_999_999_999_999, 1), o => Assert.InRange(o, -9e15, 9e15));

    private static int Length(long value) => value.ToString(CultureInfo.InvariantCulture).Length;

    private static long Slipped(long right, int at, int way)
    {
        var digits = right.ToString(CultureInfo.InvariantCulture);
        at %= digits.Length;
        var text = way switch
        {
            0 => digits.Remove(at, 1),
            1 => digits.Insert(at, "7"),
            2 => digits.Remove(at, 1).Insert(at, "3"),
            _ => at + 1 < digits.Length ? $"{digits[..at]}{digits[at + 1]}{digits[at]}{digits[(at + 2)..]}" : digits,
        };
        return text[0] == '0' ? right : long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
