using System.IO.Compression;
using System.Text;
using Mingsuan.Core.Checks;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Documents.Reading;
using Xunit;

namespace Mingsuan.Documents.Tests.Reading;

/// <summary>坏文件 (each gets its reason in Chinese, nothing crashes, nothing hangs).</summary>
public sealed class BadInputTests
{
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private static readonly byte[] OldOffice = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    private static readonly Workspace Workspace = new();

    public static TheoryData<string, byte[], string> Broken() => new()
    {
        { "empty.pdf", [], "文件是空的" },
        { "picture.pdf", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0], "是图片" },
        { "cut.pdf", Encoding.ASCII.GetBytes("%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pa"), "PDF 已损坏" },
        { "noise.bin", [0, 1, 2, 3, 0, 255, 254, 0, 9], "认不出文件格式" },
        { "cut.docx", [0x50, 0x4B, 3, 4, 20, 0, 8, 0], "已损坏" },
        { "other.zip", Zip(("readme.txt", "x")), "压缩包里没有 Word 或 Excel 文件" },
        { "entity.docx", Docx("<!DOCTYPE w [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>", "<w:p/>"), "不合格式" },
        { "blank.docx", Docx("", "<w:p/>"), "没有任何文字" },
        { "old.doc", [.. OldOffice, 0, 0], "旧版" },
        { "word.doc", [.. OldOffice, .. Encoding.Unicode.GetBytes("WordDocument")], "旧版 Word 文件" },
        { "book.ods", Zip(("content.xml", "<x/>")), "是 OpenDocument 文件" },
        { "deep.html", Text("<html><body>" + string.Concat(Enumerable.Repeat("<div>", 20_000)) + "x"), "没有尽头" },
        { "script.html", Text("<!doctype html><script>document.write('x')</script>"), "网页里没有文字" },
        { "wrong.json", Text("{\"tables\":[{\"rows\":3}]}"), "JSON 不合格式" },
        { "other.json", Text("{\"name\":\"x\"}"), "不是 budget.json" },
        { "letter.txt", Text("今天天气很好。"), "不像预算、决算的公开文件" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_file_is_a_problem_told_in_words(string name, byte[] bytes, string found)
    {
        using var folder = new Folder();
        var inspection = Inspect(folder.Save(name, bytes));
        Assert.Null(inspection.Result);
        var problem = Assert.Single(inspection.Source.Problems);
        Assert.True(problem.IsFatal);
        Assert.Equal(name, problem.File);
        Assert.Contains(found, problem.Found, StringComparison.Ordinal);
        Assert.NotEmpty(problem.Expected);
    }

    [Fact]
    public void A_file_that_is_not_there_is_a_problem() => Assert.Contains(
        "没有这个文件", Inspect("/nowhere/none.pdf").Source.Problems[0].Found, StringComparison.Ordinal);

    [Fact]
    public void A_workbook_that_unpacks_without_end_is_not_unpacked()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, true))
        {
            using var sheet = zip.CreateEntry("xl/workbook.xml").Open();
            var blanks = Enumerable.Repeat((byte)' ', 1_000_000).ToArray();
            for (var i = 0; i < 210; i++) sheet.Write(blanks);
        }
        var source = CompiledFiles.Read(stream.ToArray(), "bomb.xlsx");
        Assert.Contains("超过 200 MB", Assert.Single(source.Problems).Found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<table><tr><td rowspan=99999999 colspan=99999999>收入预算</td></tr></table>")]
    [InlineData("<table><tr><td><table><tr><td><table><tr><td>收入预算</td></tr></table></td></tr></table></td></tr></table>")]
    public void Spans_without_end_and_nested_tables_are_read_within_bounds(string html) =>
        Assert.Contains("收入预算", Everything(CompiledFiles.Read(Text("<html><body>" + html), "span.html")),
            StringComparison.Ordinal);

    [Fact]
    public void A_cell_of_megabytes_is_cut() => Assert.True(Everything(CompiledFiles.Read(
        Text("<html><body><table><tr><td>" + new string('9', 5_000_000) + "</td></tr></table>"))).Length < 100_000);

    [Fact]
    public void A_paragraph_without_end_is_cut_and_told()
    {
        var source = CompiledFiles.Read(Text(new string('一', 100_000)), "long.txt");
        Assert.Contains("有一段长 100000 个字", Assert.Single(source.Problems).Found, StringComparison.Ordinal);
        Assert.True(Everything(source).Length < 30_000);
    }

    [Fact]
    public void Hidden_deleted_and_commented_text_is_left_out()
    {
        var docx = Docx("", "<w:p><w:r><w:t>看得见</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>"
            + "<w:del w:id=\"1\" w:author=\"a\"><w:r><w:delText>删去</w:delText></w:r></w:del></w:p>");
        Assert.Equal("看得见", Everything(CompiledFiles.Read(docx, "a.docx")).Trim());
        var html = Text("<html><body><p>看得见</p><p hidden>隐藏</p><!-- 注 --><p style='display: none'>也隐藏</p>");
        Assert.Equal("看得见", Everything(CompiledFiles.Read(html, "a.html")).Trim());
    }

    [Fact]
    public void Links_in_a_folder_are_not_followed()
    {
        using var folder = new Folder();
        folder.Save("a.txt", Text("x"));
        File.CreateSymbolicLink(Path.Combine(folder.Path, "b.txt"), "/etc/hostname");
        Assert.Equal(["a.txt"], ChosenFiles.Of([folder.Path]).Files.Select(f => Path.GetFileName(f)));
    }

    [Theory]
    [InlineData("pdf")]
    [InlineData("docx")]
    [InlineData("xlsx")]
    [InlineData("html")]
    [InlineData("json")]
    public async Task A_damaged_file_never_crashes_the_check(string format)
    {
        var whole = await CompiledFiles.WriteAsync(CompiledFiles.Simulated("central", 3), format);
        var random = new Random(20);
        using var folder = new Folder();
        for (var round = 0; round < 12; round++)
        {
            var bytes = Damaged(whole, random);
            var inspection = Inspect(folder.Save($"{round}.{format}", bytes));
            Assert.True(inspection.Result is not null || !inspection.Source.Problems.IsEmpty, $"第 {round} 个");
            Assert.Null(inspection.Fault);
        }
    }

    [Fact]
    public void A_document_without_a_number_is_told_to_be_unjudged()
    {
        using var folder = new Folder();
        var inspection = Inspect(folder.Save("duties.txt",
            Text("青川市图书馆2026年部门预算\n\n一、部门职责\n为读者服务。\n")));
        Assert.False(inspection.IsWhole);
        Assert.Contains(inspection.Source.Problems,
            p => p.Found.Contains("什么数都没有审", StringComparison.Ordinal));
    }

    [Fact]
    public void A_budget_package_is_checked_as_the_book_it_compiles_to()
    {
        var package = Repository.Example("district-2025");
        Assert.Equal([package], ChosenFiles.Of([package]).Files);
        Assert.Contains(package, ChosenFiles.Of([Path.GetDirectoryName(package)!]).Files);
        var inspection = Inspect(package);
        Assert.Equal(9, inspection.Result!.Disclosure.Tables.Count(t => t.Form?.Role is not null));
        Assert.DoesNotContain(inspection.Result.Findings, f => f.Severity == Severity.Error);
    }

    [Fact]
    public void A_faulty_package_tells_file_and_line()
    {
        using var folder = new Folder();
        foreach (var file in Directory.EnumerateFiles(Repository.Example("district-2025")))
            File.Copy(file, Path.Combine(folder.Path, Path.GetFileName(file)));
        File.AppendAllText(Path.Combine(folder.Path, "revenue.csv"), "x,y\n");
        var inspection = Inspect(folder.Path);
        Assert.Null(inspection.Result);
        Assert.Contains(inspection.Source.Problems, p => p.IsFatal
            && p.Place.StartsWith("第 ", StringComparison.Ordinal)
            && p.File.EndsWith("/revenue.csv", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_time_limit_holds_for_checking_too()
    {
        var bytes = await CompiledFiles.WriteAsync(CompiledFiles.Simulated("central", 3), "html");
        using var folder = new Folder();
        var inspection = Workspace.Inspector.Inspect(folder.Save("a.html", bytes),
            ReadOptions.Default with { TimeLimit = TimeSpan.FromTicks(1) }, CancellationToken.None);
        Assert.Null(inspection.Result);
        Assert.Contains(inspection.Source.Problems,
            p => p.IsFatal && p.Found.Contains("秒还没有", StringComparison.Ordinal));
        var over = new CancellationToken(true);
        var disclosure = CompiledFiles.Disclosures.Read(
            CompiledFiles.Read(bytes), TestContext.Current.CancellationToken);
        Assert.Throws<OperationCanceledException>(() => Checker.Check(disclosure, CompiledFiles.Rulebook, over));
        Assert.Throws<OperationCanceledException>(
            () => CompiledFiles.Disclosures.Read(CompiledFiles.Read(bytes), over));
    }

    // Some bytes changed, a piece cut out, or the end lost.
    private static byte[] Damaged(byte[] whole, Random random)
    {
        var bytes = (byte[])whole.Clone();
        for (var i = random.Next(1, 40); i > 0; i--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return random.Next(3) switch
        {
            0 => bytes[..random.Next(bytes.Length)],
            1 => [.. bytes[..(bytes.Length / 3)], .. bytes[(bytes.Length / 2)..]],
            _ => bytes,
        };
    }

    private static Inspection Inspect(string path) => Workspace.Inspector
        .Inspect(path, ReadOptions.Default with { TimeLimit = TimeSpan.FromSeconds(20) }, CancellationToken.None);

    private static string Everything(Core.Documents.SourceDocument source) => string.Join('\n',
        source.Paragraphs.Select(p => p.Text).Concat(source.Tables.SelectMany(t => t.Cells).Select(c => c.Text)));

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    internal static byte[] Docx(string declaration, string body) => Zip(
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-"
            + "officedocument.wordprocessingml.document.main+xml\"/></Types>"),
        ("_rels/.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>"),
        ("word/document.xml", declaration + $"<w:document xmlns:w=\"{Word}\"><w:body>{body}</w:body></w:document>"));

    internal static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, true))
        {
            foreach (var (name, text) in parts)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        return stream.ToArray();
    }
}
