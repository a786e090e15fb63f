namespace Mingsuan.Core.Money;

/// <summary>列示单位 (display unit): what one printed 1 is worth.</summary>
public enum DisplayUnit
{
    /// <summary>元.</summary>
    Yuan,

    /// <summary>万元.</summary>
    TenThousandYuan,

    /// <summary>亿元.</summary>
    HundredMillionYuan,
}

/// <summary>列示单位的换算与名称.</summary>
public static class DisplayUnits
{
    /// <summary>每单位合多少分 (fen per unit).</summary>
    public static long FenPerUnit(this DisplayUnit unit) => unit switch
    {
        DisplayUnit.Yuan => 100,
        DisplayUnit.TenThousandYuan => 1_000_000,
        DisplayUnit.HundredMillionYuan => 10_000_000_000,
        _ => throw new ArgumentOutOfRangeException(nameof(unit)),
    };

    /// <summary>由每单位合多少分取单位; null for no unit of these.</summary>
    public static DisplayUnit? OfFen(long fen) => fen switch
    {
        100 => DisplayUnit.Yuan,
        1_000_000 => DisplayUnit.TenThousandYuan,
        10_000_000_000 => DisplayUnit.HundredMillionYuan,
        _ => null,
    };

    /// <summary>名称: 元, 万元, 亿元.</summary>
    public static string ChineseName(this DisplayUnit unit) => unit switch
    {
        DisplayUnit.Yuan => "元",
        DisplayUnit.TenThousandYuan => "万元",
        DisplayUnit.HundredMillionYuan => "亿元",
        _ => throw new ArgumentOutOfRangeException(nameof(unit)),
    };

    /// <summary>由名字 (yuan, ten-thousand-yuan, hundred-million-yuan, or Chinese) 取单位; null when unknown.</summary>
    public static DisplayUnit? Parse(string? text) => text?.Trim() switch
    {
        "yuan" or "元" => DisplayUnit.Yuan,
        "ten-thousand-yuan" or "万元" => DisplayUnit.TenThousandYuan,
        "hundred-million-yuan" or "亿元" => DisplayUnit.HundredMillionYuan,
        _ => null,
    };

    /// <summary>数据中的名字, the inverse of <see cref="Parse"/>.</summary>
    public static string DataName(this DisplayUnit unit) => unit switch
    {
        DisplayUnit.Yuan => "yuan",
        DisplayUnit.TenThousandYuan => "ten-thousand-yuan",
        DisplayUnit.HundredMillionYuan => "hundred-million-yuan",
        _ => throw new ArgumentOutOfRangeException(nameof(unit)),
    };
}
