using Mingsuan.Core.Documents;
using Xunit;

namespace Mingsuan.Documents.Tests.Reading;

/// <summary>没有表线的表 (words and right-aligned numbers under a header); prose with numbers stays prose.</summary>
public sealed class AlignedTableTests
{
    [Fact]
    public void Words_and_numbers_in_columns_under_a_header_are_a_table()
    {
        var paper = new PaperPdf().Write(230, 90, "一般公共预算支出表", 14).Write(480, 112, "单位：万元")
            .Write(60, 140, "科目编码").Write(150, 140, "科目名称").Write(438, 132, "本年预算")
            .Write(320, 148, "合计").Write(380, 148, "基本支出").Write(470, 148, "项目支出");
        Row(paper, 170, "201", "一般公共服务支出", "3,571.99", "2,506.78", "1,065.21");
        Row(paper, 190, "20106", "财政事务", "3,571.99", "2,506.78", "1,065.21");
        Row(paper, 210, "2010601", "行政运行", "1,221.50", "1,221.50", "");
        paper.Write(150, 230, "机关事业单位基本养").Write(150, 242, "老保险缴费支出");
        Row(paper, 236, "2080505", "", "209.41", "209.41", "0.00");
        Row(paper, 260, "", "合计", "3,781.40", "2,716.19", "1,065.21");
        paper.Write(60, 300, "部门预算的说明写在表的下面，全年支出3,781.40万元，其中基本支出2,716.19万元。");
        var source = CompiledFiles.Read(paper.Bytes(), "p.pdf");
        var table = Assert.Single(source.Tables);
        Assert.Equal("一般公共预算支出表", table.Title);
        Assert.Equal(["单位：万元"], table.Remarks);
        Assert.Equal(
            [
                "科目编码|科目名称|合计|本年预算", "基本支出|项目支出",
                "201|一般公共服务支出|3,571.99|2,506.78|1,065.21",
                "20106|财政事务|3,571.99|2,506.78|1,065.21", "2010601|行政运行|1,221.50|1,221.50|",
                "2080505|机关事业单位基本养老保险缴费支出|209.41|209.41|0.00", "|合计|3,781.40|2,716.19|1,065.21",
            ], Rows(table));
        Assert.Equal(2, table.Cells.Single(c => c.Text == "本年预算").ColumnSpan);
        Assert.Single(source.Paragraphs);
    }

    [Fact]
    public void Two_tables_side_by_side_are_one_of_four_columns()
    {
        var paper = new PaperPdf().Write(250, 90, "收支总表", 14).Write(60, 112, "单位：万元")
            .Write(60, 140, "收入项目").Write(210, 140, "预算数").Write(330, 140, "支出项目").Write(500, 140, "预算数");
        Pair(paper, 160, "一般公共预算拨款", "4,240.10", "教育支出", "3,571.99");
        Pair(paper, 180, "事业收入", "65.45", "住房保障支出", "236.25");
        Pair(paper, 200, "其他收入", "2.97", "其他支出", "500.28");
        Pair(paper, 220, "收入总计", "4,308.52", "支出总计", "4,308.52");
        var table = Assert.Single(CompiledFiles.Read(paper.Bytes(), "p.pdf").Tables);
        Assert.Equal(
            [
                "收入项目|预算数|支出项目|预算数", "一般公共预算拨款|4,240.10|教育支出|3,571.99",
                "事业收入|65.45|住房保障支出|236.25",
                "其他收入|2.97|其他支出|500.28", "收入总计|4,308.52|支出总计|4,308.52",
            ], Rows(table));
    }

    [Fact]
    public void Prose_lists_and_contents_with_numbers_stay_prose()
    {
        var paper = new PaperPdf();
        for (var i = 0; i < 8; i++)
        {
            paper.Write(60, 100 + 20 * i, $"（{i + 1}）行政运行支出1,221.50万元，比上年增加 {i}.20 万元，增长 1.50%。");
            paper.Write(60, 300 + 20 * i, $"第{i}部分 部门预算表").WriteRight(540, 300 + 20 * i, $"{i + 3}");
            paper.Write(60, 500 + 20 * i, $"项目 {i}").Write(160, 500 + 20 * i, "已完成")
                .WriteRight(300, 500 + 20 * i, "95%");
        }
        Assert.Empty(CompiledFiles.Read(paper.Bytes(), "p.pdf").Tables);
    }

    private static void Row(PaperPdf paper, int y, string code, string name, params string[] amounts)
    {
        if (code.Length > 0) paper.Write(60, y, code);
        if (name.Length > 0) paper.Write(150, y, name);
        for (var i = 0; i < amounts.Length; i++)
        {
            if (amounts[i].Length > 0) paper.WriteRight(350 + 85 * i, y, amounts[i]);
        }
    }

    private static void Pair(PaperPdf paper, int y, string revenue, string amount, string expenditure, string other) =>
        paper.Write(60, y, revenue).WriteRight(250, y, amount).Write(330, y, expenditure).WriteRight(540, y, other);

    private static IEnumerable<string> Rows(SourceTable table) =>
        table.Cells.GroupBy(c => c.Row).Select(r => string.Join('|', r.Select(c => c.Text)));
}
