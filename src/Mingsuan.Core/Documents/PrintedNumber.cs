using System.Buffers;
using Mingsuan.Core.Money;

namespace Mingsuan.Core.Documents;

/// <summary>印出的数 (a number as printed): its digits and how many of them are decimals.</summary>
/// <param name="Digits">各位数字连成的整数, signed.</param>
/// <param name="Decimals">小数位数.</param>
/// <param name="IsDash">印作一横, read as zero.</param>
public readonly record struct PrintedNumber(long Digits, int Decimals, bool IsDash = false)
{
    /// <summary>读得下的最大值: 90 trillion yuan in fen.</summary>
    public const long Most = 9_000_000_000_000_000;

    private const int MostDigits = 17;

    private static readonly SearchValues<char> Dashes = SearchValues.Create("-—－–―/");

    /// <summary>读; null when the text is no number. Thousands separators and blanks inside are accepted,
    /// also where a digit before them is missing.</summary>
    public static PrintedNumber? Parse(string text)
    {
        var trimmed = text.AsSpan().Trim();
        if (trimmed.IsEmpty) return null;
        if (trimmed.Length <= 3 && trimmed.IndexOfAnyExcept(Dashes) < 0) return new PrintedNumber(0, 0, true);
        var negative = false;
        if (trimmed[0] is '-' or '－' or '−')
        {
            negative = true;
            trimmed = trimmed[1..].TrimStart();
        }
        return ParseDigits(trimmed) is { } n ? n with { Digits = negative ? -n.Digits : n.Digits } : null;
    }

    private static PrintedNumber? ParseDigits(ReadOnlySpan<char> text)
    {
        long digits = 0;
        var (count, decimals, isAfterPoint) = (0, 0, false);
        foreach (var raw in text)
        {
            var c = raw is >= '０' and <= '９' ? (char)(raw - '０' + '0') : raw;
            if (char.IsAsciiDigit(c))
            {
                if (++count > MostDigits) return null;
                digits = digits * 10 + (c - '0');
                if (isAfterPoint) decimals++;
            }
            else if (c is '.' or '．')
            {
                if (isAfterPoint) return null;
                isAfterPoint = true;
            }
            else if (c is ',' or '，')
            {
                if (isAfterPoint) return null;
            }
            else if (!char.IsWhiteSpace(c)) return null;
        }
        return count == 0 ? null : new PrintedNumber(digits, decimals);
    }

    /// <summary>在某刻度下的值与末位: scale is what one printed 1 is worth; a last digit below 1 counts as 1.</summary>
    /// <remarks>Beyond <see cref="Most"/> the value stops there: no budget holds it, and sums of it cannot
    /// overflow.</remarks>
    public (long Value, long Step) On(long scale)
    {
        long divisor = 1;
        for (var i = 0; i < Decimals; i++) divisor *= 10;
        var value = (Int128)Digits * scale;
        var whole = value / divisor;
        if (Int128.Abs(value % divisor) * 2 >= divisor) whole += Digits < 0 ? -1 : 1;
        return ((long)Int128.Clamp(whole, -Most, Most), Math.Max(1, scale / divisor));
    }

    /// <summary>金额: fen and the last digit in fen.</summary>
    public (long Value, long Step) In(DisplayUnit unit) => On(unit.FenPerUnit());
}
