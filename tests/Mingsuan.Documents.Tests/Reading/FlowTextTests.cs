using System.Text;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Sentences;
using Mingsuan.Documents.Reading;
using Xunit;

namespace Mingsuan.Documents.Tests.Reading;

/// <summary>由 PDF 转出的文字: a book without faults has none after its lines are lost.</summary>
public sealed class FlowTextTests
{
    private static readonly Workspace Workspace = new();

    [Theory]
    [InlineData("wuhan", 3UL, "-layout")]
    [InlineData("wuhan", 3UL, "-raw")]
    [InlineData("central", 3UL, "-layout")]
    [InlineData("central", 3UL, "-raw")]
    [InlineData("mof-nine", 3UL, "-layout")]
    [InlineData("mof-nine", 3UL, "-raw")]
    [InlineData("shanghai-city", 3UL, "-layout")]
    [InlineData("shanghai-city", 3UL, "-raw")]
    [InlineData("shanghai-district-final", 3UL, "-layout")]
    [InlineData("shanghai-district-final", 3UL, "-raw")]
    [InlineData("shanghai-district", 3UL, "-layout")]
    [InlineData("shanghai-district", 4UL, "-raw")]
    public async Task Text_taken_out_of_a_book_raises_no_error(string formSet, ulong seed, string layout)
    {
        using var folder = new Folder();
        var pdf = folder.Save("a.pdf", await CompiledFiles.WriteAsync(CompiledFiles.Simulated(formSet, seed), "pdf"));
        var text = Tools.Run("pdftotext", layout, pdf, "-");
        var inspection = Workspace.Inspector.Inspect(
            "a.txt", Encoding.UTF8.GetBytes(text), ReadOptions.Default, CancellationToken.None);
        Assert.Equal(formSet, inspection.Result!.Disclosure.FormSet!.Name);
        Assert.Empty(inspection.Result.Findings.Where(f => f.Severity == Severity.Error).Select(f => f.Id + f.Message));
        var unsure = inspection.Source.Problems.Where(p => p.Found.Contains("没有认准", StringComparison.Ordinal));
        Assert.Equal(inspection.Result.Misread.Select(t => inspection.Result.Disclosure.Tables[t].Title),
            unsure.Select(p => p.Place));
    }

    [Fact]
    public void Blanks_between_the_characters_of_justified_text_are_dropped()
    {
        const string spaced = "2025年 财 政 拨 款 收 支 总 预 算 12.44万 元 。 收 入 包 括 ： 一 般 公 共 预 算 拨 款";
        var source = CompiledFiles.Read(Encoding.UTF8.GetBytes(spaced + "\n行政运行 3.00 合 计 4.00\n"), "a.txt");
        Assert.Equal("2025年 财政拨款收支总预算12.44万 元。收入包括：一般公共预算拨款", source.Paragraphs.First().Text);
        Assert.Equal("行政运行 3.00 合 计 4.00", source.Paragraphs.Last().Text);
    }

    [Fact]
    public void Whole_yuan_and_codes_of_three_cells_are_read_and_a_table_ends_where_sentences_begin()
    {
        const string text = """
            示例市样例区2026年区级部门预算
            预算主管部门：示例市样例区样例局
            2026年部门财务收支预算总表
            编制部门：示例市样例区样例局 单位：元
            本年收入 本年支出
            项目 预算数 项目 预算数
            一、财政拨款收入 1,300,000 一、一般公共服务支出 1,000,000
            1. 一般公共预算 1,300,000 二、住房保障支出 80,000
            三、文化旅游体育与传媒
            支出
            220,000
            二、事业收入
            收入总计 1,300,000 支出总计 1,300,000
            2026年部门支出预算总表
            编制部门：示例市样例区样例局 单位：元
            功能分类科目编码 功能分类科目名称 合计 基本支出 项目支出
            类 款 项
            201 一般公共服务支出 1,000,000 920,000 80,000
            201 3 政府办公厅（室）及相关机构事务 1,000,000 920,000 80,000
            201 03 01 行政运行 920,000 920,000
            201 03 02 一般行政管理事务 80,000 80,000
            207 文化旅游体育与传媒支出 220,000 220,000
            207 01 文化和旅游 220,000 220,000
            207 01 04 图书馆 220,000 220,000
            221 住房保障支出 80,000 80,000
            221 02 住房改革支出 80,000 80,000
            221 02 01 住房公积金 80,000 80,000
            合计 1,300,000 1,000,000 300,000
            2026年部门国有资本经营预算支出功能分类预算表
            编制部门：示例市样例区样例局 单位：元
            功能分类科目编码 功能分类科目名称 合计 基本支出 项目支出
            类 款 项
            合计
            注:今年没有这样的拨款，本表为空表。
            其他相关情况说明
            一、政府采购预算情况
            今年政府采购预算12.00万元，其中：货物12.00万元。
            """;
        var result = Workspace.Inspector.Inspect(
            "a.txt", Encoding.UTF8.GetBytes(text), ReadOptions.Default, CancellationToken.None).Result!;
        Assert.Equal("shanghai-district", result.Disclosure.FormSet!.Name);
        Assert.Empty(result.Misread);
        var items = result.Disclosure.Statements
            .Where(f => f.Name.Contains("2010301 行政运行", StringComparison.Ordinal));
        Assert.Equal(["920,000", "920,000"], items.Where(f => !f.IsBlank).Select(f => f.Text));
        Assert.Contains(result.Disclosure.Statements, f => f.Text == "220,000"
            && f.Name.Contains("财务收支", StringComparison.Ordinal));
        Assert.Contains(result.Disclosure.Statements, f => f is { Table: < 0, Text: "12.00万元" });
        Assert.DoesNotContain(result.Findings, f => f.Id is "N03" or "A03" or "A09" or "B03" or "B04"
            || f.Message.Contains("政府采购情况", StringComparison.Ordinal));
    }

