using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;

namespace Mingsuan.Core.Relations.Readings;

/// <summary>
/// 凑整的金额 (amounts in 元 that were rounded before they were printed): where all are whole hundreds, the last digit
/// that says anything is the hundred.
/// </summary>
public static class RoundedMoney
{
    // Fewer amounts than this may be whole hundreds by chance.
    private const int Enough = 40;

    private const long Hundred = 100 * 100;
    private const long HundredThousand = 1_000 * Hundred;

    // Of so many amounts one may be odd: a slip.
    private const int OneIn = 40;

    /// <summary>元数的精度放宽到看得出的凑整.</summary>
    public static Disclosure Apply(Disclosure disclosure)
    {
        var amounts = disclosure.Statements
            .Where(f => IsFine(f) && (f.Table < 0 || disclosure.Tables[f.Table].Sheet is null)).ToList();
        if (amounts.Count < Enough) return disclosure;
        for (var coarse = HundredThousand; coarse >= Hundred; coarse /= 10)
        {
            if (amounts.Count(f => f.Value % coarse != 0) * OneIn > amounts.Count) continue;
            return disclosure with
            {
                Statements = [.. disclosure.Statements.Select(f =>
                    IsFine(f) && f.Value % coarse == 0 ? f with { Step = coarse } : f)],
            };
        }
        return disclosure;
    }

    private static bool IsFine(Statement figure) =>
        figure is { UnitFen: 100, IsPercent: false, Value: not 0, Step: < Hundred };
}
