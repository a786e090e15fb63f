using System.Collections.Concurrent;
using Mingsuan.Documents;

namespace Mingsuan.Web.Budgets;

/// <summary>预算的书架 (every folder with a budget.yaml below the given shelves), compiled on first look.</summary>
internal sealed class BudgetLibrary(Workspace workspace, IReadOnlyList<string> shelves) : IDisposable
{
    private readonly ConcurrentDictionary<string, Entry> entries = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim compiling = new(2, 2);

    /// <summary>排版与编制.</summary>
    public Workspace Workspace => workspace;

    /// <summary>有哪些预算, by name.</summary>
    public IReadOnlyList<string> Names => [.. shelves.Where(Directory.Exists)
        .SelectMany(s => Directory.EnumerateDirectories(s)).Where(d => File.Exists(Path.Combine(d, "budget.yaml")))
        .Select(d => Path.GetFileName(d)!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>取一个预算, compiled anew when any of its files changed; null when none has that name.</summary>
    public async Task<Budget?> FindAsync(string name, CancellationToken cancellation)
    {
        if (Folder(name) is not { } folder) return null;
        var stamp = Stamp(folder);
        var entry = entries.AddOrUpdate(name, _ => NewEntry(name, folder, stamp),
            (_, old) => old.Stamp == stamp ? old : NewEntry(name, folder, stamp));
        return await entry.Budget.Value.WaitAsync(cancellation);
    }

    /// <inheritdoc/>
    public void Dispose() => compiling.Dispose();

    private Entry NewEntry(string name, string folder, string stamp) =>
        new(stamp, new Lazy<Task<Budget>>(() => Task.Run(() => CompileAsync(name, folder, stamp))));

    private async Task<Budget> CompileAsync(string name, string folder, string stamp)
    {
        await compiling.WaitAsync();
        try
        {
            return new Budget(name, stamp, workspace.Compile(folder));
        }
        finally
        {
            compiling.Release();
        }
    }

    // Only a plain folder name is looked up, so that no path leads out of the shelves.
    private string? Folder(string name) => Names.Contains(name, StringComparer.Ordinal)
        ? shelves.Select(s => Path.Combine(s, name)).First(d => File.Exists(Path.Combine(d, "budget.yaml"))) : null;

    private static string Stamp(string folder)
    {
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(f => new FileInfo(f)).ToList();
        var newest = files.Max(f => f.LastWriteTimeUtc).Ticks;
        return $"{files.Count:x}-{newest:x}-{files.Sum(f => f.Length):x}";
    }

    private sealed record Entry(string Stamp, Lazy<Task<Budget>> Budget);
}

/// <summary>一个预算.</summary>
/// <param name="Name">文件夹名.</param>
/// <param name="Stamp">文件的时刻与大小; changes when a file does.</param>
/// <param name="Result">读包与编制的结果.</param>
public sealed record Budget(string Name, string Stamp, PackageResult Result)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<byte[]>>> files = new(StringComparer.Ordinal);

    /// <summary>一个下载文件, made once for each version.</summary>
    public Task<byte[]> FileAsync(string file, Func<Task<byte[]>> make)
    {
        var lazy = files.GetOrAdd(file, _ => new Lazy<Task<byte[]>>(make));
        if (lazy.Value.IsFaulted) files.TryRemove(file, out _);
        return lazy.Value;
    }
}
