using Microsoft.Playwright;
using Mingsuan.Web.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Mingsuan.Web.Tests;

/// <summary>浏览器, started once; a test that asks for it is skipped, visibly, where it is not installed.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string Program =
        Environment.GetEnvironmentVariable("MINGSUAN_CHROMIUM") ?? "/usr/bin/chromium";

    private IPlaywright? playwright;
    private IBrowser? browser;

    public IBrowser Browser
    {
        get
        {
            Assert.SkipWhen(browser is null, $"没有安装 chromium（{Program}）");
            return browser!;
        }
    }

    /// <summary>打开一页; a message on its console is a fault, but for the 404 of a page that is not there.</summary>
    public async Task<IPage> OpenAsync(string address, ColorScheme scheme, int width)
    {
        var context = await Browser.NewContextAsync(new()
        {
            ColorScheme = scheme,
            ViewportSize = new() { Width = width, Height = 900 },
        });
        var page = await context.NewPageAsync();
        var faults = new List<string>();
        page.Console += (_, m) =>
        {
            if (m.Type == "error" && !address.EndsWith("/nothing", StringComparison.Ordinal)) faults.Add(m.Text);
        };
        page.PageError += (_, e) => faults.Add(e);
        await page.GotoAsync(address);
        Assert.Empty(faults);
        return page;
    }

    /// <summary>axe 的发现, serious and critical only; all rules unless some are named.</summary>
    public static async Task<string[]> SeriousAsync(IPage page, params string[] rules)
    {
        var axe = await File.ReadAllTextAsync(
            Path.Combine(RunningSite.Root, "node_modules", "axe-core", "axe.min.js"),
            TestContext.Current.CancellationToken);
        await page.EvaluateAsync(axe);
        return await page.EvaluateAsync<string[]>("""
            async (rules) => (await axe.run(document, {
              resultTypes: ['violations'], ...(rules.length > 0 ? { runOnly: { type: 'rule', values: rules } } : {}),
            })).violations
              .filter(v => ['serious', 'critical'].includes(v.impact))
              .map(v => `${v.id}: ${v.nodes.length} × ${v.nodes[0].html.slice(0, 120)}`)
            """, rules);
    }

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Program)) return;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Program,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
