using Mingsuan.Core.Sentences;
using Xunit;

namespace Mingsuan.Core.Tests.Compilation;

/// <summary>中文数字.</summary>
public sealed class ChineseNumeralTests
{
    [Theory]
    [InlineData(1, "一")]
    [InlineData(10, "十")]
    [InlineData(11, "十一")]
    [InlineData(20, "二十")]
    [InlineData(99, "九十九")]
    [InlineData(100, "一百")]
    [InlineData(101, "一百零一")]
    [InlineData(110, "一百一十")]
    [InlineData(115, "一百一十五")]
    [InlineData(230, "二百三十")]
    [InlineData(1000, "一千")]
    [InlineData(1001, "一千零一")]
    [InlineData(1010, "一千零一十")]
    [InlineData(1100, "一千一百")]
    [InlineData(9999, "九千九百九十九")]
    public void A_number_in_words(int number, string expected) => Assert.Equal(expected, ChineseNumeral.Of(number));

    [Fact]
    public void No_two_numbers_read_the_same() =>
        Assert.Equal(10_000, Enumerable.Range(0, 10_000).Select(ChineseNumeral.Of).Distinct().Count());

    [Theory]
    [InlineData(-1)]
    [InlineData(10_000)]
    public void A_number_no_list_reaches_is_refused(int number) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ChineseNumeral.Of(number));
}
