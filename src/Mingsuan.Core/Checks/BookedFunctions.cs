using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Forms;

namespace Mingsuan.Core.Checks;

/// <summary>功能科目与经济科目的对应: what is paid for an insurance or fund stands under its own function.</summary>
internal static class BookedFunctions
{
    private static readonly (string Economic, string Name, string[] Functions)[] Pairs =
    [
        ("30113", "住房公积金", ["2210201"]),
        ("30108", "机关事业单位基本养老保险缴费", ["2080505"]),
        ("30109", "职业年金缴费", ["2080506"]),
        ("30110", "职工基本医疗保险缴费", ["2101101", "2101102"]),
    ];

    public static IEnumerable<Finding> Check(CheckContext context)
    {
        if (context.Table(FormRole.General) is not { } general || context.Table(FormRole.Basic) is not { } basic)
            yield break;
        var absent = Pairs.Select(p => (Pair: p, Paid: Of(context, basic, p.Economic)))
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

    // The basic part of a code's money: the total of a table of basic expenditure.
    private static Statement? Of(CheckContext context, RecognisedTable table, string code) =>
        context.Statements(table).FirstOrDefault(f => f is { IsOwn: true, Value: > 0 }
            && CheckContext.Code(f, Dimension.Economic) == code && CheckContext.Code(f, Dimension.Kind) == "basic"
            && CheckContext.Code(f, Dimension.Year) == context.Year);
}
