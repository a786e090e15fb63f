using System.Collections.Immutable;

namespace Mingsuan;

/// <summary>要审的文件 (files as given, every readable file of a folder), and what of the folders is not
/// read.</summary>
/// <param name="Files">文件, a budget package counting as one.</param>
/// <param name="Left">没有读的.</param>
public sealed record ChosenFiles(ImmutableArray<string> Files, ImmutableArray<LeftFile> Left)
{
    /// <summary>文件夹里读的文件的扩展名.</summary>
    public static ImmutableArray<string> Extensions { get; } =
        [".pdf", ".docx", ".docm", ".doc", ".xlsx", ".xlsm", ".xls", ".html", ".htm", ".txt", ".json"];

    /// <summary>选; links in a folder are not followed.</summary>
    public static ChosenFiles Of(IEnumerable<string> paths)
    {
        var files = new List<string>();
        var left = new List<LeftFile>();
        foreach (var path in paths)
        {
            if (Directory.Exists(path) && !IsPackage(path)) AddFolder(path, files, left);
            else files.Add(path);
        }
        return new ChosenFiles(
            [.. files.DistinctBy(Path.GetFullPath, StringComparer.Ordinal)],
            [.. left.DistinctBy(l => Path.GetFullPath(l.Path), StringComparer.Ordinal)]);
    }

    /// <summary>是不是预算包的文件夹.</summary>
    public static bool IsPackage(string path) => File.Exists(Path.Combine(path, "budget.yaml"));

    private static void AddFolder(string folder, List<string> files, List<LeftFile> left)
    {
        var open = new Stack<string>([folder]);
        var found = new List<string>();
        while (open.TryPop(out var next))
        {
            try
            {
                foreach (var entry in new DirectoryInfo(next).EnumerateFileSystemInfos())
                {
                    var path = Path.Combine(next, entry.Name);
                    if (Reason(entry) is { } reason) left.Add(new LeftFile(path, reason.Words, reason.MayHold));
                    else if (entry is DirectoryInfo && !IsPackage(path)) open.Push(path);
                    else found.Add(path);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                left.Add(new LeftFile(next, "文件夹打不开，请核对权限", true));
            }
        }
        files.AddRange(found.Order(StringComparer.Ordinal));
        left.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
    }

    // Why an entry of a folder is not read; null when it is.
    private static (string Words, bool MayHold)? Reason(FileSystemInfo entry)
    {
        var isKnown = Extensions.Contains(entry.Extension, StringComparer.OrdinalIgnoreCase);
        if (entry.LinkTarget is not null) return ("是链接，不跟着走；要审请直接给它指向的文件", isKnown);
        if (entry.Attributes.HasFlag(FileAttributes.Hidden)) return ("是隐藏的；要审请直接给它的名字", false);
        if (entry is DirectoryInfo || isKnown) return null;
        return ($"扩展名不是 {string.Join(' ', Extensions)}；要审请直接给它的名字", false);
    }
}

/// <summary>文件夹里没有读的.</summary>
/// <param name="Path">路径.</param>
/// <param name="Reason">为什么.</param>
/// <param name="MayHold">是否可能是要审的文件: the exit code then tells that not all was read.</param>
public sealed record LeftFile(string Path, string Reason, bool MayHold);
