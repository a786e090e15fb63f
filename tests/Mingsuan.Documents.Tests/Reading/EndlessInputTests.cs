using System.Text;
using Mingsuan.Core.Disclosures;
using Mingsuan.Documents.Reading;
using Mingsuan.Documents.Tests.Reports;
using Xunit;

namespace Mingsuan.Documents.Tests.Reading;

/// <summary>没有尽头的输入 (small or long files that kept the reader busy for ever): each is told or read in
/// time.</summary>
public sealed class EndlessInputTests : IAsyncDisposable
{
    private const string Sentence = "2024年一般公共预算支出1,234.56万元，比上年增加12.34万元，增长1.01%，"
        + "主要原因是人员经费增加；其中：基本支出1,000.00万元，项目支出234.56万元，占比19.00%。支出合计 12 34 5.00 7";

    private static readonly ReadOptions InTime = ReadOptions.Default with { TimeLimit = TimeSpan.FromSeconds(60) };

    private readonly Workspace workspace = new();

    [Theory]
    [InlineData("1e38 0 0 1e38 0 0 cm 1 w 10 10 m 200 10 l S 10 30 m 200 30 l S 10 10 m 10 30 l S")]
    [InlineData("1e300 0 0 1e300 0 0 cm 1 w 10 10 m 200 10 l S 10 30 m 200 30 l S")]
    [InlineData("BT /F1 1e30 Tf 1e20 1e25 Td (1234.56) Tj ET")]
    public void Issue0014_Lines_and_letters_at_places_of_no_page_end_the_reading(string content) =>
        Assert.Equal(["没有任何文字"], Problems(new TinyPdf { Content = content }.Bytes()));

    [Fact]
    public void Issue0014_A_page_as_wide_as_a_number_can_be_is_told()
    {
        var text = Encoding.Latin1.GetString(new TinyPdf().Bytes());
        var wide = Encoding.Latin1.GetBytes(text.Replace("[0 0 600 800]", "[0 0 2147483647 2147483647]",
            StringComparison.Ordinal));
        Assert.Equal(["第 1 页宽 2147483647 磅、高 2147483647 磅，不是一页的大小"], Problems(wide));
    }

    [Fact]
    public void Issue0014_Three_million_characters_without_line_feeds_are_read_in_time()
    {
        var line = string.Concat(Enumerable.Repeat(Sentence, 180));
        var text = "某市某局2024年部门预算\n" + string.Join('\n', Enumerable.Repeat(line, 3_000_000 / line.Length));
        Assert.NotEmpty(Inspect(Encoding.UTF8.GetBytes(text), InTime).Result!.Disclosure.Statements);
    }

    [Fact]
    public void Issue0014_A_web_page_of_one_paragraph_is_read_up_to_its_limit_in_time()
    {
        var text = string.Concat(Enumerable.Repeat(Sentence, 3000));
        var html = $"<html><body><h1>某市某局2024年部门预算</h1><p>{text}</p>";
        var inspection = Inspect(Encoding.UTF8.GetBytes(html), InTime);
        Assert.Contains(inspection.Source.Problems,
            p => p.Found.EndsWith("只读前 20000 个字", StringComparison.Ordinal));
        Assert.NotNull(inspection.Result);
    }

    [Theory]
    [InlineData("\"index\":-2147483648")]
    [InlineData("\"index\":-1")]
    public void Issue0014_A_cell_at_no_place_of_a_table_is_told(string place) => Assert.Equal(["JSON 不合格式"],
        Problems(Encoding.UTF8.GetBytes(
            "{\"tables\":[{\"id\":\"t\",\"rows\":[{\"cells\":[{" + place + ",\"text\":\"1\"}]}]}]}")));

    [Fact]
    public void Issue0014_Work_past_its_time_limit_ends_and_is_told()
    {
        var line = string.Concat(Enumerable.Repeat(Sentence, 180));
        var text = Encoding.UTF8.GetBytes("某市某局2024年部门预算\n" + string.Join('\n', Enumerable.Repeat(line, 600)));
        var inspection = Inspect(text, ReadOptions.Default with { TimeLimit = TimeSpan.FromSeconds(1) });
        Assert.True(inspection.IsLate);
        Assert.Contains("还没有审完", inspection.Source.Problems[^1].Found, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => workspace.DisposeAsync();

    private Inspection Inspect(byte[] content, ReadOptions options) =>
        workspace.Inspector.Inspect("x", content, options, TestContext.Current.CancellationToken);

    private IEnumerable<string> Problems(byte[] content) =>
        Inspect(content, InTime).Source.Problems.Select(p => p.Found);
}
