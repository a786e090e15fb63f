using Mingsuan.Core.Documents;
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
        var content = FileContent.Read(path, options.MostBytes);
        return content.Bytes is { Length: > 0 } bytes ? Read(name, bytes, options, cancellation)
            : SourceFaults.Fatal(name, SourceFormat.Text, content.Found, content.Expected);
    }

    /// <summary>读一个文件的内容; the format is told from the content, not from the name.</summary>
    public static SourceDocument Read(string name, byte[] bytes, ReadOptions options, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(options.TimeLimit);
        var format = FileKind.Of(bytes);
        if (bytes.Length > options.MostTextBytes
            && format is FileKind.Kind.Text or FileKind.Kind.Html or FileKind.Kind.Json)
        {
            return SourceFaults.Fatal(name, SourceFormat.Text,
                $"网页或文字文件有 {bytes.Length / 1_000_000} MB，超过 {options.MostTextBytes / 1_000_000} MB 的限度",
                "请拆成几个文件");
        }
        try
        {
            return Bounded(format switch
            {
                FileKind.Kind.Pdf => PdfReader.Read(name, bytes, options, limit.Token),
                FileKind.Kind.Text => Flow.FlowTextReader.Read(name, bytes, options, limit.Token),
                FileKind.Kind.Html => Web.HtmlReader.Read(name, bytes, options, limit.Token),
                FileKind.Kind.Zip => Office.OfficeReader.Read(name, bytes, options, limit.Token),
                FileKind.Kind.OldOffice => Office.XlsReader.Read(name, bytes, options, limit.Token),
                FileKind.Kind.Json => Json.BudgetJsonReader.Read(name, bytes, options),
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
        catch (TooLargeException e)
        {
            return SourceFaults.Fatal(name, SourceFormat.Text, e);
        }
    }

    // A paragraph without end is no prose; its beginning is kept, and the rest is told.
    private static SourceDocument Bounded(SourceDocument source)
    {
        if (source.Paragraphs.All(p => p.Text.Length <= SourceParagraph.Longest)) return source;
        var longest = source.Paragraphs.Max(p => p.Text.Length);
        return source with
        {
            Blocks = [.. source.Blocks.Select(b => b is SourceParagraph { Text.Length: > SourceParagraph.Longest } p
                ? new SourceParagraph(p.Text[..SourceParagraph.Longest],
                    [.. p.Spans.Where(s => s.Start < SourceParagraph.Longest)])
                : b)],
            Problems = source.Problems.Add(SourceFaults.Partial(source.File, "",
                $"有一段长 {longest} 个字，只读前 {SourceParagraph.Longest} 个字")),
        };
    }
}
