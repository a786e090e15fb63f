using System.Text;
using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Documents.Reports;
using Xunit;
using S = DocumentFormat.OpenXml.Spreadsheet;

namespace Mingsuan.Documents.Tests.Reports;

/// <summary>网页报告、整改清单、SARIF.</summary>
public sealed class ReportTests
{
    [Fact]
    public void The_page_holds_each_finding_once_and_nothing_from_outside()
    {
        var files = new[] { SampleCheck.Text(), SampleCheck.Pdf("a.pdf", new TinyPdf().Bytes(), "1234.56") };
        var html = Encoding.UTF8.GetString(Bytes(s => HtmlReport.Write(files, SampleCheck.Rulebook, s)));
        var page = Parse(html);
        var findings = page.Descendants("article").ToList();
        Assert.Equal(3, findings.Count);
        Assert.Equal(["正文“300万元”：印作 300万元，应为 200万元。", "缺少名词解释。", "收支不平。"],
            findings.Select(f => f.Descendants("p").Single().Value));
        Assert.Contains("<100> & 200万元", findings[0].Value, StringComparison.Ordinal);
        Assert.Contains("有乱码", page.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("http", html, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Descendants().Attributes(), a => a.Name == "src");
        var ids = page.Descendants().Attributes("id").Select(a => a.Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(page.Descendants().Attributes("href"), a => Assert.Contains(a.Value[1..], ids));
    }

    [Fact]
    public void A_finding_with_a_box_has_its_page_drawn_and_the_box_on_it()
    {
        var file = SampleCheck.Pdf("a.pdf", new TinyPdf().Bytes(), "1234.56");
        var page = Parse(Encoding.UTF8.GetString(
            Bytes(s => HtmlReport.Write([file], SampleCheck.Rulebook, s))));
        var full = page.Descendants("figure").Single().Element("svg")!;
        Assert.Equal("0 0 600 800", full.Attribute("viewBox")!.Value);
        var text = full.Descendants("text").First();
        Assert.Equal(("1234.56", "300"), (text.Value, text.Attribute("y")!.Value));
        var box = page.Descendants("article").Single().Descendants("rect").Single();
        Assert.Equal("99", box.Attribute("x")!.Value);
        Assert.Equal("f1-p1-g", page.Descendants("use").Single().Attribute("href")!.Value[1..]);
    }

    [Fact]
    public void An_answered_finding_shows_its_reason_and_no_longer_counts()
    {
        var open = SampleCheck.Text();
        var answered = open with
        {
            Result = open.Result! with
            {
                Findings = [open.Findings[0] with { Answer = new Answer("原件如此", "某处") }, open.Findings[1]],
            },
        };
        Assert.Equal(0, answered.Count(Severity.Error));
        var page = Parse(Encoding.UTF8.GetString(Bytes(s => HtmlReport.Write([answered], SampleCheck.Rulebook, s))));
        var article = page.Descendants("article").Last();
        Assert.Equal("finding answered", article.Attribute("class")!.Value);
        Assert.Contains("原件如此（某处）", article.Value, StringComparison.Ordinal);
        var list = Bytes(s => MendingList.Write([answered], SampleCheck.Rulebook.Catalogue, s));
        using var document = SpreadsheetDocument.Open(new MemoryStream(list), false);
        Assert.Equal(("已说明", "原件如此（某处）"), (Rows(document, "rId1")[1][4], Rows(document, "rId1")[1][11]));
        using var json = new StringWriter();
        CheckJson.Write(json, [answered]);
        using var parsed = System.Text.Json.JsonDocument.Parse(json.ToString());
        Assert.Equal("原件如此", parsed.RootElement.GetProperty("findings")[0].GetProperty("answer")
            .GetProperty("reason").GetString());
        var sarif = Encoding.UTF8.GetString(Bytes(s => SarifReport.Write([answered], SampleCheck.Rulebook, s)));
        Assert.Contains("\"justification\": \"原件如此（某处）\"", sarif, StringComparison.Ordinal);
    }

    [Fact]
    public void The_mending_list_has_a_row_for_each_finding_and_is_the_same_every_time()
    {
        CheckedFile[] files = [SampleCheck.Text(), SampleCheck.Pdf("a.pdf", new TinyPdf().Bytes(), "1234.56")];
        var bytes = Bytes(s => MendingList.Write(files, SampleCheck.Rulebook.Catalogue, s));
        Assert.Equal(bytes, Bytes(s => MendingList.Write(files, SampleCheck.Rulebook.Catalogue, s)));
        using var document = SpreadsheetDocument.Open(new MemoryStream(bytes), false);
        Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken));
        var rows = Rows(document, "rId1");
        Assert.Equal(["序号", "文件", "页码/位置", "规则", "级别", "发现的问题", "印出", "应为", "差额", "依据", "建议",
            "整改答复"], rows[0]);
        Assert.Equal(4, rows.Count);
        Assert.Equal(["1", "甲/说明 一.txt", "第 3 行 支出"], rows[1][..3]);
        Assert.Equal(["300万元", "200万元", "100万元"], rows[1][6..9]);
        Assert.Equal("第 1 页 表一", rows[3][2]);
        Assert.Equal(3, Rows(document, "rId2").Count);
    }

    [Fact]
    public void The_SARIF_report_is_as_agreed()
    {
        var text = Encoding.UTF8.GetString(
            Bytes(s => SarifReport.Write([SampleCheck.Text()], SampleCheck.Rulebook, s)))
            .Replace(SampleCheck.Rulebook.Version, "VERSION", StringComparison.Ordinal) + "\n";
        var path = Path.Combine(Repository.Root, "tests", "Mingsuan.Documents.Tests", "Reports", "sample.sarif");
        if (Environment.GetEnvironmentVariable("MINGSUAN_UPDATE_GOLDEN") == "1")
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", "CI 中不更新金样");
            File.WriteAllText(path, text);
        }
        Assert.Equal(File.ReadAllText(path), text);
    }

    [Fact]
    public void Names_are_relative_to_the_folder_that_holds_all_files()
    {
        var top = Path.GetTempPath();
        Assert.Equal(["甲/a.pdf", "乙/丙/a.pdf"], CheckedFile.Names(
            [Path.Combine(top, "甲", "a.pdf"), Path.Combine(top, "乙", "丙", "a.pdf")]));
        Assert.Equal(["a.pdf"], CheckedFile.Names([Path.Combine(top, "甲", "a.pdf")]));
    }

    private static XElement Parse(string html)
    {
        using var reader = XmlReader.Create(
            new StringReader(html), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XElement.Load(reader);
    }

    private static List<string[]> Rows(SpreadsheetDocument document, string id)
    {
        var part = (WorksheetPart)document.WorkbookPart!.GetPartById(id);
        return [.. part.Worksheet!.Descendants<S.Row>()
            .Select(r => r.Elements<S.Cell>().Select(c => c.InnerText).ToArray())];
    }

    private static byte[] Bytes(Action<Stream> write)
    {
        using var memory = new MemoryStream();
        write(memory);
        return memory.ToArray();
    }
}
