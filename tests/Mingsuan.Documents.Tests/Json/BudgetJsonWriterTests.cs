using System.Text;
using System.Text.Json;
using Mingsuan.Documents.Tests.Xlsx;
using Mingsuan.Documents.Writing.Json;
using Xunit;

namespace Mingsuan.Documents.Tests.Json;

public sealed class BudgetJsonWriterTests
{
    [Fact]
    public void Every_statement_is_there_with_its_exact_amount()
    {
        var book = SampleXlsxBook.Build();
        using var json = JsonDocument.Parse(Write());

        var statements = json.RootElement.GetProperty("statements").EnumerateArray().ToList();

        Assert.Equal(book.Statements.Length, statements.Count);
        foreach (var (statement, written) in book.Statements.Zip(statements))
        {
            Assert.Equal(statement.Query.Key, written.GetProperty("key").GetString());
            Assert.Equal(statement.Text, written.GetProperty("printed").GetString());
            if (statement.Unit is null) continue;
            Assert.Equal(statement.Exact!.Value.ToString(), written.GetProperty("amount").GetRawText());
        }
    }

    [Fact]
    public void A_cell_gives_its_words_its_number_and_its_statement()
    {
        using var json = JsonDocument.Parse(Write());

        var cell = json.RootElement.GetProperty("tables")[1].GetProperty("rows")[3].GetProperty("cells")[3];

        Assert.Equal("支出/基本支出", cell.GetProperty("column").GetString());
        Assert.Equal("87.36", cell.GetProperty("printed").GetString());
        Assert.Equal("873621.55", cell.GetProperty("amount").GetRawText());
        var statement = cell.GetProperty("statement").GetInt32();
        Assert.Equal("q87362155", json.RootElement.GetProperty("statements")[statement].GetProperty("key").GetString());
    }

    [Fact]
    public void A_paragraph_gives_its_figures()
    {
        using var json = JsonDocument.Parse(Write());

        var paragraph = json.RootElement.GetProperty("narrative")[1].GetProperty("blocks")[1];

        Assert.Equal("2024年支出总计1,234.57万元。", paragraph.GetProperty("text").GetString());
        Assert.Equal("12345678.95", paragraph.GetProperty("figures")[0].GetProperty("amount").GetRawText());
    }

    [Fact]
    public void Facts_are_written_by_code_and_unsaid_coordinates_left_out()
    {
        using var json = JsonDocument.Parse(Write());

        var fact = json.RootElement.GetProperty("facts")[0];

        Assert.Equal("2010101", fact.GetProperty("function").GetString());
        Assert.Equal("873621.55", fact.GetProperty("amount").GetRawText());
        Assert.Equal("expenditure.csv:2", fact.GetProperty("source").GetString());
        Assert.False(fact.TryGetProperty("governmentEconomic", out _));
    }

    [Fact]
    public void Chinese_stands_as_it_is_and_equal_books_give_equal_bytes()
    {
        var bytes = Write();

        Assert.Contains("示例市科学技术局", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.DoesNotContain((byte)'\r', bytes);
        Assert.Equal(bytes, Write());
    }

    private static byte[] Write()
    {
        using var memory = new MemoryStream();
        BudgetJsonWriter.Write(SampleXlsxBook.Build(), SampleXlsxBook.Facts(), memory);
        return memory.ToArray();
    }
}
