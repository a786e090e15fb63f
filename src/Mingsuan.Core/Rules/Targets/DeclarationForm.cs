using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Mingsuan.Core.Checks;
using Mingsuan.Core.Claims;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;

namespace Mingsuan.Core.Rules.Targets;

/// <summary>项目申报表 as printed: its boxes, each by the pattern of its name.</summary>
/// <param name="Context">审核的依凭.</param>
/// <param name="Table">表.</param>
/// <param name="Text">各格连成的文字, without blanks.</param>
internal sealed record DeclarationForm(CheckContext Context, SourceTable Table, string Text)
{
    private const int LongestName = 40;

    /// <summary>项目名称.</summary>
    public string Name { get; } = Box(Context, "form-name", Text) ?? "";

    /// <summary>一格的文字; null when the form has no such box.</summary>
    public string? this[string box] => Box(Context, "form-" + box, Text);

    /// <summary>一格的数; null when it is none.</summary>
    public decimal? Number(string box) => this[box] is { } text ? Parse(text) : null;

    /// <summary>资金来源合计.</summary>
    public bool HasFunds => Box(Context, "form-funds", Money) is not null;

    /// <summary>各资金来源.</summary>
    public ImmutableArray<decimal> Sources =>
        [.. Context.Pattern("form-source").Matches(Money).Select(m => Parse(m.Groups["v"].Value))];

    // The part that lists the money, a line a cell: blanks part a number from the label after it.
    private string Money => string.Join('\n', Table.Cells.Select(c => c.Text)) is var raw
        ? raw[Math.Max(0, raw.IndexOf("来源项目", StringComparison.Ordinal))..] : "";

    /// <summary>位置.</summary>
    public FindingPlace Place(string words) => Context.PlaceOf(Table, words, $"项目申报表（{Name}）");

    /// <summary>各项目申报表; none from flow text in which the boxes have run into one another.</summary>
    public static ImmutableArray<DeclarationForm> ReadAll(CheckContext context)
    {
        ImmutableArray<DeclarationForm> forms = [.. context.Disclosure.Source.Tables
            .Where(t => t.Cells.Any(c => c.Text.Contains('始', StringComparison.Ordinal)))
            .Select(t => new DeclarationForm(context, t, Compact(t)))
            .Where(f => new[] { "项目名称", "项目总预算", "起始年度" }
                .All(w => f.Text.Contains(w, StringComparison.Ordinal)))];
        return context.Disclosure.Source.Format != SourceFormat.Text || forms.All(f => f.Name.Length is > 0 and < LongestName
            && !context.Pattern("form-labels").IsMatch(f.Name)) ? forms : [];
    }

    /// <summary>一张表的文字, without blanks and thousands separators.</summary>
    public static string Compact(SourceTable table) =>
        string.Concat(table.Cells.Select(c => SourceText.Compact(c.Text))).Replace(",", "", StringComparison.Ordinal);

    private static string? Box(CheckContext context, string pattern, string text) =>
        context.Pattern(pattern).Match(text) is { Success: true } match ? match.Groups["v"].Value : null;

    private static decimal Parse(string text) =>
        decimal.Parse(text.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
}

/// <summary>整体绩效目标申报表的资金情况 as printed.</summary>
/// <param name="Table">表.</param>
/// <param name="Years">近两年.</param>
/// <param name="Parts">人员、运转、特定目标三行.</param>
/// <param name="Totals">收入与支出的合计.</param>
internal sealed record WholeForm(
    SourceTable Table, ImmutableArray<int> Years, ImmutableArray<WholeRow> Parts, ImmutableArray<WholeRow> Totals)
{
    /// <summary>读; null when the table has no such part.</summary>
    public static WholeForm? Read(CheckContext context, SourceTable table)
    {
        if (!table.Cells.Any(c => c.Text.Contains("近两年", StringComparison.Ordinal))) return null;
        var text = string.Join('\n', table.Cells.Select(c => c.Text)).Replace(",", "", StringComparison.Ordinal);
        ImmutableArray<WholeRow> Rows(string pattern) => [.. context.Pattern(pattern).Matches(text).Select(WholeRow.Of)];
        var (years, parts, totals) = (context.Pattern("whole-years").Match(text), Rows("whole-part"), Rows("whole-total"));
        return years.Success && parts.Length == 3 && totals.Length == 2
            ? new WholeForm(table, [.. new[] { "a", "b" }.Select(g => int.Parse(years.Groups[g].Value,
                CultureInfo.InvariantCulture))], parts, totals) : null;
    }
}

/// <summary>资金情况的一行.</summary>
/// <param name="Name">行名.</param>
/// <param name="Amount">当年金额.</param>
/// <param name="Share">占比, percent.</param>
/// <param name="Prior">近两年, as the form orders them.</param>
internal sealed record WholeRow(string Name, decimal Amount, decimal Share, ImmutableArray<decimal> Prior)
{
    /// <summary>由匹配而来.</summary>
    public static WholeRow Of(Match match)
    {
        decimal Parse(string group) =>
            decimal.TryParse(match.Groups[group].Value, CultureInfo.InvariantCulture, out var value) ? value : 0;
        return new WholeRow(match.Groups["n"].Value, Parse("m"), Parse("s"), [Parse("a"), Parse("b")]);
    }
}
