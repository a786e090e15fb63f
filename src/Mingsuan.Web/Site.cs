using System.Text.Encodings.Web;
using System.Text.Unicode;
using Mingsuan.Documents;
using Mingsuan.Web.Budgets;
using Mingsuan.Web.Components;

namespace Mingsuan.Web;

/// <summary>网站的组装 (how the site is put together).</summary>
public static class Site
{
    private const string Policy = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        + "script-src 'self'; object-src 'none'; base-uri 'self'; frame-ancestors 'none'; form-action 'self'";

    /// <summary>组装; <c>--budgets DIR</c> (repeatable) and <c>--data DIR</c> name the shelves.</summary>
    public static WebApplication Build(string[] args, Workspace workspace)
    {
        var (shelves, rest) = Shelves(args);
        var builder = WebApplication.CreateBuilder(rest);
        if (builder.Configuration["urls"] is null) builder.WebHost.UseUrls("http://127.0.0.1:5080");
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Services.AddRazorComponents();
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddSingleton(workspace);
        builder.Services.AddSingleton(s => new BudgetLibrary(s.GetRequiredService<Workspace>(), shelves));
        builder.Services.AddScoped(s => Words.For(s.GetRequiredService<IHttpContextAccessor>().HttpContext!));
        var app = builder.Build();
        app.UseExceptionHandler("/fault", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use(AddHeaders);
        app.UseStaticFiles();
        app.MapGet("/favicon.ico", () => Results.Redirect("/favicon.svg", permanent: true));
        app.MapGet("/budgets/{name}/download/{file}", Downloads.GetAsync);
        app.UseAntiforgery();
        app.MapRazorComponents<App>();
        return app;
    }

    private static async Task AddHeaders(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers.ContentSecurityPolicy = Policy;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers["Referrer-Policy"] = "same-origin";
        if (context.Request.Query["lang"].ToString() is "zh" or "en")
        {
            context.Response.Cookies.Append(Words.Cookie, context.Request.Query["lang"].ToString(),
                new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true });
        }
        await next(context);
    }

    private static (IReadOnlyList<string> Shelves, string[] Others) Shelves(string[] args)
    {
        var shelves = new List<string>();
        var rest = new List<string>();
        var data = "data";
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] is not ("--budgets" or "--data"))
            {
                rest.Add(args[i]);
                continue;
            }
            if (i + 1 == args.Length) throw new MingsuanException($"{args[i]} 之后应写一个文件夹");
            if (args[i++] == "--budgets") shelves.Add(Path.GetFullPath(args[i]));
            else data = args[i];
        }
        shelves.Add(Path.GetFullPath(Path.Combine(data, "budgets")));
        return (shelves, [.. rest]);
    }
}
