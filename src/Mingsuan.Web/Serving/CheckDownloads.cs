using System.Collections.Immutable;
using System.Text;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Documents.Reports;
using Mingsuan.Web.Checking;
using Mingsuan.Web.Wording;

namespace Mingsuan.Web.Serving;

/// <summary>审核报告的一种文件.</summary>
/// <param name="Name">网址中的文件名.</param>
/// <param name="Type">内容类型.</param>
/// <param name="Saved">保存时的文件名.</param>
/// <param name="Label">界面上的名字.</param>
/// <param name="Write">写.</param>
public sealed record CheckReport(
    string Name, string Type, string Saved, Func<Words, string> Label,
    Action<IReadOnlyList<CheckedFile>, Rulebook, Stream> Write);

/// <summary>审核报告的下载 (written anew each time: they are small, and the run is soon gone).</summary>
public static class CheckDownloads
{
    /// <summary>各次审核的报告, in the order they are offered.</summary>
    public static readonly ImmutableArray<CheckReport> All =
    [
        new("list.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "整改清单.xlsx",
            w => w.Check.FileList, (files, rulebook, output) => MendingList.Write(files, rulebook.Catalogue, output)),
        new("report.html", "text/html; charset=utf-8", "审核报告.html", w => w.Check.FileHtml, HtmlReport.Write),
        new("check.json", "application/json; charset=utf-8", "审核结果.json", w => w.Check.FileJson,
            (files, _, output) => WriteJson(files, output)),
        new("check.sarif", "application/sarif+json", "审核结果.sarif", w => w.Check.FileSarif, SarifReport.Write),
    ];

    /// <summary>某文件的批注 PDF 的网址, by its place in the run.</summary>
    public static string MarkedAddress(CheckRun run, int index) =>
        FormattableString.Invariant($"{run.Address}/marked/{index + 1}");

    /// <summary>接到站点上.</summary>
    internal static void Map(WebApplication site)
    {
        site.MapGet("/check/{id}/download/{file}", Send);
        site.MapGet("/check/{id}/marked/{number:int}", SendMarked);
    }

    private static IResult Send(string id, string file, CheckDesk desk, Workspace workspace, HttpContext context)
    {
        if (desk.Find(id) is not { IsFinished: true } run) return Results.NotFound();
        if (All.FirstOrDefault(f => f.Name == file) is not { } wanted) return Results.NotFound();
        context.Response.Headers.CacheControl = "no-store";
        var bytes = Bytes(output => wanted.Write(run.Files, workspace.Rulebook, output));
        return Results.File(bytes, wanted.Type, wanted.Saved);
    }

    private static IResult SendMarked(string id, int number, CheckDesk desk, Workspace workspace, HttpContext context)
    {
        if (desk.Find(id) is not { } run || number < 1 || number > run.Items.Length) return Results.NotFound();
        if (run.Items[number - 1] is not { CanBeMarked: true } item) return Results.NotFound();
        context.Response.Headers.CacheControl = "no-store";
        var bytes = Bytes(output => MarkedPdf.Write(item.Checked!, workspace.Rulebook.Catalogue, output));
        return Results.File(bytes, "application/pdf", Path.GetFileNameWithoutExtension(item.Name) + "（批注）.pdf");
    }

    private static void WriteJson(IReadOnlyList<CheckedFile> files, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        CheckJson.Write(writer, files);
    }

    private static byte[] Bytes(Action<Stream> write)
    {
        using var memory = new MemoryStream();
        write(memory);
        return memory.ToArray();
    }
}
