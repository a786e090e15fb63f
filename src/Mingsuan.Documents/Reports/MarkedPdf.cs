using System.Globalization;
using Mingsuan.Core.Checks;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Rulebooks;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Exceptions;
using UglyToad.PdfPig.Tokens;

namespace Mingsuan.Documents.Reports;

/// <summary>批注 PDF (the PDF as it came, with a note at every finding, and without what would run by itself): an
/// incremental update, so that the original bytes stay as they are.</summary>
public static class MarkedPdf
{
    /// <summary>写; the stream is not closed.</summary>
    /// <exception cref="MingsuanException">the file is no PDF that can take notes.</exception>
    public static void Write(CheckedFile file, Catalogue catalogue, Stream output)
    {
        if (file.Source.Format != SourceFormat.Pdf)
            throw new MingsuanException($"{file.Name} 不是 PDF，不能写批注 PDF。可以改用 --html 或 --xlsx");
        if (file.Result is null)
            throw new MingsuanException($"{file.Name} 读不了，没有写批注 PDF。{string.Concat(file.Source.Problems)}");
        var bytes = file.Content();
        using var document = Open(file.Name, bytes);
        var update = new PdfUpdate(bytes, document);
        var actions = new PdfActions(document, update);
        actions.RemoveFromCatalog();
        var pages = PdfPages.Of(document).Select(actions.Removed).ToList();
        foreach (var marks in PdfMarks.Of(file.Findings, catalogue).GroupBy(m => m.Page))
        {
            if (marks.Key > pages.Count) continue;
            Mark(update, document, pages[marks.Key - 1], marks);
        }
        update.Write(output);
    }

    private static PdfDocument Open(string name, byte[] bytes)
    {
        try
        {
            return PdfDocument.Open(bytes, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true });
        }
        catch (PdfDocumentEncryptedException e)
        {
            throw new MingsuanException($"{name} 加了密，不能加批注。请另存为不加密的 PDF 再试", e);
        }
        catch (Exception e) when (e is PdfDocumentFormatException or InvalidOperationException or IOException)
        {
            throw new MingsuanException($"{name} 已损坏，不能加批注。请重新导出 PDF 再试", e);
        }
    }

    private static void Mark(PdfUpdate update, PdfDocument document, PdfLeaf page, IEnumerable<PdfMark> marks)
    {
        var notes = Known(document, page.Dictionary);
        var number = 0;
        foreach (var mark in marks)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"mingsuan-{mark.Page}-{++number}");
            notes.Add(new IndirectReferenceToken(update.Add(PdfMarks.Source(mark, page, name, update.Add))));
        }
        update.Replace(page.Reference, PdfTokens.Text(page.Dictionary.With(NameToken.Annots, new ArrayToken(notes))));
    }

    // The page's own notes stay, whether their list stands in the page or by itself.
    private static List<IToken> Known(PdfDocument document, DictionaryToken page) =>
        page.TryGet(NameToken.Annots, out IToken? token)
            && PdfPages.Resolve(document, token) is ArrayToken known ? [.. known.Data] : [];
}
