using System.Text;
using Mingsuan.Core.Books;
using Mingsuan.Core.Expressions;

namespace Mingsuan.Documents.Writing.Pdf;

/// <summary>书的 PDF: tagged (PDF/UA-1), with bookmarks, embedded fonts and the same bytes at every run.</summary>
public static class PdfWriter
{
    private const string Template = "rulebook/templates/book.typ";

    /// <summary>写成 PDF.</summary>
    /// <param name="book">成册.</param>
    /// <param name="worker">排版进程; start it early, it boots while the book is compiled.</param>
    /// <param name="cancellation">取消.</param>
    /// <exception cref="MingsuanException">排版进程不能用、超时或超出内存.</exception>
    public static Task<byte[]> WriteAsync(Book book, TypstWorker worker, CancellationToken cancellation) =>
        worker.CompileAsync(
            TemplateText(),
            new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal) { ["book.json"] = BookJson.Of(book) },
            cancellation);

    private static string TemplateText()
    {
        using var stream = typeof(Book).Assembly.GetManifestResourceStream(Template)
            ?? throw new InvalidOperationException($"程序中缺少版式文件 {Template}");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
