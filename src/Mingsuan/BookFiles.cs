using System.Collections.Immutable;
using Mingsuan.Core.Compilation;
using Mingsuan.Documents;
using Mingsuan.Documents.Writing.Docx;
using Mingsuan.Documents.Writing.Html;
using Mingsuan.Documents.Writing.Json;
using Mingsuan.Documents.Writing.OpenData;
using Mingsuan.Documents.Writing.Pdf;
using Mingsuan.Documents.Writing.Xlsx;

namespace Mingsuan;

/// <summary>书的各种文件 (what one compiled book is written to).</summary>
public static class BookFiles
{
    /// <summary>全部文件, in the order of the contract.</summary>
    public static readonly ImmutableArray<Output> All = [.. Enum.GetValues<Output>()];

    /// <summary>文件名.</summary>
    public static string NameOf(Output output) => output switch
    {
        Output.Pdf => "book.pdf",
        Output.Docx => "book.docx",
        Output.Html => "book.html",
        Output.Xlsx => "tables.xlsx",
        Output.Json => "budget.json",
        _ => "data/",
    };

    /// <summary>写一种文件为字节; open data is a folder and has none.</summary>
    public static async Task<byte[]> BytesAsync(
        CompiledBook compiled, Output output, TypstWorker typst, CancellationToken cancellation)
    {
        return output == Output.Pdf
            ? await PdfWriter.WriteAsync(compiled.Book, typst, cancellation)
            : Bytes(compiled, output);
    }

    internal static byte[] Bytes(CompiledBook compiled, Output output)
    {
        using var memory = new MemoryStream();
        Write(compiled, output, memory);
        return memory.ToArray();
    }

    internal static async Task<ImmutableArray<WrittenFile>> WriteAsync(
        CompiledBook compiled, BuildRequest request, Func<TypstWorker> typst,
        IProgress<BuildStep>? progress, CancellationToken cancellation)
    {
        var total = request.Outputs.Length + 1;
        var done = 1;
        async Task<IEnumerable<WrittenFile>> One(Output output, string folder)
        {
            var files = output == Output.Data
                ? await Task.Run(() => WriteData(compiled, folder), cancellation)
                : [await WriteOne(compiled, output, folder, typst, cancellation)];
            progress?.Report(new BuildStep(NameOf(output), Interlocked.Increment(ref done), total));
            return files;
        }

        return await WholeFolder.WriteAsync(request.Folder, async folder =>
        {
            // The PDF is set by another process: the other files are written meanwhile.
            var tasks = request.Outputs.OrderBy(o => o != Output.Pdf)
                .Select(o => Task.Run(() => One(o, folder), cancellation)).ToList();
            var written = await Task.WhenAll(tasks);
            return written.SelectMany(f => f).OrderBy(f => f.Name, StringComparer.Ordinal).ToImmutableArray();
        });
    }

    private static async Task<WrittenFile> WriteOne(
        CompiledBook compiled, Output output, string folder, Func<TypstWorker> typst, CancellationToken cancellation)
    {
        var bytes = output == Output.Pdf
            ? await PdfWriter.WriteAsync(compiled.Book, typst(), cancellation)
            : Bytes(compiled, output);
        await File.WriteAllBytesAsync(Path.Combine(folder, NameOf(output)), bytes, cancellation);
        return new WrittenFile(NameOf(output), bytes.Length);
    }

    private static List<WrittenFile> WriteData(CompiledBook compiled, string folder)
    {
        var data = Path.Combine(folder, "data");
        OpenDataWriter.Write(compiled.Book, compiled.Facts, data);
        return [.. Directory.EnumerateFiles(data, "*", SearchOption.AllDirectories)
            .Select(f => new WrittenFile(Path.GetRelativePath(folder, f).Replace('\\', '/'), new FileInfo(f).Length))];
    }

    private static void Write(CompiledBook compiled, Output output, Stream stream)
    {
        switch (output)
        {
            case Output.Docx:
                DocxWriter.Write(compiled.Book, stream);
                break;
            case Output.Html:
                HtmlWriter.Write(compiled, stream);
                break;
            case Output.Xlsx:
                XlsxWriter.Write(compiled.Book, stream);
                break;
            case Output.Json:
                BudgetJsonWriter.Write(compiled.Book, compiled.Facts, stream);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(output));
        }
    }
}
