namespace Mingsuan;

/// <summary>限时的工作 (work on one file, on a thread of its own that is left behind when it does not end).</summary>
internal static class Timed
{
    // Deep enough for what the limits of the readers let through.
    private const int StackBytes = 16_000_000;

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <summary>做; the work is asked to end when the time is over, and shortly after it is given up.</summary>
    /// <exception cref="OperationCanceledException">the caller gave up.</exception>
    public static T Run<T>(
        TimeSpan limit, Func<T> late, Func<CancellationToken, T> work, CancellationToken cancellation)
    {
        // Not disposed here: work left behind may still ask it.
        var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        over.CancelAfter(limit);
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => Do(work, done, over.Token), StackBytes) { IsBackground = true };
        thread.Start();
        if (Task.WaitAny([done.Task], (int)(limit + Grace).TotalMilliseconds, cancellation) < 0) return late();
        over.Dispose();
        return done.Task.GetAwaiter().GetResult();
    }

    private static void Do<T>(Func<CancellationToken, T> work, TaskCompletionSource<T> done, CancellationToken over)
    {
        try
        {
            done.SetResult(work(over));
        }
#pragma warning disable CA1031 // Whatever it is, it is thrown where the work was asked for.
        catch (Exception e)
#pragma warning restore CA1031
        {
            done.SetException(e);
        }
    }
}
