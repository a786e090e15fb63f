using System.Collections.Immutable;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Repair;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Core.Rules;

namespace Mingsuan.Core.Checks;

/// <summary>
/// 由不妥写成发现: what another finding says already is left out, here and nowhere else; what is left of one rule and
/// one cause is one finding, graded by the catalogue.
/// </summary>
internal sealed class FaultFindings(CheckContext context, RepairResult repaired, ImmutableArray<int> misread)
{
    private const int MostPlaces = 1_000;
    private const int MostNamed = 6;

    private readonly Disclosure disclosure = context.Disclosure;

    private readonly HashSet<int> corrected = [.. repaired.Corrections.SelectMany(c => c.Statements)];

    /// <summary>各规则的发现, with those of relations before them.</summary>
    public IEnumerable<Finding> All(ImmutableArray<Finding> ofRelations, IEnumerable<(string Id, Fault Fault)> faults)
    {
        var told = ofRelations.SelectMany(f => f.Places.SelectMany(p => Rows(f.Id, p))).ToHashSet();
        var found = faults.Where(p => !Follows(p.Fault)
                && !p.Fault.Places.SelectMany(q => Rows(p.Id, q)).Any(told.Contains))
            .GroupBy(p => (p.Id, p.Fault.IsWeak, p.Fault.Cause))
            .Select(g => Written(g.Key.Id, [.. g.Select(p => p.Fault)]));
        return ofRelations.Concat(found).Where(f => f.Severity == Severity.Note || !IsMisread(f));
    }

    // The same rule says nothing twice of one row of a table.
    private IEnumerable<(string, int, int)> Rows(string id, FindingPlace place)
    {
        if (place.Statement >= 0 && disclosure.Statements[place.Statement] is { Table: >= 0 } statement)
            yield return (id, statement.Table, statement.Cell.Row);
    }

    // What was judged by a number that a correction puts right is told there.
    private bool Follows(Fault fault) =>
        fault.IsOfValues && fault.Places.Any(p => p.Statement >= 0 && corrected.Contains(p.Statement));

    // A table that was not read for certain is not held against the publisher.
    private bool IsMisread(Finding finding) =>
        finding.Places is [{ Table: >= 0 } first, ..] && misread.Contains(first.Table);

    private Finding Written(string id, List<Fault> same)
    {
        var (first, catalogue) = (same[0], context.Rulebook.Catalogue);
        ImmutableArray<FindingPlace> places = [.. same.SelectMany(f => f.Places).Take(MostPlaces)];
        return new Finding(id, catalogue.Grade(id, first.IsWeak ? Sign.Indirect : Sign.Direct),
            same.Count == 1 ? first.Message : first.Message.TrimEnd('。') + $"；共 {same.Count} 处{Named(same)}。",
            places, [.. places.Select(p => p.Text)], first.Expected, "", [], catalogue[id].Basis, first.Suggestion);
    }

    private static string Named(List<Fault> same)
    {
        var isOne = same.TrueForAll(f => f.Expected == same[0].Expected);
        var names = same.Select(f => f.Item.Length > 0 ? f.Item : f.Places[0].Text
                + (isOne || f.Expected.Length == 0 ? "" : $"（应为 {f.Expected}）"))
            .Where(n => n.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        return names.Count < 2 ? ""
            : "：" + string.Join("、", names.Take(MostNamed)) + (names.Count > MostNamed ? " 等" : "");
    }
}
