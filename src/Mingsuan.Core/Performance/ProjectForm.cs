using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Mingsuan.Core.Claims;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Money;

namespace Mingsuan.Core.Performance;

/// <summary>项目绩效目标表里的一笔资金.</summary>
/// <param name="Label">印出的名目, without 其中.</param>
/// <param name="Fen">金额，分.</param>
/// <param name="Step">印出的最小一档，分: a number in whole 元 is known to 100.</param>
/// <param name="Cell">单元格.</param>
/// <param name="Side">第几组 (实施期、年度), counted from the left.</param>
/// <param name="Table">所在的表.</param>
public sealed record ProjectMoney(string Label, long Fen, long Step, SourceCell Cell, int Side, SourceTable Table)
{
    /// <summary>是总额.</summary>
    public bool IsTotal => Label.Contains("总额", StringComparison.Ordinal);
}

/// <summary>项目绩效目标表 with ruled cells: its money, as printed.</summary>
/// <param name="Title">表名 or what the form calls itself.</param>
/// <param name="Moneys">各笔资金.</param>
public sealed partial record ProjectForm(string Title, ImmutableArray<ProjectMoney> Moneys)
{
    /// <summary>本年预算: the total asked for this year; null when none is printed.</summary>
    public ProjectMoney? ThisYear => Moneys.FirstOrDefault(m => m.Label is "年度资金申请总额" or "本年度预算")
        ?? Moneys.FirstOrDefault(m => m.Label == "项目资金总额");

    /// <summary>读全文的各表; a table that holds several forms gives each.</summary>
    public static ImmutableArray<ProjectForm> Read(SourceDocument source) =>
        [.. source.Tables.SelectMany(Read)];

    private static IEnumerable<ProjectForm> Read(SourceTable table)
    {
        if (!table.Cells.Any(c => IsProjectName(c.Text))) yield break;
        var rows = table.Cells.GroupBy(c => c.Row).OrderBy(g => g.Key).Select(g => g.ToList()).ToList();
        var unit = DisplayUnit.Yuan;
        foreach (var text in table.Remarks.Concat(table.Cells.Select(c => c.Text)))
        {
            if (Unit().Match(text) is not { Success: true } match) continue;
            unit = match.Groups[1].Value == "万元" ? DisplayUnit.TenThousandYuan : DisplayUnit.Yuan;
            break;
        }
        List<ProjectMoney>? open = null;
        foreach (var row in rows)
        {
            if (row.Exists(c => IsProjectName(c.Text)))
            {
                if (open is { Count: > 0 }) yield return new ProjectForm(table.Title, [.. open]);
                open = [];
            }
            open?.AddRange(InRow(table, row, unit));
        }
        if (open is { Count: > 0 }) yield return new ProjectForm(table.Title, [.. open]);
    }

    private static IEnumerable<ProjectMoney> InRow(SourceTable table, List<SourceCell> row, DisplayUnit unit)
    {
        var side = 0;
        for (var i = 0; i + 1 < row.Count; i++)
        {
            var label = Plain(row[i].Text).Replace("其中：", "", StringComparison.Ordinal);
            if (!Named().IsMatch(label)) continue;
            side++;
            if (PrintedNumber.Parse(row[i + 1].Text) is not { IsDash: false } number) continue;
            var (fen, step) = number.In(unit);
            yield return new ProjectMoney(label, fen, step, row[i + 1], side, table);
        }
    }

    private static bool IsProjectName(string text) =>
        text.Contains('项', StringComparison.Ordinal) && Plain(text) == "项目名称";

    private static string Plain(string text) =>
        SourceText.Compact(text).Replace(':', '：');

    [GeneratedRegex("^(项目资金总额|年度资金申请总额|本年度预算|(当年)?财政(资金|拨款)|上年结转资金|其他资金)$", RegexOptions.None, 10_000)]
    private static partial Regex Named();

    [GeneratedRegex("(?:单位|资金|预算)[：:（(]\\s*(万元|元)", RegexOptions.None, 10_000)]
    private static partial Regex Unit();
}
