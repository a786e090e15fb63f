using System.Collections.Concurrent;
using System.Globalization;
using Mingsuan.Core.Checks;
using Mingsuan.Core.Rules;
using Mingsuan.Documents.Reading;

namespace Mingsuan.Cli;

/// <summary>mingsuan check 的要求.</summary>
/// <param name="Paths">文件与文件夹.</param>
/// <param name="Form">怎么印.</param>
/// <param name="Limits">读的限度.</param>
/// <param name="Rules">规则文件; null for none.</param>
internal sealed record CheckRequest(
    IReadOnlyList<string> Paths, ReportForm Form, ReadOptions Limits, string? Rules = null);

/// <summary>mingsuan check.</summary>
internal static class CheckCommand
{
    public static async Task<int> RunAsync(CheckRequest request, Terminal terminal, CancellationToken cancellation)
    {
        await using var workspace = new Workspace();
        if (!RuleFile.TryRead(request.Rules, workspace.Rulebook, terminal, out var choices)) return ExitCode.Unreadable;
        var files = Inspector.Files(request.Paths);
        var inspections = new ConcurrentDictionary<int, Inspection>();
        await Parallel.ForAsync(0, files.Length, cancellation, (i, token) =>
        {
            var inspection = workspace.Inspector.Inspect(files[i], request.Limits, token);
            inspections[i] = choices is null || inspection.Result is not { } result ? inspection
                : inspection with { Result = choices.Apply(result, workspace.Rulebook.Catalogue) };
            return ValueTask.CompletedTask;
        });
        var all = Enumerable.Range(0, files.Length).Select(i => inspections[i]).ToList();
        if (request.Form == ReportForm.Json) CheckJson.Write(terminal.Output, all);
        else CheckText.Write(terminal.Output, all);
        return Code(all);
    }

    private static int Code(List<Inspection> all)
    {
        if (all.Count == 0 || all.Exists(i => i.Result is null)) return ExitCode.Unreadable;
        return all.Exists(i => i.Result!.Findings.Any(f => f.Severity == Severity.Error)) ? ExitCode.Errors
            : ExitCode.Done;
    }
}

/// <summary>check 的文字报告.</summary>
internal static class CheckText
{
    public static void Write(TextWriter output, List<Inspection> all)
    {
        foreach (var inspection in all) Write(output, inspection);
        if (all.Count > 1) WriteSummary(output, all);
    }

    private static void Write(TextWriter output, Inspection inspection)
    {
        output.WriteLine($"== {inspection.Source.File}");
        foreach (var problem in inspection.Source.Problems) output.WriteLine($"   读取：{problem}");
        if (inspection.Result is not { } result) return;
        var d = result.Disclosure;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"   {d.Year}年 {(d.Unit.Length > 0 ? d.Unit : "（单位名称未认出）")} {CheckWords.Kind(d.Kind)}，"
                + $"{CheckWords.Level(d.Level)}，表样 {d.FormSet?.Title ?? "未认出"}"));
        output.WriteLine($"   {d.Source.Pages.Length} 页，{d.Tables.Length} 张表（认出"
            + $" {d.Tables.Count(t => t.Form is not null)} 张），读到 {result.Coverage.Statements} 个数，"
            + $"有关系涉及 {result.Coverage.Checked} 个，文中未读懂 {d.Claims.Unread.Length} 个");
        foreach (var finding in result.Findings)
        {
            var page = finding.Places.IsEmpty ? "" : CheckWords.Place(finding.Places[0].At);
            output.WriteLine($"   [{CheckWords.Severity(finding.Severity)}] {finding.Id} {page} {finding.Message}");
            if (finding.Suggestion.Length > 0 && finding.Severity != Severity.Note)
                output.WriteLine($"        {finding.Suggestion}");
        }
        WriteSkipped(output, result);
        output.WriteLine();
    }

    private static void WriteSkipped(TextWriter output, CheckResult result)
    {
        if (result.NotEvaluated.IsEmpty) return;
        // What no single document holds is one reason here; --json names each.
        var reasons = result.NotEvaluated
            .GroupBy(s => s.Reason.StartsWith('缺') ? "缺本文件以外的资料" : s.Reason, StringComparer.Ordinal)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.First().Id, StringComparer.Ordinal)
            .Select(g => $"{g.Key} {g.Count()} 条");
        output.WriteLine($"   {result.NotEvaluated.Length} 条规则未评：{string.Join("；", reasons)}。");
    }

    private static void WriteSummary(TextWriter output, List<Inspection> all)
    {
        var read = all.Where(i => i.Result is not null).ToList();
        output.WriteLine($"共 {all.Count} 个文件，读了 {read.Count} 个，读不了 {all.Count - read.Count} 个。");
        foreach (var group in read.SelectMany(i => i.Result!.Findings).GroupBy(f => (f.Severity, f.Id))
            .OrderByDescending(g => g.Key.Severity).ThenBy(g => g.Key.Id, StringComparer.Ordinal))
        {
            output.WriteLine($"   {CheckWords.Severity(group.Key.Severity)} {group.Key.Id} {group.Count()} 处");
        }
    }
}
