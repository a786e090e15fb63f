using Mingsuan.Core.Relations;

namespace Mingsuan.Core.Repair;

/// <summary>区间的交 (where most of many spans meet), by sorting their ends.</summary>
internal static class SharedSpan
{
    /// <summary>最多区间共有之处, as the meet of those spans, with how many they are.</summary>
    public static (int Count, Span Meet) Of(List<Span> spans)
    {
        if (spans.Count == 1) return (1, spans[0]);
        var (low, high) = (spans.Select(s => s.Low).ToArray(), spans.Select(s => s.High).ToArray());
        Array.Sort(low);
        Array.Sort(high);
        var (best, at) = (0, spans[0].Low);
        foreach (var span in spans)
        {
            var count = CountBelow(low, span.Low + 1) - CountBelow(high, span.Low);
            if (count > best) (best, at) = (count, span.Low);
        }
        var shared = spans.Where(s => s.Contains(at)).ToList();
        return (best, new Span(shared.Max(s => s.Low), shared.Min(s => s.High)));
    }

    private static int CountBelow(Int128[] sorted, Int128 value)
    {
        var (from, to) = (0, sorted.Length);
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (sorted[middle] < value) from = middle + 1;
            else to = middle;
        }
        return from;
    }
}
