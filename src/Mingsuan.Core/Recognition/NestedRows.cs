using Mingsuan.Core.Documents;

namespace Mingsuan.Core.Recognition;

/// <summary>没有代码可依的层级 (a department and its units, a unit and its projects, in one column): which row adds
/// up which, read off the figures themselves.</summary>
/// <remarks>It is taken only where it explains every row down to the total: one row that fits nowhere, and the plain
/// list stands.</remarks>
internal sealed class NestedRows(
    List<int> columns, Dictionary<(int Row, int Column), int> grid, List<Statement> figures)
{
    private const int MostRows = 2000;

    /// <summary>各行的上级, null at the top; null when the known nesting holds or no other explains the
    /// total.</summary>
    public List<(MatchedRow Row, MatchedRow? Parent)>? Of(
        MatchedRow total, List<MatchedRow> rows, List<(MatchedRow Row, MatchedRow? Parent)> known)
    {
        if (rows.Count is < 2 or > MostRows) return null;
        if (known.GroupBy(p => p.Parent).All(g => Adds(g.Key ?? total, [.. g.Select(p => p.Row)]))) return null;
        var above = Tree(total, rows, 2) ?? Tree(total, rows, 1);
        return above is null ? null : [.. rows.Select(r => (r, above[r]))];
    }

    // From the last row up: a row takes those below it, still without a superior, that add up to it.
    private Dictionary<MatchedRow, MatchedRow?>? Tree(MatchedRow total, List<MatchedRow> rows, int fewest)
    {
        var above = new Dictionary<MatchedRow, MatchedRow?>(ReferenceEqualityComparer.Instance);
        var open = new Stack<MatchedRow>();
        foreach (var row in Enumerable.Reverse(rows))
        {
            var parts = Parts(row, open, fewest);
            for (var i = 0; i < parts; i++) above[open.Pop()] = row;
            open.Push(row);
        }
        foreach (var root in open) above[root] = null;
        return open.Count < rows.Count && Adds(total, [.. open]) ? above : null;
    }

    private int Parts(MatchedRow row, Stack<MatchedRow> open, int fewest)
    {
        if (columns.TrueForAll(x => Value(row, x) == 0)) return 0;
        var (sums, count) = (new long[columns.Count], 0);
        foreach (var part in open)
        {
            count++;
            for (var i = 0; i < sums.Length; i++) sums[i] += Value(part, columns[i]);
            if (count >= fewest && IsSum(row, sums, count)) return count;
        }
        return 0;
    }

    private bool Adds(MatchedRow total, List<MatchedRow> parts) =>
        IsSum(total, [.. columns.Select(x => parts.Sum(p => Value(p, x)))], parts.Count);

    private bool IsSum(MatchedRow total, long[] sums, int count)
    {
        for (var i = 0; i < sums.Length; i++)
        {
            if (!grid.TryGetValue((total.Row, columns[i]), out var f)) continue;
            if (2 * Math.Abs(figures[f].Value - sums[i]) > figures[f].Step * (count + 1)) return false;
        }
        return true;
    }

    private long Value(MatchedRow row, int column) =>
        grid.TryGetValue((row.Row, column), out var f) ? figures[f].Value : 0;
}
