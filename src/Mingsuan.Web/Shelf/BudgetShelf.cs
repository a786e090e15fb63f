using System.Collections.Immutable;
using Mingsuan.Documents;
using Mingsuan.Web.Serving;

namespace Mingsuan.Web.Shelf;

/// <summary>书架 (all budgets served): compiled when first asked for, kept until a file changes.</summary>
public sealed class BudgetShelf : IDisposable
{
    /// <summary>同时留存的预算数.</summary>
    public const int Capacity = 32;

    private readonly ServeOptions options;
    private readonly Workspace workspace;
    private readonly Lock gate = new();
    private readonly SemaphoreSlim benches = new(Environment.ProcessorCount);
    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (FolderStamp Stamp, BudgetCard Card)> cards = new(StringComparer.Ordinal);
    private long clock;

    /// <summary>新建; nothing is read yet.</summary>
    public BudgetShelf(ServeOptions options, Workspace workspace)
    {
        this.options = options;
        this.workspace = workspace;
    }

    /// <summary>架上有哪些预算, by shelf and name; a name met again gets a number.</summary>
    public ImmutableArray<BudgetFolder> Folders()
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. options.Budgets.Distinct(StringComparer.Ordinal).Where(Directory.Exists)
            .SelectMany(root => Directory.EnumerateDirectories(root).Order(StringComparer.Ordinal))
            .Where(f => File.Exists(Path.Combine(f, "budget.yaml")))
            .Select(f => new BudgetFolder(Free(Path.GetFileName(f), taken), f))];
    }

    /// <summary>取一部; null when there is none of that name.</summary>
    public async Task<ShelvedBudget?> OpenAsync(string name, CancellationToken cancellation)
    {
        var folder = Folders().FirstOrDefault(f => f.Name == name);
        return folder is null ? null : await Open(folder).WaitAsync(cancellation);
    }

    /// <summary>全部目录卡片; a budget still being compiled after the given time is told as such.</summary>
    public async Task<ImmutableArray<BudgetCard>> CardsAsync(TimeSpan patience, CancellationToken cancellation)
    {
        var asked = Folders().Select(f => (Folder: f, Card: CardAsync(f))).ToList();
        Task all = Task.WhenAll(asked.Select(c => c.Card)).WaitAsync(patience, cancellation);
        await all.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellation.ThrowIfCancellationRequested();
        return [.. asked.Select(c => c.Card.IsCompletedSuccessfully ? c.Card.Result
            : BudgetCard.Without(c.Folder.Name, c.Card.IsFaulted ? BudgetState.Faulted : BudgetState.Compiling))];
    }

    /// <inheritdoc/>
    public void Dispose() => benches.Dispose();

    private async Task<BudgetCard> CardAsync(BudgetFolder folder)
    {
        var stamp = FolderStamp.Of(folder.Path);
        lock (gate)
        {
            if (cards.TryGetValue(folder.Path, out var known) && known.Stamp == stamp) return known.Card;
        }
        return (await Open(folder)).Card;
    }

    private Task<ShelvedBudget> Open(BudgetFolder folder)
    {
        var stamp = FolderStamp.Of(folder.Path);
        lock (gate)
        {
            clock++;
            if (entries.TryGetValue(folder.Path, out var known) && known.Stamp == stamp && !known.Budget.IsFaulted)
            {
                entries[folder.Path] = known with { Used = clock };
                return known.Budget;
            }
            MakeRoom();
            var budget = Task.Run(() => CompileAsync(folder, stamp));
            entries[folder.Path] = new Entry(stamp, budget, clock);
            return budget;
        }
    }

    private void MakeRoom()
    {
        if (entries.Count < Capacity) return;
        entries.Remove(entries.MinBy(e => e.Value.Used).Key);
    }

    private async Task<ShelvedBudget> CompileAsync(BudgetFolder folder, FolderStamp stamp)
    {
        await benches.WaitAsync();
        try
        {
            var budget = new ShelvedBudget(folder.Name, stamp, workspace.Review(folder.Path, CancellationToken.None));
            lock (gate) cards[folder.Path] = (stamp, budget.Card);
            return budget;
        }
        catch (IOException e)
        {
            throw new MingsuanException($"不能读取预算包 {folder.Name}：{e.Message}", e);
        }
        finally
        {
            benches.Release();
        }
    }

    private static string Free(string name, HashSet<string> taken)
    {
        var free = name;
        for (var i = 2; !taken.Add(free); i++) free = FormattableString.Invariant($"{name}-{i}");
        return free;
    }

    private sealed record Entry(FolderStamp Stamp, Task<ShelvedBudget> Budget, long Used);
}
