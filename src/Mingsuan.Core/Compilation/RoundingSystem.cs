using System.Collections.Immutable;
using Mingsuan.Core.Books;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Money;
using Mingsuan.Core.Queries;

namespace Mingsuan.Core.Compilation;

/// <summary>舍位平衡的方程组: a whole number of last digits for each query, and the sums they must satisfy.</summary>
internal sealed class RoundingSystem
{
    private readonly List<Unknown> unknowns = [];
    private readonly List<Sum> sums = [];
    private readonly Dictionary<(Query, long), int> byKey = [];
    private readonly Dictionary<Query, long> finest = [];
    private int trials;

    /// <summary>由书组成.</summary>
    public static RoundingSystem Of(Book book, IEnumerable<(Query Total, ImmutableArray<Query> Parts)> equations)
    {
        var system = new RoundingSystem();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var amounts = book.Statements.Where(s => s is { Exact: not null, Unit: not null }).ToList();
        foreach (var printed in amounts.GroupBy(s => s.Query)) system.finest[printed.Key] = printed.Min(s => s.Step);
        foreach (var table in book.Tables) system.AddTable(book, table, seen);
        foreach (var statement in amounts) system.IndexOf(statement);
        foreach (var digit in system.byKey.Keys.Select(k => k.Item2).Distinct().ToList())
        {
            foreach (var (total, parts) in equations) system.AddEquation(total, parts, digit, seen);
        }
        return system;
    }

    /// <summary>逐个合上各式.</summary>
    public void Close(int depth, int most)
    {
        for (var i = 0; i < sums.Count; i++)
        {
            if (sums[i].Residual == 0) continue;
            trials = most;
            for (var limit = 2; limit <= depth && sums[i].Residual != 0 && trials > 0; limit += 2)
            {
                MendOne(sums[i], limit, []);
            }
        }
    }

    /// <summary>
    /// 余下的一步步调 (least-conflict search): a broken sum is taken, the move that leaves the least broken is made,
    /// and a figure just moved rests a while. Repeatable: the chances come from a fixed seed.
    /// </summary>
    public void Settle(int most)
    {
        var broken = new List<Sum>(sums.Where(s => s.Residual != 0));
        var rests = new int[unknowns.Count];
        var chance = new Chance(2024);
        for (var step = 1; step <= most && broken.Count > 0; step++)
        {
            var sum = broken[chance.Below(broken.Count)];
            if (sum.Residual == 0)
            {
                broken.Remove(sum);
                continue;
            }
            if (BestMove(sum, rests, step) is not { } move) continue;
            Move(move.Index, move.Direction);
            rests[move.Index] = step + 8 + chance.Below(12);
            var disturbed = unknowns[move.Index].Sums.Where(s => s.Residual != 0 && !broken.Contains(s));
            foreach (var neighbour in disturbed) broken.Add(neighbour);
        }
    }

    private (int Index, int Direction)? BestMove(Sum broken, int[] rests, int step)
    {
        (int Index, int Direction)? best = null;
        var least = (Harm: long.MaxValue, Cost: decimal.MaxValue);
        var sign = Math.Sign(broken.Residual);
        foreach (var (index, direction) in broken.Parts.Select(p => (p, sign)).Append((broken.Total, -sign)))
        {
            if (rests[index] > step || !unknowns[index].CanMove(direction)) continue;
            var score = (HarmOf(index, direction), unknowns[index].CostOf(direction));
            if (score.CompareTo(least) < 0) (best, least) = ((index, direction), score);
        }
        return best;
    }

    // How much more is broken after the move than before.
    private long HarmOf(int index, int direction)
    {
        var harm = 0L;
        foreach (var sum in unknowns[index].Sums)
        {
            var after = sum.Residual + (sum.Total == index ? direction : -direction);
            harm += Math.Abs(after) - Math.Abs(sum.Residual);
        }
        return harm;
    }

    /// <summary>改动过的数.</summary>
    public Dictionary<(Query, long), long> Moved() => byKey
        .Where(p => unknowns[p.Value].Value != unknowns[p.Value].Rounded)
        .ToDictionary(p => p.Key, p => unknowns[p.Value].Value);

