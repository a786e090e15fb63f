using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Mingsuan.Core.Claims;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Core.Performance;

/// <summary>项目申报表 as printed: its boxes, each by the pattern of its name.</summary>
/// <param name="Patterns">写法.</param>
/// <param name="Table">表.</param>
/// <param name="Text">各格连成的文字, without blanks.</param>
internal sealed record DeclarationForm(Patterns Patterns, SourceTable Table, string Text)
{
    private const int LongestName = 40;

    /// <summary>项目名称.</summary>
    public string Name { get; } = Box(Patterns, "name", Text) ?? "";

    /// <summary>一格的文字; null when the form has no such box.</summary>
    public string? this[string box] => Box(Patterns, box, Text);

    /// <summary>一格的年份; null when it is none.</summary>
    public int? Year(string box) => this[box] is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>资金来源有分项而没有合计.</summary>
    public bool LacksTotal => string.Join('\n', Table.Cells.Select(c => c.Text)) is var raw
        // The part that lists the money, a line a cell: blanks part a number from the label after it.
        && raw[Math.Max(0, raw.IndexOf("来源项目", StringComparison.Ordinal))..] is var money
        && Patterns["form-source"].IsMatch(money) && !Patterns["form-funds"].IsMatch(money);

    /// <summary>当年预算; null when it is no number.</summary>
    public decimal? Budget => this["year"] is { } text ? decimal.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>各项目申报表; none from flow text in which the boxes have run into one another.</summary>
    public static ImmutableArray<DeclarationForm> ReadAll(SourceDocument source, Patterns patterns)
    {
        ImmutableArray<DeclarationForm> forms = [.. source.Tables
            .Where(t => t.Cells.Any(c => c.Text.Contains('始', StringComparison.Ordinal)))
            .Select(t => new DeclarationForm(patterns, t, Compact(t)))
            .Where(f => new[] { "项目名称", "项目总预算", "起始年度" }
                .All(w => f.Text.Contains(w, StringComparison.Ordinal)))];
        return source.Format != SourceFormat.Text || forms.All(f =>
            f.Name.Length is > 0 and < LongestName && !patterns["form-labels"].IsMatch(f.Name)) ? forms : [];
    }

    /// <summary>一张表的文字, without blanks and thousands separators.</summary>
    public static string Compact(SourceTable table) =>
        string.Concat(table.Cells.Select(c => SourceText.Compact(c.Text))).Replace(",", "", StringComparison.Ordinal);

    private static string? Box(Patterns patterns, string box, string text) =>
        patterns["form-" + box].Match(text) is { Success: true } match ? match.Groups["v"].Value : null;
}

/// <summary>整体绩效目标申报表的近两年 as printed.</summary>
/// <param name="Table">表.</param>
/// <param name="Years">近两年.</param>
/// <param name="Gaps">各年收入减支出.</param>
internal sealed record WholeForm(SourceTable Table, ImmutableArray<int> Years, ImmutableArray<decimal> Gaps)
{
    private const int Rows = 3;

    /// <summary>读; null when the table has no such part.</summary>
    public static WholeForm? Read(SourceTable table, Patterns patterns)
    {
        if (!table.Cells.Any(c => c.Text.Contains("近两年", StringComparison.Ordinal))) return null;
        var text = string.Join('\n', table.Cells.Select(c => c.Text)).Replace(",", "", StringComparison.Ordinal);
        var (years, totals) = (patterns["whole-years"].Match(text), patterns["whole-total"].Matches(text));
        if (!years.Success || totals.Count != 2 || patterns["whole-part"].Count(text) != Rows) return null;
        decimal Number(Match match, string group) =>
            decimal.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
        return new WholeForm(table, [(int)Number(years, "a"), (int)Number(years, "b")],
            [.. new[] { "a", "b" }.Select(g => Number(totals[0], g) - Number(totals[1], g))]);
    }
}
