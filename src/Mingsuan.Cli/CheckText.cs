using System.Globalization;
using Mingsuan.Core.Checks;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Core.Sentences;
using Mingsuan.Documents.Reports;

namespace Mingsuan.Cli;

/// <summary>check 的文字报告.</summary>
internal static class CheckText
{
    private const int MostLeft = 20;

    public static void Write(
        TextWriter output, List<Inspection> all, IReadOnlyCollection<LeftFile> left, Catalogue catalogue,
        TimeSpan taken)
    {
        foreach (var inspection in all) Write(output, inspection);
        if (all.Count != 1) WriteSummary(output, all, catalogue, taken);
        if (left.Count == 0) return;
        output.WriteLine($"另有 {left.Count} 个没有读：");
        foreach (var file in left.Take(MostLeft)) output.WriteLine(Plain($"   {file.Path}：{file.Reason}"));
        if (left.Count > MostLeft) output.WriteLine($"   还有 {left.Count - MostLeft} 个，--json 的 notRead 里有全部");
    }

    private static void Write(TextWriter output, Inspection inspection)
    {
        output.WriteLine(Plain($"== {inspection.Source.File}"));
        foreach (var problem in inspection.Source.Problems) output.WriteLine(Plain($"   读取：{problem}"));
        if (inspection.Result is not { } result) return;
        var d = result.Disclosure;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"   {(d.Year is { } year ? $"{year}年" : "（年度未认出）")}"
                + $" {(d.Unit.Length > 0 ? d.Unit : "（单位名称未认出）")} {CheckWords.Kind(d.Kind)}，"
                + $"{CheckWords.Level(d.Level)}，表样 {d.FormSet?.Title ?? "未认出"}"));
        var pages = d.Source.Pages.IsEmpty ? "" : $"{d.Source.Pages.Length} 页，";
        output.WriteLine($"   {pages}{d.Tables.Length} 张表（认出"
            + $" {d.Tables.Count(t => t.Form is not null)} 张），读到 {result.Coverage.Statements} 个数，"
            + $"有关系涉及 {result.Coverage.Checked} 个，文中未读懂 {d.Claims.Unread.Length} 个");
        WriteFindings(output, result.Findings, "   ");
        WriteSkipped(output, result);
        output.WriteLine();
    }

    /// <summary>各条发现, a line each and a line for what to do.</summary>
    public static void WriteFindings(TextWriter output, IEnumerable<Finding> findings, string indent)
    {
        foreach (var finding in findings)
        {
            var page = finding.Places.IsEmpty ? "" : CheckWords.Place(finding.Places[0].At);
            output.WriteLine(Plain(
                $"{indent}[{CheckWords.Severity(finding.Open)}] {finding.Id} {page} {finding.Message}"));
            if (finding.Answer is not null)
                output.WriteLine(Plain($"{indent}     说明：{CheckWords.Answer(finding)}"));
            else if (finding.Suggestion.Length > 0 && finding.Severity != Severity.Note)
                output.WriteLine(Plain($"{indent}     {finding.Suggestion}"));
        }
    }

    // A file may bear a name, and hold a text, that would steer the terminal.
    private static string Plain(string line) =>
        string.Create(line.Length, line, (to, from) =>
        {
            for (var i = 0; i < to.Length; i++) to[i] = char.IsControl(from[i]) ? '\ufffd' : from[i];
        });

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

    private static void WriteSummary(TextWriter output, List<Inspection> all, Catalogue catalogue, TimeSpan taken)
    {
        var read = all.Select(i => i.Result).OfType<CheckResult>().ToList();
        output.WriteLine($"共 {all.Count} 个文件，读了 {read.Count} 个，读不了 {all.Count - read.Count} 个，"
            + string.Create(CultureInfo.InvariantCulture, $"用时 {taken.TotalSeconds:0.0} 秒。"));
        if (read.Count > 0)
        {
            output.WriteLine("   种类：" + Counts(read.Select(r => CheckWords.Kind(r.Disclosure.Kind))));
            output.WriteLine("   年度：" + Counts(read.Select(r => r.Disclosure.Year is { } year
                ? string.Create(CultureInfo.InvariantCulture, $"{year}年") : "（年度未认出）")));
        }
        foreach (var (open, id, count, files) in CheckSummary.ByRule(read))
        {
            output.WriteLine(
                $"   {CheckWords.Severity(open)} {id} {catalogue[id].Name}：{count} 处，{files} 个文件");
        }
        foreach (var inspection in all.Where(i => i.Result is not null && !i.IsWhole))
        {
            output.WriteLine(Plain($"   没有全读 {inspection.Path}："
                + string.Concat(inspection.Source.Problems.Where(p => p.IsPartial))));
        }
        foreach (var inspection in all.Where(i => i.Result is null))
            output.WriteLine(Plain($"   读不了 {inspection.Path}：{string.Concat(inspection.Source.Problems)}"));
    }

    private static string Counts(IEnumerable<string> words) => string.Join("，", words.GroupBy(w => w)
        .OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key} {g.Count()} 个"));
}
