using System.Security.Cryptography;
using System.Text.Json;
using Mingsuan.Documents.Tests.Xlsx;
using Mingsuan.Documents.Writing.OpenData;
using Xunit;

namespace Mingsuan.Documents.Tests.OpenData;

public sealed class OpenDataWriterTests
{
    [Fact]
    public void Every_resource_exists_with_its_size_and_hash_and_columns()
    {
        using var folder = Write();
        using var package = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder.Path, "datapackage.json")));

        var resources = package.RootElement.GetProperty("resources").EnumerateArray().ToList();

        Assert.Equal(5, resources.Count);
        foreach (var resource in resources)
        {
            var bytes = File.ReadAllBytes(Path.Combine(folder.Path, resource.GetProperty("path").GetString()!));
            Assert.Equal(resource.GetProperty("bytes").GetInt32(), bytes.Length);
            var hash = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes));
            Assert.Equal(hash, resource.GetProperty("hash").GetString());
            Assert.NotEqual(0xEF, bytes[0]);
            Assert.DoesNotContain((byte)'\r', bytes);
            var fields = resource.GetProperty("schema").GetProperty("fields").EnumerateArray();
            Assert.Equal(Office.Read(bytes)[0], fields.Select(f => f.GetProperty("name").GetString()));
        }
    }

    [Fact]
    public void Facts_read_back_with_codes_names_and_exact_amounts()
    {
        using var folder = Write();
        var rows = Office.Read(File.ReadAllBytes(Path.Combine(folder.Path, "facts.csv")));
        var first = rows[0].Zip(rows[1]).ToDictionary(p => p.First, p => p.Second);
        var second = rows[0].Zip(rows[2]).ToDictionary(p => p.First, p => p.Second);

        Assert.Equal(4, rows.Length);
        Assert.Equal(("2024", "2010101", "行政运行"), (first["year"], first["function"], first["function_name"]));
        Assert.Equal(("30101", "基本工资", "873621.55"), (first["economic"], first["economic_name"], first["amount"]));
        Assert.Equal(("科技“创新”项目,一期", "-1.00"), (second["project_name"], second["amount"]));
        Assert.Equal("'=1+1", second["note"]);
        Assert.Equal("0.00", rows[3][rows[0].IndexOf("amount")]);
    }

    [Fact]
    public void A_table_reads_back_with_printed_numbers_and_blanks()
    {
        using var folder = Write();
        var rows = Office.Read(File.ReadAllBytes(Path.Combine(folder.Path, "tables", "table-3.csv")));

        Assert.Equal(["科目编码", "科目名称", "合计", "支出/基本支出", "支出/项目支出"], rows[0]);
        Assert.Equal(["合计", "", "1234.57", "87.36", "1147.21"], rows[1]);
        Assert.Equal(["2060101", "行政运行", "87.36", "87.36", ""], rows[4]);
    }

    [Fact]
    public void A_zero_printed_as_a_dash_is_a_number_in_the_data()
    {
        using var folder = Write();
        var rows = Office.Read(File.ReadAllBytes(Path.Combine(folder.Path, "tables", "table-7.csv")));

        Assert.Equal(["1000000.00", "0.00", "999996.00", "4.00"], rows[1]);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@cmd", "'@cmd")]
    [InlineData("-1.50", "-1.50")]
    [InlineData("+3%", "+3%")]
    [InlineData("---", "---")]
    [InlineData("≥95%", "≥95%")]
    public void Words_that_look_like_a_formula_are_disarmed(string text, string written) =>
        Assert.Equal(written, CsvText.Guard(text));

    [Fact]
    public void Equal_books_give_equal_files()
    {
        using var one = Write();
        using var two = Write();

        foreach (var file in Directory.GetFiles(one.Path, "*", SearchOption.AllDirectories))
        {
            var other = Path.Combine(two.Path, Path.GetRelativePath(one.Path, file));
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(other));
        }
    }

    private static TemporaryFolder Write()
    {
        var folder = new TemporaryFolder();
        OpenDataWriter.Write(SampleXlsxBook.Build(), SampleXlsxBook.Facts(), folder.Path);
        return folder;
    }
}
