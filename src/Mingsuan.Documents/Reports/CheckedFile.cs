using Mingsuan.Core.Checks;
using Mingsuan.Core.Documents;

namespace Mingsuan.Documents.Reports;

/// <summary>审过的文件, as the reports take it.</summary>
/// <param name="Name">报告里的文件名, relative, with slashes.</param>
/// <param name="Source">来件.</param>
/// <param name="Result">结果; null when the file could not be read.</param>
/// <param name="Content">文件内容, asked for only where a page is drawn or marked.</param>
public sealed record CheckedFile(string Name, SourceDocument Source, CheckResult? Result, Func<byte[]> Content)
{
    /// <summary>发现, errors first; empty when the file could not be read.</summary>
    public IReadOnlyList<Finding> Findings => Result is null ? [] : Result.Findings;

    /// <summary>某级别未说明的发现有几处.</summary>
    public int Count(Severity severity) => Findings.Count(f => f.Open == severity);

    /// <summary>各文件在报告里的名字: relative to the folder that holds them all.</summary>
    public static IReadOnlyList<string> Names(IReadOnlyList<string> paths)
    {
        var full = paths.Select(Path.GetFullPath).ToList();
        var common = full.Count == 0 ? "" : Path.GetDirectoryName(full[0]) ?? "";
        while (!full.TrueForAll(f => IsUnder(f, common))) common = Path.GetDirectoryName(common) ?? "";
        return [.. full.Select(f => Path.GetRelativePath(common, f).Replace('\\', '/'))];
    }

    private static bool IsUnder(string file, string folder) => folder.Length == 0
        || file.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar,
            StringComparison.Ordinal)
        || folder == Path.GetPathRoot(file);
}
