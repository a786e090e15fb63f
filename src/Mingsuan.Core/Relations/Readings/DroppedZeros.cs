using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Facts;

namespace Mingsuan.Core.Relations.Readings;

/// <summary>
/// 省去的尾零 (745万元 for 745.00): where a text drops trailing zeros, a short figure is as precise as a long one.
/// </summary>
public static class DroppedZeros
{
    private const int Enough = 2;

    // Of so many figures one may have lost more than a zero.
    private const int OneIn = 8;

    /// <summary>看得出省零就把文中金额的精度补上: every short figure that a table also prints is equal to it to the
    /// digit.</summary>
    public static Disclosure Apply(Disclosure disclosure)
    {
        var finest = disclosure.Statements.Where(IsText).GroupBy(f => f.Step).Where(g => g.Count() > Enough)
            .Select(g => g.Key).DefaultIfEmpty(1).Min();
        var shorter = disclosure.Statements.Where(f =>
            IsText(f) && f.Step > finest && f.Value != 0 && f.Selector is not null).ToList();
        if (shorter.Count < Enough) return disclosure;
        var tables = InTables(disclosure);
        var (same, other) = (0, 0);
        foreach (var figure in shorter)
        {
            if (!tables.TryGetValue(figure.Selector!, out var table) || table.Step >= figure.Step) continue;
            if (table.Value == figure.Value) same++;
            else if (Math.Abs(table.Value - figure.Value) <= figure.Step) other++;
        }
        if (same < Enough || other * OneIn > same) return disclosure;
        return disclosure with
        {
            Statements = [.. disclosure.Statements.Select(f => IsText(f) ? f with { Step = Math.Min(f.Step, finest) }
                : f)],
        };
    }

    private static Dictionary<Selector, Statement> InTables(Disclosure disclosure)
    {
        var tables = new Dictionary<Selector, Statement>();
        foreach (var figure in disclosure.Statements.Where(f => f.Table >= 0 && f.Selector is not null && !f.IsBlank))
        {
            tables.TryAdd(figure.Selector!, figure);
        }
        return tables;
    }

    private static bool IsText(Statement figure) => figure.Table < 0 && figure.UnitFen == 1_000_000;
}