    // Mends one sum and whatever its moves break, by at most so many moves; undoes them when it cannot.
    private bool MendOne(Sum broken, int limit, HashSet<int> moved)
    {
        if (limit == 0 || trials-- <= 0) return false;
        var step = Math.Sign(broken.Residual);
        foreach (var (index, direction) in Moves(broken, step, moved))
        {
            Move(index, direction);
            moved.Add(index);
            var following = unknowns[index].Sums.Concat(moved.SelectMany(m => unknowns[m].Sums))
                .FirstOrDefault(s => s.Residual != 0);
            if (following is null || MendOne(following, limit - 1, moved)) return true;
            moved.Remove(index);
            Move(index, -direction);
        }
        return false;
    }

    // Residual = total - parts. A positive one is mended by raising a part or lowering the total.
    private List<(int Index, int Direction)> Moves(Sum broken, int step, HashSet<int> moved) =>
        [.. broken.Parts.Select(p => (Index: p, Direction: step)).Append((Index: broken.Total, Direction: -step))
            .Where(m => !moved.Contains(m.Index) && unknowns[m.Index].CanMove(m.Direction))
            .OrderBy(m => unknowns[m.Index].CostOf(m.Direction)).ThenBy(m => m.Index)];

    private void Move(int index, int direction)
    {
        var unknown = unknowns[index];
        unknown.Value += direction;
        foreach (var sum in unknown.Sums) sum.Residual += sum.Total == index ? direction : -direction;
    }

    private void AddTable(Book book, Table table, HashSet<string> seen)
    {
        bool IsExact(int s) => book.Statements[s] is { Exact: not null, Unit: not null };
        foreach (var sum in table.Sums.Where(s => IsExact(s.Total) && s.Parts.All(IsExact)))
        {
            Add(IndexOf(book.Statements[sum.Total]), [.. sum.Parts.Select(p => IndexOf(book.Statements[p]))], seen);
        }
    }

    private void AddEquation(Query total, ImmutableArray<Query> parts, long digit, HashSet<string> seen)
    {
        if (!byKey.TryGetValue((total, digit), out var t)) return;
        var found = parts.Select(p => byKey.TryGetValue((p, digit), out var i) ? i : -1).Where(i => i >= 0).ToArray();
        if (found.Length > 0) Add(t, found, seen);
    }

    private int IndexOf(Statement statement)
    {
        var style = new PrintStyle(statement.Unit!.Value, statement.Decimals);
        var key = (statement.Query, style.LastDigitFen);
        if (byKey.TryGetValue(key, out var index)) return index;
        byKey[key] = unknowns.Count;
        unknowns.Add(new Unknown(statement.Exact!.Value.Fen, style.LastDigitFen, style.Round(statement.Exact.Value))
        {
            IsFixed = finest[statement.Query] < style.LastDigitFen,
        });
        return unknowns.Count - 1;
    }

    private void Add(int total, int[] parts, HashSet<string> seen)
    {
        if (parts is [var only] && only == total) return;
        if (!seen.Add($"{total}={string.Join(',', parts.Order())}")) return;
        var exact = unknowns[total].Fen - parts.Sum(p => unknowns[p].Fen);
        if (exact != 0 || parts.Append(total).All(i => unknowns[i].IsFixed)) return;
        var sum = new Sum(total, parts, unknowns[total].Value - parts.Sum(p => unknowns[p].Value));
        sums.Add(sum);
        foreach (var index in parts.Append(total)) unknowns[index].Sums.Add(sum);
    }

    private sealed class Unknown(long fen, long lastDigit, long rounded)
    {
        public long Fen { get; } = fen;

        public long Rounded { get; } = rounded;

        public long Value { get; set; } = rounded;

        public List<Sum> Sums { get; } = [];

        // What is printed to a finer digit elsewhere shows what it rounds to.
        public bool IsFixed { get; init; }

        // A zero stays zero, and nothing strays more than one digit.
        public bool CanMove(int direction) => Fen != 0 && !IsFixed && Math.Abs(Value + direction - Rounded) <= 1;

        public decimal CostOf(int direction) => Math.Abs((Value + direction) * lastDigit - Fen);
    }

    private sealed class Sum(int total, int[] parts, long residual)
    {
        public int Total { get; } = total;

        public int[] Parts { get; } = parts;

        public long Residual { get; set; } = residual;
    }
}
