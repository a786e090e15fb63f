using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Mingsuan;
using Mingsuan.Documents.Reading;

/// <summary>乱改的文件与预算包 (mutated by seeds): none may end the program, keep it busy past twice the limit, or
/// go by
/// without a word.</summary>
internal sealed class Fuzz(int files, int packages)
{
    private const int Rounds = 100;

    private static readonly ReadOptions Limits = ReadOptions.Default with { TimeLimit = TimeSpan.FromSeconds(20) };

    private static readonly ParallelOptions AtOnce = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };

    private readonly string kept = Path.Combine(".build", "fuzz");
    private readonly ConcurrentBag<(string Kind, int Seed, Outcome Outcome, TimeSpan Took)> runs = [];

    private enum Outcome
    {
        /// <summary>审完.</summary>
        Checked,

        /// <summary>说了读不了.</summary>
        Told,

        /// <summary>没有在时限内审完.</summary>
        Late,

        /// <summary>程序的错.</summary>
        Fault,

        /// <summary>没有结果也没有说.</summary>
        Silent,
    }

    /// <summary>跑; false when something went wrong.</summary>
    public async Task<bool> RunAsync()
    {
        Directory.CreateDirectory(kept);
        var watch = Stopwatch.StartNew();
        await using var workspace = new Workspace();
        var seeds = await new FuzzSeeds(workspace).FilesAsync();
        Parallel.For(0, files, AtOnce, i =>
        {
            var (kind, content) = seeds[i % seeds.Length];
            Run(kind, i, () => Inspect(workspace, kind, i, new Mutator(i).File(content)));
        });
        var whole = FuzzSeeds.Packages();
        Parallel.For(0, packages, AtOnce, i => Run("预算包", i, () =>
            Package(workspace, i, new Mutator(i).Package(whole[i % whole.Length]))));
        Console.Write(Report(watch.Elapsed, await BusyAsync()));
        return !runs.Any(r => r.Outcome is Outcome.Fault or Outcome.Silent || r.Took > Limits.TimeLimit * 2);
    }

    private void Run(string kind, int seed, Func<(Outcome, Exception?)> work)
    {
        var watch = Stopwatch.StartNew();
        Outcome outcome;
        Exception? fault;
        try
        {
            (outcome, fault) = work();
        }
#pragma warning disable CA1031 // What comes through is what is looked for.
        catch (Exception e)
#pragma warning restore CA1031
        {
            (outcome, fault) = (Outcome.Fault, e);
        }
        runs.Add((kind, seed, outcome, watch.Elapsed));
        if (fault is not null) Console.Error.WriteLine($"{kind} {seed}：{fault}");
        else if (outcome is Outcome.Late or Outcome.Silent || watch.Elapsed > Limits.TimeLimit / 4)
            Console.Error.WriteLine($"{kind} {seed}：{outcome} {watch.Elapsed.TotalSeconds:0.0} 秒");
        if (runs.Count % Rounds == 0) Console.Error.WriteLine($"{runs.Count} 个");
    }

    private (Outcome, Exception?) Inspect(Workspace workspace, string kind, int seed, byte[] content)
    {
        var inspection = workspace.Inspector.Inspect($"{kind}-{seed}", content, Limits, CancellationToken.None);
        var outcome = Of(inspection);
        if (outcome > Outcome.Told) File.WriteAllBytes(Path.Combine(kept, $"{kind}-{seed}"), content);
        return (outcome, inspection.Fault);
    }

    private (Outcome, Exception?) Package(Workspace workspace, int seed, Dictionary<string, string> texts)
    {
        var folder = Path.Combine(kept, FormattableString.Invariant($"package-{seed}"));
        foreach (var (name, text) in texts)
        {
            var path = Path.GetFullPath(Path.Combine(folder, name.Replace("\0", "", StringComparison.Ordinal)));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
        Directory.CreateDirectory(folder);
        var result = workspace.Compile(folder);
        var inspection = File.Exists(Path.Combine(folder, "budget.yaml"))
            ? workspace.Inspector.Inspect(folder, Limits, CancellationToken.None) : null;
        var outcome = inspection is not null ? Of(inspection)
            : result.Problems.IsEmpty ? Outcome.Silent : Outcome.Told;
        if (outcome <= Outcome.Told) Directory.Delete(folder, recursive: true);
        return (outcome, inspection?.Fault);
    }

    private static Outcome Of(Inspection inspection) => inspection switch
    {
        { Fault: not null } => Outcome.Fault,
        { IsLate: true } => Outcome.Late,
        { Result: not null } => Outcome.Checked,
        _ => inspection.Source.Problems.Any(p => p.IsFatal) ? Outcome.Told : Outcome.Silent,
    };

    // Some while after the last file nothing may be at work any more.
    private static async Task<TimeSpan> BusyAsync()
    {
        await Task.Delay(Limits.TimeLimit / 4);
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        await Task.Delay(TimeSpan.FromSeconds(2));
        process.Refresh();
        return process.TotalProcessorTime - before;
    }

    private string Report(TimeSpan all, TimeSpan busy)
    {
        var text = new StringBuilder();
        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
        Line($"| 种类 | 个数 | 审完 | 说了读不了 | 超过时限 | 程序的错 | 没有话 | 最久（秒） |");
        Line($"| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var kind in runs.GroupBy(r => r.Kind).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            int Count(Outcome outcome) => kind.Count(r => r.Outcome == outcome);
            Line($"| {kind.Key} | {kind.Count()} | {Count(Outcome.Checked)} | {Count(Outcome.Told)} | {Count(Outcome.Late)} | {Count(Outcome.Fault)} | {Count(Outcome.Silent)} | {kind.Max(r => r.Took).TotalSeconds:0.0} |");
        }
        Line($"\n时限 {Limits.TimeLimit.TotalSeconds:0} 秒；共 {all.TotalSeconds:0} 秒，峰值内存 {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB；全部审完 5 秒之后，2 秒里还用了 {busy.TotalSeconds:0.00} 秒处理器。");
        return text.ToString();
    }
}
