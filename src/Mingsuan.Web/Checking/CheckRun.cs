using System.Collections.Immutable;
using Mingsuan.Core.Documents;
using Mingsuan.Documents.Reports;

namespace Mingsuan.Web.Checking;

/// <summary>一次审核 (the files handed in together, and what was found in them).</summary>
public sealed class CheckRun : IDisposable
{
    private readonly CancellationTokenSource stop = new();

    /// <summary>收下.</summary>
    /// <param name="id">号码, which nobody can guess.</param>
    /// <param name="files">文件.</param>
    /// <param name="until">留到几时.</param>
    public CheckRun(string id, IReadOnlyList<SubmittedFile> files, DateTimeOffset until)
    {
        Id = id;
        Until = until;
        Items = [.. files.Select(f => new CheckItem(f))];
        Bytes = files.Where(f => f.Refusal is null).Sum(f => f.Bytes);
    }

    /// <summary>号码.</summary>
    public string Id { get; }

    /// <summary>网址.</summary>
    public string Address => "/check/" + Id;

    /// <summary>留到几时.</summary>
    public DateTimeOffset Until { get; }

    /// <summary>各文件.</summary>
    public ImmutableArray<CheckItem> Items { get; }

    /// <summary>原文件共多少字节.</summary>
    public long Bytes { get; }

    /// <summary>是否全部审完.</summary>
    public bool IsFinished => Items.All(i => i.IsSettled);

    /// <summary>有结果的文件个数.</summary>
    public int Settled => Items.Count(i => i.IsSettled);

    /// <summary>审过的文件, for the reports.</summary>
    public IReadOnlyList<CheckedFile> Files => [.. Items.Select(i => i.Checked).OfType<CheckedFile>()];

    /// <summary>某级别的发现有几处.</summary>
    public int Count(Severity severity) => Files.Sum(f => f.Count(severity));

    /// <summary>先看哪个文件: the first of those with most errors.</summary>
    public int Worst => Items.IndexOf(Items.OrderByDescending(i => i.Checked?.Count(Severity.Error) ?? 0)
        .ThenByDescending(i => i.Checked?.Count(Severity.Warning) ?? 0).First());

    /// <summary>停下的信号.</summary>
    internal CancellationToken Stopping => stop.Token;

    /// <summary>停下.</summary>
    public void Dispose() => stop.Cancel();
}
