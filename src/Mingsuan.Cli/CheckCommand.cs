using System.Collections.Concurrent;
using System.Diagnostics;
using Mingsuan.Core.Checks;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Documents.Reading;

namespace Mingsuan.Cli;

/// <summary>mingsuan check 的要求.</summary>
/// <param name="Paths">文件与文件夹.</param>
/// <param name="Form">怎么印.</param>
/// <param name="Limits">读的限度.</param>
/// <param name="Reports">报告写到哪里.</param>
/// <param name="Rules">规则文件; null for none.</param>
/// <param name="Prior">上年的公开文件.</param>
internal sealed record CheckRequest(
    IReadOnlyList<string> Paths, ReportForm Form, ReadOptions Limits, ReportPaths Reports, string? Rules,
    IReadOnlyList<string> Prior);

/// <summary>mingsuan check.</summary>
internal static class CheckCommand
{
    public static async Task<int> RunAsync(CheckRequest request, Terminal terminal, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        await using var workspace = new Workspace();
        if (!RuleFile.TryRead(request.Rules, workspace.Rulebook, terminal, out var choices)) return ExitCode.Unreadable;
        var chosen = ChosenFiles.Of(request.Paths);
        var files = chosen.Files;
        if (files.IsEmpty)
        {
            await terminal.Error.WriteLineAsync($"{string.Join("、", request.Paths)} 里没有可以审的文件："
                + "应有 PDF、Word、Excel、网页、文字、budget.json 或预算包");
        }
        if (CheckReports.Fault(request.Reports, files, [.. request.Prior, .. Given(request.Rules)]) is { } fault)
        {
            await terminal.Error.WriteLineAsync("参数不对：" + fault);
            return ExitCode.Unreadable;
        }
        if (request.Paths.Where(p => !Path.Exists(p)).FirstOrDefault(IsOption) is { } odd)
        {
            await terminal.Error.WriteLineAsync($"参数不对：没有选项 {odd}");
            return ExitCode.Unreadable;
        }
        var prior = ChosenFiles.Of(request.Prior).Files
            .Select(f => workspace.Inspector.Inspect(f, request.Limits, cancellation)).ToList();
        foreach (var problem in prior.Where(p => p.Result is null).SelectMany(p => p.Source.Problems))
            await terminal.Error.WriteLineAsync($"上年文件：{problem}");
        var inspections = new ConcurrentDictionary<int, Inspection>();
        await Parallel.ForAsync(0, files.Length, cancellation, (i, token) =>
        {
            var inspection = workspace.Inspector.Inspect(files[i], request.Limits, token);
            if (request.Prior.Count > 0)
                inspection = inspection.Beside(prior.Select(p => p.Result), workspace.Rulebook);
            inspections[i] = choices is null || inspection.Result is not { } result ? inspection
                : inspection with { Result = choices.Apply(result, workspace.Rulebook.Catalogue) };
            return ValueTask.CompletedTask;
        });
        var all = Enumerable.Range(0, files.Length).Select(i => inspections[i]).ToList();
        if (request.Form == ReportForm.Json) CheckReports.WriteJson(terminal.Output, all, chosen.Left);
        else CheckText.Write(terminal.Output, all, chosen.Left, workspace.Rulebook.Catalogue, watch.Elapsed);
        foreach (var inspection in prior.Concat(all)) terminal.Trace(inspection.Fault);
        var reports = CheckReports.Write(request.Reports, all, workspace.Rulebook);
        if (request.Form == ReportForm.Text)
        {
            foreach (var path in reports.Files) await terminal.Output.WriteLineAsync($"已写 {path}");
        }
        if (reports.Refusal is null)
            return prior.Exists(p => p.Result is null) ? ExitCode.Unreadable : Code(all, chosen.Left);
        await terminal.Error.WriteLineAsync(reports.Refusal);
        return ExitCode.Unreadable;
    }

    private static bool IsOption(string path) => path.StartsWith("--", StringComparison.Ordinal);

    private static string[] Given(string? path) => path is null ? [] : [path];

    private static int Code(List<Inspection> all, IEnumerable<LeftFile> left)
    {
        if (all.Exists(i => i.Fault is not null)) return ExitCode.Fault;
        if (all.Count == 0 || all.Exists(i => !i.IsWhole) || left.Any(l => l.MayHold)) return ExitCode.Unreadable;
        return all.Exists(i => i.Result!.Findings.Any(f => f.Open == Severity.Error)) ? ExitCode.Errors
            : ExitCode.Done;
    }
}
