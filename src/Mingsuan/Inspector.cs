using System.Collections.Immutable;
using Mingsuan.Core.Checks;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Core.Sources;
using Mingsuan.Documents.Reading;
using Mingsuan.Documents.Recognition;

namespace Mingsuan;

/// <summary>审核员 (reads, recognises and checks documents); one for a process, safe to share.</summary>
public sealed class Inspector(Func<Rulebook> rulebook)
{
    private readonly Lazy<DisclosureReader> reader = new(() => new DisclosureReader(rulebook()));

    /// <summary>审一个文件; a file that cannot be read gives its problems and no result.</summary>
    public Inspection Inspect(string path, ReadOptions options, CancellationToken cancellation)
    {
        // The rulebook is read while the file is.
        var warm = Task.Run(() => reader.Value, cancellation);
        return Check(path, DocumentReader.Read(path, options, cancellation), warm);
    }

    /// <summary>审一个文件的内容, which lies in no folder; the name is only for the messages.</summary>
    public Inspection Inspect(string name, byte[] content, ReadOptions options, CancellationToken cancellation)
    {
        var warm = Task.Run(() => reader.Value, cancellation);
        return Check(name, DocumentReader.Read(name, content, options, cancellation), warm);
    }

    /// <summary>要审的文件: files as given, every readable file of a folder; links are not followed.</summary>
    public static ImmutableArray<string> Files(IEnumerable<string> paths) => [.. paths.SelectMany(p =>
        Directory.Exists(p) ? InFolder(p) : [p])];

    private Inspection Check(string path, SourceDocument source, Task<DisclosureReader> warm)
    {
        if (source.Problems.Any(p => p.IsFatal)) return new Inspection(path, source, null);
        var disclosure = warm.GetAwaiter().GetResult().Read(source);
        return new Inspection(path, source, Checker.Check(disclosure, rulebook()));
    }

    private static IEnumerable<string> InFolder(string folder) => Directory
        .EnumerateFiles(folder, "*", new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
            IgnoreInaccessible = true,
        })
        .Where(f => Readable.Contains(Path.GetExtension(f).ToUpperInvariant())).Order(StringComparer.Ordinal);

    private static readonly HashSet<string> Readable =
        new([".PDF", ".DOCX", ".XLSX", ".XLS", ".HTML", ".HTM", ".TXT", ".DOC"], StringComparer.Ordinal);
}

/// <summary>一个文件的审核.</summary>
/// <param name="Path">文件.</param>
/// <param name="Source">来件.</param>
/// <param name="Result">结果; null when the file could not be read.</param>
public sealed record Inspection(string Path, SourceDocument Source, CheckResult? Result);
