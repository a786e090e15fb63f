using System.Globalization;
using System.Text.RegularExpressions;
using Mingsuan.Core.Claims;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Relations.Readings;

namespace Mingsuan.Core.Checks;

/// <summary>数的写法与表号: thousands separators, decimals, the numbers of tables.</summary>
internal static partial class FormatChecks
{
    private const long Thousand = 1000;

    public static IEnumerable<Finding> Check(CheckContext context) =>
        context.Disclosure.Tables.Where(t => t.Form?.Role is not null)
            .SelectMany(t => Separators(context, t).Concat(Decimals(context, t)))
            .Concat(TableNumbers(context)).Concat(SameNumbers(context)).Concat(TextDecimals(context));

    /// <summary>各表名里的表号.</summary>
    public static SortedSet<int> Numbers(CheckContext context) => [.. Numbered(context).Select(t => t.Number)];

    private static IEnumerable<(string Prefix, int Number, string Name, SourceTable Table)> Numbered(
        CheckContext context) =>
        context.Disclosure.Source.Tables.Select(t => (Table: t, Match: TableNumber().Match(t.Title)))
            .Where(p => p.Match.Success).Select(p => (p.Match.Groups["p"].Value, Number(p.Match.Groups["n"].Value),
                SourceText.Compact(p.Table.Title[p.Match.Length..]), p.Table));

    private static int Number(string text) => int.TryParse(text, CultureInfo.InvariantCulture, out var n) ? n
        : TextChecks.Number(text) ?? 0;

    private static IEnumerable<Finding> Separators(CheckContext context, RecognisedTable table)
    {
        var large = context.AllFigures(table).Where(f => f.UnitFen > 0 && Math.Abs(f.Value) >= Thousand * f.UnitFen)
            .ToList();
        var without = large.Where(f => !f.Text.Contains(',') && !f.Text.Contains('，')).ToList();
        if (without.Count == 0 || without.Count == large.Count) yield break;
        yield return context.Finding("M03",
            $"{table.Title}的千分位写法不一：{without[0].Text} 没有，"
                + $"{large.Find(f => !without.Contains(f))!.Text} 有。",
            without.Take(10).Select(CheckContext.PlaceOf), "请统一千分位的写法。", severity: Severity.Note);
    }

    // Decimals of one column; a lone 0 is no amount to compare.
    private static IEnumerable<Finding> Decimals(CheckContext context, RecognisedTable table)
    {
        var columns = context.AllFigures(table).Where(f => f.Value != 0 && f.UnitFen > 0)
            .GroupBy(f => (f.Cell.Column, f.UnitFen)).Where(g => !PrintedHabit.IsAlike(g))
            .Select(g => g.GroupBy(f => PrintedHabit.PlacesOf(f.Text)).OrderByDescending(p => p.Count()).ToList())
            .Where(g => g.Count > 1).ToList();
        if (columns.Count == 0) yield break;
        var odd = columns.SelectMany(c => c.Skip(1).SelectMany(p => p)).ToList();
        yield return context.Finding("M04",
            $"{table.Title}同一列的小数位不一，如 {odd[0].Text} 与 {columns[0][0].First().Text}。",
            odd.Take(10).Select(CheckContext.PlaceOf), "请统一小数位。", severity: Severity.Note);
    }

    private static IEnumerable<Finding> TableNumbers(CheckContext context)
    {
        var numbers = Numbers(context);
        if (numbers.Count < 3) yield break;
        var told = MentionedTable().Matches(context.AllText).Select(m => Number(m.Groups["n"].Value)).ToHashSet();
        var missing = Enumerable.Range(1, numbers.Max).Where(n => !numbers.Contains(n) && !told.Contains(n)).ToList();
        if (missing.Count == 0) yield break;
        yield return context.Finding("M12",
            $"表号不连续：有表 {numbers.Min} 到表 {numbers.Max}，没有表 {string.Join("、", missing)}。",
            context.Whole, "请核对表号，补上缺的表或改正编号。");
    }

    // Next to each other: annexes and a second part number their tables from 1 again. 表5-1 and 表5（续） share a
    // number by right.
    private static IEnumerable<Finding> SameNumbers(CheckContext context)
    {
        var tables = Numbered(context).ToList();
        foreach (var (one, other) in tables.Zip(tables.Skip(1)))
        {
            if (one.Number != other.Number || one.Number < 2 || one.Prefix != other.Prefix) continue;
            if (!IsWhole(one.Name) || !IsWhole(other.Name) || IsOf(one.Name, other.Name)) continue;
            yield return context.Finding("M12",
                $"两张表的表号都是表 {one.Number}：{one.Table.Title.Trim()}、{other.Table.Title.Trim()}。",
                new[] { one.Table, other.Table }.Select(t => new FindingPlace(t.At, t.Title, t.Title)),
                "请改正其中一张的表号。");
        }
    }

    private static bool IsWhole(string name) => name.Length > 3 && !Part().IsMatch(name);

    private static bool IsOf(string one, string other) => one.StartsWith(other, StringComparison.Ordinal)
        || other.StartsWith(one, StringComparison.Ordinal);

    private static IEnumerable<Finding> TextDecimals(CheckContext context)
    {
        var tables = new Dictionary<(Selector?, long, long), Statement>();
        foreach (var figure in context.Disclosure.Statements)
        {
            if (figure is { Table: >= 0, Selector: not null, Value: not 0 })
                tables.TryAdd((figure.Selector, figure.UnitFen, figure.Value), figure);
        }
        var shorter = context.Disclosure.Statements.Where(f => f is { Table: < 0, Selector: not null, Value: not 0 }
                && f.IsOwn && tables.TryGetValue((f.Selector, f.UnitFen, f.Value), out var t)
                && PrintedHabit.PlacesOf(f.Text) < PrintedHabit.PlacesOf(t.Text)).ToList();
        if (shorter.Count == 0) yield break;
        var first = shorter[0];
        yield return context.Finding("E18",
            $"文中有 {shorter.Count} 个金额的小数位少于表中，如文中 {first.Text}，表中 "
                + $"{tables[(first.Selector, first.UnitFen, first.Value)].Text}。",
            shorter.Take(10).Select(CheckContext.PlaceOf), "请与表用同样的小数位。", severity: Severity.Note);
    }

    [GeneratedRegex("^\\s*(?<p>附|附件|公开)?表\\s*(?<n>[0-9]{1,2}(?![0-9])|[一二三四五六七八九十]{1,3}(?=[：:、.\\s（(]|$))", RegexOptions.None, 10_000)]
    private static partial Regex TableNumber();

    [GeneratedRegex("表\\s?(?<n>[0-9]{1,2}(?![0-9])|[一二三四五六七八九十]{1,3})", RegexOptions.None, 10_000)]
    private static partial Regex MentionedTable();

    [GeneratedRegex("^[-－—–_.．]\\s?[0-9一二三四五六七八九]|续|^之", RegexOptions.None, 10_000)]
    private static partial Regex Part();
}
