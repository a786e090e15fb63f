using System.IO.Compression;
using Mingsuan.Core.Compilation;
using Mingsuan.Documents.Writing;
using Mingsuan.Documents.Writing.OpenData;

namespace Mingsuan.Web.Budgets;

/// <summary>下载 of a budget's files, made on demand.</summary>
internal static class Downloads
{
    /// <summary>文件名、类型与中文名.</summary>
    public static readonly (string File, string Type, string Label, string English)[] Files =
    [
        ("book.pdf", "application/pdf", "PDF（正式成册）", "PDF"),
        ("book.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word 文档", "Word"),
        ("tables.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "Excel 工作簿（活公式）", "Excel"),
        ("book.html", "text/html; charset=utf-8", "网页（单个文件）", "Web page"),
        ("budget.json", "application/json; charset=utf-8", "JSON", "JSON"),
        ("data.zip", "application/zip", "开放数据（CSV）", "Open data (CSV)"),
    ];

    /// <summary>答一个下载请求.</summary>
    public static async Task<IResult> GetAsync(
        string name, string file, BudgetLibrary library, HttpContext context, CancellationToken cancellation)
    {
        var kind = Files.FirstOrDefault(f => f.File == file);
        var budget = kind.File is null ? null : await library.FindAsync(name, cancellation);
        if (budget?.Result.Compiled is not { } compiled) return Results.NotFound();
        var tag = $"\"{budget.Stamp}-{compiled.Book.Identity.RulebookVersion}\"";
        if (context.Request.Headers.IfNoneMatch == tag) return Results.StatusCode(StatusCodes.Status304NotModified);
        var bytes = await budget.FileAsync(file, () => MakeAsync(compiled, file, library.Workspace));
        context.Response.Headers.ETag = tag;
        context.Response.Headers.CacheControl = "no-cache";
        var title = compiled.Book.Identity.Department + compiled.Book.Identity.Title;
        return Results.File(bytes, kind.Type, $"{title}{Path.GetExtension(file)}");
    }

    private static async Task<byte[]> MakeAsync(CompiledBook compiled, string file, Workspace workspace)
    {
        if (file == "data.zip") return await Task.Run(() => Zip(compiled));
        var output = BookFiles.All.First(o => BookFiles.NameOf(o) == file);
        var typst = output == Output.Pdf ? workspace.Typst : null;
        return await Task.Run(() => BookFiles.BytesAsync(compiled, output, typst!, CancellationToken.None));
    }

    private static byte[] Zip(CompiledBook compiled)
    {
        var folder = Directory.CreateTempSubdirectory("mingsuan-data-");
        try
        {
            OpenDataWriter.Write(compiled.Book, compiled.Facts, folder.FullName);
            using var memory = new MemoryStream();
            ZipFile.CreateFromDirectory(folder.FullName, memory);
            return StableZip.Normalize(memory.ToArray());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
