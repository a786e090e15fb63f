using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.FileProviders;
using Mingsuan.Web.Checking;
using Mingsuan.Web.Components;
using Mingsuan.Web.Shelf;
using Mingsuan.Web.Wording;

namespace Mingsuan.Web.Serving;

/// <summary>站点 (the web application): pages of every budget on the shelves, rendered on the server.</summary>
public static class Site
{
    private static readonly TimeSpan Long = TimeSpan.FromDays(365);

    /// <summary>搭建; nothing is served until it is run.</summary>
    /// <param name="args">命令行: <c>--urls</c>, <c>--data DIR</c>, <c>--budgets DIR</c> as often as wanted.</param>
    /// <param name="workspace">工作区; whoever made it ends it.</param>
    /// <param name="limits">审核的限度; null takes the usual ones.</param>
    /// <exception cref="Documents.MingsuanException">a folder named on the command line is not there.</exception>
    public static WebApplication Build(string[] args, Workspace workspace, CheckLimits? limits = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        if (builder.Configuration["urls"] is null) builder.WebHost.UseUrls(ServeOptions.DefaultUrl);
        builder.WebHost.ConfigureKestrel(k => k.AddServerHeader = false);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        // It warns whenever it makes the caching of a page with a form stricter, as it should.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery.DefaultAntiforgery", LogLevel.Error);
        // What stops the start is told once, by the program's end.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        AddServices(builder.Services, ServeOptions.Read(args, builder.Environment.ContentRootPath));
        builder.Services.AddSingleton(workspace);
        builder.Services.AddSingleton(limits ?? CheckLimits.Default);
        var site = builder.Build();
        Map(site);
        site.Lifetime.ApplicationStarted.Register(() => Console.WriteLine(
            $"明算已打开：{string.Join(' ', site.Urls)}（按 Ctrl+C 停止）"));
        return site;
    }

    private static void AddServices(IServiceCollection services, ServeOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(new SiteFiles(SiteFiles.Beside));
        services.AddSingleton<BudgetShelf>();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<CheckDesk>();
        services.AddHttpContextAccessor();
        services.AddScoped(s => LanguageChoice.Of(s.GetRequiredService<IHttpContextAccessor>().HttpContext));
        services.AddResponseCompression();
        services.AddRazorComponents();
        // Chinese stays as it is, not as one entity for each character.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
    }

    private static void Map(WebApplication site)
    {
        site.UseExceptionHandler("/fault", createScopeForErrors: true);
        site.Use(SecurityHeaders.Add);
        site.UseStatusCodePagesWithReExecute("/missing", createScopeForStatusCodePages: true);
        site.UseResponseCompression();
        site.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(site.Services.GetRequiredService<SiteFiles>().Folder),
            OnPrepareResponse = c => c.Context.Response.GetTypedHeaders().CacheControl = new()
            {
                Public = true,
                MaxAge = c.Context.Request.Query.ContainsKey("v") ? Long : TimeSpan.FromHours(1),
            },
        });
        site.Use(LanguageChoice.Remember);
        site.Use(CheckForms.DrainAsync);
        site.UseRouting();
        site.UseAntiforgery();
        site.MapGet("/favicon.ico", () => Results.Redirect("/favicon.svg", permanent: true)).ShortCircuit();
        Downloads.Map(site);
        CheckForms.Map(site);
        CheckDownloads.Map(site);
        site.MapRazorComponents<App>();
    }
}
