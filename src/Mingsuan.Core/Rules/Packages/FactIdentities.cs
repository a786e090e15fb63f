using System.Collections.Immutable;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Expressions;
using Mingsuan.Core.Money;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Core.Rules.Packages;

/// <summary>恒等式对事实 (every identity holds to the fen on the facts, which no rounding hides).</summary>
public static class FactIdentities
{
    /// <summary>查.</summary>
    public static IEnumerable<Finding> Check(
        IEnumerable<Identity> identities, Evaluator evaluator, Scope scope, Catalogue catalogue) =>
        identities.Where(i => i.IsOfFacts && i.IsInForce(DisclosureKind.Budget, scope.Year, ""))
            .SelectMany(i => i.Scopes(evaluator, scope).Select(s => Broken(i, evaluator, s, catalogue)))
            .OfType<Finding>();

    private static Finding? Broken(Identity identity, Evaluator evaluator, Scope scope, Catalogue catalogue)
    {
        Amount Sum(ImmutableArray<Expression> side) =>
            new(side.Sum(e => evaluator.Amount(e, scope).Amount?.Fen ?? 0));
        var (left, right) = (Sum(identity.Equations[0].Left), Sum(identity.Equations[0].Right));
        if (left == right) return null;
        var subject = scope.Find("it") is NodeValue n ? $"（{n.Node.Code} {n.Node.Name}）" : "";
        return new Finding(identity.Id, catalogue[identity.Id].Severity,
            $"{identity.Title}{subject}：左边应等于右边 {right} 元，实为 {left} 元，差 {left - right} 元。",
            [], [left.ToString()], right.ToString(), (left - right).ToString(), [],
            catalogue[identity.Id].Basis, identity.Hint);
    }
}
