using System.Globalization;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Cli;

/// <summary>mingsuan build.</summary>
internal static class BuildCommand
{
    public static async Task<int> RunAsync(
        BuildRequest request, Terminal terminal, ReportForm form, CancellationToken cancellation)
    {
        await using var workspace = new Workspace();
        var progress = terminal.IsWatched && form == ReportForm.Text ? new StepLine(terminal.Error) : null;
        var built = await workspace.BuildAsync(request, progress, cancellation);
        progress?.Clear();
        if (form == ReportForm.Json) JsonReport.Write(terminal.Output, request.Package, built);
        else PrintText(terminal, request, built);
        return Code(built);
    }

    private static int Code(BuildResult built) => built.Result.Compiled is null ? ExitCode.Unreadable
        : built.Result.IsFit ? ExitCode.Done : ExitCode.Errors;

    private static void PrintText(Terminal terminal, BuildRequest request, BuildResult built)
    {
        foreach (var problem in built.Result.Problems) terminal.Error.WriteLine(problem);
        if (built.Result.Compiled is not { } compiled)
        {
            terminal.Error.WriteLine(Verdict.Of(built.Result));
            return;
        }
        CheckText.WriteFindings(terminal.Error, built.Result.Check!.Findings, "");
        terminal.Error.WriteLine(Verdict.Of(built.Result));
        if (built.Files.IsEmpty)
        {
            terminal.Error.WriteLine("没有写出。改正后再编，或加 --allow-errors 照写。");
            return;
        }
        var book = compiled.Book;
        terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{book.Identity.Department}{book.Identity.Title}：{book.Tables.Count()} 张表，"
            + $"{book.Statements.Length} 个数，{compiled.Facts.Facts.Length} 笔事实。"));
        foreach (var file in built.Files.Where(f => !f.Name.StartsWith("data/tables/", StringComparison.Ordinal)))
        {
            terminal.Output.WriteLine($"  {Path.Combine(request.Folder, file.Name)}  {Size(file.Bytes)}");
        }
    }

    private static string Size(long bytes) => bytes < 1 << 20
        ? string.Create(CultureInfo.InvariantCulture, $"{(bytes + 1023) >> 10} KB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes >> 20}.{(bytes >> 10) % 1024 * 10 / 1024} MB");
}

/// <summary>一行进度, rewritten in place on a terminal.</summary>
internal sealed class StepLine(TextWriter error) : IProgress<BuildStep>
{
    private int width;

    public void Report(BuildStep value)
    {
        lock (error)
        {
            var line = $"[{value.Done}/{value.Total}] {value.What}";
            error.Write("\r" + line + new string(' ', Math.Max(0, width - line.Length)));
            error.Flush();
            width = line.Length * 2;
        }
    }

    public void Clear()
    {
        lock (error) error.Write("\r" + new string(' ', width) + "\r");
    }
}
