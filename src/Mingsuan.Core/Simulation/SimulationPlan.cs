using Mingsuan.Core.Money;
using Mingsuan.Core.Packages;
using Mingsuan.Core.Sentences;

namespace Mingsuan.Core.Simulation;

/// <summary>模拟什么 (what to simulate).</summary>
public sealed record SimulationPlan
{
    /// <summary>种子: the same plan gives the same package.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>单位数, at least one.</summary>
    public int Units { get; init; } = 5;

    /// <summary>项目数.</summary>
    public int Projects { get; init; } = 8;

    /// <summary>预算年度.</summary>
    public int Year { get; init; } = 2025;

    /// <summary>表样.</summary>
    public string FormSet { get; init; } = "shanghai-district";

    /// <summary>列示单位.</summary>
    public DisplayUnit DisplayUnit { get; init; } = DisplayUnit.TenThousandYuan;

    /// <summary>舍位方法.</summary>
    public Rounding Rounding { get; init; }

    /// <summary>资金来源的范围.</summary>
    public FundRange Funds { get; init; } = FundRange.Every;

    /// <summary>金额到哪一位.</summary>
    public AmountGrain Grain { get; init; } = AmountGrain.Yuan;
}

/// <summary>资金来源的范围.</summary>
public enum FundRange
{
    /// <summary>每一种.</summary>
    Every,

    /// <summary>只有一般公共预算.</summary>
    GeneralOnly,
}

/// <summary>金额到哪一位.</summary>
public enum AmountGrain
{
    /// <summary>元.</summary>
    Yuan,

    /// <summary>分.</summary>
    Fen,
}
