using Microsoft.Playwright;
using Xunit;

namespace Mingsuan.Web.Tests;

/// <summary>无障碍 (axe finds nothing serious) on any page; each view is a class, to run side by side.</summary>
public abstract class AxeTests(RunningSite site, Chromium chromium)
{
    public static TheoryData<string> Pages => new(
        "/", "/budgets/wuhan-2024", "/budgets/wuhan-2024/tables", "/budgets/wuhan-2024/notes",
        "/budgets/wuhan-2024/terms", "/budgets/wuhan-2024/figures/60",
        "/budgets/district-2025", "/budgets/broken", "/nothing", "/check", "/check?fault=empty", Checked);

    // The result of checking an example's book and a faulty file stands at an address of its own each time.
    private const string Checked = "（审核结果）";

    protected async Task CheckAsync(string path, ColorScheme scheme, int width, params string[] rules)
    {
        if (path == Checked) path = await CheckedAsync();
        var page = await chromium.OpenAsync(site.Address + path, scheme, width);
        Assert.Empty(await Chromium.SeriousAsync(page, rules));
        var overflow = await page.EvaluateAsync<int>(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overflow <= 0, $"{path} 横向多出 {overflow} 像素");
        await page.Context.CloseAsync();
    }

    private async Task<string> CheckedAsync()
    {
        var path = await HandIn.PostAsync(site.Client, site.Address, "/check/book/wuhan-2024");
        await HandIn.WaitAsync(site.Client, site.Address, path);
        return path;
    }
}

/// <summary>宽屏, light.</summary>
public sealed class AxeOnADeskTests(RunningSite site, Chromium chromium) : AxeTests(site, chromium)
{
    [Theory]
    [MemberData(nameof(Pages))]
    public Task Axe_finds_nothing_serious(string path) => CheckAsync(path, ColorScheme.Light, 1280);
}

/// <summary>深色: differs in its colours only.</summary>
public sealed class AxeInTheDarkTests(RunningSite site, Chromium chromium) : AxeTests(site, chromium)
{
    [Theory]
    [MemberData(nameof(Pages))]
    public Task Axe_finds_nothing_serious(string path) => CheckAsync(path, ColorScheme.Dark, 1280, "color-contrast");
}

/// <summary>手机, 360 px wide.</summary>
public sealed class AxeOnAPhoneTests(RunningSite site, Chromium chromium) : AxeTests(site, chromium)
{
    [Theory]
    [MemberData(nameof(Pages))]
    public Task Axe_finds_nothing_serious(string path) => CheckAsync(path, ColorScheme.Light, 360);
}
