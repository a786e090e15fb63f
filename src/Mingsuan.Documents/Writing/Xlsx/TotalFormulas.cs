using System.Collections.Immutable;
using Mingsuan.Core.Books;
using Mingsuan.Core.Documents;

namespace Mingsuan.Documents.Writing.Xlsx;

/// <summary>合计公式: which totals of a table become live formulas; never circular, never unlike the book.</summary>
internal sealed class TotalFormulas
{
    private readonly Dictionary<CellAt, ImmutableArray<CellAt>> formulas = [];
    private readonly List<CellTotal> others = [];

    /// <summary>选公式.</summary>
    /// <param name="sums">表内合计关系.</param>
    /// <param name="numbers">各格的数; cells without a number are absent and count nothing.</param>
    public TotalFormulas(IEnumerable<CellTotal> sums, IReadOnlyDictionary<CellAt, CellNumber> numbers)
    {
        // The sum of the rows below or above goes first; the sum across columns is then a check.
        foreach (var sum in sums.OrderBy(s => IsDownColumn(s) ? 0 : 1))
        {
            if (!numbers.ContainsKey(sum.Total) || !sum.Parts.Any(numbers.ContainsKey)) continue;
            if (!IsOneUnit(sum, numbers)) continue;
            if (!Closes(sum, numbers) || !formulas.TryAdd(sum.Total, sum.Parts)) others.Add(sum);
        }
        BreakCycles();
    }

    /// <summary>未写成公式的合计关系: a second sum of one cell, or one that does not close; to be checked.</summary>
    public IReadOnlyList<CellTotal> Others => others;

    /// <summary>某格公式的各部分; null when the cell is a constant.</summary>
    public ImmutableArray<CellAt>? PartsOf(CellAt cell) => formulas.TryGetValue(cell, out var parts) ? parts : null;

    private static bool IsDownColumn(CellTotal sum) => sum.Parts.All(p => p.Column == sum.Total.Column);

    private static bool Closes(CellTotal sum, IReadOnlyDictionary<CellAt, CellNumber> numbers)
    {
        var parts = sum.Parts.Where(numbers.ContainsKey).Sum(p => numbers[p].Value);
        return parts == numbers[sum.Total].Value;
    }

    private static bool IsOneUnit(CellTotal sum, IReadOnlyDictionary<CellAt, CellNumber> numbers) =>
        sum.Parts.Where(numbers.ContainsKey).All(p => numbers[p].Unit == numbers[sum.Total].Unit);

    // Depth first, each cell once; a formula that leads back to a cell still open becomes a constant.
    private void BreakCycles()
    {
        var isDone = new Dictionary<CellAt, bool>();
        foreach (var start in formulas.Keys.ToList())
        {
            if (isDone.ContainsKey(start)) continue;
            var path = new Stack<(CellAt Cell, int Next)>();
            path.Push((start, 0));
            isDone[start] = false;
            while (path.Count > 0) Step(path, isDone);
        }
    }

    private void Step(Stack<(CellAt Cell, int Next)> path, Dictionary<CellAt, bool> isDone)
    {
        var (cell, next) = path.Pop();
        if (!formulas.TryGetValue(cell, out var parts) || next >= parts.Length)
        {
            isDone[cell] = true;
            return;
        }
        var part = parts[next];
        if (!isDone.TryGetValue(part, out var isPartDone))
        {
            path.Push((cell, next + 1));
            path.Push((part, 0));
            isDone[part] = false;
            return;
        }
        if (!isPartDone)
        {
            others.Add(new CellTotal(cell, parts));
            formulas.Remove(cell);
            isDone[cell] = true;
            return;
        }
        path.Push((cell, next + 1));
    }
}

/// <summary>合计等于各部分之和, by cell of a sheet.</summary>
/// <param name="Total">合计格.</param>
/// <param name="Parts">各部分; exhaustive.</param>
internal sealed record CellTotal(CellAt Total, ImmutableArray<CellAt> Parts);
