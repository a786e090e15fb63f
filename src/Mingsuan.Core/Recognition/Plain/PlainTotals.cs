using System.Collections.Immutable;

namespace Mingsuan.Core.Recognition.Plain;

/// <summary>合计列 (which columns a total column adds up), read off the tree of header cells.</summary>
internal static class PlainTotals
{
    private const int MostLayers = 3;

    /// <summary>各合计列与它的各列.</summary>
    public static List<(int Total, List<int> Parts)> Of(PlainPanel panel)
    {
        var columns = panel.Money.Where(c => !PlainChanges.IsPrior(c.Words)).ToList();
        var sums = new List<(int, List<int>)>();
        if (Layers(columns) is not { } layers)
        {
            Group(columns, 0, sums);
            return sums;
        }
        foreach (var layer in layers) Group(layer, 0, sums);
        return sums;
    }

    // 预算数 and 决算数 repeated under every heading: each is a layer of its own, named by the headings.
    private static List<List<PlainColumn>>? Layers(List<PlainColumn> columns)
    {
        if (columns.Exists(c => c.Headers.Length < 2 || c.IsTotal)) return null;
        var layers = columns.GroupBy(c => c.Name, StringComparer.Ordinal).ToList();
        if (layers.Count > MostLayers) return null;
        if (layers.Exists(l => l.Count() < 2 || l.Count() != layers[0].Count())) return null;
        return [.. layers.Select(l => l.Select(c => c with { Headers = c.Headers[..^1] }).ToList())];
    }

    // The columns that together make up the group: its total if printed, else every part.
    private static List<int> Group(List<PlainColumn> columns, int depth, List<(int, List<int>)> sums)
    {
        var (totals, parts) = (new List<int>(), new List<int>());
        for (var i = 0; i < columns.Count;)
        {
            var end = i + 1;
            if (columns[i].Headers.Length > depth + 1)
            {
                while (end < columns.Count && Same(columns[i], columns[end], depth)) end++;
                parts.AddRange(Group(columns[i..end], depth + 1, sums));
            }
            else if (columns[i].IsTotal) totals.Add(columns[i].Index);
            else parts.Add(columns[i].Index);
            i = end;
        }
        if (totals.Count != 1) return totals.Count == 0 ? parts : [.. totals, .. parts];
        if (parts.Count > 1) sums.Add((totals[0], parts));
        return totals;
    }

    private static bool Same(PlainColumn a, PlainColumn b, int depth) => b.Headers.Length > depth + 1
        && ReferenceEquals(a.Headers[depth], b.Headers[depth]);
}
