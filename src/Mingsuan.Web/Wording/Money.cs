using System.Globalization;
using Mingsuan.Core.Money;

namespace Mingsuan.Web.Wording;

/// <summary>界面上的金额 (outside the book, whose figures are printed by the compiler).</summary>
public static class Money
{
    /// <summary>按列示单位，千分位，两位小数: 2,347.86.</summary>
    public static string Print(Amount amount, DisplayUnit unit) =>
        new PrintStyle(unit, 2, Grouping.Thousands, ZeroStyle.Digits).Print(amount);

    /// <summary>精确到分的元: 23,478,620.00.</summary>
    public static string Yuan(Amount amount) => Print(amount, DisplayUnit.Yuan);

    /// <summary>占比，一位小数: 97.2%.</summary>
    public static string Percent(decimal? percent) =>
        percent is { } p ? p.ToString("0.0", CultureInfo.InvariantCulture) + "%" : "";
}
