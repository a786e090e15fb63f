using System.Collections.Immutable;
using Mingsuan.Core.Sources;
using Mingsuan.Documents.Reading.Scan;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
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
            return SourceFaults.Fatal(file, SourceFormat.Pdf, $"PDF 已损坏或不完整（{e.GetType().Name}）",
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
            var bounds = DisplayedPage.Of(page);
            var isScanned = page.Letters.Count < FewLetters && page.NumberOfImages > 0;
            pages.Add(new SourcePage(n, (float)bounds.Width, (float)bounds.Height,
                isScanned ? PageKind.Scanned : PageKind.Written));
            layouts.Add(isScanned ? new PageLayout([], [], n, (float)bounds.Height) : Layout(page));
        }
        ScannedPart.Read(bytes, options.Scans, new ScannedPart(file, pages, layouts, problems), cancellation);
        AddProblems(file, layouts, problems);
        RunningHeads.Remove(layouts);
        var tilted = layouts.Where(l => l.Tilt != default)
            .ToDictionary(l => l.Page, l => (l.Tilt, pages.First(p => p.Number == l.Page)));
        return new SourceDocument(file, SourceFormat.Pdf, pages.ToImmutable(),
            Tilt.Restore(PageBlocks.Of(layouts), tilted), problems.ToImmutable());
    }

    private static PageLayout Layout(Page page)
    {
        var lattices = Lattice.Of(Rules.Of(page));
        var outside = new List<Glyph>();
        foreach (var glyph in Glyphs.Of(page))
        {
            if (!lattices.Exists(l => l.Take(glyph))) outside.Add(glyph);
        }
        return new PageLayout(lattices, TextLines.Of(outside, page.Number), page.Number,
            (float)page.Height);
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
/// <param name="Height">页高.</param>
internal sealed record PageLayout(List<Lattice> Lattices, List<TextLine> Lines, int Page, float Height)
{
    /// <summary>扫描时的歪斜, taken out of all places here.</summary>
    public Tilt Tilt { get; init; }
}
