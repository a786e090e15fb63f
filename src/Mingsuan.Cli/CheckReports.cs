using Mingsuan.Core.Rulebooks;
using Mingsuan.Documents;
using Mingsuan.Documents.Reports;

namespace Mingsuan.Cli;

/// <summary>报告写到哪里; null where a report is not asked for.</summary>
/// <param name="Html">网页.</param>
/// <param name="Pdf">批注 PDF.</param>
/// <param name="Xlsx">整改清单.</param>
/// <param name="Sarif">SARIF.</param>
internal sealed record ReportPaths(string? Html, string? Pdf, string? Xlsx, string? Sarif)
{
    public static ReportPaths None { get; } = new(null, null, null, null);
}

/// <summary>check 的报告文件.</summary>
internal static class CheckReports
{
    /// <summary>要求里不对的地方; null when there is none.</summary>
    /// <param name="paths">报告写到哪里.</param>
    /// <param name="files">要审的文件.</param>
    /// <param name="others">另外要读的文件: rules, last year's documents.</param>
    public static string? Fault(ReportPaths paths, IReadOnlyList<string> files, IEnumerable<string> others)
    {
        if (paths.Pdf is not null && files.Count != 1) return $"--pdf 只用于一个 PDF 文件，却给了 {files.Count} 个";
        var written = new[] { paths.Html, paths.Pdf, paths.Xlsx, paths.Sarif }.OfType<string>().ToList();
        if (written.Exists(string.IsNullOrWhiteSpace)) return "报告的文件名是空的";
        var read = files.Concat(others).Select(Path.GetFullPath).ToHashSet(StringComparer.Ordinal);
        if (written.Find(w => read.Contains(Path.GetFullPath(w))) is { } original)
            return $"报告不能写在要读的文件 {original} 上，请换一个文件名";
        return written.Select(Path.GetFullPath).Distinct(StringComparer.Ordinal).Count() < written.Count
            ? "几种报告写在同一个文件上，请各给一个文件名" : null;
    }

    /// <summary>写 JSON: files are named as they were given.</summary>
    public static void WriteJson(TextWriter output, IReadOnlyList<Inspection> all, IEnumerable<LeftFile> left) =>
        CheckJson.Write(output, [.. all.Select(i => File(i.Path, i))], [.. left.Select(l => (l.Path, l.Reason))]);

    /// <summary>报告所要的样子.</summary>
    public static CheckedFile File(string name, Inspection inspection) => new(
        name, inspection.Source, inspection.Result, () => System.IO.File.ReadAllBytes(inspection.Path));

    /// <summary>写.</summary>
    /// <exception cref="MingsuanException">a place cannot be written to.</exception>
    public static ReportsWritten Write(
        ReportPaths paths, IReadOnlyList<Inspection> inspections, Rulebook rulebook)
    {
        var names = CheckedFile.Names([.. inspections.Select(i => i.Path)]);
        var files = inspections.Select((i, n) => File(names[n], i)).ToList();
        var written = new List<string>();
        void One(string? path, Action<Stream> write)
        {
            if (path is null) return;
            ReportFile.Write(path, write);
            written.Add(path);
        }

        One(paths.Html, s => HtmlReport.Write(files, rulebook, s));
        One(paths.Xlsx, s => MendingList.Write(files, rulebook.Catalogue, s));
        One(paths.Sarif, s => SarifReport.Write(files, rulebook, s));
        if (paths.Pdf is null) return new ReportsWritten(written, null);
        using var marked = new MemoryStream();
        try
        {
            MarkedPdf.Write(files[0], rulebook.Catalogue, marked);
        }
        catch (MingsuanException e)
        {
            // A file that cannot take notes is the input's fault, not the machine's.
            return new ReportsWritten(written, e.Message);
        }
        One(paths.Pdf, marked.WriteTo);
        return new ReportsWritten(written, null);
    }
}

/// <summary>写出的报告.</summary>
/// <param name="Files">文件.</param>
/// <param name="Refusal">为什么没有写批注 PDF; null when nothing was refused.</param>
internal sealed record ReportsWritten(IReadOnlyList<string> Files, string? Refusal);
