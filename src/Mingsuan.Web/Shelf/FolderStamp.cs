namespace Mingsuan.Web.Shelf;

/// <summary>文件夹的版本: newest file time, number and size of the files; changes when any file does.</summary>
public readonly record struct FolderStamp(long Newest, int Files, long Bytes)
{
    /// <summary>读出.</summary>
    public static FolderStamp Of(string folder)
    {
        var files = new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).ToList();
        return new FolderStamp(
            files.Count == 0 ? 0 : files.Max(f => f.LastWriteTimeUtc.Ticks), files.Count, files.Sum(f => f.Length));
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Newest:x}-{Files:x}-{Bytes:x}";
}
