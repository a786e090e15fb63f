using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Mingsuan.Web.Tests;

/// <summary>审核页 in a real browser: choosing, sending, waiting, and going through the findings.</summary>
public sealed class CheckBrowserTests(RunningSite site, Chromium chromium)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly FilePayload Faulty = new()
    {
        Name = "示例局2024预算.html", MimeType = "text/html", Buffer = Encoding.UTF8.GetBytes(HandIn.Faulty),
    };

    [Fact]
    public async Task A_chosen_file_is_sent_checked_and_its_findings_shown()
    {
        var page = await chromium.OpenAsync(site.Address + "/check", ColorScheme.Light, 1280);
        await page.Locator("button.main").ClickAsync();
        await Assertions.Expect(page.Locator("#refused")).ToHaveTextAsync("请先选文件。");
        await page.Locator("#files").SetInputFilesAsync(Faulty);
        await Assertions.Expect(page.Locator("#chosen")).ToContainTextAsync("示例局2024预算.html");
        await page.Locator("button.main").ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("审核结果", new() { Timeout = 30_000 });
        await Assertions.Expect(page.Locator(".finding").First).ToContainTextAsync("100.00 + 20.00 = 120.00");
        await page.Keyboard.PressAsync("F8");
        Assert.Equal("f1-1", await page.EvaluateAsync<string>("document.activeElement.id"));
        await page.Keyboard.PressAsync("F8");
        Assert.Equal("f1-2", await page.EvaluateAsync<string>("document.activeElement.id"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_file_too_large_or_too_many_files_are_told_before_anything_is_sent()
    {
        var page = await chromium.OpenAsync(site.Address + "/check", ColorScheme.Light, 1280);
        await page.EvaluateAsync("document.getElementById('hand-in').dataset.bytes = '100'");
        await page.Locator("#files").SetInputFilesAsync(Faulty);
        await Assertions.Expect(page.Locator("#refused")).ToContainTextAsync("太大：示例局2024预算.html");
        await page.Locator("#files").SetInputFilesAsync(
            Enumerable.Range(0, 21).Select(i => new FilePayload { Name = $"{i}.txt", Buffer = [65] }));
        await Assertions.Expect(page.Locator("#refused")).ToContainTextAsync("选了 21 个文件，一次最多 20 个");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Without_script_the_form_is_sent_and_the_result_comes_by_itself()
    {
        await using var context = await chromium.Browser.NewContextAsync(new() { JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        await page.GotoAsync(site.Address + "/check");
        await page.Locator("#files").SetInputFilesAsync(Faulty);
        await page.Locator("button.main").ClickAsync();
        await Assertions.Expect(page.Locator(".finding").First).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await page.Locator("select[name=rule]").SelectOptionAsync("A02");
        await page.Locator(".filter button").ClickAsync();
        await Assertions.Expect(page.Locator(".finding")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task From_its_page_a_book_is_checked_and_a_finding_turns_the_picture_to_its_place()
    {
        var page = await chromium.OpenAsync(site.Address + "/budgets/wuhan-2024", ColorScheme.Light, 1440);
        await page.GetByRole(AriaRole.Button, new() { Name = "审核这份书" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("审核结果", new() { Timeout = 60_000 });
        var link = page.Locator(".to-page").Last;
        await link.ClickAsync();
        var hash = await page.EvaluateAsync<string>("location.hash");
        Assert.Matches(new Regex("^#f1-[0-9]+-box$", RegexOptions.None, Patience), hash);
        await Assertions.Expect(page.Locator(hash)).ToBeInViewportAsync();
        await Assertions.Expect(link).ToBeInViewportAsync();
        await page.Context.CloseAsync();
    }
}
