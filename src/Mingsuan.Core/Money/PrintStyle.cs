using System.Globalization;

namespace Mingsuan.Core.Money;

/// <summary>零的印法 (how zero is printed in a region's tables).</summary>
public enum ZeroStyle
{
    /// <summary>印作 0.00.</summary>
    Digits,

    /// <summary>留空: printed as nothing.</summary>
    Blank,

    /// <summary>印作一横 —.</summary>
    Dash,
}

/// <summary>金额的印法 (how an amount is printed): unit, decimals, grouping, zero.</summary>
/// <param name="Unit">列示单位.</param>
/// <param name="Decimals">小数位数.</param>
/// <param name="Grouping">是否用千分位.</param>
/// <param name="Zero">零的印法.</param>
/// <param name="Trim">去尾零: 745.00 prints as 745 (used in text).</param>
public readonly record struct PrintStyle(
    DisplayUnit Unit, int Decimals = 2, Grouping Grouping = Grouping.None,
    ZeroStyle Zero = ZeroStyle.Digits, TrailingZeros Trim = TrailingZeros.Keep)
{
    /// <summary>末位一个单位合多少分 (fen in one unit of the last printed digit); at least one.</summary>
    public long LastDigitFen
    {
        get
        {
            var fen = Unit.FenPerUnit();
            for (var i = 0; i < Decimals; i++) fen /= 10;
            return Math.Max(fen, 1);
        }
    }

    /// <summary>四舍五入到末位, in units of the last printed digit (half away from zero).</summary>
    public long Round(Amount amount) => RoundHalfAway(amount.Fen, LastDigitFen);

    /// <summary>印出金额; blank prints as nothing.</summary>
    public string Print(Amount? amount) => amount is { } a ? PrintLastDigits(Round(a)) : "";

    /// <summary>印出末位单位数 (a count of last digits, as <see cref="Round"/> gives it).</summary>
    public string PrintLastDigits(long lastDigits)
    {
        if (lastDigits == 0 && Zero == ZeroStyle.Blank) return "";
        if (lastDigits == 0 && Zero == ZeroStyle.Dash) return "—";
        var scale = 1m;
        for (var i = 0; i < Decimals; i++) scale *= 10m;
        var format = (Grouping == Grouping.Thousands ? "#,##0" : "0") + (Decimals > 0 ? "." + DecimalPlaces() : "");
        return (lastDigits / scale).ToString(format, CultureInfo.InvariantCulture);
    }

    private string DecimalPlaces() => new(Trim == TrailingZeros.Drop ? '#' : '0', Decimals);

    /// <summary>四舍五入的整数除法, half away from zero.</summary>
    public static long RoundHalfAway(long value, long divisor)
    {
        var quotient = Math.DivRem(value, divisor, out var remainder);
        var twice = Math.Abs(remainder) * 2;
        return twice >= divisor ? quotient + Math.Sign(value) : quotient;
    }
}

/// <summary>千分位.</summary>
public enum Grouping
{
    /// <summary>不分组.</summary>
    None,

    /// <summary>每三位一逗号.</summary>
    Thousands,
}

/// <summary>尾零.</summary>
public enum TrailingZeros
{
    /// <summary>保留.</summary>
    Keep,

    /// <summary>去掉.</summary>
    Drop,
}
