using System.Security.Cryptography;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Documents.Reading;
using Mingsuan.Documents.Reports;

namespace Mingsuan.Web.Checking;

/// <summary>审核台 (takes files, checks them one after another, keeps the results for a while): all of it in memory,
/// gone with the process.</summary>
public sealed partial class CheckDesk : IDisposable
{
    private const int MostDrawn = 8;

    private readonly Workspace workspace;
    private readonly TimeProvider time;
    private readonly ILogger<CheckDesk> log;
    private readonly Lock gate = new();
    private readonly Dictionary<string, CheckRun> runs = new(StringComparer.Ordinal);
    private readonly LinkedList<(CheckedFile File, HtmlFile Sheet)> drawn = new();
    private readonly SemaphoreSlim benches;
    private readonly SemaphoreSlim slow = new(1);
    private readonly ITimer sweeping;

    /// <summary>摆开; nothing is read yet.</summary>
    public CheckDesk(Workspace workspace, CheckLimits limits, TimeProvider time, ILogger<CheckDesk> log)
    {
        this.workspace = workspace;
        this.time = time;
        this.log = log;
        Limits = limits;
        benches = new SemaphoreSlim(limits.AtOnce);
        sweeping = time.CreateTimer(_ => Sweep(), null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
    }

    /// <summary>限度.</summary>
    public CheckLimits Limits { get; }

    /// <summary>收下并开始审; null when everything kept is still being checked and there is no room.</summary>
    public CheckRun? Take(IReadOnlyList<SubmittedFile> files)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var run = new CheckRun(id, SubmittedFile.Distinct(files), time.GetUtcNow() + Limits.Keep);
        lock (gate)
        {
            if (!MakeRoom(run.Bytes)) return null;
            runs[id] = run;
        }
        _ = Task.Run(() => WorkAsync(run));
        return run;
    }

    /// <summary>找; null when there is none of that number, or its time is over.</summary>
    public CheckRun? Find(string id)
    {
        Sweep();
        lock (gate) return runs.GetValueOrDefault(id);
    }

    /// <summary>还留多久.</summary>
    public TimeSpan Left(CheckRun run) => run.Until - time.GetUtcNow();

    /// <summary>删除; a check under way is stopped.</summary>
    public void Remove(string id)
    {
        lock (gate)
        {
            if (!runs.Remove(id, out var run)) return;
            run.Dispose();
            var files = run.Files;
            foreach (var sheet in drawn.Where(d => files.Contains(d.File)).ToList()) drawn.Remove(sheet);
        }
    }

    /// <summary>某文件的报告; the last few stay drawn.</summary>
    public HtmlFile Sheet(CheckedFile file, int number)
    {
        lock (gate)
        {
            var known = drawn.FirstOrDefault(d => ReferenceEquals(d.File, file));
            if (known.Sheet is null) known = (file, new HtmlFile(file, number, workspace.Rulebook.Catalogue));
            drawn.Remove(known);
            drawn.AddFirst(known);
            if (drawn.Count > MostDrawn) drawn.RemoveLast();
            return known.Sheet;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        sweeping.Dispose();
        lock (gate)
        {
            foreach (var run in runs.Values) run.Dispose();
            runs.Clear();
            drawn.Clear();
        }
    }

    private void Sweep()
    {
        var now = time.GetUtcNow();
        lock (gate)
        {
            foreach (var run in runs.Values.Where(r => r.Until <= now).ToList()) Remove(run.Id);
        }
    }

    private bool MakeRoom(long bytes)
    {
        Sweep();
        while (runs.Count >= Limits.MostResults || runs.Values.Sum(r => r.Bytes) + bytes > Limits.MostHeld)
        {
            if (runs.Values.Where(r => r.IsFinished).MinBy(r => r.Until) is not { } oldest) return false;
            Remove(oldest.Id);
        }
        return true;
    }

    // The files of one run one after another, so that a run of many does not keep the others waiting. What is not done
    // shortly goes to a bench of its own, so that whoever comes next does not wait for it.
    private async Task WorkAsync(CheckRun run)
    {
        foreach (var item in run.Items.Where(i => !i.IsSettled))
        {
            await TurnAsync(benches, run, item, Limits.ShortLimit);
            if (!item.IsSettled) await TurnAsync(slow, run, item, Limits.TimeLimit);
            if (run.Stopping.IsCancellationRequested) return;
        }
    }

    private async Task TurnAsync(SemaphoreSlim bench, CheckRun run, CheckItem item, TimeSpan limit)
    {
        var turn = bench.WaitAsync(run.Stopping);
        await turn.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (turn.IsCanceled) return;
        item.Start();
        var work = Task.Run(() => CheckAsync(item, limit, run.Stopping), CancellationToken.None);
        // A file that takes for ever keeps its bench, but not its run.
        _ = work.ContinueWith(_ => bench.Release(), TaskScheduler.Default);
        await work.WaitAsync(Limits.TimeLimit * 2, run.Stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!run.Stopping.IsCancellationRequested && !work.IsCompletedSuccessfully) Settle(item, work);
    }

    private async Task CheckAsync(CheckItem item, TimeSpan limit, CancellationToken cancellation)
    {
        var content = await item.File.Load(cancellation);
        var options = ReadOptions.Default with { TimeLimit = limit };
        var inspection = workspace.Inspector.Inspect(item.Name, content, options, cancellation);
        if (!inspection.IsLate || limit == Limits.TimeLimit) item.Finish(inspection, content);
        if (inspection.Fault is { } fault) LogFault(log, fault);
    }

    private void Settle(CheckItem item, Task work)
    {
        if (item.IsSettled) return;
        if (work.IsFaulted)
        {
            LogFault(log, work.Exception);
            item.Fail("审的时候程序出了故障", "这不是文件的错，请把文件交给维护者看");
        }
        else item.Fail($"审了 {2 * Limits.TimeLimit.TotalSeconds:0} 秒还没有审完", "请拆成几个文件再试");
    }

    [LoggerMessage(LogLevel.Error, "审一个上传的文件时程序出了故障")]
    private static partial void LogFault(ILogger logger, Exception fault);
}
