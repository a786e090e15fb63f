using System.Collections.Immutable;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Core.Rules;

namespace Mingsuan.Core.Checks;

/// <summary>整张表的单位写错 (every amount of a table is ten thousand times what other places print of it): the unit
/// is the one cause.</summary>
internal static class UnitFaults
{
    private const string Rule = "N10";
    private const long Factor = 10_000;
    private const int Least = 4;

    // Of so many amounts one may agree all the same.
    private const int OneIn = 5;

    /// <summary>单位写错的表, with its amounts in the right unit.</summary>
    public static (Disclosure Disclosure, ImmutableArray<Finding> Findings) Find(
        Disclosure disclosure, Catalogue catalogue)
    {
        if (disclosure.Tables.All(t => t.Form is null || t.Unit is null)) return (disclosure, []);
        var found = ImmutableArray.CreateBuilder<Finding>();
        // The table at fault disagrees with all others; each of them with one only.
        while (found.Count < disclosure.Tables.Length && Worst(disclosure) is { } worst)
        {
            found.Add(Finding(disclosure, worst, catalogue));
            disclosure = disclosure with
            {
                Statements = [.. disclosure.Statements.Select(f => f.Table == worst.Table && f.UnitFen > 0
                    ? Scaled(f, worst.IsTooSmall) : f)],
            };
        }
        return (disclosure, found.ToImmutable());
    }

    // Pairs: a figure of the table, and the same query elsewhere in the unit that is right.
    private sealed record Fault(int Table, bool IsTooSmall, List<(Statement Own, Statement Other)> Pairs, int Tables);

    private static Fault? Worst(Disclosure disclosure)
    {
        var same = disclosure.Statements.Where(f => f is { IsAmount: true, Selector: not null, Value: not 0 })
            .GroupBy(f => f.Selector!).Where(g => g.Skip(1).Any()).ToList();
        var pairs = same.SelectMany(g => g.Where(f => f.Table >= 0).SelectMany(own => g
            .Where(o => o.Table != own.Table).Select(other => (Own: own, Other: other)))).ToLookup(p => p.Own.Table);
        return pairs.Select(p => Of(p.Key, [.. p])).OfType<Fault>()
            .OrderByDescending(f => f.Tables).ThenByDescending(f => f.Pairs.Count).FirstOrDefault();
    }

    private static Fault? Of(int table, List<(Statement Own, Statement Other)> pairs)
    {
        foreach (var isTooSmall in new[] { true, false })
        {
            var off = pairs.Where(p => IsTimes(p.Own, p.Other, isTooSmall)).ToList();
            var figures = off.DistinctBy(p => p.Own.Index).Count();
            if (figures < Least || (pairs.Count - off.Count) * OneIn > pairs.Count) continue;
            return new Fault(table, isTooSmall, off, off.Select(p => p.Other.Table).Distinct().Count());
        }
        return null;
    }

    private static bool IsTimes(Statement own, Statement other, bool isTooSmall)
    {
        var (small, big) = isTooSmall ? (own, other) : (other, own);
        return Int128.Abs((Int128)small.Value * Factor - big.Value) <= (Int128)small.Step * Factor + big.Step;
    }

    private static Statement Scaled(Statement figure, bool isTooSmall) => isTooSmall
        ? figure with
        {
            Value = checked(figure.Value * Factor), Step = figure.Step * Factor, UnitFen = figure.UnitFen * Factor,
        }
        : figure with
        {
            Value = figure.Value / Factor, Step = Math.Max(1, figure.Step / Factor),
            UnitFen = Math.Max(1, figure.UnitFen / Factor),
        };

    private static Finding Finding(Disclosure disclosure, Fault fault, Catalogue catalogue)
    {
        var table = disclosure.Tables[fault.Table];
        var (own, other) = fault.Pairs[0];
        var right = Name(fault.IsTooSmall ? own.UnitFen * Factor : own.UnitFen / Factor);
        var count = fault.Pairs.DistinctBy(p => p.Own.Index).Count();
        return new Finding(
            Rule, catalogue.Grade(Rule, Sign.Direct),
            $"{table.Title}：单位写作“{Name(own.UnitFen)}”，应为“{right}”。有 {count} 个数与别处印的同一个数"
                + $"差一万倍，如 {own.Row} {own.Column} 印作 {FigureText.Printed(own)}，"
                + $"{other.Name} 印作 {FigureText.Printed(other)}。",
            [new FindingPlace(table.Table.At, table.Title, table.Title), CheckContext.PlaceOf(own),
                CheckContext.PlaceOf(other)],
            [FigureText.Printed(own), FigureText.Printed(other)], right, "",
            [$"{own.Name}（{FigureText.Printed(own)}）应与 {other.Name}（{FigureText.Printed(other)}）相同"],
            catalogue[Rule].Basis, $"请把这张表的单位改为“{right}”。");
    }

    private static string Name(long unitFen) =>
        FigureText.UnitName(unitFen) is { Length: > 0 } name ? name : "（别的单位）";
}
