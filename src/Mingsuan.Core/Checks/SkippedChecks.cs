using System.Collections.Immutable;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Forms;
using Mingsuan.Core.Relations;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Core.Rules;

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
        CheckContext context, ImmutableArray<Relation> relations, ImmutableArray<Finding> findings)
    {
        var built = new HashSet<string>(Between(context.Disclosure, relations), StringComparer.Ordinal);
        foreach (var relation in relations) built.Add(relation.Rule);
        // A rule that found something was evaluated.
        built.UnionWith(findings.Select(f => f.Id));
        var catalogue = context.Rulebook.Catalogue;
        return [.. catalogue.Rules.Select(r => (Rule: r, Reason: Reason(r, context, built)))
            .Where(p => p.Reason is not null).Select(p => new SkippedCheck(p.Rule.Id, p.Rule.Name, p.Reason!))];
    }

    // Statements held equal along a chain are held equal to each other: every two tables in it were compared.
    private static IEnumerable<string> Between(Disclosure disclosure, ImmutableArray<Relation> relations)
    {
        var figures = disclosure.Statements;
        foreach (var chain in Chains(figures.Length, relations))
        {
            var (unit, roles) = (-1L, new List<(FormRole Role, Statement Statement)>());
            foreach (var figure in chain.Select(f => figures[f]).Where(f => f.Table >= 0))
            {
                if (unit < 0) unit = figure.UnitFen;
                if (figure.UnitFen != unit) yield return "B31";
                if (disclosure.Tables[figure.Table].Form?.Role is not { } role) continue;
                if (roles.Exists(r => r.Role == role)) continue;
                foreach (var before in roles) yield return Families.Tables(before.Role, role, before.Statement);
                roles.Add((role, figure));
            }
        }
    }

    // Each chain with its figures in order; before its first one is linked to, a figure is a chain of itself.
    private static IEnumerable<List<int>> Chains(int figures, ImmutableArray<Relation> relations)
    {
        var before = new int[figures];
        for (var f = 0; f < figures; f++) before[f] = f;
        foreach (var relation in relations)
        {
            if (relation is not LinearRelation { IsEquality: true } equal) continue;
            var (a, b) = (First(before, equal.Terms[0].Statement), First(before, equal.Terms[1].Statement));
            before[Math.Max(a, b)] = Math.Min(a, b);
        }
        var chains = new Dictionary<int, List<int>>();
        for (var f = 0; f < figures; f++)
        {
            var first = First(before, f);
            if (first == f) continue;
            if (!chains.TryGetValue(first, out var chain)) chains[first] = chain = [first];
            chain.Add(f);
        }
        return chains.Values;
    }

    private static int First(int[] before, int figure)
    {
        while (before[figure] != figure) figure = before[figure] = before[before[figure]];
        return figure;
    }

    private static string? Reason(
        CheckRule rule, CheckContext context, HashSet<string> built)
    {
        if (context.Unfinished.Contains(rule.Id)) return "词句太长，在限定的时间内没有查完";
        if (built.Contains(rule.Id)) return null;
        if (rule.How == CheckMethod.None) return $"缺{rule.Needs}";
        if (CheckReadings.Missing(rule, context) is { } missing) return missing;
        if (rule.Under.Length > 0) return Reason(context.Rulebook.Catalogue[rule.Under], context, built);
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
