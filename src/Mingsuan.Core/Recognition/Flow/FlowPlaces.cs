using System.Collections.Immutable;

namespace Mingsuan.Core.Recognition.Flow;

/// <summary>一行各数可能的列 (the ways a row's numbers may stand in the columns), each with the row it makes.</summary>
internal sealed record FlowWay(ImmutableArray<int> Slots, ImmutableArray<long> Values);

/// <summary>
/// 上下级定列 (places what row arithmetic leaves open): the rows under a code add up to it in every column, and those
/// at the top to the total. Only ways that no such sum allows are dropped; what then stays open is open.
/// </summary>
internal sealed class FlowPlaces(ImmutableArray<long> halves)
{
    private const int MostPasses = 4;
    private const int MostSteps = 40_000;

    /// <summary>一行与它的下级.</summary>
    /// <param name="Parent">上级, by row.</param>
    /// <param name="Children">下级, by row.</param>
    public sealed record Family(int Parent, ImmutableArray<int> Children);

    /// <summary>各行的上下级, by their codes.</summary>
    /// <param name="codes">各行的代码; empty where a row has none.</param>
    /// <param name="total">合计所在的行; -1 where there is none.</param>
    public static ImmutableArray<Family> Families(ImmutableArray<string> codes, int total)
    {
        var parents = codes.Select((c, i) => (Row: i, Parent: c.Length == 0 ? -1 : Parent(codes, c, i)))
            .Where(p => codes[p.Row].Length > 0).ToList();
        var families = parents.Where(p => p.Parent >= 0).GroupBy(p => p.Parent)
            .Select(g => new Family(g.Key, [.. g.Select(p => p.Row)])).OrderBy(f => codes[f.Parent].Length);
        ImmutableArray<int> top = [.. parents.Where(p => p.Parent < 0).Select(p => p.Row)];
        return total < 0 || top.IsEmpty || top.Any(t => codes[t].Length != codes[top[0]].Length) ? [.. families]
            : [new Family(total, top), .. families];
    }

    private static int Parent(ImmutableArray<string> codes, string code, int row)
    {
        var best = -1;
        for (var i = 0; i < codes.Length; i++)
        {
            if (i == row || codes[i].Length < 3 || codes[i].Length >= code.Length
                || !code.StartsWith(codes[i], StringComparison.Ordinal)) continue;
            if (best < 0 || codes[i].Length > codes[best].Length) best = i;
        }
        return best;
    }

    /// <summary>去掉与上下级不合的摆法.</summary>
    public void Narrow(List<FlowWay>[] ways, ImmutableArray<Family> families)
    {
        for (var pass = 0; pass < MostPasses; pass++)
        {
            var before = ways.Sum(w => w.Count);
            foreach (var family in families.Where(f => f.Children.Any(c => ways[c].Count > 1)
                || ways[f.Parent].Count > 1))
            {
                Narrow(ways, family);
            }
            if (ways.Sum(w => w.Count) == before) return;
        }
    }

    // A row that could not be read, or a sum that does not hold any way, says nothing.
    private void Narrow(List<FlowWay>[] ways, Family family)
    {
        if (ways[family.Parent].Count == 0 || family.Children.Any(c => ways[c].Count == 0)) return;
        var search = new Search(ways, family, halves);
        var parents = ways[family.Parent].Where(search.Reaches).ToList();
        if (search.IsSpent || parents.Count == 0) return;
        ways[family.Parent] = parents;
        for (var i = 0; i < family.Children.Length; i++)
        {
            var child = family.Children[i];
            ways[child] = [.. ways[child].Where((_, w) => search.IsUsed(i, w))];
        }
    }

    // All ways to make the parent out of the children, up to so many steps.
    private sealed class Search
    {
        private readonly List<List<FlowWay>> ways;
        private readonly bool[][] used;
        private readonly long[] allowed;
        private readonly long[][] most;
        private readonly bool isNegative;
        private readonly long[] sum;
        private readonly int[] chosen;
        private ImmutableArray<long> goal;
        private int steps;

        public Search(List<FlowWay>[] all, Family family, ImmutableArray<long> halves)
        {
            ways = [.. family.Children.Select(c => all[c])];
            used = [.. ways.Select(w => new bool[w.Count])];
            var width = ways[0][0].Values.Length;
            allowed = [.. Enumerable.Repeat(family.Children.Append(family.Parent).Sum(r => halves[r]), width)];
            isNegative = ways.Any(w => w.Any(v => v.Values.Any(n => n < 0)));
            most = new long[ways.Count + 1][];
            most[^1] = new long[width];
            for (var i = ways.Count - 1; i >= 0; i--)
                most[i] = [.. most[i + 1].Select((m, c) => m + ways[i].Max(w => w.Values[c]))];
            sum = new long[width];
            chosen = new int[ways.Count];
        }

        public bool IsSpent => steps > MostSteps;

        public bool IsUsed(int child, int way) => used[child][way];

        public bool Reaches(FlowWay parent)
        {
            goal = parent.Values;
            return From(0);
        }

        private bool From(int child)
        {
            if (++steps > MostSteps || !IsPossible(child)) return false;
            if (child == ways.Count)
            {
                for (var i = 0; i < chosen.Length; i++) used[i][chosen[i]] = true;
                return true;
            }
            var isFound = false;
            for (var w = 0; w < ways[child].Count; w++)
            {
                chosen[child] = w;
                Add(ways[child][w].Values, 1);
                isFound |= From(child + 1);
                Add(ways[child][w].Values, -1);
            }
            return isFound;
        }

        private bool IsPossible(int child)
        {
            for (var c = 0; c < sum.Length; c++)
            {
                var open = goal[c] - sum[c];
                if (open > most[child][c] + allowed[c]) return false;
                if (open < -allowed[c] && (!isNegative || child == ways.Count)) return false;
            }
            return true;
        }

        private void Add(ImmutableArray<long> values, int sign)
        {
            for (var c = 0; c < sum.Length; c++) sum[c] += sign * values[c];
        }
    }
}
