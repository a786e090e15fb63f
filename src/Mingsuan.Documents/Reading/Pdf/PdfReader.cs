using System.Collections.Immutable;
using Mingsuan.Core.Sources;
using Mingsuan.Documents.Reading.Scan;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Exceptions;

namespace Mingsuan.Documents.Reading.Pdf;

/// <summary>读 PDF: words by place, tables from their lines, tables over page breaks put together.</summary>
internal static class PdfReader
{
    private const int FewLetters = 8;

    /// <summary>读.</summary>
    public static SourceDocument Read(string file, byte[] bytes, ReadOptions options, CancellationToken cancellation)
    {
        try
        {
            using var document = PdfDocument.Open(bytes,
                new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true });
            return Read(file, document, bytes, options, cancellation);
        }
        catch (PdfDocumentEncryptedException)
        {
            return SourceFaults.Fatal(file, SourceFormat.Pdf, "文件加密，没有密码打不开", "请另存为不加密的 PDF 再查");
        }
        catch (Exception e) when (e is not OperationCanceledException and not OutOfMemoryException)
        {
            return SourceFaults.Fatal(file, SourceFormat.Pdf, "PDF 已损坏或不完整",
                "请重新下载或重新导出");
        }
    }

    private static SourceDocument Read(
        string file, PdfDocument document, byte[] bytes, ReadOptions options, CancellationToken cancellation)
    {
        var pages = ImmutableArray.CreateBuilder<SourcePage>();
        var problems = ImmutableArray.CreateBuilder<SourceProblem>();
        var layouts = new List<PageLayout>();
        if (document.NumberOfPages > options.MostPages)
        {
            problems.Add(new SourceProblem(file, "", $"共 {document.NumberOfPages} 页，只读前 {options.MostPages} 页",
                "", false));
        }
        for (var n = 1; n <= Math.Min(document.NumberOfPages, options.MostPages); n++)
        {
            cancellation.ThrowIfCancellationRequested();
            var page = document.GetPage(n);
            var bounds = DisplayedPage.Of(document, page);
            var (kind, layout) = Read(page, bounds, options.Scans);
            pages.Add(new SourcePage(n, (float)bounds.Width, (float)bounds.Height, kind));
            layouts.Add(layout);
        }
        ScannedPart.Read(bytes, options.Scans, new ScannedPart(file, pages, layouts, problems), cancellation);
        AddProblems(file, layouts, problems);
        RunningHeads.Remove(layouts);
        return new SourceDocument(file, SourceFormat.Pdf, pages.ToImmutable(),
            PageFrame.Display(PageBlocks.Of(layouts), layouts.Select(l => (l.Page, l.Frame))), problems.ToImmutable());
    }

    // A picture without letters is a scan. Hidden letters behind a picture are what somebody's recognition made of it;
    // anywhere else hidden letters are no text of the page.
    private static (PageKind Kind, PageLayout Layout) Read(Page page, PdfRectangle bounds, ScannedPages scans)
    {
        var hidden = page.Letters.Count(Glyphs.IsHidden);
        if (page.Letters.Count - hidden >= FewLetters || page.NumberOfImages == 0)
            return (PageKind.Written, PageReader.Read(page, bounds));
        if (hidden >= FewLetters && scans == ScannedPages.Tell)
            return (PageKind.Recognised, PageReader.Read(page, bounds, isHidden: true));
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

/// <summary>一页的版面.</summary>
/// <param name="Lattices">表.</param>
/// <param name="Lines">表外的各行.</param>
/// <param name="Page">页码.</param>
/// <param name="Frame">摆法: places here are those of the page as it is read.</param>
internal sealed record PageLayout(List<Lattice> Lattices, List<TextLine> Lines, int Page, PageFrame Frame);
