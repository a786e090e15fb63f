using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Forms;

namespace Mingsuan.Core.Checks;

/// <summary>整体绩效目标申报表的资金情况 as printed.</summary>
/// <param name="Table">表.</param>
/// <param name="Years">近两年.</param>
/// <param name="Parts">人员、运转、特定目标三行.</param>
/// <param name="Totals">收入与支出的合计.</param>
internal sealed partial record WholeForm(
    SourceTable Table, ImmutableArray<int> Years, ImmutableArray<WholeRow> Parts, ImmutableArray<WholeRow> Totals)
{
    /// <summary>位置.</summary>
    public FindingPlace Place(string words) => new(Table.At, words, "整体绩效目标申报表");

    /// <summary>读; null when the table has no such part.</summary>
    public static WholeForm? Read(SourceTable table)
    {
        if (!table.Cells.Any(c => c.Text.Contains("近两年", StringComparison.Ordinal))) return null;
        var text = string.Join('\n', table.Cells.Select(c => c.Text)).Replace(",", "", StringComparison.Ordinal);
        var years = TwoYears().Match(text);
        ImmutableArray<WholeRow> parts = [.. Part().Matches(text).Select(WholeRow.Of)];
        ImmutableArray<WholeRow> totals = [.. Total().Matches(text).Select(WholeRow.Of)];
        return years.Success && parts.Length == 3 && totals.Length == 2
            ? new WholeForm(table, [Number(years, "a"), Number(years, "b")], parts, totals) : null;
    }

    private static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("近\\s*两\\s*年[^0-9]*(?<a>20[0-9]{2})\\s*年\\s*(?<b>20[0-9]{2})\\s*年", RegexOptions.None, 10_000)]
    private static partial Regex TwoYears();

    [GeneratedRegex("(?<n>人员类|运转类|特定目标类)[\\u4e00-\\u9fff]*\\s+(?<m>[0-9.]+)\\s+(?<s>[0-9.]+)\\s*%\\s+(?<a>[0-9.]+)\\s+(?<b>[0-9.]+)", RegexOptions.None, 10_000)]
    private static partial Regex Part();

    [GeneratedRegex("(?<n>合\\s*计)\\s+(?<m>[0-9.]+)\\s+(?<s>[0-9.]+)\\s*%\\s+(?<a>[0-9.]+)\\s+(?<b>[0-9.]+)", RegexOptions.None, 10_000)]
    private static partial Regex Total();
}

/// <summary>资金情况的一行.</summary>
/// <param name="Name">行名.</param>
/// <param name="Amount">当年金额.</param>
/// <param name="Share">占比, percent.</param>
/// <param name="Decimals">占比的小数位数.</param>
/// <param name="First">近两年之一.</param>
/// <param name="Second">近两年之二.</param>
internal sealed record WholeRow(string Name, decimal Amount, decimal Share, int Decimals, decimal First, decimal Second)
{
    /// <summary>由匹配而来.</summary>
    public static WholeRow Of(Match match)
    {
        var share = match.Groups["s"].Value;
        var point = share.IndexOf('.', StringComparison.Ordinal);
        return new WholeRow(match.Groups["n"].Value, Parse(match, "m"), Parse(match, "s"),
            point < 0 ? 0 : share.Length - point - 1, Parse(match, "a"), Parse(match, "b"));
    }

    private static decimal Parse(Match match, string group) =>
        decimal.TryParse(match.Groups[group].Value, CultureInfo.InvariantCulture, out var value) ? value : 0;
}

/// <summary>整体表审核: its sums and shares, its years, the budget tables beside it.</summary>
internal static class WholeFormChecks
{
    private const decimal Rounding = 0.02m;
    private const decimal ShareRounding = 0.15m;

    public static IEnumerable<Finding> Check(CheckContext context)
    {
        if (context.WholeForm is not { } form) return [];
        var own = Years(context, form).Concat(Balance(context, form));
        return context.IsSheet(form.Table) ? own
            : Shares(context, form).Concat(Sums(context, form)).Concat(own).Concat(Budget(context, form));
    }

    private static IEnumerable<Finding> Shares(CheckContext context, WholeForm form)
    {
        var sum = form.Parts.Sum(p => p.Share);
        if (Math.Abs(sum - 100) > Math.Max(ShareRounding, 0.5m * form.Parts.Count(p => p.Decimals == 0)))
        {
            yield return context.Finding("A27", $"各占比合 {sum}%，不是 100%。", form.Place("占比"), "请核对各占比。");
        }
        foreach (var part in form.Parts.Where(_ => form.Totals[1].Amount > 0))
        {
            var due = Math.Round(
                part.Amount * 100 / form.Totals[1].Amount, part.Decimals, MidpointRounding.AwayFromZero);
            if (due == part.Share) continue;
            yield return context.Finding("A28", $"{part.Name}占比印作 {part.Share}%，应为 {due}%。",
                form.Place(part.Name), "请按金额重算占比。", $"{due}%");
        }
    }

    private static IEnumerable<Finding> Sums(CheckContext context, WholeForm form)
    {
        foreach (var (year, value) in new (int, Func<WholeRow, decimal>)[]
        {
            (form.Years[0], r => r.First), (form.Years[1], r => r.Second),
        })
        {
            var (sum, total) = (form.Parts.Sum(value), value(form.Totals[1]));
            if (Math.Abs(sum - total) <= Rounding) continue;
            yield return context.Finding("A29", $"{year} 年三行合 {sum}，合计印作 {total}。",
                form.Place("近两年收支金额"), "请核对该年各行与合计。", sum.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static IEnumerable<Finding> Years(CheckContext context, WholeForm form)
    {
        if (context.Disclosure.Year is not { } year || form.Years.Order().SequenceEqual([year - 2, year - 1]))
            yield break;
        yield return context.Finding("C11",
            $"“近两年”写 {form.Years[0]}、{form.Years[1]} 年，{year} 年预算的前两年是 {year - 2}、{year - 1} 年。",
            form.Place("近两年收支金额"), "请改为预算年的前两年。", severity: Severity.Warning);
    }

    private static IEnumerable<Finding> Balance(CheckContext context, WholeForm form)
    {
        var (revenue, spent) = (form.Totals[0], form.Totals[1]);
        var (first, second) = (revenue.First - spent.First, revenue.Second - spent.Second);
        if (first == 0 && second == 0) yield break;
        yield return context.Finding("C12",
            $"近两年收入减支出为 {first:0.00}（{form.Years[0]} 年）、{second:0.00}（{form.Years[1]} 年），"
                + "没有说明结转。",
            form.Place("近两年收支金额"), "请说明收支之差的去向。", severity: Severity.Note);
    }

    private static IEnumerable<Finding> Budget(CheckContext context, WholeForm form)
    {
        if (context.Table(FormRole.RevenueExpenditure) is not { } table) yield break;
        var totals = context.Statements(table).Where(f => f is { IsOwn: true, Value: > 0 }
            && CheckContext.Code(f, Dimension.Side) == "expenditure"
            && CheckContext.Code(f, Dimension.Function).Length == 0).ToList();
        var printed = form.Totals[1].Amount;
        if (totals.Count == 0 || totals.Exists(f => (long)(printed * 1_000_000) == f.Value)) yield break;
        yield return context.Finding("B27",
            $"整体表支出合计 {printed} 万元，{table.Title}没有这个支出总数（{FigureText.Printed(totals[0])}）。",
            [form.Place("合计"), CheckContext.PlaceOf(totals[0])],
            "整体表各数请按预算表填。", severity: Severity.Warning);
    }
}
