using Mingsuan.Core.Documents;
using Xunit;

namespace Mingsuan.Documents.Tests.Reading;

/// <summary>横放的页 (sideways pages read as upright ones, and every place stays true on the page as
/// displayed).</summary>
public sealed class PageTurnTests
{
    private static readonly decimal[] Columns = [50, 250, 350, 450];
    private static readonly decimal[] Rows = [120, 150, 180, 210];

    public static TheoryData<int, int> Turns()
    {
        var turns = new TheoryData<int, int>();
        foreach (var page in new[] { 0, 90, 180, 270 })
        {
            foreach (var text in new[] { 0, 90, 180, 270 }) turns.Add(page, text);
        }
        return turns;
    }

    [Theory]
    [MemberData(nameof(Turns))]
    public void A_table_reads_the_same_however_page_and_text_are_turned(int page, int text)
    {
        var source = CompiledFiles.Read(Paper(new PaperPdf { Page = $"/Rotate {page}", Turn = text }).Bytes(), "p.pdf");
        var table = Assert.Single(source.Tables);
        Assert.Equal("收入总表", table.Title);
        Assert.Equal(["单位：万元"], table.Remarks);
        Assert.Equal((3, 3), (table.Rows, table.Columns));
        Assert.Equal(["项目", "本年", "上年", "财政拨款收入", "1,234.56", "987.00", "合计", "1,234.56", "987.00"],
            table.Cells.Select(c => c.Text));
        Assert.Equal("部门预算的说明写在这里，共有两行文字，第一行写到右边为止，第二行接着"
                + "第一行的末尾往下写，一直写到句子的结尾。",
            Assert.Single(source.Paragraphs).Text);
        AssertPlaces(source, (page + text) % 360);
    }

    // 987.00 of the first row stands at 417–447 × 161.5–171.5 on the upright paper of 600 × 800.
    private static void AssertPlaces(SourceDocument source, int turn)
    {
        var box = source.Tables.Single().Cells.First(c => c.Text == "987.00").At.Box!.Value;
        var wanted = turn switch
        {
            90 => new Box(800 - 171.5f, 417, 800 - 161.5f, 447),
            180 => new Box(600 - 447, 800 - 171.5f, 600 - 417, 800 - 161.5f),
            270 => new Box(161.5f, 600 - 447, 171.5f, 600 - 417),
            _ => new Box(417, 161.5f, 447, 171.5f),
        };
        Assert.Equal(wanted.Left, box.Left, 1f);
        Assert.Equal(wanted.Top, box.Top, 1f);
        Assert.Equal(wanted.Right, box.Right, 1f);
        Assert.Equal(wanted.Bottom, box.Bottom, 1f);
        var displayed = source.Pages.Single();
        Assert.Equal(turn is 90 or 270 ? (800f, 600f) : (600f, 800f), (displayed.Width, displayed.Height));
    }

    [Fact]
    public void A_label_that_stands_on_end_in_an_upright_table_is_one_word()
    {
        var content = "BT /F 10 Tf 0 1 -1 0 30 575 Tm <652F51FA> Tj ET\n";
        var sideways = System.Text.Encoding.ASCII.GetString(new PaperPdf().Grid([20, 35, 135], [180, 230, 260])
            .Write(50, 200, "基本支出").Write(50, 250, "项目支出").Write(20, 90, "正文在上").Bytes());
        var bytes = System.Text.Encoding.ASCII.GetBytes(Grown(sideways, content));
        var table = Assert.Single(CompiledFiles.Read(bytes, "p.pdf").Tables);
        Assert.Equal(["支出", "基本支出", "", "项目支出"], table.Cells.Select(c => c.Text));
    }

    [Fact]
    public void What_lies_outside_an_inherited_crop_box_is_left_out_and_places_count_from_its_corner()
    {
        var source = CompiledFiles.Read(
            new PaperPdf { Tree = "/CropBox[50 100 550 700]" }.Write(100, 200, "看得见的一行")
                .Write(100, 50, "裁掉的一行").Write(10, 300, "裁掉").Bytes(), "p.pdf");
        var paragraph = Assert.Single(source.Paragraphs);
        Assert.Equal("看得见的一行", paragraph.Text);
        Assert.Equal((500f, 600f), (source.Pages[0].Width, source.Pages[0].Height));
        var box = paragraph.At(0, 6).Box!.Value;
        Assert.Equal(50, box.Left, 1f);
        Assert.Equal(101.5f, box.Bottom, 1f);
    }

    [Fact]
    public void Hidden_text_on_a_page_with_text_is_no_text() => Assert.Equal("看得见的一行文字",
        Assert.Single(CompiledFiles.Read(new PaperPdf().Write(100, 200, "看得见的一行文字")
            .Write(100, 300, "看不见的一行文字", mode: 3).Bytes(), "p.pdf").Paragraphs).Text);

    private static string Grown(string pdf, string content)
    {
        var at = pdf.IndexOf("Q\nendstream", StringComparison.Ordinal);
        var from = pdf.LastIndexOf("<</Length ", at, StringComparison.Ordinal) + 10;
        var to = pdf.IndexOf(">>", from, StringComparison.Ordinal);
        var length = int.Parse(pdf[from..to], System.Globalization.CultureInfo.InvariantCulture) + content.Length;
        return pdf[..from] + length.ToString(System.Globalization.CultureInfo.InvariantCulture) + pdf[to..at] + content
            + pdf[at..];
    }

    private static PaperPdf Paper(PaperPdf paper) => paper.Write(240, 90, "收入总表", 14)
        .Write(380, 110, "单位：万元").Grid(Columns, Rows)
        .Write(60, 140, "项目").Write(290, 140, "本年").Write(390, 140, "上年")
        .Write(60, 170, "财政拨款收入").WriteRight(347, 170, "1,234.56").WriteRight(447, 170, "987.00")
        .Write(60, 200, "合计").WriteRight(347, 200, "1,234.56").WriteRight(447, 200, "987.00")
        .Write(70, 400, "部门预算的说明写在这里，共有两行文字，第一行写到右边为止，第二行接着")
        .Write(50, 416, "第一行的末尾往下写，一直写到句子的结尾。");
}
