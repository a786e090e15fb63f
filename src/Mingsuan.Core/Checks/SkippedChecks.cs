using System.Collections.Immutable;
using Mingsuan.Core.Performance;
using Mingsuan.Core.Relations;
using Mingsuan.Core.Statements;

namespace Mingsuan.Core.Checks;

/// <summary>未评的规则 (not evaluated for this document, which is not the same as passed).</summary>
/// <param name="Id">规则号.</param>
/// <param name="Name">名称.</param>
/// <param name="Reason">为什么没有评.</param>
public sealed record SkippedCheck(string Id, string Name, string Reason);

/// <summary>未评的规则, worked out from the catalogue and from what the document holds.</summary>
internal static class SkippedChecks
{
    public static ImmutableArray<SkippedCheck> Of(
        CheckContext context, PerformanceReading reading, ImmutableArray<Relation> relations)
    {
        var built = relations.Select(r => r.Rule).Concat(Between(context.Disclosure, relations))
            .ToHashSet(StringComparer.Ordinal);
        var catalogue = context.Rulebook.Catalogue;
        return [.. catalogue.Rules.Select(r => (Rule: r, Reason: Reason(r, context, reading, built)))
            .Where(p => p.Reason is not null).Select(p => new SkippedCheck(p.Rule.Id, p.Rule.Name, p.Reason!))];
    }

    // Figures held equal along a chain are held equal to each other: every two tables in it were compared.
    private static IEnumerable<string> Between(Disclosure disclosure, ImmutableArray<Relation> relations)
    {
        var figures = disclosure.Figures;
        foreach (var group in Chains(relations).Select(c => c.Where(f => figures[f].Table >= 0).ToList()))
        {
            if (group.Exists(f => figures[f].UnitFen != figures[group[0]].UnitFen)) yield return "B31";
            var roles = group.GroupBy(f => disclosure.Tables[figures[f].Table].Form?.Role)
                .Where(g => g.Key is not null).Select(g => (Role: g.Key!.Value, Figure: figures[g.First()])).ToList();
            foreach (var (a, i) in roles.Select((r, i) => (r, i)))
            {
                foreach (var b in roles.Skip(i + 1)) yield return Families.Tables(a.Role, b.Role, a.Figure);
            }
        }
    }

    private static IEnumerable<HashSet<int>> Chains(ImmutableArray<Relation> relations)
    {
        var chains = new Dictionary<int, HashSet<int>>();
        foreach (var equal in relations.OfType<LinearRelation>().Where(r => r.IsEquality))
        {
            var (a, b) = (equal.Terms[0].Figure, equal.Terms[1].Figure);
            var joined = chains.GetValueOrDefault(a) ?? [a];
            var other = chains.GetValueOrDefault(b) ?? [b];
            if (ReferenceEquals(joined, other)) continue;
            if (joined.Count < other.Count) (joined, other) = (other, joined);
            joined.UnionWith(other);
            chains[a] = chains[b] = joined;
            foreach (var figure in other) chains[figure] = joined;
        }
        return chains.Values.Distinct();
    }

    private static string? Reason(
        CheckRule rule, CheckContext context, PerformanceReading reading, HashSet<string> built)
    {
        if (rule.How == CheckMethod.None) return $"缺{rule.Needs}";
        if (context.Unfinished.Contains(rule.Id)) return "词句太长，在限定的时间内没有查完";
        if (built.Contains(rule.Id)) return null;
        if (CheckReadings.Missing(rule, context, reading) is { } missing) return missing;
        if (rule.Under.Length > 0) return Reason(context.Rulebook.Catalogue[rule.Under], context, reading, built);
        return rule.How switch
        {
            CheckMethod.Relation => "没有读到可以相比的数",
            CheckMethod.Completeness or CheckMethod.Tables when context.Disclosure.Tables.IsEmpty => "没有认出的表",
            CheckMethod.Completeness when context.Disclosure.Kind == DisclosureKind.ThreePublic =>
                "不用于单独公开的“三公”经费",
            CheckMethod.Names or CheckMethod.Format when !context.Disclosure.Tables.Any(t => t.Form is not null) =>
                "没有认出的表",
            _ => null,
        };
    }
}
