namespace Mingsuan.Documents;

/// <summary>写一批文件 (all or nothing): into a temporary folder inside the one they belong to, then each moved into
/// place when all are complete.</summary>
public static class WholeFolder
{
    /// <summary>写; a folder that is not there is made.</summary>
    /// <param name="folder">写到哪里.</param>
    /// <param name="write">把全部文件写到给出的临时文件夹.</param>
    /// <exception cref="MingsuanException">it cannot be written; what stood there stands as before.</exception>
    public static void Write(string folder, Action<string> write) => WriteAsync(folder, temporary =>
    {
        write(temporary);
        return Task.FromResult(true);
    }).GetAwaiter().GetResult();

    /// <inheritdoc cref="Write"/>
    public static async Task<T> WriteAsync<T>(string folder, Func<string, Task<T>> write)
    {
        var temporary = "";
        try
        {
            Directory.CreateDirectory(folder);
            temporary = Path.Combine(folder, $".mingsuan.{Environment.ProcessId}.{Path.GetRandomFileName()}");
            Directory.CreateDirectory(temporary);
            var made = await write(temporary);
            Replace(temporary, folder);
            return made;
        }
        catch (Exception e) when (IoFault.Is(e))
        {
            throw new MingsuanException(
                $"不能写入文件夹 {folder}：{IoFault.Words(e)}，原来的文件没有动。请换一个可写、有空间的文件夹", e);
        }
        finally
        {
            if (temporary.Length > 0) Remove(temporary);
        }
    }

    // Every place is tried before the first file is replaced: after that only names change.
    private static void Replace(string temporary, string folder)
    {
        var files = Directory.GetFiles(temporary, "*", SearchOption.AllDirectories)
            .Select(f => (From: f, To: Path.Combine(folder, Path.GetRelativePath(temporary, f)))).ToList();
        foreach (var place in files.Select(f => Path.GetDirectoryName(f.To)!).Distinct(StringComparer.Ordinal))
        {
            Directory.CreateDirectory(place);
            var probe = Path.Combine(place, Path.GetFileName(temporary) + ".tmp");
            File.Create(probe).Dispose();
            File.Delete(probe);
        }
        if (files.Find(f => Directory.Exists(f.To)) is { To: { } taken })
            throw new IOException($"{taken} 是一个文件夹，不能写成文件");
        foreach (var (from, to) in files) File.Move(from, to, overwrite: true);
    }

    private static void Remove(string temporary)
    {
        try
        {
            Directory.Delete(temporary, recursive: true);
        }
        catch (Exception e) when (IoFault.Is(e))
        {
            // What is left is temporary; the fault itself is already on its way.
        }
    }
}