    [Fact]
    public void Tables_in_whole_yuan_with_codes_over_three_columns_are_laid_out_and_their_slips_found()
    {
        var good = Inspect(WholeYuan);
        Assert.Empty(good.Source.Problems);
        Assert.Empty(good.Result!.Misread);
        Assert.Empty(good.Result.Findings.Where(f => f.Severity == Severity.Error && f.Id != "N01")
            .Select(f => f.Id + f.Message));
        Assert.Contains(good.Result.Disclosure.Tables[0].Rows, r => r.Code == "2050202");
        var bad = Inspect(WholeYuan.Replace("小学教育 \t1,200,000", "小学教育 \t1,300,000", StringComparison.Ordinal));
        Assert.Contains(bad.Result!.Findings, f => f.Severity == Severity.Error
            && f.Expected.Contains("1,200,000", StringComparison.Ordinal));
        var said = Inspect(WholeYuan.Replace("科目120.00万元", "科目210.00万元", StringComparison.Ordinal));
        Assert.Contains(said.Result!.Findings, f => f.Severity == Severity.Error
            && f.Expected.Contains("120.00", StringComparison.Ordinal));
    }

    private static Inspection Inspect(string text) => Workspace.Inspector.Inspect(
        "a.txt", Encoding.UTF8.GetBytes(text), ReadOptions.Default, CancellationToken.None);

    private static readonly string WholeYuan = """
        示例市样例区2025年区级部门预算
        预算主管部门：示例市样例区样例局
        名词解释
        （一）基本支出预算：是为保障机构正常运转而编制的年度支出计划。
        2025年部门预算编制说明
        2025年，示例市样例区样例局支出预算190.00万元，其中：财政拨款支出预算190.00万元。
        财政拨款支出主要内容如下：
        1. “教育支出（类）普通教育（款）小学教育（项）”科目120.00万元，主要用于小学教育。
        2. “住房保障支出（类）住房改革支出（款）住房公积金（项）”科目70.00万元，主要用于住房公积金。
        2025年部门支出预算总表
        编制部门：示例市样例区样例局 \t单位：元
        项目 \t支出预算
        功能分类科目编码
        功能分类科目名称 \t合计 \t基本支出 \t项目支出
        类 \t款 \t项
        205 \t教育支出 \t1,200,000 \t0 \t1,200,000
        205 \t02 \t普通教育 \t1,200,000 \t0 \t1,200,000
        205 \t02 \t02 \t小学教育 \t1,200,000 \t0 \t1,200,000
        221 \t住房保障支出 \t700,000 \t700,000 \t0
        221 \t02 \t住房改革支出 \t700,000 \t700,000 \t0
        221 \t02 \t01 \t住房公积金 \t700,000 \t700,000 \t0
        合计 \t1,900,000 \t700,000 \t1,200,000
        2025年部门财政拨款收支预算总表
        编制部门：示例市样例区样例局 \t单位：元
        财政拨款收入 \t财政拨款支出
        项目 \t预算数 \t项目 \t合计 \t一般公共预算 \t政府性基金预算 \t国有资本经营预算
        一、一般公共预算资金 \t1,900,000 \t一、教育支出 \t1,200,000 \t1,200,000
        二、政府性基金 \t二、住房保障支出 \t700,000 \t700,000
        三、国有资本经营预算
        收入总计 \t1,900,000 \t支出总计 \t1,900,000 \t1,900,000
        2025年部门一般公共预算支出功能分类预算表
        编制部门：示例市样例区样例局 \t单位：元
        项目 \t一般公共预算支出
        功能分类科目编码
        功能分类科目名称 \t合计 \t基本支出 \t项目支出
        类 \t款 \t项
        205 \t教育支出 \t1,200,000 \t0 \t1,200,000
        205 \t02 \t普通教育 \t1,200,000 \t0 \t1,200,000
        205 \t02 \t02 \t小学教育 \t1,200,000 \t0 \t1,200,000
        221 \t住房保障支出 \t700,000 \t700,000 \t0
        221 \t02 \t住房改革支出 \t700,000 \t700,000 \t0
        221 \t02 \t01 \t住房公积金 \t700,000 \t700,000 \t0
        合计 \t1,900,000 \t700,000 \t1,200,000
        2025年部门政府性基金预算支出功能分类预算表
        编制部门：示例市样例区样例局 \t单位：元
        项目 \t政府性基金预算支出
        功能分类科目编码
        功能分类科目名称 \t合计 \t基本支出 \t项目支出
        类 \t款 \t项
        合计
        注:本部门2025年没有使用政府性基金预算安排的支出，故本表为空表。
        2025年部门国有资本经营预算支出功能分类预算表
        编制部门：示例市样例区样例局 \t单位：元
        项目 \t国有资本经营预算支出
        功能分类科目编码
        功能分类科目名称 \t合计 \t基本支出 \t项目支出
        类 \t款 \t项
        合计
        注:本部门2025年没有使用国有资本经营预算安排的支出，故本表为空表。
        其他相关情况说明
        一、政府采购预算情况
        2025年本部门政府采购预算30.00万元，其中：政府采购货物预算10.00万元、政府采购服务预算20.00万元。
        """.Replace("\\t", "\t", StringComparison.Ordinal);
}
