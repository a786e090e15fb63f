using System.Collections.Immutable;
using Mingsuan.Core.Statements;

namespace Mingsuan.Core.Tests.Relations;

/// <summary>印出的数, made up for the tests of relations, in 万元 unless told otherwise.</summary>
internal static class Printed
{
    private const long TenThousandYuan = 1_000_000;

    public static Figure Amount(int index, string text, long unit = TenThousandYuan, Measure measure = Measure.Amount)
    {
        if (text.Length == 0) return Of(index, measure, "", 0, 1, unit);
        var (value, step) = PrintedNumber.Parse(text)!.Value.On(unit);
        return Of(index, measure, text, value, step, unit);
    }

    public static Figure Percent(int index, string text)
    {
        var (value, step) = PrintedNumber.Parse(text)!.Value.On(10_000);
        return Of(index, Measure.Growth, text + "%", value, step, 0);
    }

    public static ImmutableArray<Figure> Amounts(params string[] texts) => [.. texts.Select((t, i) => Amount(i, t))];

    private static Figure Of(int index, Measure measure, string text, long value, long step, long unit) =>
        new(index, measure, null, text, value, step, default, 0, "表", $"行{index}", "列") { UnitFen = unit };
}
