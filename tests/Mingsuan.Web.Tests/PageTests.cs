using System.Net;
using Xunit;

namespace Mingsuan.Web.Tests;

/// <summary>各页与下载, in process over HTTP.</summary>
public sealed class PageTests(RunningSite site)
{
    [Fact]
    public async Task The_home_page_lists_each_budget_with_its_state()
    {
        var (status, text) = await site.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("href=\"/budgets/wuhan-2024\"", text, StringComparison.Ordinal);
        Assert.Contains("2,347.86", text, StringComparison.Ordinal);
        Assert.Contains("读不了", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/budgets/wuhan-2024", "九成七的支出用于科学技术")]
    [InlineData("/budgets/wuhan-2024/overview", "部门主要职能")]
    [InlineData("/budgets/wuhan-2024/tables", "一般公共预算基本支出表")]
    [InlineData("/budgets/wuhan-2024/notes", "1184.14")]
    [InlineData("/budgets/wuhan-2024/terms", "名词解释")]
    [InlineData("/budgets/district-2025", "示例区管理局")]
    public async Task A_page_of_a_budget_says_what_the_book_says(string path, string words)
    {
        var (status, text) = await site.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains(words, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_figure_leads_to_its_facts_with_file_and_line()
    {
        var (_, tables) = await site.GetAsync("/budgets/wuhan-2024/tables");
        var at = tables.IndexOf("\">563.78</a>", StringComparison.Ordinal);
        var link = tables[(tables.LastIndexOf("href=\"", at, StringComparison.Ordinal) + 6)..at];
        var (status, text) = await site.GetAsync(link);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("5,637,820.00 元", text, StringComparison.Ordinal);
        Assert.Contains("expenditure.csv:2", text, StringComparison.Ordinal);
        Assert.Contains("30101 基本工资", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_that_cannot_be_read_shows_its_problems()
    {
        var (status, text) = await site.GetAsync("/budgets/broken");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("<code>revenue.csv</code>", text, StringComparison.Ordinal);
        Assert.Contains("缺少这个文件", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nothing")]
    [InlineData("/budgets/none")]
    [InlineData("/budgets/wuhan-2024/none")]
    [InlineData("/budgets/wuhan-2024/figures/999999")]
    [InlineData("/budgets/wuhan-2024/download/passwords.txt")]
    [InlineData("/budgets/..%2F..%2Fetc/download/book.pdf")]
    [InlineData("/budgets/broken/download/book.pdf")]
    public async Task What_is_not_there_answers_404_in_Chinese(string path)
    {
        var (status, text) = await site.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Contains("没有这一页", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("book.pdf", "%PDF-")]
    [InlineData("book.docx", "PK")]
    [InlineData("tables.xlsx", "PK")]
    [InlineData("book.html", "<!DOC")]
    [InlineData("budget.json", "{")]
    [InlineData("data.zip", "PK")]
    public async Task A_download_is_the_file_it_says_and_is_not_sent_twice(string file, string start)
    {
        var address = new Uri($"{site.Address}/budgets/wuhan-2024/download/{file}");
        using var first = await site.Client.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        var bytes = await first.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith(start, System.Text.Encoding.Latin1.GetString(bytes, 0, 8), StringComparison.Ordinal);
        Assert.Contains("2024", first.Content.Headers.ContentDisposition!.FileNameStar, StringComparison.Ordinal);
        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.TryAddWithoutValidation("If-None-Match", first.Headers.ETag!.ToString());
        using var second = await site.Client.SendAsync(again, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task The_interface_speaks_English_when_asked_and_the_book_stays_Chinese()
    {
        var (_, text) = await site.GetAsync("/budgets/wuhan-2024?lang=en");
        Assert.Contains("lang=\"en\"", text, StringComparison.Ordinal);
        Assert.Contains("Downloads", text, StringComparison.Ordinal);
        Assert.Contains("收支总预算", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_page_runs_a_script_of_another_origin()
    {
        using var response = await site.Client.GetAsync(
            new Uri(site.Address + "/"), TestContext.Current.CancellationToken);
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
    }
}
