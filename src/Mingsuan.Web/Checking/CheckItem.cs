using Mingsuan.Core.Documents;
using Mingsuan.Documents.Reports;

namespace Mingsuan.Web.Checking;

/// <summary>一个文件审到哪里.</summary>
public enum ItemState
{
    /// <summary>等候.</summary>
    Waiting,

    /// <summary>正在读和审.</summary>
    Reading,

    /// <summary>审完.</summary>
    Done,

    /// <summary>读不了.</summary>
    Problem,
}

/// <summary>一次审核中的一个文件.</summary>
public sealed class CheckItem
{
    private volatile Progress progress = new(ItemState.Waiting, null);

    /// <summary>收下.</summary>
    public CheckItem(SubmittedFile file)
    {
        File = file;
        if (file.Refusal is { } refusal) Fail(refusal.Found, refusal.Expected);
    }

    /// <summary>提交的文件.</summary>
    public SubmittedFile File { get; private set; }

    /// <summary>文件名.</summary>
    public string Name => File.Name;

    /// <summary>审到哪里.</summary>
    public ItemState State => progress.State;

    /// <summary>审过的文件; null until it is done or has failed.</summary>
    public CheckedFile? Checked => progress.Checked;

    /// <summary>是否已有结果.</summary>
    public bool IsSettled => State is ItemState.Done or ItemState.Problem;

    /// <summary>能不能写批注 PDF.</summary>
    public bool CanBeMarked => Checked is { Result: not null, Source.Format: SourceFormat.Pdf };

    internal void Start() => progress = new(ItemState.Reading, null);

    // Only a PDF is looked at again, for its pages; the content of any other is let go.
    internal void Finish(Inspection inspection, byte[] content)
    {
        var kept = inspection.Source.Format == SourceFormat.Pdf ? content : [];
        Settle(inspection.Result is null ? ItemState.Problem : ItemState.Done,
            new CheckedFile(Name, inspection.Source, inspection.Result, () => kept));
    }

    internal void Fail(string found, string expected) => Settle(ItemState.Problem, new CheckedFile(Name,
        new SourceDocument(Name, SourceFormat.Text, [], [], [new SourceProblem(Name, "", found, expected, true)]),
        null, () => []));

    private void Settle(ItemState state, CheckedFile file)
    {
        progress = new(state, file);
        File = File with { Load = _ => Task.FromResult<byte[]>([]) };
    }

    private sealed record Progress(ItemState State, CheckedFile? Checked);
}
