using System.Collections.Immutable;
using System.IO.Compression;
using Microsoft.Net.Http.Headers;
using Mingsuan.Core.Compilation;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Documents.Writing;
using Mingsuan.Documents.Writing.OpenData;
using Mingsuan.Web.Shelf;
using Mingsuan.Web.Wording;

namespace Mingsuan.Web.Serving;

/// <summary>可下载的文件.</summary>
/// <param name="Name">网址中的文件名.</param>
/// <param name="Output">书的哪种文件.</param>
/// <param name="Type">内容类型.</param>
/// <param name="Suffix">保存时书名后加的字.</param>
/// <param name="Label">界面上的名字.</param>
public sealed record DownloadFile(string Name, Output Output, string Type, string Suffix, Func<Words, string> Label);

/// <summary>下载 (the book's files, written when first asked for and kept with the compiled book).</summary>
public static class Downloads
{
    private const string Office = "application/vnd.openxmlformats-officedocument.";

    /// <summary>全部文件, in the order they are offered.</summary>
    public static readonly ImmutableArray<DownloadFile> All =
    [
        new("book.pdf", Output.Pdf, "application/pdf", ".pdf", w => w.FilePdf),
        new("book.docx", Output.Docx, Office + "wordprocessingml.document", ".docx", w => w.FileDocx),
        new("book.html", Output.Html, "text/html; charset=utf-8", ".html", w => w.FileHtml),
        new("tables.xlsx", Output.Xlsx, Office + "spreadsheetml.sheet", "（表）.xlsx", w => w.FileXlsx),
        new("budget.json", Output.Json, "application/json; charset=utf-8", ".json", w => w.FileJson),
        new("data.zip", Output.Data, "application/zip", "（开放数据）.zip", w => w.FileData),
    ];

    // A new version of the writers may write the same book otherwise.
    private static readonly string Writers = typeof(StableZip).Module.ModuleVersionId.ToString("N")[..8];

    /// <summary>接到站点上.</summary>
    internal static void Map(WebApplication site) =>
        site.MapMethods("/budgets/{name}/download/{file}", ["GET", "HEAD"], SendAsync);

    private static async Task<IResult> SendAsync(
        string name, string file, BudgetShelf shelf, Workspace workspace, IHostApplicationLifetime lifetime,
        CancellationToken cancellation)
    {
        if (All.FirstOrDefault(f => f.Name == file) is not { } wanted) return Results.NotFound();
        if (await shelf.OpenAsync(name, cancellation) is not { } budget) return Results.NotFound();
        if (budget.Compiled is not { } compiled) return Results.NotFound();
        // Others may wait for the same file: only the end of the program stops its making.
        var bytes = await FileAsync(budget, wanted, workspace, lifetime).WaitAsync(cancellation);
        var tag = $"\"{budget.Stamp}-{compiled.Book.Identity.RulebookVersion}-{Writers}\"";
        return Results.File(bytes, wanted.Type, budget.Title + wanted.Suffix, entityTag: new EntityTagHeaderValue(tag));
    }

    /// <summary>书的一种文件; only of a compiled book.</summary>
    internal static Task<byte[]> FileAsync(
        ShelvedBudget budget, DownloadFile file, Workspace workspace, IHostApplicationLifetime lifetime) =>
        budget.FileAsync(file.Name,
            () => MakeAsync(budget.Compiled!, file.Output, workspace, lifetime.ApplicationStopping));

    private static async Task<byte[]> MakeAsync(
        CompiledBook compiled, Output output, Workspace workspace, CancellationToken cancellation) => output switch
        {
            Output.Data => Zip(compiled),
            Output.Pdf => await BookFiles.BytesAsync(compiled, output, workspace.Typst, cancellation),
            _ => await BookFiles.BytesAsync(compiled, output, null!, cancellation),
        };

    private static byte[] Zip(CompiledBook compiled)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in OpenDataWriter.Files(compiled.Book, compiled.Facts))
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }
        return StableZip.Normalize(memory.ToArray());
    }
}
