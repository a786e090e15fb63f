using System.Collections.Immutable;
using System.Globalization;
using Mingsuan.Core.Documents;
using Mingsuan.Documents.Reading.Scan;
using Mingsuan.Documents.Reports;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Exceptions;
using UglyToad.PdfPig.Tokens;

namespace Mingsuan.Documents.Reading.Pdf;

/// <summary>读 PDF: words by place, tables from their lines, tables over page breaks put together.</summary>
internal static class PdfReader
{
    private const int FewLetters = 8;

    /// <summary>读.</summary>
    /// <exception cref="TooLargeException">it holds more than is allowed.</exception>
    public static SourceDocument Read(string file, byte[] bytes, ReadOptions options, CancellationToken cancellation)
    {
        try
        {
            var filters = new BoundedFilters(options, cancellation);
            using var document = Library(() => PdfDocument.Open(bytes,
                new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true, FilterProvider = filters }));
            return Read(file, new OpenPdf(document, filters, bytes), options, cancellation);
        }
        catch (PdfDocumentEncryptedException)
        {
            return SourceFaults.Fatal(file, SourceFormat.Pdf, "文件加密，没有密码打不开", "请另存为不加密的 PDF 再查");
        }
        catch (DamagedPdfException)
        {
            return SourceFaults.Fatal(file, SourceFormat.Pdf, "PDF 已损坏或不完整",
                "请重新下载或重新导出");
        }
    }

    // Whatever the library throws over a file is the file's fault; what our own steps throw is not.
    private static T Library<T>(Func<T> call)
    {
        try
        {
            return call();
        }
        catch (Exception e) when (e is not OperationCanceledException and not OutOfMemoryException
            and not TooLargeException and not PdfDocumentEncryptedException)
        {
            throw new DamagedPdfException("PDF 已损坏", e);
        }
    }

    private static SourceDocument Read(
        string file, OpenPdf pdf, ReadOptions options, CancellationToken cancellation)
    {
        var pages = ImmutableArray.CreateBuilder<SourcePage>();
        var problems = ImmutableArray.CreateBuilder<SourceProblem>();
        var layouts = new List<PageLayout>();
        var (document, count) = (pdf.Document, Library(() => pdf.Document.NumberOfPages));
        var leaves = Library(() => PdfPages.Of(document));
        var amount = new ReadAmount(options);
        var letters = 0;
        for (var n = 1; n <= Math.Min(count, options.MostPages) && letters <= options.MostLetters; n++)
        {
            cancellation.ThrowIfCancellationRequested();
            var (page, bounds) = Library(() => pdf.Page(n, n <= leaves.Count ? leaves[n - 1].Dictionary : null));
            if (!DisplayedPage.IsNear(bounds.Width) || !DisplayedPage.IsNear(bounds.Height))
                return NoPage(file, n, bounds);
            letters += page.Letters.Count;
            var (kind, layout) = Read(page, bounds, options.Scans, cancellation);
            foreach (var lattice in layout.Lattices) amount.AddCells(lattice.Cells.Count);
            pages.Add(new SourcePage(n, (float)bounds.Width, (float)bounds.Height, kind));
            layouts.Add(layout);
        }
        if (pages.Count < count)
        {
            problems.Add(SourceFaults.Partial(file, "", $"共 {count} 页，只读前 {pages.Count} 页", "请拆成几个文件"));
        }
        ScannedPart.Read(pdf.Bytes, options.Scans, new ScannedPart(file, pages, layouts, problems), cancellation);
        AddProblems(file, layouts, problems);
        RunningHeads.Remove(layouts);
        cancellation.ThrowIfCancellationRequested();
        var blocks = PageBlocks.Of(layouts, cancellation);
        // A table is laid out place by place when it is recognised.
        foreach (var table in blocks.OfType<SourceTable>()) amount.AddCells((long)table.Rows * table.Columns / 4);
        return new SourceDocument(file, SourceFormat.Pdf, pages.ToImmutable(),
            PageFrame.Display(blocks, layouts.Select(l => (l.Page, l.Frame))), problems.ToImmutable());
    }

    private static SourceDocument NoPage(string file, int number, PdfRectangle bounds) => SourceFaults.Fatal(file,
        SourceFormat.Pdf, string.Create(CultureInfo.InvariantCulture,
            $"第 {number} 页宽 {bounds.Width:0} 磅、高 {bounds.Height:0} 磅，不是一页的大小"), "请重新导出 PDF");

    // A picture without letters is a scan. Hidden letters behind a picture are what somebody's recognition made of it;
    // anywhere else hidden letters are no text of the page.
    private static (PageKind Kind, PageLayout Layout) Read(
        Page page, PdfRectangle bounds, ScannedPages scans, CancellationToken cancellation)
    {
        var hidden = page.Letters.Count(Glyphs.IsHidden);
        if (page.Letters.Count - hidden >= FewLetters || page.NumberOfImages == 0)
            return (PageKind.Written, PageReader.Read(page, bounds, false, cancellation));
        if (hidden >= FewLetters && scans == ScannedPages.Tell)
            return (PageKind.Recognised, PageReader.Read(page, bounds, true, cancellation));
        return (PageKind.Scanned, new PageLayout([], [], page.Number,
            new PageFrame((float)bounds.Width, (float)bounds.Height)));
    }

    private static void AddProblems(
        string file, List<PageLayout> layouts, ImmutableArray<SourceProblem>.Builder problems)
    {
        var text = string.Concat(layouts.SelectMany(l => l.Lines).Select(l => l.Text).Take(200));
        if (text.Length > 50 && text.Count(c => c is '\ufffd' or (>= '\ue000' and <= '\uf8ff')) * 3 > text.Length)
        {
            problems.Add(new SourceProblem(file, "", "字体没有文字对照表，读出的是乱码",
                "请用 Word 或表格原件重新导出 PDF", true));
        }
        if (!problems.Any(p => p.IsFatal) && layouts.TrueForAll(l => l.Lines.Count == 0 && l.Lattices.Count == 0))
        {
            problems.Add(new SourceProblem(file, "", "没有任何文字", "请确认文件内容", true));
        }
    }
}

/// <summary>打开的 PDF.</summary>
/// <param name="Document">文件.</param>
/// <param name="Filters">解压的限度.</param>
/// <param name="Bytes">内容.</param>
internal sealed record OpenPdf(PdfDocument Document, BoundedFilters Filters, byte[] Bytes)
{
    /// <summary>一页, when it bears no more than it may.</summary>
    public (Page Page, PdfRectangle Bounds) Page(int number, DictionaryToken? leaf)
    {
        Filters.Begin();
        if (leaf is not null) Filters.AddMarks(PageWeight.Of(Document, leaf));
        var page = Document.GetPage(number);
        return (page, DisplayedPage.Of(Document, page));
    }
}

/// <summary>损坏的 PDF: what the library could not make out.</summary>
internal sealed class DamagedPdfException : Exception
{
    public DamagedPdfException() { }

    public DamagedPdfException(string message) : base(message) { }

    public DamagedPdfException(string message, Exception? innerException) : base(message, innerException) { }
}

/// <summary>一页的版面.</summary>
/// <param name="Lattices">表.</param>
/// <param name="Lines">表外的各行.</param>
/// <param name="Page">页码.</param>
/// <param name="Frame">摆法: places here are those of the page as it is read.</param>
internal sealed record PageLayout(List<Lattice> Lattices, List<TextLine> Lines, int Page, PageFrame Frame);
