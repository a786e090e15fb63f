using Mingsuan.Core.Rules;
using Mingsuan.Core.Statements;

namespace Mingsuan.Core.Checks;

/// <summary>小数位: one figure of a table printed to another last digit than all the rest.</summary>
internal static class DecimalChecks
{
    // Fewer figures than this show no habit.
    private const int Enough = 10;

    public static IEnumerable<CheckFinding> Check(CheckContext context)
    {
        foreach (var table in context.Disclosure.Tables.Where(t => t.Form is not null))
        {
            var figures = context.Disclosure.Figures
                .Where(f => f.Table == table.Index && f.Value != 0 && f.Text.Any(char.IsAsciiDigit)).ToList();
            if (figures.Count < Enough) continue;
            var groups = figures.GroupBy(Decimals).OrderByDescending(g => g.Count()).ToList();
            if (groups.Count != 2 || groups[1].Count() != 1) continue;
            var odd = groups[1].First();
            yield return context.Finding("M04",
                $"{odd.Place}：印作 {odd.Text}，有 {groups[1].Key} 位小数；这张表的其他数都是 {groups[0].Key} 位，"
                    + "像是多写或漏写了一位。",
                new CheckPlace(odd.At, odd.Text, odd.Place), "请核对原数，按同样的小数位印。",
                severity: Severity.Warning);
        }
    }

    private static int Decimals(Figure figure)
    {
        var point = figure.Text.IndexOfAny(['.', '．']);
        return point < 0 ? 0 : figure.Text.Skip(point + 1).Count(char.IsAsciiDigit);
    }
}
