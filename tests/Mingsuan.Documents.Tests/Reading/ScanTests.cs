using Mingsuan.Core.Checks;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Documents.Reading;
using Mingsuan.Documents.Reading.Scan;
using Xunit;

namespace Mingsuan.Documents.Tests.Reading;

/// <summary>扫描页 (a page that is a picture is told; asked for, it is read, and what is found on it is
/// a note).</summary>
public sealed class ScanTests
{
    private static readonly ReadOptions Recognising =
        new(TimeSpan.FromMinutes(10), Scans: ScannedPages.Recognise);

    [Fact]
    public async Task A_scanned_page_reads_to_the_figures_of_the_page_it_was_made_from()
    {
        var pdf = await CompiledFiles.WriteAsync(CompiledFiles.Simulated("wuhan", 1), "pdf");
        var whole = CompiledFiles.Read(pdf);
        var pages = whole.Tables.Select(t => t.At.Page).Distinct().Where((_, i) => i is 0 or 2).ToArray();
        var scan = ScannedPdf.Of(pdf, pages);
        var read = DocumentReader.Read("scan.pdf", scan, Recognising, TestContext.Current.CancellationToken);
        Assert.All(read.Pages, p => Assert.Equal(PageKind.Recognised, p.Kind));
        Assert.Contains("由图像识别读出", Assert.Single(read.Problems).Found, StringComparison.Ordinal);
        var (wanted, found) = (Numbers(whole, pages), Numbers(read, [1, 2]));
        Assert.True(wanted.Count > 100);
        Assert.Empty(wanted.Except(found, StringComparer.Ordinal));
        Assert.Equal(whole.Tables.Where(t => pages.Contains(t.At.Page)).Select(t => t.Title.Replace(" ", "")),
            read.Tables.Select(t => t.Title.Replace(" ", "")));
    }

    [Fact]
    public async Task Without_being_asked_a_scanned_page_is_only_told()
    {
        var pdf = await CompiledFiles.WriteAsync(CompiledFiles.Simulated("wuhan", 1), "pdf");
        var problem = Assert.Single(CompiledFiles.Read(ScannedPdf.Of(pdf, 5)).Problems);
        Assert.True(problem.IsFatal);
        Assert.Contains("是扫描图", problem.Found, StringComparison.Ordinal);
        Assert.Contains("--ocr", problem.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_found_on_a_recognised_page_is_a_note_and_its_figure_is_not_confirmed()
    {
        var whole = CompiledFiles.Read(
            await CompiledFiles.WriteAsync(CompiledFiles.Simulated("shanghai-district", 11), "pdf"));
        var (table, cell) = whole.Tables.SelectMany(t => t.Cells.Select(c => (t, c)))
            .First(x => x.c.Row > 4 && x.c.Text.Length > 7
                && x.c.Text.All(ch => char.IsAsciiDigit(ch) || ch is ',' or '.'));
        var wrong = cell with { Text = (cell.Text[0] == '7' ? "8" : "7") + cell.Text[1..] };
        var misread = whole with
        {
            Blocks = whole.Blocks.Replace(table, table with { Cells = table.Cells.Replace(cell, wrong) }),
        };
        var errors = Check(misread).Findings.Where(f => f.Severity == Severity.Error).ToList();
        Assert.NotEmpty(errors);
        var result = Check(misread with
        {
            Pages = [.. misread.Pages.Select(p => p with { Kind = PageKind.Recognised })],
        });
        Assert.All(result.Findings, f => Assert.Equal(Severity.Note, f.Severity));
        Assert.Contains(result.Findings, f => f.Id == errors[0].Id
            && f.Message.Contains("由图像识别读出", StringComparison.Ordinal));
        var page = result.Recognised.Single(p => p.Number == cell.At.Page);
        Assert.Contains(page.Doubtful, d => result.Disclosure.Statements[d].Text == wrong.Text);
        Assert.True(page.Doubtful.Length < page.Statements);
    }

    [Theory]
    [InlineData(0.02f)]
    [InlineData(-0.013f)]
    [InlineData(0f)]
    public void A_tilted_picture_is_straightened(float slope)
    {
        var image = GrayImage.Blank(1200, 900);
        for (var line = 150; line < 800; line += 60)
        {
            for (var x = 100; x < 1100; x++)
            {
                for (var thick = 0; thick < 4; thick++) image.Set(x, line + thick + (int)((x - 600) * slope), 0);
            }
        }
        var tilt = Tilt.Of(image);
        Assert.Equal(slope, tilt.Slope, 0.001f);
        var lines = RulingLines.Of(tilt.Straighten(image), 300 / 72f);
        Assert.Equal(11, RulingLines.ToRules(lines, 300 / 72f).Horizontal.Count);
    }

    private static CheckResult Check(SourceDocument source) =>
        Checker.Check(CompiledFiles.Disclosures.Read(source), CompiledFiles.Rulebook);

    // With their place in the order of the page, so that a number read in another cell is another number.
    private static List<string> Numbers(SourceDocument source, int[] pages) =>
    [
        .. source.Tables.Where(t => pages.Contains(t.At.Page)).SelectMany((t, i) => t.Cells.Select(c => (c, i)))
            .Where(x => x.c.Text.Any(char.IsAsciiDigit) && !x.c.Text.Any(char.IsLetter))
            .Select(x => $"{x.i}:{x.c.Row}:{x.c.Column} {x.c.Text}"),
    ];
}
