namespace Mingsuan.Web.Wording;

/// <summary>界面语言的选择: <c>?lang=en</c> once, then remembered in a cookie; the book itself stays Chinese.</summary>
internal static class LanguageChoice
{
    private const string Name = "lang";

    /// <summary>此次请求的界面文字.</summary>
    public static Words Of(HttpContext? context) => Chosen(context) == "en" ? Words.English : Words.Chinese;

    /// <summary>记住选择.</summary>
    public static Task Remember(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Query[Name].ToString() is "zh" or "en")
        {
            context.Response.Cookies.Append(Name, context.Request.Query[Name].ToString(), new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
                IsEssential = true,
                MaxAge = TimeSpan.FromDays(365),
            });
        }
        context.Response.Headers.CacheControl = "no-cache";
        return next(context);
    }

    private static string? Chosen(HttpContext? context) =>
        context?.Request.Query[Name].ToString() is { Length: > 0 } asked ? asked : context?.Request.Cookies[Name];
}
