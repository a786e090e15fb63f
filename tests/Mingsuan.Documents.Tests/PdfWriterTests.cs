using System.Text.RegularExpressions;
using Mingsuan.Core.Books;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Documents.Writing.Pdf;
using Xunit;

namespace Mingsuan.Documents.Tests;

/// <summary>一次写出、各项同看的样书.</summary>
public sealed class SamplePdf : IAsyncLifetime
{
    private readonly Folder _folder = new();

    internal Book Book { get; } = SampleBook.Of();

    internal byte[] Bytes { get; private set; } = [];

    internal string Path { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await using var worker = TypstWorker.Start();
        Bytes = await PdfWriter.WriteAsync(Book, worker, TestContext.Current.CancellationToken);
        Path = _folder.Save("book.pdf", Bytes);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class PdfWriterTests(SamplePdf sample) : IClassFixture<SamplePdf>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void The_book_is_tagged_and_titled_in_chinese()
    {
        var info = Tools.Run("pdfinfo", sample.Path);
        Assert.Matches(@"Tagged:\s+yes", info);
        Assert.Matches(@"Title:\s+江汉市科学技术和经济信息化局2024年部门预算", info);
        var metadata = Tools.Run("pdfinfo", "-meta", sample.Path);
        Assert.Matches(@"pdfuaid:part>1<", metadata);
        Assert.Contains("zh-CN", metadata, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_font_is_truetype_embedded_subset_and_maps_to_unicode()
    {
        var fonts = Tools.Run("pdffonts", sample.Path).Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..];
        Assert.NotEmpty(fonts);
        Assert.All(fonts, f => Assert.Matches(@"CID TrueType\s+Identity-H\s+yes yes yes", f));
        Assert.InRange(sample.Bytes.Length, 1, 2_000_000);
    }

    [Fact]
    public void Every_figure_is_found_in_the_text()
    {
        var text = Tools.Run("pdftotext", "-layout", sample.Path, "-");
        Assert.All(sample.Book.Statements, s => Assert.Contains(s.Text, text, StringComparison.Ordinal));
        Assert.DoesNotMatch(new Regex(@"[\u2E80-\u2FDF]"), text);
    }

    [Fact]
    public void Titles_parts_and_tables_are_bookmarks_and_contents()
    {
        var outline = Tools.Run("qpdf", "--json", "--json-key=outlines", sample.Path);
        var contents = Tools.Run("pdftotext", "-f", "2", "-l", "2", "-layout", sample.Path, "-");
        string[] names = ["第一部分 部门概况", "一、部门主要职责", "收支总表", "绩效目标表", "第四部分 名词解释"];
        Assert.All(names, n => Assert.Contains(n, outline, StringComparison.Ordinal));
        Assert.All(names, n => Assert.Contains(n, contents, StringComparison.Ordinal));
        Assert.Contains("（二）人员构成", outline, StringComparison.Ordinal);
        Assert.Matches(@"收支总表[ ·]+4\n", contents);
    }

    [Fact]
    public void The_header_is_repeated_on_each_page_of_a_long_table()
    {
        var pages = Tools.Run("pdftotext", "-layout", sample.Path, "-").Split('\f')
            .Where(p => p.Contains("4201062070012", StringComparison.Ordinal)).ToList();
        Assert.InRange(pages.Count, 5, 20);
        Assert.All(pages, p => Assert.Contains("项目代码", p, StringComparison.Ordinal));
    }

    [Fact]
    public void Wide_tables_lie_on_landscape_pages_with_a_numbered_foot_and_the_cover_has_none()
    {
        var sizes = Tools.Run("pdfinfo", "-f", "1", "-l", "6", sample.Path);
        Assert.Matches(@"Page\s+4 size:\s+595\.\d+ x 841\.\d+", sizes);
        Assert.Matches(@"Page\s+5 size:\s+841\.\d+ x 595\.\d+", sizes);
        Assert.Matches(@"—\s*5\s*—", Tools.Run("pdftotext", "-f", "5", "-l", "5", sample.Path, "-"));
        Assert.DoesNotContain("—", Tools.Run("pdftotext", "-l", "1", sample.Path, "-"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_process_and_a_warm_one_write_the_same_bytes()
    {
        await using var worker = TypstWorker.Start();
        await PdfWriter.WriteAsync(SampleBook.Of(codeRows: 3), worker, Cancellation);
        Assert.Equal(sample.Bytes, await PdfWriter.WriteAsync(sample.Book, worker, Cancellation));
        Assert.Equal(sample.Bytes, await PdfWriter.WriteAsync(sample.Book, worker, Cancellation));
    }

    [Fact]
    public async Task A_title_is_never_left_alone_at_the_foot_of_a_page()
    {
        await using var worker = TypstWorker.Start();
        using var folder = new Folder();
        for (var lines = 20; lines < 34; lines += 1)
        {
            var pdf = folder.Save("book.pdf", await PdfWriter.WriteAsync(AfterText(lines), worker, Cancellation));
            var page = Tools.Run("pdftotext", "-layout", pdf, "-").Split('\f')[2..]
                .Single(p => p.Contains("孤行表", StringComparison.Ordinal));
            Assert.Contains("第一行", page, StringComparison.Ordinal);
            Assert.Contains("单位：万元", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_long_token_without_room_breaks_inside_its_cell()
    {
        var code = new string('8', 60);
        var columns = Enumerable.Range(0, 17).Select(i => new TableColumn(1, Align.Left, $"列{i}"));
        var table = new Table("t", "表1", "窄表", "", "", Orientation.Portrait, [.. columns],
            [new Row([.. Enumerable.Range(0, 17).Select(i => new Cell(i, $"列{i}"))], RowRole.Header, "h")],
            [new Row([.. Enumerable.Range(0, 17).Select(i => new Cell(i, i == 8 ? code : "文字"))], RowRole.Body, "r")],
            [], []);
        await using var worker = TypstWorker.Start();
        using var folder = new Folder();
        var pdf = folder.Save("book.pdf", await PdfWriter.WriteAsync(SampleBook.With(table), worker, Cancellation));
        var words = Tools.Run("pdftotext", "-bbox", pdf, "-");
        var runs = Regex.Matches(words, @">(8+)<").Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(code, string.Concat(runs));
        Assert.All(runs, r => Assert.InRange(r.Length, 1, 24));
    }

    [Fact]
    public async Task A_merged_cell_runs_over_pages_and_loses_no_row()
    {
        var rows = Enumerable.Range(0, 120).Select(i => new Row(
            i == 0 ? [new Cell(0, "产出指标", RowSpan: 120), new Cell(1, "第0项")] : [new Cell(1, $"第{i}项")],
            RowRole.Body, $"{i}"));
        var table = new Table("t", "表1", "目标表", "", "", Orientation.Portrait,
            [new TableColumn(1, Align.Left, "甲"), new TableColumn(3, Align.Left, "乙")],
            [new Row([new Cell(0, "甲"), new Cell(1, "乙")], RowRole.Header, "h")], [.. rows], [], []);
        await using var worker = TypstWorker.Start();
        using var folder = new Folder();
        var pdf = folder.Save("book.pdf", await PdfWriter.WriteAsync(SampleBook.With(table), worker, Cancellation));
        var text = Tools.Run("pdftotext", pdf, "-");
        Assert.All(Enumerable.Range(0, 120), i => Assert.Contains($"第{i}项", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Odd_books_are_set_too()
    {
        var text = "#set *x* _y_ $z$ `c` <l> @r \\ // \"引号\"";
        var bare = new Table("t-1", "", text, "", "", Orientation.Portrait,
            [new TableColumn(1, Align.Left, "甲"), new TableColumn(1, Align.Left, "乙")], [],
            [
                new Row([new Cell(0, text), new Cell(1, "两行\n文字")], RowRole.Body, "1"),
                new Row([new Cell(0, "长"), new Cell(1, new string('长', 4000))], RowRole.Body, "2"),
            ], [], [new Paragraph([new Run(text)], ParagraphStyle.Note)]);
        var none = bare with { Id = "t-2", Rows = [], Orientation = Orientation.Landscape };
        var book = SampleBook.With(bare) with
        {
            Parts =
            [
                new Part("p-1", "空的部分", []),
                new Part("p-2", "跳级的部分",
                    [new Heading("h-1", 3, "（一）跳级"), new TableBlock(none), new Heading("h-2", 2, "末尾标题")]),
                new Part("p-3", text, [new TableBlock(bare)]),
            ],
        };
        await using var worker = TypstWorker.Start();
        using var folder = new Folder();
        var pdf = folder.Save("book.pdf", await PdfWriter.WriteAsync(book, worker, Cancellation));
        var printed = Tools.Run("pdftotext", pdf, "-");
        Assert.Equal(4000, printed.Count(c => c == '长') - 1);
        Assert.Contains("#set *x* _y_ $z$", printed, StringComparison.Ordinal);
    }

    private static Book AfterText(int lines)
    {
        var table = new Table("t", "表1", "孤行表", "部门：样本局", "单位：万元", Orientation.Portrait,
            [new TableColumn(1, Align.Left, "甲"), new TableColumn(1, Align.Right, "乙")],
            [new Row([new Cell(0, "甲"), new Cell(1, "乙")], RowRole.Header, "h")],
            [.. Enumerable.Range(0, 12).Select(i => new Row(
                [new Cell(0, i == 0 ? "第一行" : "行"), new Cell(1, "1.00")], RowRole.Body, $"{i}"))],
            [], []);
        var text = Enumerable.Range(0, lines).Select(i => (Block)new Paragraph([new Run($"第{i}段文字。")]));
        var book = SampleBook.With(table);
        return book with { Parts = [new Part("part-1", "第一部分 说明", [.. text, new TableBlock(table)])] };
    }
}
