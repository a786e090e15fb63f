namespace Mingsuan.Documents.Reports;

/// <summary>写报告文件 (all or nothing): into a temporary file beside it, then moved into place.</summary>
public static class ReportFile
{
    /// <summary>写; a folder that is not there is made.</summary>
    /// <exception cref="MingsuanException">the place cannot be written to.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        var temporary = "";
        try
        {
            var full = Path.GetFullPath(path);
            var folder = Path.GetDirectoryName(full)
                ?? throw new MingsuanException($"不能写报告 {path}：这是一个文件夹。请给出文件名");
            Directory.CreateDirectory(folder);
            temporary = Path.Combine(folder, $".{Path.GetFileName(full)}.{Environment.ProcessId}.tmp");
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write)) write(stream);
            File.Move(temporary, full, overwrite: true);
        }
        catch (Exception e) when (IoFault.Is(e))
        {
            throw new MingsuanException($"不能写报告 {path}：{IoFault.Words(e)}。请换一个可写的位置", e);
        }
        finally
        {
            if (temporary.Length > 0) Remove(temporary);
        }
    }

    private static void Remove(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception e) when (IoFault.Is(e))
        {
            // What is left is a temporary file; the fault itself is already on its way.
        }
    }
}
