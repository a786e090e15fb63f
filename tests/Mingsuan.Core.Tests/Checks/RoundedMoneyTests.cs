using System.Globalization;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Relations.Readings;
using Mingsuan.Core.Tests.Relations;
using Xunit;

namespace Mingsuan.Core.Tests.Checks;

/// <summary>凑整的金额. Invariant: a step is widened only where nearly all amounts are whole multiples of it.</summary>
public sealed class RoundedMoneyTests
{
    private const long Yuan = 100;

    [Theory]
    [InlineData("684600.00", 50, 0, 10_000)]
    [InlineData("680000.00", 50, 0, 1_000_000)]
    [InlineData("684600.00", 30, 0, 1)]
    [InlineData("684600.00", 50, 1, 10_000)]
    [InlineData("684600.00", 50, 3, 1)]
    [InlineData("684601.00", 50, 0, 1)]
    public void Whole_hundreds_are_printed_to_the_hundred(string text, int count, int odd, long step)
    {
        var disclosure = SmallBook.Check(SmallBook.Book).Disclosure with
        {
            Statements =
            [
                .. Enumerable.Range(0, count).Select(i => Printed.Amount(i, text, Yuan)),
                .. Enumerable.Range(count, odd).Select(i => Printed.Amount(
                    i, (1234.56m + i).ToString(CultureInfo.InvariantCulture), Yuan)),
            ],
        };
        var rounded = RoundedMoney.Apply(disclosure);
        Assert.Equal(step, rounded.Statements[0].Step);
        Assert.All(rounded.Statements.Skip(count), f => Assert.Equal(1, f.Step));
    }
}
