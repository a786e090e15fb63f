using System.Collections.Immutable;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Forms;

namespace Mingsuan.Core.Recognition.Flow;

/// <summary>少印的列 (which columns a row with fewer numbers than columns left blank): by the arithmetic of the
/// form.</summary>
internal static class FlowColumns
{
    private const int MostPatterns = 20_000;

    /// <summary>各行的数所在的列: by the form's sums and the codes above and below, else by rows of as many
    /// numbers.</summary>
    /// <param name="tree">列树.</param>
    /// <param name="leaves">金额列.</param>
    /// <param name="rows">各行.</param>
    /// <param name="codes">各行的代码.</param>
    /// <param name="isKnown">别处是否印着这一列的合计.</param>
    /// <param name="takesPart">说不定的数以外，说得定的是否也取.</param>
    public static ImmutableArray<ImmutableArray<int>?> Place(
        ImmutableArray<FormColumn> tree, ImmutableArray<FormColumn> leaves, ImmutableArray<FlowRow> rows,
        ImmutableArray<string> codes, Func<int, long, bool> isKnown, bool takesPart)
    {
        var byCount = Choose(tree, leaves, rows, isKnown, takesPart);
        ImmutableArray<ImmutableArray<int>?> chosen = [.. rows.Select(byCount)];
        var total = Total(rows, codes);
        var families = FlowPlaces.Families(codes, total);
        if (families.IsEmpty) return chosen;
        var sums = new List<(int, List<int>)>();
        Group(tree, leaves, sums);
        var ways = rows.Select(r => Ways(r, leaves.Length, sums)).ToArray();
        if (total >= 0) ways[total] = Agreeing(rows[total], ways[total], isKnown);
        new FlowPlaces([.. rows.Select(Half)]).Narrow(ways, families);
        return [.. chosen.Select((c, i) => Better(rows[i], codes[i], c, ways[i]))];
    }

    private static int Total(ImmutableArray<FlowRow> rows, ImmutableArray<string> codes)
    {
        ImmutableArray<int> totals = [.. Enumerable.Range(0, rows.Length).Where(i => codes[i].Length == 0
            && Words.Label(rows[i].Words) is "合计" or "总计")];
        return totals.Length == 1 ? totals[0] : -1;
    }

    private static List<FlowWay> Ways(FlowRow row, int width, List<(int Total, List<int> Parts)> sums)
    {
        var count = row.Numbers.Length;
        if (count > width) return [];
        if (count == 0 || count == width) return [WayOf(row, [.. Enumerable.Range(0, count)], width)];
        return [.. Combinations(count, width).Take(MostPatterns).Where(p => Adds(row, p, width, sums))
            .Select(p => WayOf(row, p, width))];
    }

    private static FlowWay WayOf(FlowRow row, ImmutableArray<int> slots, int width) =>
        new(slots, [.. Values(row, slots, width)]);

    private static List<FlowWay> Agreeing(FlowRow row, List<FlowWay> ways, Func<int, long, bool> isKnown)
    {
        if (ways.Count < 2) return ways;
        var agree = ways.ConvertAll(w => Agree(row, w.Slots, w.Values.Length, isKnown));
        return [.. ways.Where((_, i) => agree[i] == agree.Max())];
    }

    // What the codes settle counts, and what they leave open stays so, but for where a printed zero stands; of a row
    // without a code, what rows of as many numbers say.
    private static ImmutableArray<int>? Better(
        FlowRow row, string code, ImmutableArray<int>? chosen, List<FlowWay> ways)
    {
        if (ways.Count == 0) return chosen;
        if (ways.Count == 1) return ways[0].Slots;
        var isOne = ways.TrueForAll(w => w.Values.SequenceEqual(ways[0].Values));
        return (isOne || code.Length == 0) && chosen is { } c && !c.Contains(-1)
            && ways.Exists(w => w.Slots.SequenceEqual(c)) ? c
            : Certain(row.Numbers.Length, [.. ways.Select(w => w.Slots)]);
    }

    /// <summary>一行各数所在的列; -1 for a number that fits in more than one, null when they all do.</summary>
    /// <param name="tree">列树.</param>
    /// <param name="leaves">金额列.</param>
    /// <param name="rows">各行.</param>
    /// <param name="isKnown">别处是否印着这一列的合计.</param>
    /// <param name="takesPart">说不定的数以外，说得定的是否也取.</param>
    private static Func<FlowRow, ImmutableArray<int>?> Choose(
        ImmutableArray<FormColumn> tree, ImmutableArray<FormColumn> leaves, ImmutableArray<FlowRow> rows,
        Func<int, long, bool> isKnown, bool takesPart)
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
                    [.. rows.Where(r => r.Numbers.Length == count)], isKnown);
                if (!takesPart && pattern?.Contains(-1) == true) byCount[count] = pattern = null;
            }
            return pattern;
        }
        return row => Pattern(row.Numbers.Length);
    }

    private static ImmutableArray<int>? Find(
        int count, int width, List<(int Total, List<int> Parts)> sums, List<FlowRow> rows,
        Func<int, long, bool> isKnown)
    {
        var fitting = Combinations(count, width).Take(MostPatterns)
            .Where(p => rows.TrueForAll(r => Adds(r, p, width, sums)))
            .Select(p => (Pattern: p, Agree: rows.Max(r => Agree(r, p, width, isKnown)))).ToList();
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
        var half = Half(row);
        return sums.TrueForAll(s =>
            Math.Abs(values[s.Total] - s.Parts.Sum(p => values[p])) <= (s.Parts.Count + 1) * half);
    }

    // A number in whole 元 or 万元 is known to one, others to their last digit.
    private static long Half(FlowRow row) =>
        row.Numbers.Any(n => !n.Contains('.', StringComparison.Ordinal) && n != "0") ? 500_000 : 5_000;

    private static int Agree(FlowRow row, ImmutableArray<int> pattern, int width, Func<int, long, bool> isKnown)
    {
        var values = Values(row, pattern, width);
        return Enumerable.Range(0, width).Count(i => isKnown(i, values[i]));
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
