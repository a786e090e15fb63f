using System.Globalization;
using Mingsuan.Core.Money;

namespace Mingsuan.Core.Sentences;

/// <summary>数字在文字中的印法 (how figures stand in prose or in a table cell).</summary>
/// <param name="Amount">金额印法.</param>
/// <param name="UnitName">金额之后是否带单位.</param>
/// <param name="PercentDecimals">百分数小数位数.</param>
/// <param name="PercentZeros">百分数尾零.</param>
public sealed record TextStyle(PrintStyle Amount, UnitName UnitName, int PercentDecimals, TrailingZeros PercentZeros)
{
    /// <summary>印百分数, half away from zero.</summary>
    public string Percent(decimal percent)
    {
        var places = new string(PercentZeros == TrailingZeros.Drop ? '#' : '0', PercentDecimals);
        var format = PercentDecimals > 0 ? "0." + places : "0";
        return Math.Round(percent, PercentDecimals, MidpointRounding.AwayFromZero)
            .ToString(format, CultureInfo.InvariantCulture);
    }
}

/// <summary>金额之后的单位名.</summary>
public enum UnitName
{
    /// <summary>写出 万元.</summary>
    Written,

    /// <summary>不写; it stands above the table.</summary>
    LeftOut,
}
