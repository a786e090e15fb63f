namespace Mingsuan.Core;

/// <summary>限时的逐项 (walks that end when the time is over).</summary>
public static class Walks
{
    /// <summary>逐项, the time looked at before each.</summary>
    /// <exception cref="OperationCanceledException">the caller gave up, or the time is over.</exception>
    public static IEnumerable<T> Within<T>(this IEnumerable<T> items, CancellationToken cancellation)
    {
        foreach (var item in items)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return item;
        }
    }
}
