using Mingsuan.Core.Compilation;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Recognition;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Core.Sentences;
using Mingsuan.Core.Simulation;
using Mingsuan.Documents.Packages;
using Mingsuan.Documents.Reading;
using Mingsuan.Documents.Writing.Docx;
using Mingsuan.Documents.Writing.Html;
using Mingsuan.Documents.Writing.Json;
using Mingsuan.Documents.Writing.Pdf;
using Mingsuan.Documents.Writing.Xlsx;

namespace Mingsuan.Documents.Tests.Reading;

/// <summary>编成的书写成各种文件, to be read again.</summary>
internal static class CompiledFiles
{
    public static readonly string[] Formats = ["pdf", "docx", "html", "xlsx", "json"];

    private static readonly Lazy<Rulebook> Lazily = new(() => Rulebook.Open(YamlReader.Parse));

    private static readonly Lazy<DisclosureReader> Reader = new(() => new DisclosureReader(Rulebook));

    private static readonly Lazy<TypstWorker> Typst = new(() => TypstWorker.Start());

    public static Rulebook Rulebook => Lazily.Value;

    public static DisclosureReader Disclosures => Reader.Value;

    /// <summary>按种子生成一个部门，编成书.</summary>
    public static CompiledBook Simulated(string formSet, ulong seed) => BookCompiler.Compile(
        DepartmentSimulator.Simulate(new SimulationPlan { Seed = seed, FormSet = formSet }), Rulebook);

    /// <summary>写成一种文件.</summary>
    public static async Task<byte[]> WriteAsync(CompiledBook book, string format)
    {
        if (format == "pdf") return await PdfWriter.WriteAsync(book.Book, Typst.Value, CancellationToken.None);
        using var stream = new MemoryStream();
        switch (format)
        {
            case "docx": DocxWriter.Write(book.Book, stream); break;
            case "html": HtmlWriter.Write(book, stream); break;
            case "xlsx": XlsxWriter.Write(book.Book, stream); break;
            default: BudgetJsonWriter.Write(book.Book, book.Facts, stream); break;
        }
        return stream.ToArray();
    }

    /// <summary>读成来件.</summary>
    public static SourceDocument Read(byte[] bytes, string name = "book") =>
        DocumentReader.Read(name, bytes, ReadOptions.Default, CancellationToken.None);
}
