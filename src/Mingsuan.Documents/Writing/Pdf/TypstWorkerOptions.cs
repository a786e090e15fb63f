namespace Mingsuan.Documents.Writing.Pdf;

/// <summary>排版进程的限度 (limits of the Typst worker).</summary>
public sealed record TypstWorkerOptions
{
    /// <summary>node 程序: a name on the PATH or a full path.</summary>
    public string Node { get; init; } = "node";

    /// <summary>node_modules 目录; null searches for it.</summary>
    public string? NodeModules { get; init; }

    /// <summary>一册的时限; the process is ended and started anew beyond it.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>内存限度, in MiB of resident memory; the process is ended beyond it.</summary>
    public int MemoryLimitMiB { get; init; } = 2048;
}
