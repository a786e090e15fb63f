using System.Collections.Immutable;
using System.Globalization;
using Mingsuan.Core.Checks;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Documents.Reports;

namespace Mingsuan.Web.Checking;

/// <summary>发现的筛选 (what the address asks to see of a file's findings); an empty part asks for all.</summary>
/// <param name="Grade">级别: error, warning or note.</param>
/// <param name="Rule">规则号.</param>
/// <param name="Table">表的序号 in the file, or <see cref="Words"/>.</param>
public sealed record FindingFilter(string Grade, string Rule, string Table)
{
    /// <summary>不在任何一张表里的: the text, and what is missing.</summary>
    public const string Words = "text";

    /// <summary>是否什么也没有筛.</summary>
    public bool IsOpen => Grade.Length + Rule.Length + Table.Length == 0;

    /// <summary>某发现是否要看.</summary>
    public bool Wants(Finding finding, CheckedFile file) =>
        (Grade.Length == 0 || CheckWords.SeverityName(finding.Open) == Grade)
        && (Rule.Length == 0 || finding.Id == Rule) && (Table.Length == 0 || TableOf(finding, file) == Table);

    /// <summary>有发现的表, in reading order, with their titles.</summary>
    public static ImmutableArray<(string Key, string Title)> Tables(CheckedFile file)
    {
        var tables = file.Result?.Disclosure.Tables ?? [];
        var met = file.Findings.Select(f => TableOf(f, file)).ToHashSet(StringComparer.Ordinal);
        return [.. tables.Select(t => (Key(t.Index), t.Title)).Where(t => met.Contains(t.Item1))];
    }

    // A place begins with the title of its table; the longest title that fits is meant.
    private static string TableOf(Finding finding, CheckedFile file)
    {
        if (finding.Places.IsEmpty || file.Result is not { } result) return Words;
        var where = finding.Places[0].Where;
        var table = result.Disclosure.Tables
            .Where(t => t.Title.Length > 0 && where.StartsWith(t.Title, StringComparison.Ordinal))
            .OrderByDescending(t => t.Title.Length).ThenByDescending(t => t.Table.At.Page <= finding.Places[0].At.Page)
            .FirstOrDefault();
        return table is null ? Words : Key(table.Index);
    }

    private static string Key(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);
}
