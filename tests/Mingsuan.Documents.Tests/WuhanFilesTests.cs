using System.Text.Json;
using System.Text.RegularExpressions;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Queries;
using Xunit;

namespace Mingsuan.Documents.Tests;

/// <summary>examples/wuhan-2024 的全部文件 (all files of the example): complete, and the same bytes twice.</summary>
public sealed partial class WuhanFilesTests
{
    private static readonly Lazy<Task<(string First, string Second)>> Built = new(BuildTwice);

    [Fact]
    public async Task Two_builds_give_the_same_bytes_in_every_file()
    {
        var (first, second) = await Built.Value;
        var names = Names(first);
        Assert.Equal(names, Names(second));
        Assert.Contains("data/datapackage.json", names);
        Assert.All(names, n => Assert.Equal(
            File.ReadAllBytes(Path.Combine(first, n)), File.ReadAllBytes(Path.Combine(second, n))));
    }

    [Fact]
    public async Task Every_figure_of_the_book_stands_in_the_text_of_the_PDF()
    {
        var text = Squeeze(Tools.Run("pdftotext", "-layout", Path.Combine((await Built.Value).First, "book.pdf"), "-"));
        var printed = WuhanBook.Compiled.Book.Statements
            .Where(s => s.Text.Length > 0 && s.Query is not Query.Indicator);
        Assert.All(printed, s => Assert.Contains(Squeeze(s.Text), text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_indicator_value_stands_in_the_raw_text_of_the_PDF()
    {
        var text = Squeeze(Tools.Run("pdftotext", "-raw", Path.Combine((await Built.Value).First, "book.pdf"), "-"));
        Assert.All(WuhanBook.Compiled.Book.Statements.Where(s => s.Query is Query.Indicator),
            s => Assert.Contains(Squeeze(s.Text), text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_cell_stands_in_budget_json_at_its_table_row_and_column()
    {
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(
            Path.Combine((await Built.Value).First, "budget.json"), TestContext.Current.CancellationToken));
        var tables = json.RootElement.GetProperty("tables").EnumerateArray()
            .ToDictionary(t => t.GetProperty("id").GetString()!);
        foreach (var table in WuhanBook.Compiled.Book.Tables)
        {
            var rows = tables[table.Id].GetProperty("rows").EnumerateArray().ToList();
            for (var y = 0; y < table.Rows.Length; y++)
            {
                var cells = rows[y].GetProperty("cells").EnumerateArray().Select(c => c.GetRawText()).ToList();
                Assert.All(table.Rows[y].Cells.Where(c => c.Statement is not null),
                    c => Assert.Contains(
                        cells, raw => raw.Contains($"\"statement\": {c.Statement}", StringComparison.Ordinal)));
            }
        }
    }

    [Fact]
    public async Task The_page_is_whole_without_script_and_well_formed_enough_to_read_back()
    {
        var page = Path.Combine((await Built.Value).First, "book.html");
        var html = await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken);
        var body = html[..html.IndexOf("<aside id=\"reason\"", StringComparison.Ordinal)];
        var amounts = WuhanBook.Compiled.Book.Statements.Select((statement, number) => (statement, number))
            .Where(p => p.statement.Text.Length > 0 && p.statement.Unit is not null);
        foreach (var (statement, number) in amounts)
        {
            Assert.Contains($"data-s=\"{number}\">{statement.Text}<", body, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("http://", html.Replace("http://www.w3.org", "", StringComparison.Ordinal),
            StringComparison.Ordinal);
        Assert.DoesNotContain("https://", html, StringComparison.Ordinal);
    }

    private static async Task<(string First, string Second)> BuildTwice()
    {
        var root = Directory.CreateTempSubdirectory("mingsuan-test-").FullName;
        var (first, second) = (Path.Combine(root, "first"), Path.Combine(root, "second"));
        await using var workspace = new Workspace();
        foreach (var folder in new[] { first, second })
        {
            var built = await workspace.BuildAsync(
                new BuildRequest(Repository.Example("wuhan-2024"), folder, BookFiles.All, OnErrors.Stop),
                null, CancellationToken.None);
            Assert.Empty(built.Result.Problems);
        }
        return (first, second);
    }

    private static List<string> Names(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(folder, f)).Order(StringComparer.Ordinal),
    ];

    private static string Squeeze(string text) => Blanks().Replace(text, "");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
