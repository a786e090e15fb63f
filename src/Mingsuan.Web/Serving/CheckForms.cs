using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Mingsuan.Web.Checking;
using Mingsuan.Web.Shelf;

namespace Mingsuan.Web.Serving;

/// <summary>整次提交不收的理由; what is wrong with one file is told at that file.</summary>
public enum SubmitFault
{
    /// <summary>没有文件.</summary>
    Empty,

    /// <summary>总共太大.</summary>
    Large,

    /// <summary>正在审的太多.</summary>
    Busy,

    /// <summary>页面开得太久, or the form came from elsewhere.</summary>
    Stale,

    /// <summary>服务器没有地方放.</summary>
    Full,
}

/// <summary>审核的表单 (plain form posts, each answered by a redirect).</summary>
internal static class CheckForms
{
    // What surrounds the files in the form: boundaries, names, the token.
    private const long Wrapping = 1 << 20;

    private const int MostDrained = 8;

    /// <summary>太大的提交: read to its end and thrown away, or the browser would not look at the answer.</summary>
    public static async Task DrainAsync(HttpContext context, RequestDelegate next)
    {
        var most = context.RequestServices.GetRequiredService<CheckLimits>().MostSubmitted + Wrapping;
        if (context.Request.ContentLength is not { } length || length <= most || context.Request.Path != "/check/files")
        {
            await next(context);
            return;
        }
        var size = context.Features.Get<IHttpMaxRequestBodySizeFeature>();
        if (length <= most * MostDrained && size is { IsReadOnly: false })
        {
            size.MaxRequestBodySize = null;
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        }
        await Refuse(SubmitFault.Large).ExecuteAsync(context);
    }

    public static void Map(WebApplication site)
    {
        var most = site.Services.GetRequiredService<CheckLimits>().MostSubmitted + Wrapping;
        site.MapPost("/check/files", TakeAsync)
            .WithMetadata(new RequireAntiforgeryTokenAttribute(), new RequestSizeLimitAttribute(most))
            .WithFormOptions(multipartBodyLengthLimit: most);
        site.MapPost("/check/book/{name}", TakeBookAsync).WithMetadata(new RequireAntiforgeryTokenAttribute());
        site.MapPost("/check/{id}/delete", Delete).WithMetadata(new RequireAntiforgeryTokenAttribute());
    }

    private static async Task<IResult> TakeAsync(HttpContext context, CheckDesk desk)
    {
        if (Fault(context, desk.Limits.MostSubmitted + Wrapping) is { } fault) return Refuse(fault);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        // A form without a chosen file sends one without a name.
        var sent = form.Files.Where(f => f.FileName.Length > 0).ToList();
        if (sent.Count == 0) return Refuse(SubmitFault.Empty);
        if (sent.Sum(f => f.Length) > desk.Limits.MostSubmitted) return Refuse(SubmitFault.Large);
        var files = new List<SubmittedFile>();
        foreach (var file in sent) files.Add(await ReadAsync(file, files.Count, desk.Limits, context.RequestAborted));
        return Answer(desk.Take(files));
    }

    private static async Task<IResult> TakeBookAsync(
        string name, HttpContext context, CheckDesk desk, BudgetShelf shelf, Workspace workspace,
        IHostApplicationLifetime lifetime)
    {
        if (Fault(context, long.MaxValue) is { } fault) return Refuse(fault);
        if (await shelf.OpenAsync(name, context.RequestAborted) is not { Compiled: not null } budget)
            return Results.NotFound();
        var pdf = Downloads.All.First(f => f.Output == Output.Pdf);
        return Answer(desk.Take([new SubmittedFile(SubmittedFile.Clean(budget.Title + ".pdf"), 0,
            cancellation => Downloads.FileAsync(budget, pdf, workspace, lifetime).WaitAsync(cancellation))]));
    }

    private static IResult Delete(string id, HttpContext context, CheckDesk desk)
    {
        if (Fault(context, long.MaxValue) is { } fault) return Refuse(fault);
        desk.Remove(id);
        return See("/check?deleted=1");
    }

    // The framework has read the form for its token before we are asked; a body cut off looks like a missing token.
    private static SubmitFault? Fault(HttpContext context, long most)
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: true }) return null;
        var cause = context.Features.Get<IAntiforgeryValidationFeature>()?.Error?.InnerException;
        if (cause is IOException and not BadHttpRequestException && context.Request.ContentLength <= most)
            return SubmitFault.Full;
        return context.Request.ContentLength > most || cause is InvalidDataException
            or BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }
            ? SubmitFault.Large : SubmitFault.Stale;
    }

    private static async Task<SubmittedFile> ReadAsync(
        IFormFile file, int before, CheckLimits limits, CancellationToken cancellation)
    {
        var name = SubmittedFile.Clean(file.FileName);
        if (Refusal(file, before, limits) is { } refusal)
            return new SubmittedFile(name, file.Length, _ => Task.FromResult<byte[]>([]), refusal);
        var bytes = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, cancellation);
        return new SubmittedFile(name, bytes.Length, _ => Task.FromResult(bytes));
    }

    private static Refusal? Refusal(IFormFile file, int before, CheckLimits limits)
    {
        if (before >= limits.MostFiles)
            return new Refusal($"一次最多审 {limits.MostFiles} 个文件，这个没有收", "请另外提交一次");
        if (file.Length == 0) return new Refusal("文件是空的", "请重新下载或重新导出");
        return file.Length <= limits.MostBytes ? null
            : new Refusal($"文件有 {FileSize.Say(file.Length)}，超过 {FileSize.Say(limits.MostBytes)} 的限度",
                "请拆开或压缩图片");
    }

    private static IResult Answer(CheckRun? run) => run is null ? Refuse(SubmitFault.Busy) : See(run.Address);

    private static IResult Refuse(SubmitFault fault) =>
        See("/check?fault=" + fault.ToString().ToLowerInvariant());

    // 303: whatever was posted, the browser goes on to read.
    private static IResult See(string address) => new SeeOther(address);

    private sealed record SeeOther(string Address) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = Address;
            return Task.CompletedTask;
        }
    }
}

/// <summary>文件大小 in words.</summary>
internal static class FileSize
{
    private const decimal Step = 1024;

    /// <summary>如 0.4 MB; small files in KB.</summary>
    public static string Say(long bytes) => bytes < 100 * Step
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(bytes / Step, 0.1m):0.#} KB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / Step / Step:0.#} MB");
}
