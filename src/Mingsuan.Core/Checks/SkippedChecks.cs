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
        foreach (var chain in Chains(figures.Length, relations))
        {
            var group = chain.Where(f => figures[f].Table >= 0).ToList();
            if (group.Exists(f => figures[f].UnitFen != figures[group[0]].UnitFen)) yield return "B31";
            var roles = group.GroupBy(f => disclosure.Tables[figures[f].Table].Form?.Role)
                .Where(g => g.Key is not null).Select(g => (Role: g.Key!.Value, Figure: figures[g.First()])).ToList();
            foreach (var (a, i) in roles.Select((r, i) => (r, i)))
            {
                foreach (var b in roles.Skip(i + 1)) yield return Families.Tables(a.Role, b.Role, a.Figure);
            }
        }
    }

    // Each chain by its first figure: every figure points to an earlier one it equals.
    private static IEnumerable<IEnumerable<int>> Chains(int figures, ImmutableArray<Relation> relations)
    {
        var before = Enumerable.Range(0, figures).ToArray();
        foreach (var equal in relations.OfType<LinearRelation>().Where(r => r.IsEquality))
        {
            var (a, b) = (First(before, equal.Terms[0].Figure), First(before, equal.Terms[1].Figure));
            before[Math.Max(a, b)] = Math.Min(a, b);
        }
        return Enumerable.Range(0, figures).GroupBy(f => First(before, f)).Where(c => c.Skip(1).Any());
    }

    private static int First(int[] before, int figure)
    {
        while (before[figure] != figure) figure = before[figure] = before[before[figure]];
        return figure;
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
