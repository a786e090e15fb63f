using Mingsuan.Core.Money;
using Mingsuan.Core.Queries;

namespace Mingsuan.Core.Compilation;

/// <summary>舍位方案: how each query rounds; by itself unless the plan moves its last digit.</summary>
public sealed class RoundingPlan
{
    private readonly IReadOnlyDictionary<(Query Query, long LastDigitFen), long> moved;

    /// <summary>新建.</summary>
    /// <param name="moved">改动过的: last-digit counts by query and precision.</param>
    public RoundingPlan(IReadOnlyDictionary<(Query Query, long LastDigitFen), long> moved) => this.moved = moved;

    /// <summary>各自四舍五入.</summary>
    public static RoundingPlan Independent { get; } =
        new(new Dictionary<(Query Query, long LastDigitFen), long>());

    /// <summary>改动了几个数.</summary>
    public int MovedCount => moved.Count;

    /// <summary>末位单位数.</summary>
    public long LastDigits(Query query, Amount amount, PrintStyle style) =>
        moved.TryGetValue((query, style.LastDigitFen), out var digits) ? digits : style.Round(amount);

    /// <summary>改动过的占比, by query and decimals.</summary>
    public IReadOnlyDictionary<(Query Query, int Decimals), decimal> Shares { get; init; } =
        new Dictionary<(Query Query, int Decimals), decimal>();

    /// <summary>印出的金额: exact where the plan leaves the query to its own rounding.</summary>
    public Amount? Stated(Query query, Amount? amount, PrintStyle style) =>
        moved.TryGetValue((query, style.LastDigitFen), out var digits)
            ? new Amount(digits * style.LastDigitFen) : amount;

    /// <summary>印出.</summary>
    public string Print(Query query, Amount? amount, PrintStyle style) =>
        amount is { } a ? style.PrintLastDigits(LastDigits(query, a, style)) : "";
}
