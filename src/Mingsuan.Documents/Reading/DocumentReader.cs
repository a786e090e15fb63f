using Mingsuan.Core.Sources;
using Mingsuan.Documents.Reading.Pdf;

namespace Mingsuan.Documents.Reading;

/// <summary>读来件 (any file to one document model); a bad file becomes a problem in words, never an
/// exception.</summary>
public static class DocumentReader
{
    /// <summary>读一个文件.</summary>
    /// <exception cref="OperationCanceledException">the caller gave up; the time limit of the options does not
    /// throw.</exception>
    public static SourceDocument Read(string path, ReadOptions options, CancellationToken cancellation)
    {
        var name = Path.GetFileName(path);
        byte[] bytes;
        try
        {
            var info = new FileInfo(path);
            if (!info.Exists) return SourceFaults.Fatal(name, SourceFormat.Text, "没有这个文件", "请核对路径");
            if (info.Length == 0) return SourceFaults.Fatal(name, SourceFormat.Text, "文件是空的",
                "请重新下载或重新导出");
            if (info.Length > options.MostBytes)
                return SourceFaults.Fatal(name, SourceFormat.Text, $"文件有 {info.Length / 1_000_000} MB，超过限度",
                "请拆开或压缩图片");
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return SourceFaults.Fatal(name, SourceFormat.Text, $"文件打不开（{e.Message}）", "请核对权限");
        }
        return Read(name, bytes, options, cancellation);
    }

    /// <summary>读一个文件的内容; the format is told from the content, not from the name.</summary>
    public static SourceDocument Read(string name, byte[] bytes, ReadOptions options, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(options.TimeLimit);
        var format = FileKind.Of(bytes);
        try
        {
            return format switch
            {
                FileKind.Kind.Pdf => PdfReader.Read(name, bytes, options, limit.Token),
                FileKind.Kind.Text => Flow.FlowTextReader.Read(name, bytes),
                FileKind.Kind.Html => Web.HtmlReader.Read(name, bytes, limit.Token),
                FileKind.Kind.Zip => Office.OfficeReader.Read(name, bytes, limit.Token),
                FileKind.Kind.OldOffice => Office.XlsReader.Read(name, bytes, limit.Token),
                FileKind.Kind.Json => Json.BudgetJsonReader.Read(name, bytes),
                FileKind.Kind.Picture => SourceFaults.Fatal(name, SourceFormat.Pdf, "是图片，不是文档",
                "请提供 PDF、Word、Excel 或网页文件"),
                _ => SourceFaults.Fatal(name, SourceFormat.Text, "认不出文件格式",
                    "请提供 PDF、Word、Excel、网页或文字文件"),
            };
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return SourceFaults.Fatal(name, SourceFormat.Text, $"读了 {options.TimeLimit.TotalSeconds:0} 秒还没有读完",
                "请拆成几个文件，或放宽时限");
        }
    }
}
