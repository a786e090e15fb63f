using System.Collections.Immutable;
using Mingsuan.Core.Documents;

namespace Mingsuan.Core.Repair;

/// <summary>错行的列 (figures of a column that stand a row or more from where they belong).</summary>
/// <remarks>Each is wrong where it stands and right some rows up or down, all by as many rows; what other places print
/// of the same queries tells.</remarks>
internal static class ShiftedColumns
{
    private const int Least = 3;
    private const int MostRows = 3;
    private const int MostAround = 4;
    private const int MostTerms = 12;

    /// <summary>各列应有的数: for each column some ways to put it right, figures out of place with what should stand
    /// there.</summary>
    public static IEnumerable<ImmutableArray<ImmutableArray<(int Statement, long Value)>>> Find(
        ImmutableArray<Statement> figures, IEnumerable<LinearRelation> broken)
    {
        var wanted = Wanted(figures, broken);
        if (wanted.Count(w => w is not null) < Least) yield break;
        var columns = figures.Where(f => f.Table >= 0).GroupBy(f => (f.Table, f.Cell.Column));
        foreach (var column in columns)
        {
            var rows = column.OrderBy(f => f.Cell.Row).ToList();
            var wrong = rows.Count(f => wanted[f.Index] is not null);
            if (wrong < Least) continue;
            var (by, at) = Enumerable.Range(1, MostRows).SelectMany(k => new[] { k, -k })
                .Select(k => (By: k, At: Moved(rows, wanted, k).Where(i => rows[i + k].Value != 0).ToImmutableArray()))
                .MaxBy(m => m.At.Length);
            var matched = Moved(rows, wanted, by).Count();
            // Two amounts and the nothing around them: only where it explains all that is wrong.
            if (at.Length < Least ? at.Length < 2 || matched < Math.Max(wrong, 4) : matched * 3 < wrong * 2) continue;
            yield return
            [
                [.. at.Select(i => (rows[i].Index, rows[i + by].Value))], .. Turned(rows, by, at),
                .. Pushed(rows, wanted, by, at),
            ];
        }
    }

    // What a figure would have to be for a relation to hold that touches its column nowhere else.
    private static List<long>?[] Wanted(ImmutableArray<Statement> figures, IEnumerable<LinearRelation> broken)
    {
        var wanted = new List<long>?[figures.Length];
        foreach (var relation in broken.Where(r => r.Terms.Length <= MostTerms))
        {
            var gap = 0L;
            foreach (var term in relation.Terms) gap += term.Coefficient * figures[term.Statement].Value;
            foreach (var term in relation.Terms)
            {
                if (figures[term.Statement].Table < 0 || Math.Abs(term.Coefficient) != 1) continue;
                if (!IsAlone(figures, relation, term)) continue;
                (wanted[term.Statement] ??= []).Add(figures[term.Statement].Value - gap * term.Coefficient);
            }
        }
        return wanted;
    }

    private static bool IsAlone(ImmutableArray<Statement> figures, LinearRelation relation, Term own)
    {
        var (table, column) = (figures[own.Statement].Table, figures[own.Statement].Cell.Column);
        foreach (var term in relation.Terms)
        {
            var other = figures[term.Statement];
            if (term != own && other.Table == table && other.Cell.Column == column) return false;
        }
        return true;
    }

    private static IEnumerable<int> Moved(List<Statement> rows, List<long>?[] wanted, int by) =>
        Enumerable.Range(0, rows.Count).Where(i => i + by >= 0 && i + by < rows.Count
            && wanted[rows[i].Index] is { } values
            && values.Exists(v => Math.Abs(rows[i + by].Value - v) <= rows[i + by].Step));

    // The rows around may be off too, without anything that says so by itself; what fell out at one end of the
    // stretch came in at the other.
    private static IEnumerable<ImmutableArray<(int, long)>> Turned(List<Statement> rows, int by, ImmutableArray<int> at)
    {
        for (var first = Math.Max(0, at[0] - MostAround); first <= at[0]; first++)
        {
            for (var last = at[^1]; last <= Math.Min(rows.Count - 1, at[^1] + MostAround); last++)
            {
                var length = last - first + 1;
                yield return
                [
                    .. Enumerable.Range(0, length)
                        .Select(i => (rows[first + i], Right: rows[first + (i + by + length) % length].Value))
                        .Where(p => p.Item1.Value != p.Right).Select(p => (p.Item1.Index, p.Right)),
                ];
            }
        }
    }

    // What fell out at the end of the stretch is printed in this column no more: what others say should stand there.
    private static IEnumerable<ImmutableArray<(int, long)>> Pushed(
        List<Statement> rows, List<long>?[] wanted, int by, ImmutableArray<int> at)
    {
        for (var more = 0; more <= MostAround + Math.Abs(by); more++)
        {
            var (first, last) = by < 0 ? (at[0] - more, at[^1]) : (at[0], at[^1] + more);
            if (first < 0 || last >= rows.Count) yield break;
            yield return
            [
                .. Enumerable.Range(first, last - first + 1)
                    .Select(i => (Row: rows[i], Right: Right(rows, wanted[rows[i].Index], i + by, (first, last))))
                    .Where(p => p.Right is { } right && right != p.Row.Value)
                    .Select(p => (p.Row.Index, p.Right!.Value)),
            ];
        }
    }

    private static long? Right(List<Statement> rows, List<long>? wanted, int from, (int First, int Last) stretch)
    {
        var moved = from >= 0 && from < rows.Count ? rows[from] : null;
        if (wanted is null) return from >= stretch.First && from <= stretch.Last ? moved?.Value : null;
        return moved is not null && wanted.Exists(v => Math.Abs(v - moved.Value) <= moved.Step) ? moved.Value
            : Commonest(wanted);
    }

    private static long Commonest(List<long> values) =>
        values.GroupBy(v => v).MaxBy(g => g.Count())!.Key;
}
