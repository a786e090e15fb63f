using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Mingsuan.Web.Serving;
using Mingsuan.Web.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(RunningSite))]

namespace Mingsuan.Web.Tests;

/// <summary>真的在跑的网站 (Kestrel on a free port), with the examples and one broken package.</summary>
public sealed class RunningSite : IAsyncLifetime
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("mingsuan-web-");
    private readonly Workspace workspace = new();
    private WebApplication? app;

    /// <summary>仓库.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>地址, without a slash at the end.</summary>
    public string Address { get; private set; } = "";

    public HttpClient Client { get; } = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });

    public async ValueTask InitializeAsync()
    {
        var broken = Path.Combine(data.FullName, "budgets", "broken");
        Directory.CreateDirectory(broken);
        await File.WriteAllTextAsync(Path.Combine(broken, "budget.yaml"), "year: 2024\nform-set: wuhan\n");
        app = Site.Build(
            ["--urls", "http://127.0.0.1:0", "--budgets", Path.Combine(Root, "examples"), "--data", data.FullName,
             "--contentRoot", Path.Combine(Root, "src", "Mingsuan.Web")], workspace);
        await app.StartAsync();
        Address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null) await app.DisposeAsync();
        await workspace.DisposeAsync();
        Client.Dispose();
        data.Delete(recursive: true);
    }

    public async Task<(HttpStatusCode Status, string Text)> GetAsync(string path)
    {
        var response = await Client.GetAsync(new Uri(Address + path), TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Mingsuan.slnx"))) return folder.FullName;
        }
        throw new InvalidOperationException("测试应在仓库里运行");
    }
}
