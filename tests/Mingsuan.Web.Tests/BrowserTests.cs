using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Mingsuan.Web.Tests;

/// <summary>真的浏览器 (Debian's Chromium): accessibility, keyboard, charts, print, small screens.</summary>
public sealed class BrowserTests(RunningSite site, Chromium chromium)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task The_single_page_of_the_book_is_sound_and_tells_the_reason_of_a_number()
    {
        var bytes = await site.Client.GetByteArrayAsync(
            new Uri(site.Address + "/budgets/wuhan-2024/download/book.html"), TestContext.Current.CancellationToken);
        var file = Path.Combine(Path.GetTempPath(), $"mingsuan-book-{Environment.ProcessId}.html");
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
        try
        {
            var page = await chromium.Browser.NewPageAsync();
            await page.GotoAsync("file://" + file);
            Assert.Empty(await Chromium.SeriousAsync(page));
            await page.Locator(".n", new() { HasTextString = "563.78" }).First.ClickAsync();
            var reason = page.Locator("#reason");
            await Assertions.Expect(reason).ToContainTextAsync("精确数 5,637,820.00 元");
            await Assertions.Expect(reason).ToContainTextAsync("expenditure.csv:2");
            await page.Keyboard.PressAsync("Escape");
            await Assertions.Expect(reason).ToBeHiddenAsync();
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Both_charts_are_drawn_and_stand_beside_their_tables()
    {
        var page = await chromium.OpenAsync(site.Address + "/budgets/wuhan-2024", ColorScheme.Light, 1280);
        await Assertions.Expect(page.Locator("[data-chart=sunburst] svg")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[data-chart=sankey] svg")).ToBeVisibleAsync();
        var drawing = page.Locator("[data-chart=sankey] .drawing");
        Assert.Equal("img", await drawing.GetAttributeAsync("role"));
        await Assertions.Expect(drawing).ToHaveAttributeAsync(
            "aria-label", new Regex("六成八的支出是基本支出", RegexOptions.None, Patience));
        await Assertions.Expect(page.Locator("section.charted table")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator("section.charted").First).ToContainTextAsync("1,537.41");
    }

    [Fact]
    public async Task By_keyboard_one_skips_to_the_content_and_opens_the_reason_of_a_figure()
    {
        var page = await chromium.OpenAsync(site.Address + "/budgets/wuhan-2024/notes", ColorScheme.Light, 1280);
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("跳到正文", await page.EvaluateAsync<string>("document.activeElement.textContent"));
        await page.Keyboard.PressAsync("Enter");
        Assert.EndsWith("#main", page.Url, StringComparison.Ordinal);
        for (var i = 0; i < 80 && !await IsFigureAsync(page); i++) await page.Keyboard.PressAsync("Tab");
        Assert.True(await IsFigureAsync(page), "按 Tab 走不到数");
        await Assertions.Expect(page.Locator("#tip")).ToContainTextAsync("2024年 · 收入");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".eyebrow").First).ToHaveTextAsync("这个数是怎么来的");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("2347.86万元");
    }

    [Fact]
    public async Task In_print_the_navigation_is_gone_and_wide_tables_do_not_scroll()
    {
        var page = await chromium.OpenAsync(site.Address + "/budgets/wuhan-2024/tables", ColorScheme.Light, 1280);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(page.Locator("header.masthead")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("nav.parts")).ToBeHiddenAsync();
        var overflow = await page.Locator(".frame").First.EvaluateAsync<string>("e => getComputedStyle(e).overflowX");
        Assert.Equal("visible", overflow);
    }

    [Fact]
    public async Task Without_script_the_overview_is_complete()
    {
        var context = await chromium.Browser.NewContextAsync(new() { JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        await page.GotoAsync(site.Address + "/budgets/wuhan-2024");
        await Assertions.Expect(page.Locator("section.charted").First).ToContainTextAsync("2,282.41");
        await Assertions.Expect(page.Locator(".drawing")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task On_a_phone_a_wide_table_scrolls_in_its_frame_and_keeps_its_first_two_columns()
    {
        var page = await chromium.OpenAsync(site.Address + "/budgets/wuhan-2024/tables", ColorScheme.Light, 360);
        var frame = page.Locator("section[aria-labelledby='table-3'] .frame");
        var name = frame.Locator("tbody tr:nth-child(3) > :nth-child(2)");
        await frame.ScrollIntoViewIfNeededAsync();
        var before = await name.BoundingBoxAsync();
        await frame.EvaluateAsync("e => { e.scrollLeft = 400; }");
        var after = await name.BoundingBoxAsync();
        Assert.Equal(before!.X, after!.X, 1.5f);
        Assert.InRange(after.X + after.Width, 60f, 240f);
    }

    private static Task<bool> IsFigureAsync(IPage page) =>
        page.EvaluateAsync<bool>("document.activeElement.matches('a.fig')");
}
