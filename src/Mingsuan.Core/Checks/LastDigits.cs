using System.Collections.Immutable;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Relations;
using Mingsuan.Core.Repair;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Core.Rules;

namespace Mingsuan.Core.Checks;

/// <summary>同一个数的末位不同 (one figure printed twice to the same digit, the last digit not the same): a note, since
/// rounding may explain it.</summary>
internal sealed class LastDigits(
    ImmutableArray<Statement> figures, ImmutableArray<Relation> relations, RepairResult result, Catalogue catalogue)
{
    private const int MostPlaces = 20;

    /// <summary>每条规则一条提示.</summary>
    public IEnumerable<Finding> All()
    {
        var same = relations.Select((r, i) => (Relation: r as LinearRelation, Truth: result.Truths[i]))
            .Where(p => p.Relation is { IsEquality: true }).ToList();
        var pairs = same.Where(p => p.Truth == Truth.Rounding).Select(p => p.Relation!)
            .Where(r => Step(r, 0) == Step(r, 1)).ToList();
        if (pairs.Count == 0) return [];
        var borneOut = same.Where(p => p.Truth == Truth.Holds).SelectMany(p => p.Relation!.Statements)
            .CountBy(f => f).ToDictionary(c => c.Key, c => c.Value);
        return pairs.Select(r => Odd(r, borneOut)).DistinctBy(p => p.Odd).GroupBy(p => p.Rule)
            .Select(g => Note(g.Key, [.. g]));
    }

    private (long UnitFen, long Step) Step(LinearRelation relation, int term)
    {
        var figure = figures[relation.Terms[term].Statement];
        return (figure.UnitFen, figure.Step);
    }

    // The one that fewer other places print; of two alike the text's.
    private (string Rule, int Odd, int Other) Odd(LinearRelation pair, Dictionary<int, int> borneOut)
    {
        var (a, b) = (pair.Terms[0].Statement, pair.Terms[1].Statement);
        var (one, other) = (borneOut.GetValueOrDefault(a), borneOut.GetValueOrDefault(b));
        var isFirst = one != other ? one < other : figures[a].Table < 0 || figures[b].Table >= 0;
        return isFirst ? (pair.Rule, a, b) : (pair.Rule, b, a);
    }

    private Finding Note(string rule, List<(string Rule, int Odd, int Other)> pairs)
    {
        var (odd, other) = (figures[pairs[0].Odd], figures[pairs[0].Other]);
        return new Finding(
            rule, catalogue.Grade(rule, Sign.Rounding),
            $"{pairs.Count} 处与别处印的同一个数末位不同，如 {odd.Name} 印作 {FigureText.Printed(odd)}，"
                + $"{other.Name} 印作 {FigureText.Printed(other)}。先后取舍所致，不算差错。",
            [.. pairs.Take(MostPlaces).SelectMany(p => new[] { Place(p.Odd), Place(p.Other) })],
            [.. pairs.Take(MostPlaces).Select(p => FigureText.Printed(figures[p.Odd]))], "",
            FigureText.Gap(odd, odd.Value - other.Value),
            [.. pairs.Take(MostPlaces)
                .Select(p => RelationText.Of(LinearRelation.Equal(rule, p.Odd, p.Other), figures))],
            catalogue[rule].Basis, "同一个数在各处应印得一样，请统一。");
    }

    private FindingPlace Place(int figure) => CheckContext.PlaceOf(figures[figure]);
}
