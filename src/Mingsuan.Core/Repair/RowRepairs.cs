using System.Collections.Immutable;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Relations;

namespace Mingsuan.Core.Repair;

/// <content>整行的改正 (a row wrong in several columns at once): what no one or two figures mend.</content>
public sealed partial class Repairer
{
    private const int LeastColumns = 3;
    private const int MostColumns = 12;

    // The sums of one total row that fail, column by column; under it the one row that a slip made wrong in each.
    private ImmutableArray<Correction>? Row()
    {
        foreach (var sums in FailingRows())
        {
            var (table, own) = (figures[sums[0].Terms[0].Statement].Table,
                figures[sums[0].Terms[0].Statement].Cell.Row);
            // Among so many rows some slip would always fit.
            if (sums[0].Terms.Length > MostWays) continue;
            var ways = sums[0].Terms.Skip(1).Select(t => figures[t.Statement])
                .Where(f => f.Table == table && f.Cell.Row != own).Select(f => f.Cell.Row).Distinct()
                .Select(row => (Row: row, Made: TryRow(sums, row, isTrial: true))).Where(w => w.Made is not null)
                .Select(w => (w.Row, Rank: w.Made!.Value.Min(c => Slip.Likelihood(c.Kind))))
                .OrderByDescending(w => w.Rank).ToList();
            // No slip tells, or as likely a one in another row: which it is nobody can say.
            if (ways.Count == 0 || ways[0].Rank == 0 || ways.Count > 1 && ways[0].Rank == ways[1].Rank) continue;
            return TryRow(sums, ways[0].Row, isTrial: false);
        }
        return null;
    }

    private List<List<LinearRelation>> FailingRows() =>
    [
        .. Broken().Select(r => relations[r]).OfType<LinearRelation>()
            .Where(r => r is { IsEquality: false, Bound: Bound.Zero } && figures[r.Terms[0].Statement].Table >= 0)
            .GroupBy(r => figures[r.Terms[0].Statement] is var total ? (total.Table, total.Cell.Row, total.Row)
                : default)
            .Select(g => g.DistinctBy(r => figures[r.Terms[0].Statement].Cell.Column).ToList())
            .Where(g => g.Count is >= LeastColumns and <= MostColumns).Take(MostPairs),
    ];

    private ImmutableArray<Correction>? TryRow(List<LinearRelation> sums, int row, bool isTrial)
    {
        int? InRow(LinearRelation sum) => sum.Terms.Skip(1).Select(t => (int?)t.Statement).FirstOrDefault(f =>
            figures[f!.Value].Table == figures[sum.Terms[0].Statement].Table && figures[f.Value].Cell.Row == row);
        var moved = sums.ConvertAll(s => (Sum: s, Statement: InRow(s) ?? -1));
        if (moved.Exists(m => m.Statement < 0 || settled.Contains(m.Statement)
            || figures[m.Statement].IsBlank)) return null;
        var before = moved.SelectMany(m => touching[m.Statement]).Distinct().ToDictionary(r => r, r => truths[r]);
        var made = new List<Correction>();
        foreach (var (sum, figure) in moved)
        {
            if (judge.Solve(sum, figure) is not { IsEmpty: false } span) continue;
            var value = right.Likeliest(figures[figure], span, span, made.Select(c => c.Value));
            // A row that should be nothing at all is one too many, and no slip.
            if (value == 0 || value == judge.Value(figure)) continue;
            if (value < 0 && RightValue.IsNeverNegative(figures[figure])) continue;
            made.Add(Apply(new Candidate([figure], value, 1, 0, right.Kind(figure, value))));
        }
        var isRight = made.Count == moved.Count
            && before.Keys.All(r => truths[r] != Truth.Broken || before[r] == Truth.Broken && !IsOf(r, sums))
            && Gained(before) >= sums.Count;
        if (isRight && !isTrial) return [.. made];
        Restore(made.Select(c => c.Statements[0]), before);
        return isRight ? [.. made] : null;
    }

    private bool IsOf(int relation, List<LinearRelation> sums) =>
        relations[relation] is LinearRelation own && sums.Contains(own);
}
