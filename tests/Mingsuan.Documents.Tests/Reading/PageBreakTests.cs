using Mingsuan.Core.Documents;
using Xunit;

namespace Mingsuan.Documents.Tests.Reading;

/// <summary>换页处的表 (tables at the break between two pages).</summary>
public sealed class PageBreakTests
{
    private static readonly decimal[] Columns = [50, 250, 350, 450];

    [Fact]
    public void A_title_at_the_foot_of_a_page_is_that_of_the_table_on_the_next()
    {
        var first = new PaperPdf().Write(50, 100, "部门概况").Write(200, 770, "收入总表")
            .Write(50, 785, "单位：万元");
        var source = Read(first, Table(new PaperPdf(), 60));
        var table = Assert.Single(source.Tables);
        Assert.Equal("收入总表", table.Title);
        Assert.Equal(["单位：万元"], table.Remarks);
        Assert.Equal("部门概况", Assert.Single(source.Paragraphs).Text);
    }

    [Fact]
    public void The_unit_line_may_stand_on_the_next_page()
    {
        var first = new PaperPdf().Write(200, 785, "收入总表");
        var table = Assert.Single(Read(first, Table(new PaperPdf().Write(50, 40, "单位：万元"), 60)).Tables);
        Assert.Equal("收入总表", table.Title);
        Assert.Equal(["单位：万元"], table.Remarks);
    }

    [Fact]
    public void What_a_page_ends_with_is_text_when_no_table_follows_at_once()
    {
        var first = new PaperPdf().Write(50, 770, "概况说明");
        var source = Read(first, Table(new PaperPdf().Write(50, 50, "收入总表"), 100));
        Assert.Equal("收入总表", Assert.Single(source.Tables).Title);
        Assert.Equal("概况说明", Assert.Single(source.Paragraphs).Text);
    }

    [Theory]
    [InlineData("第 1 页，共 2 页", "第 2 页，共 2 页")]
    [InlineData("第1页/共2页", "第2页/共2页")]
    [InlineData("- 1 -", "- 2 -")]
    [InlineData("Page 1 of 2", "Page 2 of 2")]
    [InlineData("file:///home/book.html 1/2", "file:///home/book.html 2/2")]
    public void A_page_number_does_not_cut_a_table_in_two(string one, string two)
    {
        var first = Table(new PaperPdf().Write(200, 80, "收入总表"), 690).Write(250, 785, one);
        var second = new PaperPdf().Grid(Columns, [60, 90]).Write(60, 80, "事业收入").Write(260, 80, "5.00")
            .Write(360, 80, "4.00").Write(250, 785, two);
        var table = Assert.Single(Read(first, second).Tables);
        Assert.Equal(4, table.Rows);
        Assert.Equal("事业收入", table.Cells.Single(c => c is { Row: 3, Column: 0 }).Text);
    }

    [Fact]
    public void A_total_row_alone_on_the_next_page_need_not_be_parted_like_the_rows_above()
    {
        decimal[] parted = [50, 80, 110, 250, 350, 450];
        var first = Row(Row(new PaperPdf().Write(200, 80, "支出总表").Grid(parted, [700, 730, 760]), parted, 720,
            "类", "款", "科目", "本年", "上年"), parted, 750, "201", "06", "财政事务", "9.00", "8.00");
        var second = Row(new PaperPdf().Grid(Columns, [60, 90]), Columns, 80, "合计", "9.00", "8.00");
        var table = Assert.Single(Read(first, second).Tables);
        Assert.Equal((3, 5), (table.Rows, table.Columns));
        Assert.Equal([(0, 3, "合计"), (3, 1, "9.00"), (4, 1, "8.00")],
            table.Cells.Where(c => c.Row == 2).Select(c => (c.Column, c.ColumnSpan, c.Text)));
    }

    [Fact]
    public void A_form_parted_finer_on_its_second_page_is_one_form()
    {
        decimal[] parted = [50, 150, 250, 350, 400, 450];
        var first = Table(new PaperPdf().Write(200, 80, "申报表"), 690);
        var second = Row(new PaperPdf().Grid(parted, [60, 90]), parted, 80, "甲", "乙", "3.00", "4.00", "丙");
        var table = Assert.Single(Read(first, second).Tables);
        Assert.Equal((4, 5), (table.Rows, table.Columns));
        Assert.Equal([(0, 2, "合计"), (2, 1, "15.00"), (3, 2, "14.00")],
            table.Cells.Where(c => c.Row == 1).Select(c => (c.Column, c.ColumnSpan, c.Text)));
    }

    [Theory]
    [InlineData(50, 250, 450)]
    [InlineData(50, 200, 350, 450)]
    [InlineData(50, 250, 350, 400)]
    [InlineData(50, 100, 150, 200, 250, 300, 350, 450)]
    public void A_table_of_other_columns_on_the_next_page_is_another(params int[] lines)
    {
        var columns = Array.ConvertAll(lines, l => (decimal)l);
        var second = Row(new PaperPdf().Grid(columns, [60, 90]), columns, 80, "甲", "乙");
        Assert.Equal(2, Read(Table(new PaperPdf().Write(200, 80, "收入总表"), 690), second).Tables.Count());
    }

    [Theory]
    [InlineData(690, true)]
    [InlineData(300, false)]
    public void A_table_the_document_ends_with_at_the_foot_of_a_page_is_open_ended(int top, bool expected)
    {
        var table = Assert.Single(Read(Table(new PaperPdf().Write(200, 80, "收入总表"), top)).Tables);
        Assert.Equal(expected, table.IsOpenEnded);
    }

    [Fact]
    public void A_table_with_text_after_it_is_closed()
    {
        var source = Read(Table(new PaperPdf().Write(200, 80, "收入总表"), 670).Write(50, 775, "以上为收入情况"));
        Assert.False(Assert.Single(source.Tables).IsOpenEnded);
    }

    private static PaperPdf Table(PaperPdf paper, decimal top) => paper
        .Grid(Columns, [top, top + 30, top + 60, top + 90])
        .Write(60, top + 20, "项目").Write(260, top + 20, "本年").Write(360, top + 20, "上年")
        .Write(60, top + 50, "合计").Write(260, top + 50, "15.00").Write(360, top + 50, "14.00")
        .Write(60, top + 80, "财政拨款收入").Write(260, top + 80, "10.00").Write(360, top + 80, "10.00");

    private static PaperPdf Row(PaperPdf paper, decimal[] columns, decimal y, params string[] texts) =>
        texts.Index().Aggregate(paper, (p, t) => p.Write(columns[t.Index] + 5, y, t.Item));

    private static SourceDocument Read(PaperPdf first, params PaperPdf[] after) =>
        CompiledFiles.Read(first.Bytes(after), "p.pdf");
}
