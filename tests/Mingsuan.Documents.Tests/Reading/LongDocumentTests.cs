using System.Diagnostics;
using Mingsuan.Core.Documents;
using Mingsuan.Documents.Reading;
using Mingsuan.Documents.Reading.Pdf;
using Xunit;

namespace Mingsuan.Documents.Tests.Reading;

/// <summary>很长的文件 (the time grows with the pages, not with their square, and the limit holds).</summary>
public sealed class LongDocumentTests
{
    private static readonly PageFrame Frame = new(600, 800);

    [Fact]
    public void Lines_that_run_on_over_thousands_of_pages_are_joined_in_linear_time()
    {
        var watch = Stopwatch.StartNew();
        var blocks = PageBlocks.Of(Pages(4000, 50), TestContext.Current.CancellationToken);
        Assert.Equal(800_000, Assert.IsType<SourceParagraph>(Assert.Single(blocks)).Text.Length);
        // The square of 200,000 lines took minutes.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
    }

    [Fact]
    public void A_table_over_hundreds_of_pages_is_joined_and_its_header_rows_dropped()
    {
        var paper = Ruled("100.00");
        var others = Enumerable.Range(1, 60).Select(i => Ruled($"{100 + i}.00")).ToArray();
        var source = CompiledFiles.Read(paper.Bytes(others), "long.pdf");
        var table = Assert.Single(source.Tables);
        Assert.Equal(62, table.Rows);
        Assert.Equal("160.00", table.Cells[^1].Text);
    }

    [Fact]
    public void Joining_pages_ends_when_the_time_is_over() => Assert.Throws<OperationCanceledException>(
        () => PageBlocks.Of(Pages(1, 1), new CancellationToken(true)));

    [Fact]
    public void Work_that_never_asks_for_the_time_is_left_behind()
    {
        using var never = new ManualResetEventSlim();
        var told = Timed.Run(TimeSpan.FromMilliseconds(1), () => "审了", _ =>
        {
            never.Wait(TimeSpan.FromSeconds(30), CancellationToken.None);
            return "审完";
        }, TestContext.Current.CancellationToken);
        Assert.Equal("审了", told);
        never.Set();
    }

    [Fact]
    public void What_goes_wrong_in_limited_work_is_thrown_to_who_asked() => Assert.Throws<InvalidOperationException>(
        () => Timed.Run<int>(TimeSpan.FromMinutes(1), () => 0, _ => throw new InvalidOperationException("x"),
            TestContext.Current.CancellationToken));

    private static PaperPdf Ruled(string amount) => new PaperPdf().Grid([50, 250, 400, 550], [50, 80, 110])
        .Write(60, 70, "项目").Write(260, 70, "上年").Write(410, 70, "本年")
        .Write(60, 100, "合计").Write(260, 100, "1.00").Write(410, 100, amount);

    private static IEnumerable<PageLayout> Pages(int pages, int lines) => Enumerable.Range(1, pages).Select(n =>
        new PageLayout([], [.. Enumerable.Range(0, lines).Select(i =>
        {
            var box = new Box(50, 10 + 15 * i, 550, 20 + 15 * i);
            return new TextLine("文字满行", [new TextSpan(0, 4, new Place(n, box))], box, 10);
        })], n, Frame));
}
