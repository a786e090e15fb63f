using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Mingsuan.Documents.Writing.Docx;
using Xunit;

namespace Mingsuan.Documents.Tests;

public sealed class DocxWriterTests
{
    [Fact]
    public void The_book_opens_and_is_valid()
    {
        using var document = Open(Written());
        var errors = new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document, TestContext.Current.CancellationToken)
            .Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}");
        Assert.Empty(errors);
        Assert.Equal("江汉市科学技术和经济信息化局2024年部门预算", document.PackageProperties.Title);
        Assert.Equal("zh-CN", document.PackageProperties.Language);
    }

    [Fact]
    public void Parts_and_sections_are_headings_and_the_contents_list_them()
    {
        using var document = Open(Written());
        var body = document.MainDocumentPart!.Document!.Body!;
        Assert.Equal(4, Styled(body, "Heading1").Count);
        Assert.Equal(5, Styled(body, "Heading2").Count);
        Assert.Equal(2, Styled(body, "Heading3").Count);
        Assert.Equal(5, Styled(body, "TableTitle").Count);
        Assert.Equal(4 + 5 + 5, Styled(body, "TOC1").Count + Styled(body, "TOC2").Count);
        var bookmarks = body.Descendants<BookmarkStart>().Select(b => b.Name!.Value).ToHashSet();
        Assert.All(body.Descendants<Hyperlink>(), h => Assert.Contains(h.Anchor!.Value, bookmarks));
    }

    [Fact]
    public void Header_rows_repeat_and_every_row_fills_its_grid()
    {
        using var document = Open(Written());
        var tables = document.MainDocumentPart!.Document!.Body!.Elements<Table>().ToList();
        Assert.Equal([1, 2, 2, 2, 1], tables.Select(t => t.Descendants<TableHeader>().Count()));
        foreach (var table in tables)
        {
            var columns = table.GetFirstChild<TableGrid>()!.Elements<GridColumn>().Count();
            Assert.All(table.Elements<TableRow>(), r => Assert.Equal(columns, r.Elements<TableCell>().Sum(Span)));
        }
    }

    [Fact]
    public void Wide_tables_lie_in_landscape_sections()
    {
        using var document = Open(Written());
        var turned = document.MainDocumentPart!.Document!.Body!.Descendants<SectionProperties>()
            .Select(s => s.GetFirstChild<PageSize>()!.Orient?.Value == PageOrientationValues.Landscape);
        Assert.Equal([false, false, true, false], turned);
    }

    [Fact]
    public void Two_runs_write_the_same_bytes() => Assert.Equal(Written(), Written());

    [Fact]
    public void Another_program_shows_every_figure()
    {
        using var folder = new Folder();
        var file = folder.Save("book.docx", Written());
        Tools.Run(
            "soffice", $"-env:UserInstallation=file://{folder.Path}/profile", "--headless", "--convert-to", "pdf",
            "--outdir", folder.Path, file);
        var text = Tools.Run("pdftotext", "-layout", Path.ChangeExtension(file, ".pdf"), "-");
        // It sets a gap between figures and Chinese, against the style: 60 项.
        text = Regex.Replace(text, @"(?<=[\d≥]) (?=\p{IsCJKUnifiedIdeographs}|\d)|(?<=≥) ", "");
        Assert.All(SampleBook.Of().Statements, s => Assert.Contains(s.Text, text, StringComparison.Ordinal));
    }

    private static byte[] Written()
    {
        using var output = new MemoryStream();
        DocxWriter.Write(SampleBook.Of(), output);
        return output.ToArray();
    }

    private static WordprocessingDocument Open(byte[] bytes) =>
        WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);

    private static List<Paragraph> Styled(Body body, string style) =>
        [.. body.Descendants<Paragraph>().Where(p => p.ParagraphProperties?.ParagraphStyleId?.Val?.Value == style)];

    private static int Span(TableCell cell) => cell.TableCellProperties?.GridSpan?.Val?.Value ?? 1;
}
