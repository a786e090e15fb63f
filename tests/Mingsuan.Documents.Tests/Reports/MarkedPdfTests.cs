using Mingsuan.Core.Rulebooks;
using Mingsuan.Documents.Reading;
using Mingsuan.Documents.Reports;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Annotations;
using UglyToad.PdfPig.Tokens;
using Xunit;

namespace Mingsuan.Documents.Tests.Reports;

/// <summary>批注 PDF: the original bytes and text stay, notes stand where the figures stand.</summary>
public sealed class MarkedPdfTests
{
    public static TheoryData<int, string, bool> Shapes() => new()
    {
        { 0, "", false }, { 0, "", true }, { 0, "/CropBox[50 60 500 700]", false },
        { 90, "", false }, { 90, "/CropBox[50 60 500 700]", true }, { 180, "/CropBox[50 60 500 700]", false },
        { 270, "", true }, { 270, "/CropBox[50 60 500 700]", false }, { 0, "/CropBox[-20 -20 700 900]", false },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_mark_covers_the_letters_whatever_the_turn_crop_and_cross_reference(
        int turn, string crop, bool hasStreams)
    {
        var bytes = new TinyPdf { Turn = turn, Crop = crop, HasStreams = hasStreams, Content = Upright(turn) }.Bytes();
        var marked = Mark(bytes, "1234.56");
        Assert.Equal(bytes, marked[..bytes.Length]);
        using var document = PdfDocument.Open(marked);
        var page = document.GetPage(1);
        Assert.Equal("1234.56", page.Text);
        var note = Assert.Single(page.GetAnnotations());
        Assert.Equal(AnnotationType.Highlight, note.Type);
        Assert.Contains("A01", note.Content, StringComparison.Ordinal);
        Assert.Contains("收支不平。", note.Content, StringComparison.Ordinal);
        AssertCovers(bytes, note, turn);
    }

    [Theory]
    [InlineData("/Annots[6 0 R]")]
    [InlineData("/Annots 7 0 R")]
    public void The_notes_a_page_has_stay(string notes)
    {
        using var document = PdfDocument.Open(Mark(new TinyPdf { Notes = notes }.Bytes(), "1234.56"));
        var all = document.GetPage(1).GetAnnotations().ToList();
        Assert.Equal(2, all.Count);
        Assert.Equal("old note", all[0].Content);
    }

    [Fact]
    public void Issue0014_Scripts_and_programs_of_the_original_do_not_run_from_the_marked_copy()
    {
        var bytes = new TinyPdf
        {
            Opening = "/OpenAction<</S/JavaScript/JS(app.alert)>>/Names<</JavaScript<</Names[]>>>>",
            Notes = "/AA<</O<</S/JavaScript/JS(x)>>>>/Annots[<</Type/Annot/Subtype/Link/Rect[1 1 2 2]"
                + "/A<</S/URI/URI(x)/Next<</S/Launch/F(a.exe)>>>>>>]",
        }.Bytes();
        using var document = PdfDocument.Open(Mark(bytes, "1234.56"));
        Assert.False(document.Structure.Catalog.CatalogDictionary.ContainsKey(NameToken.OpenAction));
        var page = document.GetPage(1);
        Assert.False(page.Dictionary.ContainsKey(NameToken.Create("AA")));
        Assert.All(page.GetAnnotations(), a => Assert.False(a.AnnotationDictionary.ContainsKey(NameToken.A)));
    }

    [Fact]
    public void Two_runs_give_the_same_bytes_and_marking_again_adds_to_what_is_there()
    {
        var bytes = new TinyPdf().Bytes();
        var once = Mark(bytes, "1234.56");
        Assert.Equal(once, Mark(bytes, "1234.56"));
        using var document = PdfDocument.Open(Mark(once, "1234.56"));
        Assert.Equal(2, document.GetPage(1).GetAnnotations().Count());
    }

    [Fact]
    public void What_is_no_PDF_or_encrypted_is_refused_in_words()
    {
        var text = Assert.Throws<MingsuanException>(() => Write(SampleCheck.Text()));
        Assert.Contains("不是 PDF", text.Message, StringComparison.Ordinal);
        var file = SampleCheck.Pdf("a.pdf", new TinyPdf().Bytes(), "1234.56");
        var broken = new TinyPdf().Bytes()[..^40];
        var fault = Assert.Throws<MingsuanException>(() => Write(file with { Content = () => broken }));
        Assert.Contains("不能加批注", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_finished_file_is_clean_for_qpdf()
    {
        foreach (var hasStreams in new[] { false, true })
        {
            using var folder = new Folder();
            var path = folder.Save("a.pdf", Mark(new TinyPdf { HasStreams = hasStreams }.Bytes(), "1234.56"));
            Assert.Contains("No syntax or stream encoding errors", Tools.Run("qpdf", "--check", path),
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Real_files_keep_their_bytes_and_text()
    {
        await using var workspace = new Workspace();
        foreach (var path in Corpus.Pdfs())
        {
            var inspection = workspace.Inspector.Inspect(
                path, ReadOptions.Default, TestContext.Current.CancellationToken);
            var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
            var file = new CheckedFile("a.pdf", inspection.Source, inspection.Result, () => bytes);
            var marked = Write(file);
            Assert.True(bytes.AsSpan().SequenceEqual(marked.AsSpan(0, bytes.Length)), path);
            using var before = PdfDocument.Open(bytes);
            using var after = PdfDocument.Open(marked);
            Assert.Equal(before.GetPages().Select(p => p.Text), after.GetPages().Select(p => p.Text));
            var notes = after.GetPages().SelectMany(p => p.GetAnnotations()).Select(a => a.Content ?? "").ToList();
            Assert.All(file.Findings,
                f => Assert.Contains(notes, n => n.Contains(f.Message, StringComparison.Ordinal)));
        }
    }

    // Content turned against the page, so that it reads upright as displayed.
    private static string Upright(int turn) => turn switch
    {
        90 => "BT /F1 12 Tf 0 1 -1 0 300 400 Tm (1234.56) Tj ET",
        180 => "BT /F1 12 Tf -1 0 0 -1 300 400 Tm (1234.56) Tj ET",
        270 => "BT /F1 12 Tf 0 -1 1 0 300 400 Tm (1234.56) Tj ET",
        _ => "BT /F1 12 Tf 300 400 Td (1234.56) Tj ET",
    };

    // The figure starts at (300, 400) of the page's own coordinates and runs along its turned base line.
    private static void AssertCovers(byte[] bytes, Annotation note, int turn)
    {
        using var document = PdfDocument.Open(bytes);
        var width = document.GetPage(1).Letters.Sum(l => l.Width);
        var (dx, dy) = turn switch { 90 => (0.0, 1.0), 180 => (-1.0, 0.0), 270 => (0.0, -1.0), _ => (1.0, 0.0) };
        Assert.True(note.AnnotationDictionary.TryGet(NameToken.Rect, out var edges));
        var e = Assert.IsType<ArrayToken>(edges).Data.OfType<NumericToken>().Select(n => n.Data).ToArray();
        foreach (var along in new[] { 0.0, width })
        {
            Assert.InRange(300 + dx * along, e[0], e[2]);
            Assert.InRange(400 + dy * along, e[1], e[3]);
        }
        Assert.InRange((e[2] - e[0]) * (e[3] - e[1]), 12 * width, 20 * (width + 3));
    }

    private static byte[] Mark(byte[] bytes, params string[] words) =>
        Write(SampleCheck.Pdf("a.pdf", bytes, words));

    private static byte[] Write(CheckedFile file)
    {
        using var memory = new MemoryStream();
        MarkedPdf.Write(file, SampleCheck.Rulebook.Catalogue, memory);
        return memory.ToArray();
    }
}
