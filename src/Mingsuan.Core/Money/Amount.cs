using System.Globalization;

namespace Mingsuan.Core.Money;

/// <summary>金额 (amount of money): fen (分) in a <see cref="long"/>; addition checks, overflow throws.</summary>
/// <remarks>Blank (未填) is <c>Amount?</c> with no value and is never the same as <see cref="Zero"/>.</remarks>
public readonly record struct Amount(long Fen) : IComparable<Amount>
{
    /// <summary>零: an amount that was stated and is nothing.</summary>
    public static readonly Amount Zero = new(0);

    /// <summary>由元: the amount of whole yuan.</summary>
    /// <exception cref="OverflowException">beyond ±92 quadrillion yuan.</exception>
    public static Amount FromYuan(long yuan) => new(checked(yuan * 100));

    /// <summary>由十进制元: exact yuan with at most two decimals.</summary>
    /// <exception cref="ArgumentException">more than two decimals: fen cannot hold it.</exception>
    public static Amount FromYuan(decimal yuan)
    {
        var fen = yuan * 100m;
        if (fen != decimal.Truncate(fen)) throw new ArgumentException($"金额 {yuan} 元精确到分以下", nameof(yuan));
        return new(decimal.ToInt64(fen));
    }

    /// <summary>是否为零.</summary>
    public bool IsZero => Fen == 0;

    /// <summary>元: the same amount in yuan, exact.</summary>
    public decimal Yuan => Fen / 100m;

    /// <summary>绝对值.</summary>
    public Amount Abs() => new(Math.Abs(Fen));

    /// <summary>在某单位下的精确数 (exact value in a display unit).</summary>
    public decimal In(DisplayUnit unit) => Fen / (decimal)unit.FenPerUnit();

    /// <inheritdoc/>
    public int CompareTo(Amount other) => Fen.CompareTo(other.Fen);

    /// <summary>相加, checked.</summary>
    public static Amount operator +(Amount a, Amount b) => new(checked(a.Fen + b.Fen));

    /// <summary>相减, checked.</summary>
    public static Amount operator -(Amount a, Amount b) => new(checked(a.Fen - b.Fen));

    /// <summary>取负.</summary>
    public static Amount operator -(Amount a) => new(checked(-a.Fen));

    /// <summary>小于.</summary>
    public static bool operator <(Amount a, Amount b) => a.Fen < b.Fen;

    /// <summary>大于.</summary>
    public static bool operator >(Amount a, Amount b) => a.Fen > b.Fen;

    /// <summary>不大于.</summary>
    public static bool operator <=(Amount a, Amount b) => a.Fen <= b.Fen;

    /// <summary>不小于.</summary>
    public static bool operator >=(Amount a, Amount b) => a.Fen >= b.Fen;

    /// <summary>元，两位小数: the form used in package files and messages.</summary>
    public override string ToString() => Yuan.ToString("0.00", CultureInfo.InvariantCulture);
}
