using Mingsuan.Core.Sources;
using Mingsuan.Documents.Reading.Pdf;

namespace Mingsuan.Documents.Reading;

/// <summary>读来件 (any file to one document model); a bad file becomes a problem in words, never an
/// exception.</summary>
public static class DocumentReader
{
    private const int LongestParagraph = 20_000;

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
            return Bounded(format switch
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
            });
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return SourceFaults.Fatal(name, SourceFormat.Text, $"读了 {options.TimeLimit.TotalSeconds:0} 秒还没有读完",
                "请拆成几个文件，或放宽时限");
        }
    }

    // A paragraph without end is no prose; its beginning is kept, and the rest is told.
    private static SourceDocument Bounded(SourceDocument source)
    {
        if (source.Paragraphs.All(p => p.Text.Length <= LongestParagraph)) return source;
        var longest = source.Paragraphs.Max(p => p.Text.Length);
        return source with
        {
            Blocks = [.. source.Blocks.Select(b => b is SourceParagraph { Text.Length: > LongestParagraph } p
                ? new SourceParagraph(p.Text[..LongestParagraph], [.. p.Spans.Where(s => s.Start < LongestParagraph)])
                : b)],
            Problems = source.Problems.Add(new SourceProblem(source.File, "",
                $"有一段长 {longest} 个字，只读前 {LongestParagraph} 个字", "请核对文件是否完好", false)),
        };
    }
}
