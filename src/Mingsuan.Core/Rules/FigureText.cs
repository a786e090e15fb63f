using System.Globalization;
using Mingsuan.Core.Documents;

namespace Mingsuan.Core.Rules;

/// <summary>数的写法 (a value written as a figure of the document prints its own).</summary>
internal static class FigureText
{
    private const int MostDecimals = 2;

    private static readonly (string More, string Less)[] Directions =
    [
        ("增加", "减少"), ("增长", "下降"), ("上升", "下降"), ("提高", "降低"), ("增收", "减收"),
        ("增支", "减支"), ("多", "少"),
    ];

    /// <summary>把一个值写成某数的样子: same unit and separators, and at least its decimals.</summary>
    public static string Like(Statement figure, long value)
    {
        var scale = figure.IsPercent ? 10_000 : figure.UnitFen > 0 ? figure.UnitFen : 1;
        var decimals = 0;
        // A blank cell has no last digit of its own.
        var step = figure.IsBlank ? Math.Max(1, Power(scale, MostDecimals)) : figure.Step;
        for (var unit = scale; unit > step && unit >= 10; unit /= 10) decimals++;
        for (var unit = Power(scale, decimals); decimals < MostDecimals && unit > 1 && value % unit != 0; unit /= 10)
            decimals++;
        var isGrouped = figure.Text.Contains(',', StringComparison.Ordinal)
            || (figure.Table >= 0 && figure.IsBlank);
        var number = Math.Abs(value) / (decimal)scale;
        var format = (isGrouped ? "#,##0" : "0") + (decimals > 0 ? "." + new string('0', decimals) : "");
        var sign = value < 0 && figure.Direction.Length == 0 ? "-" : "";
        return sign + number.ToString(format, CultureInfo.InvariantCulture) + Unit(figure);
    }

    /// <summary>差额的写法: percentages differ by 个百分点.</summary>
    public static string Gap(Statement figure, long value)
    {
        var gap = Like(figure with { Direction = "" }, value);
        return figure.IsPercent ? gap.TrimEnd('%') + "个百分点" : gap;
    }

    /// <summary>数没有错、单位写错的写法: the printed digits with the unit that makes them the value; null where none
    /// of the units does, or none is printed beside the number.</summary>
    /// <param name="figure">印错的数.</param>
    /// <param name="value">应为的值.</param>
    /// <param name="units">文中用的单位, in fen.</param>
    public static string? InOtherUnit(Statement figure, long value, IEnumerable<long> units)
    {
        if (figure.Table >= 0 || !figure.Text.EndsWith(Unit(figure), StringComparison.Ordinal)) return null;
        if (figure.IsPercent || figure.UnitFen <= 0) return null;
        foreach (var unit in units)
        {
            var same = (Int128)figure.Value * unit / figure.UnitFen;
            var step = Int128.Max(1, (Int128)figure.Step * unit / figure.UnitFen);
            if (unit != figure.UnitFen && Int128.Abs(same - value) <= step)
                return figure.Text[..^Unit(figure).Length] + Unit(figure with { UnitFen = unit });
        }
        return null;
    }

    /// <summary>相反的方向词, of the same style as the printed one; 增加 or 减少 where none is printed.</summary>
    public static string Turned(Statement figure)
    {
        foreach (var (more, less) in Directions)
        {
            if (figure.Direction.StartsWith(more, StringComparison.Ordinal)) return less;
            if (figure.Direction.StartsWith(less, StringComparison.Ordinal)) return more;
        }
        return figure.Value < 0 ? "增加" : "减少";
    }

    private static long Power(long scale, int decimals)
    {
        for (; decimals > 0; decimals--) scale /= 10;
        return scale;
    }

    /// <summary>印出的样子; a blank cell says so.</summary>
    public static string Printed(Statement figure) => figure.IsBlank ? "空" : figure.Text;

    private static string Unit(Statement figure) => figure.IsPercent ? "%"
        : figure.Table >= 0 ? "" : UnitName(figure.UnitFen);

    /// <summary>单位的名称; empty for none of the usual ones.</summary>
    public static string UnitName(long unitFen) => unitFen switch
    {
        100 => "元", 1_000_000 => "万元", 10_000_000_000 => "亿元", _ => "",
    };
}
