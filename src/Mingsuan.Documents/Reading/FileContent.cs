using System.Formats.Tar;

namespace Mingsuan.Documents.Reading;

/// <summary>文件的内容, or in words why there is none; no device, pipe or link without end is opened.</summary>
/// <param name="Bytes">内容; null when it cannot be read, nothing when the file is empty.</param>
/// <param name="Found">实为.</param>
/// <param name="Expected">应为.</param>
public sealed record FileContent(byte[]? Bytes, string Found = "", string Expected = "")
{
    /// <summary>读; no more than the given number of bytes, whatever the file says of its length.</summary>
    public static FileContent Read(string path, long most)
    {
        try
        {
            var file = new FileInfo(path);
            if (file.LinkTarget is { } target)
            {
                if (file.ResolveLinkTarget(true) is not FileInfo { Exists: true } to)
                    return new FileContent(null, $"是一个链接，它指向的 {target} 不存在或不是文件", "请改为给文件本身");
                file = to;
            }
            if (!file.Exists)
            {
                return Directory.Exists(path) ? new FileContent(null, "是文件夹，不是文件", "请给文件")
                    : new FileContent(null, "没有这个文件", "请核对路径");
            }
            if (file.Length == 0) return Empty(file.FullName);
            if (file.Length > most)
                return new FileContent(null, $"文件有 {file.Length / 1_000_000} MB，超过 {most / 1_000_000} MB 的限度",
                    "请拆开或压缩图片");
            using var stream = file.OpenRead();
            var bytes = new byte[Math.Min(file.Length, most)];
            var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return new FileContent(read == bytes.Length ? bytes : bytes[..read]);
        }
        catch (UnauthorizedAccessException)
        {
            return new FileContent(null, "没有读这个文件的权限", "请核对权限");
        }
        catch (IOException)
        {
            return new FileContent(null, "文件打不开", "请核对它是不是链接绕成了圈，是否被别的程序占用，磁盘是否正常");
        }
    }

    // A device, pipe or socket has no length either; what tells them from an empty file is the archiver, which opens
    // none of them.
    private static FileContent Empty(string path)
    {
        using var memory = new MemoryStream();
        try
        {
            using (var writer = new TarWriter(memory, leaveOpen: true)) writer.WriteEntry(path, "x");
            memory.Position = 0;
            using var reader = new TarReader(memory);
            if (reader.GetNextEntry() is { EntryType: TarEntryType.RegularFile })
                return new FileContent([], "文件是空的", "请重新下载或重新导出");
        }
        catch (IOException)
        {
            // A socket cannot be packed.
        }
        return new FileContent(null, "是设备、管道或套接字，不是文件", "请给普通的文件");
    }
}
