using System.Globalization;
using System.IO.Compression;
using System.Text;
using Mingsuan.Core.Documents;
using Mingsuan.Documents.Reading;
using Xunit;

namespace Mingsuan.Documents.Tests.Reading;

/// <summary>恶意的文件 (small to send, without end to read): each is told before it takes the memory or the
/// time.</summary>
public sealed class HostileFileTests
{
    private static readonly ReadOptions Small = ReadOptions.Default with
    {
        MostCells = 1000, MostElements = 2000, MostCharacters = 100_000, MostMarks = 2000, MostLetters = 100,
        MostStreamBytes = 50_000, MostTextBytes = 1_000_000,
    };

    [Fact]
    public void A_page_that_unpacks_without_end_is_told() => Assert.Equal("PDF 的内容解开后超过 0 MB",
        Fatal(Pdf(Packed(new string(' ', 200_000)), "/Filter/FlateDecode")));

    [Fact]
    public void A_page_of_millions_of_letters_is_told_before_they_are_kept() => Assert.Equal(
        "一页里的字与笔画超过 2000 个",
        Fatal(Pdf(Packed("BT /F 8 Tf (" + new string('1', 3000) + ") Tj ET"), "/Filter/FlateDecode")));

    [Fact]
    public void A_page_of_millions_of_letters_that_is_not_packed_is_told_too() => Assert.Equal(
        "一页里的字与笔画超过 2000 个",
        Fatal(Pdf(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("BT /F 8 Tf <3132> Tj ET\n", 600))), "")));

    [Fact]
    public void Forms_that_draw_forms_are_counted_as_often_as_they_are_drawn()
    {
        var draw = string.Concat(Enumerable.Repeat("/X Do ", 20));
        var bodies = new List<string>
        {
            "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 600 800]>>",
            "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>",
            $"<</Length {draw.Length}>>\nstream\n{draw}\nendstream",
        };
        for (var i = 0; i < 8; i++)
        {
            bodies.Add($"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {6 + i} 0 R>>>>"
                + $"/Length {draw.Length}>>\nstream\n{draw}\nendstream");
        }
        bodies.Add("<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 0>>\nstream\n\nendstream");
        Assert.Equal("一页里的字与笔画超过 2000 个", Fatal(Assembled([.. bodies.Select(Encoding.ASCII.GetBytes)])));
    }

    [Fact]
    public void A_document_of_too_many_letters_is_read_up_to_a_page_and_told()
    {
        var paper = new PaperPdf().Write(50, 50, new string('字', 80));
        var source = CompiledRead(paper.Bytes(new PaperPdf().Write(50, 50, new string('字', 80)), new PaperPdf()));
        var problem = Assert.Single(source.Problems);
        Assert.Equal("共 3 页，只读前 2 页", problem.Found);
        Assert.True(problem.IsPartial);
    }

    [Fact]
    public void Lines_that_make_no_table_but_a_drawing_are_not_laid_out()
    {
        var many = Enumerable.Range(0, 300).Select(i => 10m + i * 2).ToArray();
        Assert.Empty(CompiledRead(new PaperPdf().Grid(many, many).Write(50, 790, "字").Bytes(),
            Small with { MostMarks = 100_000 }).Tables);
    }

    [Theory]
    [InlineData(60, "")]
    [InlineData(5_000, "部件 word/document.xml 的标签套了 256 层以上，没有尽头")]
    [InlineData(100_000, "部件 word/document.xml 的标签套了 256 层以上，没有尽头")]
    public void Tables_nested_in_tables_without_end_are_told_and_do_not_end_the_process(int depth, string found)
    {
        var body = string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:tc>", depth))
            + "<w:p><w:r><w:t>收入</w:t></w:r></w:p>"
            + string.Concat(Enumerable.Repeat("</w:tc></w:tr></w:tbl>", depth));
        var source = CompiledRead(BadInputTests.Docx("", body), ReadOptions.Default);
        Assert.Equal(found, source.Problems.IsEmpty ? "" : source.Problems[0].Found);
    }

    [Fact]
    public void Sheets_nested_without_end_are_told() => Assert.Contains("没有尽头", Fatal(BadInputTests.Zip(
        ("xl/workbook.xml", string.Concat(Enumerable.Repeat("<a>", 10_000))))), StringComparison.Ordinal);

    [Fact]
    public void A_word_table_of_too_many_cells_is_told() => Assert.Equal("单元格和段落超过 1000 个",
        Fatal(BadInputTests.Docx("", "<w:tbl>" + string.Concat(Enumerable.Repeat(
            "<w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr>", 1100)) + "</w:tbl>")));

    [Fact]
    public void A_row_without_end_is_told() => Assert.Equal("一行或一段里的元素超过 2000 个",
        Fatal(BadInputTests.Docx("", "<w:p>" + string.Concat(Enumerable.Repeat("<w:r/>", 2100)) + "</w:p>")));

    [Fact]
    public void A_web_page_of_too_many_tags_is_told() => Assert.Equal("网页的标签超过 2000 个",
        Fatal(Text("<html><table>" + string.Concat(Enumerable.Repeat("<tr><td>1", 1001)))));

    [Fact]
    public void A_web_page_of_too_many_cells_is_told() => Assert.Equal("单元格和段落超过 1000 个",
        Fatal(Text("<html><table><tr><td rowspan=200 colspan=200>1</table>")));

    [Fact]
    public void A_tag_of_attributes_without_end_is_told() => Assert.Equal("网页里有一个标签的属性超过 1000 个",
        Fatal(Text("<html><td " + string.Concat(Enumerable.Range(0, 2000).Select(i => $"a{i} ")))));

    [Fact]
    public void Text_of_too_many_lines_is_told() => Assert.Equal("单元格和段落超过 1000 个",
        Fatal(Text(string.Concat(Enumerable.Repeat("收入\n", 1100)))));

    [Fact]
    public void Text_of_too_many_bytes_is_told() => Assert.Equal("网页或文字文件有 1 MB，超过 1 MB 的限度",
        Fatal(Text(new string('1', 1_100_000))));

    [Theory]
    [InlineData("a.html", "表 1 第 1 行第 1 列")]
    [InlineData("a.docx", "表 1 第 1 行第 1 列")]
    [InlineData("a.txt", "第 1 行")]
    public void A_cell_without_end_is_cut_and_told_with_its_place(string name, string place)
    {
        var text = new string('1', 30_000);
        var source = CompiledRead(name switch
        {
            "a.html" => Text($"<html><table><tr><td>{text}</table>"),
            "a.docx" => BadInputTests.Docx("",
                $"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"),
            _ => Text(text),
        });
        var problem = Assert.Single(source.Problems);
        Assert.Equal(place, problem.Place);
        Assert.Contains("30000 个字，只读前 20000 个字", problem.Found, StringComparison.Ordinal);
        Assert.True(problem.IsPartial);
    }

    [Fact]
    public void What_lies_too_deep_in_a_web_page_is_told() => Assert.Equal("标签套了 256 层以上，里面的没有读",
        Assert.Single(CompiledRead(Text("<html><p>预算" + string.Concat(Enumerable.Repeat("<table><tr><td>收", 600)))
            ).Problems).Found);

    [Theory]
    [InlineData("word/vbaProject.bin", "", "文件里有宏")]
    [InlineData("word/_rels/document.xml.rels", "attachedTemplate", "文件引用外面的文件（http://127.0.0.1:9/x）")]
    [InlineData("word/_rels/document.xml.rels", "hyperlink", null)]
    public void Macros_and_outside_files_are_told_and_links_are_not(string part, string type, string? found)
    {
        var docx = new MemoryStream();
        docx.Write(BadInputTests.Docx("", "<w:p><w:r><w:t>看得见</w:t></w:r></w:p>"));
        using (var zip = new ZipArchive(docx, ZipArchiveMode.Update, true))
        {
            using var entry = zip.CreateEntry(part).Open();
            entry.Write(Text("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + "<Relationship Id=\"r\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
                + $"{type}\" Target=\"http://127.0.0.1:9/x\" TargetMode=\"External\"/></Relationships>"));
        }
        var source = CompiledRead(docx.ToArray());
        Assert.Equal("看得见", Assert.Single(source.Paragraphs).Text);
        if (found is null) Assert.Empty(source.Problems);
        else Assert.StartsWith(found, Assert.Single(source.Problems, p => p.IsPartial).Found, StringComparison.Ordinal);
    }

    [Fact]
    public void A_device_a_pipe_and_a_dangling_link_are_told_for_what_they_are()
    {
        using var folder = new Folder();
        string Link(string name, string to) =>
            File.CreateSymbolicLink(Path.Combine(folder.Path, name), to).FullName;
        Assert.Equal("是设备、管道或套接字，不是文件", Found(Link("zero.txt", "/dev/zero")));
        Assert.Equal("是设备、管道或套接字，不是文件", Found("/dev/zero"));
        Assert.Equal("是一个链接，它指向的 nowhere 不存在或不是文件", Found(Link("dangling.html", "nowhere")));
        Assert.StartsWith("文件打不开", Found(Link("self.html", "self.html")), StringComparison.Ordinal);
        Assert.Equal("文件是空的", Found(folder.Save("empty.pdf", [])));
        Assert.Equal("是文件夹，不是文件", Found(folder.Path));
    }

    [Fact]
    public void What_a_folder_run_does_not_read_is_named_with_its_reason()
    {
        using var folder = new Folder();
        folder.Save("a.txt", Text("x"));
        folder.Save("m.XLSM", Text("x"));
        folder.Save("p.png", Text("x"));
        folder.Save("noext", Text("x"));
        folder.Save(".hidden.html", Text("x"));
        File.CreateSymbolicLink(Path.Combine(folder.Path, "link.pdf"), "/etc/hostname");
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "loop"), ".");
        var chosen = ChosenFiles.Of([folder.Path]);
        Assert.Equal(["a.txt", "m.XLSM"], chosen.Files.Select(f => Path.GetFileName(f)));
        Assert.Equal([".hidden.html", "link.pdf", "loop", "noext", "p.png"],
            chosen.Left.Select(l => Path.GetFileName(l.Path)));
        Assert.Equal(["link.pdf"], chosen.Left.Where(l => l.MayHold).Select(l => Path.GetFileName(l.Path)));
        Assert.Contains(".pdf .docx .docm", chosen.Left[3].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_too_large_for_an_amount_is_told_with_its_place()
    {
        using var folder = new Folder();
        var workspace = new Workspace();
        var inspection = workspace.Inspector.Inspect(folder.Save("big.html", Text(
            "<html><h1>某局2024年部门预算</h1><p>收支总预算99999999999999999999.99万元。</p><h2>部门收支总表</h2>"
            + "<p>单位：万元</p><table><tr><td>收入</td><td>预算数</td><td>账号</td></tr><tr><td>收入总计</td>"
            + "<td>9223372036854775807</td><td>6222020202020202020</td></tr></table>")),
            ReadOptions.Default, TestContext.Current.CancellationToken);
        var problem = Assert.Single(inspection.Source.Problems);
        Assert.Equal("有 2 个数太大，没有读：表 1 第 2 行第 2 列 9223372036854775807、第 2 段 99999999999999999999.99",
            problem.Found);
        Assert.False(inspection.IsWhole);
    }

    [Fact]
    public void Cells_that_do_not_say_their_place_stand_one_after_the_other() => Assert.Equal(["项目", "1.5"],
        CompiledRead(BadInputTests.Zip(
            ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml"
                + "\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/vnd.openxmlformats-officedocument."
                + "spreadsheetml.worksheet+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/"
                + "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>"),
            ("_rels/.rels", Relation("officeDocument", "xl/workbook.xml")),
            ("xl/_rels/workbook.xml.rels", Relation("worksheet", "sheet.xml")),
            ("xl/workbook.xml", $"<workbook xmlns=\"{Sheets}\" xmlns:r=\"http://schemas.openxmlformats.org/"
                + "officeDocument/2006/relationships\"><sheets><sheet name=\"表\" sheetId=\"1\" r:id=\"r\"/></sheets>"
                + "</workbook>"),
            ("xl/sheet.xml", $"<worksheet xmlns=\"{Sheets}\"><sheetData><row>"
                + "<c t=\"inlineStr\"><is><t>项目</t></is></c>"
                + "<c><v>1.5</v></c></row></sheetData></worksheet>"))).Tables.Single().Cells.Select(c => c.Text));

    private const string Sheets = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private static string Relation(string type, string target) =>
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" "
        + $"Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{type}\" Target=\"{target}\"/>"
        + "</Relationships>";

    private static string Found(string path) =>
        DocumentReader.Read(path, ReadOptions.Default, TestContext.Current.CancellationToken).Problems[0].Found;

    private static string Fatal(byte[] bytes)
    {
        var source = CompiledRead(bytes);
        var problem = Assert.Single(source.Problems);
        Assert.True(problem.IsFatal);
        Assert.NotEmpty(problem.Expected);
        return problem.Found;
    }

    private static SourceDocument CompiledRead(byte[] bytes, ReadOptions? limits = null) =>
        DocumentReader.Read("x", bytes, limits ?? Small, TestContext.Current.CancellationToken);

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Packed(string content)
    {
        using var stream = new MemoryStream();
        using (var pack = new ZLibStream(stream, CompressionLevel.Optimal, true))
            pack.Write(Encoding.ASCII.GetBytes(content));
        return stream.ToArray();
    }

    // One page with the given content.
    private static byte[] Pdf(byte[] content, string filter) => Assembled(
    [
        Text("<</Type/Catalog/Pages 2 0 R>>"), Text("<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 600 800]>>"),
        Text("<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"),
        [.. Text($"<</Length {content.Length}{filter}>>\nstream\n"), .. content, .. Text("\nendstream")],
        Text("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"),
    ]);

    private static byte[] Assembled(byte[][] bodies)
    {
        using var pdf = new MemoryStream();
        pdf.Write("%PDF-1.7\n"u8);
        var offsets = new List<long>();
        foreach (var body in bodies)
        {
            offsets.Add(pdf.Position);
            pdf.Write(Text(string.Create(CultureInfo.InvariantCulture, $"{offsets.Count} 0 obj\n")));
            pdf.Write(body);
            pdf.Write("\nendobj\n"u8);
        }
        var start = pdf.Position;
        pdf.Write(Text(string.Create(CultureInfo.InvariantCulture,
            $"xref\n0 {bodies.Length + 1}\n0000000000 65535 f \n")));
        foreach (var offset in offsets)
            pdf.Write(Text(string.Create(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n")));
        pdf.Write(Text(string.Create(CultureInfo.InvariantCulture,
            $"trailer<</Size {bodies.Length + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n")));
        return pdf.ToArray();
    }
}
