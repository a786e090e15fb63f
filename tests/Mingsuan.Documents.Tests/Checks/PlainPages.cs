using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Mingsuan.Core.Checks;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Documents.Tests.Reading;

namespace Mingsuan.Documents.Tests.Checks;

/// <summary>手写的网页 (tables written by hand), read and checked as any file is.</summary>
internal static class PlainPages
{
    /// <summary>一张表: rows of cells; a cell 词|2x3 spans two rows and three columns.</summary>
    public static string Table(string title, string unit, params string[][] rows)
    {
        var html = new StringBuilder($"<p>{title}</p><p>单位：{unit}</p><table>");
        foreach (var row in rows)
        {
            html.Append("<tr>");
            foreach (var cell in row) html.Append(Cell(cell));
            html.Append("</tr>");
        }
        return html.Append("</table>").ToString();
    }

    /// <summary>审几张表.</summary>
    public static CheckResult Check(params string[] tables)
    {
        var bytes = Encoding.UTF8.GetBytes($"<html><body>{string.Concat(tables)}</body></html>");
        var source = CompiledFiles.Read(bytes, "page.html");
        return Checker.Check(CompiledFiles.Disclosures.Read(source), CompiledFiles.Rulebook);
    }

    /// <summary>关于数的差错: what sums, changes and shares found, not what is missing.</summary>
    public static ImmutableArray<Finding> Wrong(this CheckResult result) =>
        [.. result.Findings.Where(f => f.Severity == Severity.Error && f.Id[0] is 'A' or 'B' or 'C' or 'E')
            .Where(f => f.Severity == Severity.Error)];

    private static string Cell(string cell)
    {
        var at = cell.IndexOf('|', StringComparison.Ordinal);
        if (at < 0) return $"<td>{cell}</td>";
        var span = cell[(at + 1)..].Split('x');
        return $"<td rowspan=\"{span[0]}\" colspan=\"{span[1]}\">{cell[..at]}</td>";
    }
}
