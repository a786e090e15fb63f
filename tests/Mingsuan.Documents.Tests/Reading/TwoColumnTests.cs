using Mingsuan.Core.Documents;
using Xunit;

namespace Mingsuan.Documents.Tests.Reading;

/// <summary>分两栏的文字: read column by column; what only stands apart on a line is no column.</summary>
public sealed class TwoColumnTests
{
    private static readonly string[] Left =
    [
        "　　一是做好日常的管理和服务，保", "障各项工作按时完成，全年安排支出", "一百二十万元。",
        "　　二是加强队伍建设，组织业务培", "训，提高窗口人员的办事能力和服务",
        "水平，并把培训的情况记入档案；对", "没有参加的人员另行安排，务必做到",
    ];

    private static readonly string[] Right =
    [
        "全员覆盖，不漏一人。",
        "　　三是推进信息系统的更新和维护", "工作，年内完成两个系统的升级，并", "同有关单位共享数据。",
        "　　四是开展专项检查，检查结果向", "社会公开，接受群众监督，发现的问", "题限期改正。",
    ];

    [Fact]
    public void Each_column_is_read_to_its_end_and_a_sentence_runs_on_into_the_next()
    {
        var paper = new PaperPdf().Write(200, 60, "二〇二六年工作任务的安排说明情况", 14)
            .Write(60, 90, "本单位今年的任务分为四个方面，各方面的安排与所需经费见以下的说明，经费都已列入预算。");
        for (var i = 0; i < Left.Length; i++) paper.Write(60, 120 + i * 16, Left[i]).Write(310, 120 + i * 16, Right[i]);
        paper.Write(60, 260, "以上各项任务由办公室督促，年终考核。");
        var text = CompiledFiles.Read(paper.Bytes()).Paragraphs.Select(p => p.Text.Trim()).ToList();
        Assert.Equal("一是做好日常的管理和服务，保障各项工作按时完成，全年安排支出一百二十万元。", text[^5]);
        Assert.Equal("二是加强队伍建设，组织业务培训，提高窗口人员的办事能力和服务水平，并把培训的情况记入档案；"
            + "对没有参加的人员另行安排，务必做到全员覆盖，不漏一人。", text[^4]);
        Assert.Equal("三是推进信息系统的更新和维护工作，年内完成两个系统的升级，并同有关单位共享数据。", text[^3]);
        Assert.Equal("四是开展专项检查，检查结果向社会公开，接受群众监督，发现的问题限期改正。", text[^2]);
        Assert.Equal("以上各项任务由办公室督促，年终考核。", text[^1]);
    }

    [Fact]
    public void Every_span_stays_where_it_stands_on_the_page()
    {
        var paper = new PaperPdf();
        for (var i = 0; i < Left.Length; i++) paper.Write(60, 120 + i * 16, Left[i]).Write(310, 120 + i * 16, Right[i]);
        var source = CompiledFiles.Read(paper.Bytes());
        foreach (var (words, isLeft) in new[] { ("队伍建设", true), ("信息系统", false), ("群众监督", false) })
        {
            var paragraph = source.Paragraphs.Single(p => p.Text.Contains(words, StringComparison.Ordinal));
            var box = paragraph.At(paragraph.Text.IndexOf(words, StringComparison.Ordinal), words.Length).Box!.Value;
            Assert.Equal(isLeft, box.Right < 305);
        }
    }

    [Fact]
    public void Names_and_offices_side_by_side_are_one_line_each()
    {
        var paper = new PaperPdf();
        for (var i = 0; i < 4; i++)
            paper.Write(60, 120 + i * 16, "编制部门是示例市样例局").Write(310, 120 + i * 16, "编制日期在二月的月底");
        var text = string.Concat(CompiledFiles.Read(paper.Bytes()).Paragraphs.Select(p => p.Text));
        Assert.Contains("编制部门是示例市样例局  编制日期在二月的月底", text, StringComparison.Ordinal);
    }
}
