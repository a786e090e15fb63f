using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Forms;

namespace Mingsuan.Core.Checks;

/// <summary>功能科目与经济科目的对应: what is paid for an insurance or fund stands under its own function.</summary>
internal static class PairChecks
{
    private static readonly (string Rule, string Economic, string Name, string[] Functions)[] Pairs =
    [
        ("B19", "30113", "住房公积金", ["2210201"]),
        ("B20", "30108", "机关事业单位基本养老保险缴费", ["2080505"]),
        ("B21", "30109", "职业年金缴费", ["2080506"]),
        ("B22", "30110", "职工基本医疗保险缴费", ["2101101", "2101102"]),
    ];

    public static IEnumerable<Finding> Check(CheckContext context)
    {
        if (context.Table(FormRole.General) is not { } general || context.Table(FormRole.Basic) is not { } basic)
            return [];
        return Amounts(context, general, basic).Concat(Absent(context, general, basic));
    }

    private static IEnumerable<Finding> Amounts(
        CheckContext context, RecognisedTable general, RecognisedTable basic)
    {
        foreach (var (rule, economic, name, functions) in Pairs)
        {
            if (Of(context, basic, Dimension.Economic, economic) is not { } paid) continue;
            var booked = functions.Select(f =>
                Of(context, general, Dimension.Function, f)).OfType<Statement>().ToList();
            if (booked.Count == 0) continue;
            var sum = booked.Sum(f => f.Value);
            if (Math.Abs(sum - paid.Value) <= booked.Append(paid).Max(f => f.Step) * (booked.Count + 1)) continue;
            yield return context.Finding(rule,
                $"{basic.Title}的{name}为 {FigureText.Printed(paid)}，{general.Title}的 "
                    + $"{string.Join("、", booked.Select(f => f.Row))}基本支出为 "
                    + $"{string.Join(" + ", booked.Select(FigureText.Printed))}，两处不同。",
                booked.Prepend(paid).Select(CheckContext.PlaceOf), "请核对缴费的经济分类与功能分类，有差的说明缘由。");
        }
    }

    private static IEnumerable<Finding> Absent(
        CheckContext context, RecognisedTable general, RecognisedTable basic)
    {
        var absent = Pairs.Select(p => (Pair: p, Paid: Of(context, basic, Dimension.Economic, p.Economic)))
            .Where(p => p.Paid is not null && !Array.Exists(p.Pair.Functions, f => HasRow(general, f[..5]))).ToList();
        if (absent.Count == 0) yield break;
        yield return context.Finding("D08",
            $"{basic.Title}有{string.Join("、", absent.Select(p => $"{p.Pair.Name} {FigureText.Printed(p.Paid!)}"))}，"
                + $"{general.Title}没有相应的功能科目"
                + $"（{string.Join("、", absent.Select(p => string.Join("或", p.Pair.Functions)))}）。",
            absent.Select(p => CheckContext.PlaceOf(p.Paid!)), "请列入相应的功能科目，或说明不单列的缘由。");
    }

    private static bool HasRow(RecognisedTable table, string prefix) =>
        table.Rows.Any(r => r.Code.StartsWith(prefix, StringComparison.Ordinal));

    // The basic part of a code's money: the total of a table of basic expenditure, the basic column of another.
    private static Statement? Of(CheckContext context, RecognisedTable table, Dimension dimension, string code) =>
        context.Statements(table).FirstOrDefault(f => f is { IsOwn: true, Value: > 0 }
            && CheckContext.Code(f, dimension) == code && CheckContext.Code(f, Dimension.Kind) == "basic"
            && CheckContext.Code(f, Dimension.Year) == context.Year);
}
