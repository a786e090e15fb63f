using System.Collections.Immutable;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Queries;

namespace Mingsuan.Core.Tests.Relations;

/// <summary>印出的数, made up for the tests of relations, in 万元 unless told otherwise.</summary>
internal static class Printed
{
    private const long TenThousandYuan = 1_000_000;

    public static Statement Amount(int index, string text, long unit = TenThousandYuan)
    {
        if (text.Length == 0) return Of(index, Query.For(null), "", 0, 1, unit);
        var (value, step) = PrintedNumber.Parse(text)!.Value.On(unit);
        return Of(index, Query.For(null), text, value, step, unit);
    }

    public static Statement Percent(int index, string text)
    {
        var (value, step) = PrintedNumber.Parse(text)!.Value.On(10_000);
        return Of(index, new Query.Ratio(RatioKind.Growth, null), text + "%", value, step, 0);
    }

    public static ImmutableArray<Statement> Amounts(params string[] texts) => [.. texts.Select((t, i) => Amount(i, t))];

    private static Statement Of(int index, Query query, string text, long value, long step, long unit) =>
        new(index, query, text, value, step, default, 0, "表", $"行{index}", "列") { UnitFen = unit };
}
