using System.Globalization;
using CsCheck;
using Mingsuan.Core.Checks;
using Xunit;

namespace Mingsuan.Documents.Tests.Checks;

/// <summary>
/// 随机的科目层级 (random trees of codes, each superior the sum of its direct inferiors):
/// 1. a table that adds up has no finding; 2. one changed digit, above what rounding explains, is found, and the
/// cell is named.
/// </summary>
public sealed class PlainCodesTests
{
    [Fact]
    public void A_tree_of_codes_that_adds_up_has_no_finding() => Gen.Int[0, int.MaxValue - 1].Sample(
        seed => Assert.Empty(Check(Rows(new Random(seed))).Wrong()), iter: 200, threads: 1);

    [Fact]
    public void One_changed_digit_is_found_where_it_stands() => Gen.Int[0, int.MaxValue - 1].Sample(
        seed =>
        {
            var random = new Random(seed);
            var rows = Rows(random);
            var (y, x) = (random.Next(2, rows.Count), random.Next(2, 5));
            var right = rows[y][x];
            var digit = right.IndexOf('.', StringComparison.Ordinal) - 1 - random.Next(2);
            var wrong = (right[digit] - '0' + random.Next(1, 10)) % 10;
            rows[y][x] = right[..digit] + wrong.ToString(CultureInfo.InvariantCulture) + right[(digit + 1)..];
            var found = Check(rows).Wrong();
            Assert.True(found.Any(f => f.Expected == right && f.Places[0].Text == rows[y][x]),
                $"{seed}: {rows[y][1]} {rows[y][x]} 应为 {right}，发现"
                    + string.Join('；', found.Select(f => f.Message)));
        }, iter: 200, threads: 1);

    private static CheckResult Check(List<string[]> rows) =>
        PlainPages.Check(PlainPages.Table("专户资金按科目安排表", "元", [.. rows]));

    private static List<string[]> Rows(Random random)
    {
        var lines = new List<(string Code, long Basic, long Project)>();
        for (var category = 201; category <= 201 + random.Next(1, 5); category++)
        {
            var at = lines.Count;
            lines.Add(($"{category}", 0, 0));
            for (var section = random.Next(1, 4); section > 0; section--)
                Section(random, lines, $"{category}0{section}");
            lines[at] = Total($"{category}", [.. lines.Skip(at + 1).Where(l => l.Code.Length == 5)]);
        }
        lines.Insert(0, Total("", [.. lines.Where(l => l.Code.Length == 3)]));
        return
        [
            ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
            .. lines.Select(l => new[]
            {
                l.Code, l.Code.Length == 0 ? "合计" : "某项支出",
                Money(l.Basic + l.Project), Money(l.Basic), Money(l.Project),
            }),
        ];
    }

    private static void Section(Random random, List<(string Code, long Basic, long Project)> lines, string code)
    {
        var items = Enumerable.Range(1, random.Next(1, 4))
            .Select(i => ($"{code}0{i}", random.NextInt64(1_000, 90_000_000), random.NextInt64(1_000, 90_000_000)))
            .ToList();
        lines.Add(Total(code, items));
        lines.AddRange(items);
    }

    private static (string Code, long Basic, long Project) Total(
        string code, List<(string Code, long Basic, long Project)> parts) =>
        (code, parts.Sum(p => p.Basic), parts.Sum(p => p.Project));

    private static string Money(long fen) => (fen / 100m).ToString("F2", CultureInfo.InvariantCulture);
}
