using System.Collections.Immutable;
using Mingsuan.Core.Forms;
using Mingsuan.Core.Statements;

namespace Mingsuan.Documents.Recognition.Flow;

/// <summary>少印的列 (which columns a row with fewer numbers than columns left blank): by the arithmetic of the
/// form.</summary>
internal static class FlowColumns
{
    private const int MostPatterns = 20_000;

    /// <summary>一行各数所在的列; -1 for a number that fits in more than one, null when they all do.</summary>
    /// <param name="tree">列树.</param>
    /// <param name="leaves">金额列.</param>
    /// <param name="rows">各行.</param>
    /// <param name="known">别的表印出的合计行各列, in 万元 as fen; null where not known.</param>
    /// <param name="takesPart">说不定的数以外，说得定的是否也取.</param>
    public static Func<FlowRow, ImmutableArray<int>?> Choose(
        ImmutableArray<FormColumn> tree, ImmutableArray<FormColumn> leaves, ImmutableArray<FlowRow> rows,
        ImmutableArray<long?> known, bool takesPart)
    {
        var sums = new List<(int, List<int>)>();
        Group(tree, leaves, sums);
        var byCount = new Dictionary<int, ImmutableArray<int>?>();
        ImmutableArray<int>? Pattern(int count)
        {
            if (count == leaves.Length) return [.. Enumerable.Range(0, count)];
            if (count == 0) return [];
            if (count > leaves.Length) return null;
            if (!byCount.TryGetValue(count, out var pattern))
            {
                byCount[count] = pattern = Find(count, leaves.Length, sums,
                    [.. rows.Where(r => r.Numbers.Length == count)], known);
                if (!takesPart && pattern?.Contains(-1) == true) byCount[count] = pattern = null;
            }
            return pattern;
        }
        return row => Pattern(row.Numbers.Length);
    }

    private static ImmutableArray<int>? Find(
        int count, int width, List<(int Total, List<int> Parts)> sums, List<FlowRow> rows, ImmutableArray<long?> known)
    {
        var fitting = Combinations(count, width).Take(MostPatterns)
            .Where(p => rows.TrueForAll(r => Adds(r, p, width, sums)))
            .Select(p => (Pattern: p, Agree: rows.Max(r => Agree(r, p, width, known)))).ToList();
        if (fitting.Count == 0) return null;
        var most = fitting.Max(p => p.Agree);
        return Certain(count, [.. fitting.Where(p => p.Agree == most).Select(p => p.Pattern)]);
    }

    // The numbers that stand in one column whatever way is right; -1 for the others, null when there are none.
    private static ImmutableArray<int>? Certain(int count, List<ImmutableArray<int>> ways)
    {
        ImmutableArray<int> certain =
            [.. Enumerable.Range(0, count).Select(i => ways.TrueForAll(w => w[i] == ways[0][i]) ? ways[0][i] : -1)];
        return certain.All(c => c < 0) ? null : certain;
    }

    private static bool Adds(FlowRow row, ImmutableArray<int> pattern, int width,
        List<(int Total, List<int> Parts)> sums)
    {
        var values = Values(row, pattern, width);
        // A number in whole 元 or 万元 is known to one, others to their last digit.
        var half = row.Numbers.Any(n => !n.Contains('.', StringComparison.Ordinal) && n != "0") ? 500_000 : 5_000;
        return sums.TrueForAll(s =>
            Math.Abs(values[s.Total] - s.Parts.Sum(p => values[p])) <= (s.Parts.Count + 1) * half);
    }

    private static int Agree(FlowRow row, ImmutableArray<int> pattern, int width, ImmutableArray<long?> known)
    {
        var values = Values(row, pattern, width);
        return Enumerable.Range(0, width).Count(i => known[i] is { } k && k == values[i]);
    }

    private static long[] Values(FlowRow row, ImmutableArray<int> pattern, int width)
    {
        var values = new long[width];
        for (var i = 0; i < pattern.Length; i++)
            values[pattern[i]] = PrintedNumber.Parse(row.Numbers[i])?.On(1_000_000).Value ?? 0;
        return values;
    }

    private static IEnumerable<ImmutableArray<int>> Combinations(int count, int width)
    {
        var pick = Enumerable.Range(0, count).ToArray();
        while (true)
        {
            yield return [.. pick];
            var i = count - 1;
            while (i >= 0 && pick[i] == width - count + i) i--;
            if (i < 0) yield break;
            pick[i]++;
            for (var j = i + 1; j < count; j++) pick[j] = pick[j - 1] + 1;
        }
    }

    private static List<int> Group(
        ImmutableArray<FormColumn> columns, ImmutableArray<FormColumn> leaves, List<(int, List<int>)> sums)
    {
        int? total = null;
        var parts = new List<int>();
        foreach (var column in columns)
        {
            if (!column.Children.IsEmpty)
            {
                parts.AddRange(Group(column.Children, leaves, sums));
                continue;
            }
            var at = leaves.IndexOf(column);
            if (at < 0) continue;
            if (column.IsTotal) total = at;
            else parts.Add(at);
        }
        if (total is not { } t) return parts;
        sums.Add((t, parts));
        return [t];
    }
}
