using Mingsuan.Core.Books;
using Mingsuan.Core.Statements;

namespace Mingsuan.Core.Compilation;

/// <summary>占比的舍位平衡: a column of shares closes to the whole it prints, by the largest remainders.</summary>
internal static class BalancedShares
{
    private const decimal Whole = 100;
    private const decimal Nothing = 0.000_001m;

    /// <summary>改动过的占比, by key and decimals.</summary>
    public static Dictionary<(string Key, int Decimals), decimal> Of(Book book)
    {
        var moved = new Dictionary<(string, int), decimal>();
        foreach (var column in book.Tables.SelectMany(t => t.Rows.SelectMany(r => r.Cells).GroupBy(c => c.Column)))
        {
            var shares = column.Select(c => c.Statement).OfType<int>().Select(s => book.Statements[s])
                .Where(s => s is { Kind: StatementKind.Percent, Value: not null }
                    && s.Key.StartsWith("share(", StringComparison.Ordinal)).ToList();
            foreach (var of in shares.GroupBy(s => s.Key[s.Key.IndexOf('|', StringComparison.Ordinal)..]))
                Close([.. of.Where(s => s.Value != Whole)], of.Any(s => s.Value == Whole), moved);
        }
        return moved;
    }

    private static void Close(
        List<Statement> parts, bool isWholePrinted, Dictionary<(string, int), decimal> moved)
    {
        if (!isWholePrinted || parts.Count < 2 || Math.Abs(parts.Sum(p => p.Value!.Value) - Whole) > Nothing) return;
        var digit = 1m;
        for (var i = 0; i < parts[0].Decimals; i++) digit /= 10m;
        var gap = Whole - parts.Sum(Rounded);
        var step = Math.Sign(gap) * digit;
        foreach (var part in parts.OrderByDescending(p => (p.Value!.Value - Rounded(p)) * Math.Sign(gap))
            .Take((int)(Math.Abs(gap) / digit)))
        {
            moved[(part.Key, part.Decimals)] = Rounded(part) + step;
        }
    }

    private static decimal Rounded(Statement share) =>
        Math.Round(share.Value!.Value, share.Decimals, MidpointRounding.AwayFromZero);
}
