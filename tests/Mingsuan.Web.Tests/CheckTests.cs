using System.Net;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Mingsuan.Web.Tests;

/// <summary>网上审核 over HTTP, as plain form posts.</summary>
public sealed class CheckTests(RunningSite site)
{
    private static readonly byte[] Faulty = Encoding.UTF8.GetBytes(HandIn.Faulty);

    [Fact]
    public async Task An_uploaded_disclosure_is_checked_and_its_slip_is_told_with_place_and_right_value()
    {
        var (_, text) = await HandIn.CheckAsync(site.Client, site.Address, ("示例局2024预算.html", Faulty));
        Assert.Contains("示例局2024预算.html", text, StringComparison.Ordinal);
        Assert.Contains("class=\"finding error\"", text, StringComparison.Ordinal);
        Assert.Contains("130.00", text, StringComparison.Ordinal);
        Assert.Contains("120.00", text, StringComparison.Ordinal);
        Assert.DoesNotContain("page-pane", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_downloads_are_what_they_say_and_hold_the_findings()
    {
        var (path, _) = await HandIn.CheckAsync(site.Client, site.Address, ("甲.html", Faulty));
        var list = await GetAsync(path + "/download/list.xlsx");
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", list.Type);
        Assert.StartsWith("PK", list.Text, StringComparison.Ordinal);
        var json = await GetAsync(path + "/download/check.json");
        Assert.Equal("application/json", json.Type);
        using var document = JsonDocument.Parse(json.Text);
        Assert.Equal("甲.html", document.RootElement.GetProperty("document").GetProperty("file").GetString());
        Assert.NotEqual(0, document.RootElement.GetProperty("findings").GetArrayLength());
        var html = await GetAsync(path + "/download/report.html");
        Assert.Equal("text/html", html.Type);
        Assert.Contains("class=\"finding error\"", html.Text, StringComparison.Ordinal);
        var sarif = await GetAsync(path + "/download/check.sarif");
        Assert.Equal("application/sarif+json", sarif.Type);
        Assert.Contains("\"results\"", sarif.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await site.GetAsync(path + "/marked/1")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await site.GetAsync(path + "/download/other.txt")).Status);
    }

    [Fact]
    public async Task A_book_of_the_shelf_is_checked_as_its_PDF_with_pages_and_a_marked_copy()
    {
        var path = await HandIn.PostAsync(site.Client, site.Address, "/check/book/wuhan-2024");
        var text = await HandIn.WaitAsync(site.Client, site.Address, path);
        Assert.Contains("武汉", text, StringComparison.Ordinal);
        Assert.Contains("<td>2024</td>", text, StringComparison.Ordinal);
        var marked = await GetAsync(path + "/marked/1");
        Assert.Equal("application/pdf", marked.Type);
        Assert.StartsWith("%PDF-", marked.Text, StringComparison.Ordinal);
        Assert.Contains("class=\"page-pane\"", text, StringComparison.Ordinal);
        Assert.Contains("class=\"to-page\" href=\"#f1-1-box\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_findings_are_filtered_by_the_address()
    {
        var (path, all) = await HandIn.CheckAsync(site.Client, site.Address, ("甲.html", Faulty));
        Assert.Equal(Count(all), Count((await site.GetAsync(path + "?file=1&grade=error")).Text));
        Assert.Equal(0, Count((await site.GetAsync(path + "?file=1&grade=note")).Text));
        var rule = (await site.GetAsync(path + "?file=1&rule=A02")).Text;
        Assert.Equal(1, Count(rule));
        Assert.Contains("value=\"A02\" selected", rule, StringComparison.Ordinal);
        var table = (await site.GetAsync(path + "?file=1&table=1")).Text;
        Assert.InRange(Count(table), 1, Count(all) - 1);
        var none = (await site.GetAsync(path + "?file=1&rule=%3Cscript%3E")).Text;
        Assert.Contains("没有符合这些条件的发现", none, StringComparison.Ordinal);
        Assert.Equal(0, Count(none));
    }

    [Fact]
    public async Task A_file_of_the_wrong_kind_an_empty_one_and_a_good_one_are_told_apart_by_name()
    {
        var (_, text) = await HandIn.CheckAsync(site.Client, site.Address,
            ("图.png", [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10]), ("空.pdf", []), ("好.html", Faulty));
        Assert.Contains("是图片，不是文档", text, StringComparison.Ordinal);
        Assert.Contains("文件是空的", text, StringComparison.Ordinal);
        Assert.Contains("id=\"sheet-title\" lang=\"zh-CN\">好.html", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_without_any_figure_is_not_called_sound()
    {
        var letter = "各位同事：你们好。"u8.ToArray();
        var empty = "<html><h1>示例局2024年部门预算</h1><p>略。</p></html>"u8.ToArray();
        var (path, text) = await HandIn.CheckAsync(site.Client, site.Address, ("信.txt", letter), ("略.html", empty));
        Assert.Contains("不像预算、决算的公开文件", text, StringComparison.Ordinal);
        text = (await site.GetAsync(path + "?file=2")).Text;
        Assert.Contains("没有审到什么", text, StringComparison.Ordinal);
        Assert.DoesNotContain("没有发现问题", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hostile_name_is_shown_as_text_without_its_folders_and_hidden_marks()
    {
        var (path, text) = await HandIn.CheckAsync(site.Client, site.Address,
            ("../../etc/<img src=x onerror=alert(1)>\u202Egpj.html", Faulty), ("..", Faulty), ("a.html", Faulty),
            ("a.html", Faulty));
        Assert.DoesNotContain("<img", text, StringComparison.Ordinal);
        Assert.DoesNotContain("etc/", text, StringComparison.Ordinal);
        Assert.Contains("&lt;img src=x onerror=alert(1)&gt;gpj.html", text, StringComparison.Ordinal);
        Assert.Contains("未命名文件", text, StringComparison.Ordinal);
        Assert.Contains("a（2）.html", text, StringComparison.Ordinal);
        var report = await GetAsync(path + "/download/report.html");
        Assert.DoesNotContain("<img", report.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_chosen_is_told_on_the_form()
    {
        var path = await HandIn.PostAsync(site.Client, site.Address, "/check/files");
        Assert.Equal("/check?fault=empty", path);
        Assert.Contains("没有选文件", (await site.GetAsync(path)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_post_without_the_token_of_the_page_is_not_taken()
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Faulty), "files", "a.html" } };
        using var response = await site.Client.PostAsync(
            new Uri(site.Address + "/check/files"), form, TestContext.Current.CancellationToken);
        Assert.Equal("/check?fault=stale", response.Headers.Location!.ToString());
        Assert.Contains("提交没有收到", (await site.GetAsync("/check?fault=stale")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deleted_result_is_gone_and_a_guessed_number_opens_nothing()
    {
        var (path, _) = await HandIn.CheckAsync(site.Client, site.Address, ("a.html", Faulty));
        Assert.Equal("/check?deleted=1", await HandIn.PostAsync(site.Client, site.Address, path + "/delete"));
        Assert.Equal(HttpStatusCode.NotFound, (await site.GetAsync(path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await site.GetAsync(path + "/download/check.json")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await site.GetAsync("/check/00000000000000000000000000000000")).Status);
    }

    private static int Count(string text) => text.Split("<article class=\"finding").Length - 1;

    private async Task<(string? Type, string Text)> GetAsync(string path)
    {
        using var response = await site.Client.GetAsync(
            new Uri(site.Address + path), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        return (response.Content.Headers.ContentType!.MediaType,
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
