using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Sentences;
using Mingsuan.Documents.Reading;
using Mingsuan.Documents.Reports;

namespace Mingsuan.Cli;

/// <summary>mingsuan read: what was recognised in one file.</summary>
internal static class ReadCommand
{
    public static async Task<int> RunAsync(
        string file, ReadOptions limits, Terminal terminal, ReportForm form, CancellationToken cancellation)
    {
        await using var workspace = new Workspace();
        var inspection = workspace.Inspector.Inspect(file, limits, cancellation);
        if (form == ReportForm.Json) CheckJson.WriteRead(terminal.Output, CheckReports.File(file, inspection));
        else WriteText(terminal.Output, inspection);
        terminal.Trace(inspection.Fault);
        return inspection.Fault is not null ? ExitCode.Fault
            : inspection.IsWhole ? ExitCode.Done : ExitCode.Unreadable;
    }

    private static void WriteText(TextWriter output, Inspection inspection)
    {
        foreach (var problem in inspection.Source.Problems) output.WriteLine($"读取：{problem}");
        if (inspection.Result?.Disclosure is not { } d) return;
        output.WriteLine($"{d.Year}年 {d.Unit} {CheckWords.Kind(d.Kind)}（{CheckWords.Level(d.Level)}），表样："
            + $"{d.FormSet?.Title ?? "未认出"}");
        foreach (var table in d.Tables)
        {
            var place = CheckWords.Place(table.Table.At);
            var matched = table.Rows.Count(r => r.IsMatched);
            output.WriteLine($"{place} {table.Title}：{table.Table.Rows} 行 {table.Table.Columns} 列，"
                + (table.Form is null ? "没有对上表式"
                : $"对上 {table.Form.Id}，认出 {matched}/{table.Rows.Length} 行，"
                    + $"{d.Statements.Count(f => f.Table == table.Index)} 个数"));
            foreach (var row in table.Rows.Where(r => !r.IsMatched))
                output.WriteLine($"    没有对上：{row.Code} {row.Label}");
        }
        output.WriteLine($"文字中读懂 {d.Statements.Count(f => f.Table < 0)} 个数，未读懂 {d.Claims.Unread.Length} 个");
        foreach (var unread in d.Claims.Unread)
            output.WriteLine($"    {CheckWords.Place(unread.At)} …{unread.Context}");
    }
}
