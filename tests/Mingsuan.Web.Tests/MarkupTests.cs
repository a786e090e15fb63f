using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace Mingsuan.Web.Tests;

/// <summary>网页的结构: links that lead somewhere, ids that are their own, tables that say what heads what.</summary>
public sealed partial class MarkupTests(RunningSite site)
{
    public static TheoryData<string> Pages => new(
        "/", "/budgets/wuhan-2024", "/budgets/wuhan-2024/overview", "/budgets/wuhan-2024/tables",
        "/budgets/wuhan-2024/notes", "/budgets/wuhan-2024/figures/60", "/budgets/district-2025", "/budgets/broken",
        "/check");

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Ids_are_unique_and_headers_of_cells_name_some(string path)
    {
        var (_, text) = await site.GetAsync(path);
        var ids = Id().Matches(text).Select(m => m.Groups[1].Value).ToList();
        Assert.Empty(ids.GroupBy(i => i).Where(g => g.Count() > 1).Select(g => g.Key));
        var named = Headers().Matches(text).SelectMany(m => m.Groups[1].Value.Split(' ')).Distinct();
        Assert.Empty(named.Except(ids));
        Assert.Equal(Count(text, "<table"), Count(text, "<caption"));
        Assert.Single(Heading().Matches(text));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_link_leads_to_a_page_and_a_place_on_it(string path)
    {
        var (_, text) = await site.GetAsync(path);
        var links = Link().Matches(text).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).Distinct()
            .Where(l => !l.Contains("/figures/", StringComparison.Ordinal)
                && !l.Contains("/download/", StringComparison.Ordinal));
        foreach (var group in links.GroupBy(l => l.Split('#')[0]))
        {
            var (status, target) = await site.GetAsync(group.Key);
            Assert.True(status == HttpStatusCode.OK, $"{path} 上的 {group.Key} 答 {(int)status}");
            foreach (var place in group.Select(l => l.Split('#')).Where(l => l.Length > 1).Select(l => l[1]))
            {
                Assert.Contains($"id=\"{place}\"", target, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Every_printed_amount_is_a_link_and_every_reason_page_opens()
    {
        var (_, text) = await site.GetAsync("/budgets/wuhan-2024/tables");
        var links = Link().Matches(text).Select(m => m.Groups[1].Value)
            .Where(l => l.Contains("/figures/", StringComparison.Ordinal)).Distinct().ToList();
        Assert.True(links.Count > 400, $"只有 {links.Count} 个数是链接");
        foreach (var link in links.Where((_, i) => i % 9 == 0))
        {
            var (status, reason) = await site.GetAsync(link);
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.Contains("回到书中的位置", reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_table_of_two_panels_tells_each_figure_its_own_row_and_column()
    {
        var (_, text) = await site.GetAsync("/budgets/wuhan-2024/tables");
        Assert.Contains("headers=\"table-1-h0-2 table-1-h1-3 table-1-r0-2\"", text, StringComparison.Ordinal);
        Assert.Contains("id=\"table-1-r0-2\" scope=\"row\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_choice_of_language_is_remembered_in_a_cookie()
    {
        using var asked = await site.Client.GetAsync(
            new Uri(site.Address + "/?lang=en"), TestContext.Current.CancellationToken);
        var cookie = Assert.Single(asked.Headers.GetValues("Set-Cookie")).Split(';')[0];
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(site.Address + "/"));
        request.Headers.Add("Cookie", cookie);
        using var next = await site.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await next.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("<html lang=\"en\">", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_and_the_style_sheet_may_be_kept_for_long_since_their_addresses_change_with_them()
    {
        var (_, text) = await site.GetAsync("/budgets/wuhan-2024");
        foreach (Match file in SiteFile().Matches(text))
        {
            using var sent = await site.Client.GetAsync(
                new Uri(site.Address + file.Groups[1].Value), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
            Assert.Equal(TimeSpan.FromDays(365), sent.Headers.CacheControl!.MaxAge);
        }
        Assert.True(SiteFile().Count(text) >= 5);
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    [GeneratedRegex(" id=\"([^\"]+)\"", RegexOptions.None, 5000)]
    private static partial Regex Id();

    [GeneratedRegex(" headers=\"([^\"]+)\"", RegexOptions.None, 5000)]
    private static partial Regex Headers();

    [GeneratedRegex(" href=\"(/[^\"?]*)\"", RegexOptions.None, 5000)]
    private static partial Regex Link();

    [GeneratedRegex("<h1[ >]", RegexOptions.None, 5000)]
    private static partial Regex Heading();

    [GeneratedRegex("\"(/[^\"]+\\?v=[0-9a-f]{8})\"", RegexOptions.None, 5000)]
    private static partial Regex SiteFile();
}
