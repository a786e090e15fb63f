using Mingsuan.Core.Books;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Queries;

namespace Mingsuan.Core.Compilation;

/// <summary>占比的舍位平衡: a column of shares closes to the whole it prints, by the largest remainders.</summary>
internal static class BalancedShares
{
    private const decimal Whole = 100;
    private const decimal Nothing = 0.000_001m;

    /// <summary>改动过的占比, by query and decimals.</summary>
    public static Dictionary<(Query Query, int Decimals), decimal> Of(Book book)
    {
        var moved = new Dictionary<(Query, int), decimal>();
        foreach (var column in book.Tables.SelectMany(t => t.Rows.SelectMany(r => r.Cells).GroupBy(c => c.Column)))
        {
            var shares = column.Select(c => c.Statement).OfType<int>().Select(s => book.Statements[s])
                .Where(s => s is { Query: Query.Ratio { Kind: RatioKind.Share }, ExactNumber: not null }).ToList();
            foreach (var of in shares.GroupBy(s => ((Query.Ratio)s.Query).Whole))
            {
                if (of.Any(s => s.ExactNumber == Whole)) Close([.. of.Where(s => s.ExactNumber != Whole)], moved);
            }
        }
        return moved;
    }

    private static void Close(List<Statement> parts, Dictionary<(Query, int), decimal> moved)
    {
        if (parts.Count < 2 || Math.Abs(parts.Sum(p => p.ExactNumber!.Value) - Whole) > Nothing) return;
        var digit = 1m;
        for (var i = 0; i < parts[0].Decimals; i++) digit /= 10m;
        var gap = Whole - parts.Sum(Rounded);
        var step = Math.Sign(gap) * digit;
        foreach (var part in parts.OrderByDescending(p => (p.ExactNumber!.Value - Rounded(p)) * Math.Sign(gap))
            .Take((int)(Math.Abs(gap) / digit)))
        {
            moved[(part.Query, part.Decimals)] = Rounded(part) + step;
        }
    }

    private static decimal Rounded(Statement share) =>
        Math.Round(share.ExactNumber!.Value, share.Decimals, MidpointRounding.AwayFromZero);
}
