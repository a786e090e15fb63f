using System.Collections.Immutable;
using Mingsuan.Core.Checks;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Expressions;
using Mingsuan.Core.Money;

namespace Mingsuan.Core.Rules.Packages;

/// <summary>恒等式对事实 (every identity holds to the fen on the facts, which no rounding hides).</summary>
public static class FactIdentities
{
    /// <summary>查.</summary>
    public static IEnumerable<Finding> Check(
        IEnumerable<Identity> identities, Evaluator evaluator, Scope scope, Catalogue catalogue) =>
        identities.Where(i => !(scope.Year < i.From || scope.Year > i.To))
            .SelectMany(i => Check(i, evaluator, scope, catalogue));

    private static IEnumerable<Finding> Check(
        Identity identity, Evaluator evaluator, Scope scope, Catalogue catalogue)
    {
        var items = identity.Each is null ? [Value.Blank] : Evaluator.Items(evaluator.Evaluate(identity.Each, scope));
        foreach (var item in items)
        {
            var inner = scope.With("it", item);
            var left = evaluator.Amount(identity.Left, inner).Amount ?? Amount.Zero;
            var right = evaluator.Amount(identity.Right, inner).Amount ?? Amount.Zero;
            if (left == right) continue;
            var subject = item is NodeValue n ? $"（{n.Node.Code} {n.Node.Name}）" : "";
            yield return new Finding(identity.Id, catalogue[identity.Id].Severity,
                $"{identity.Title}{subject}：左边应等于右边 {right} 元，实为 {left} 元，差 {left - right} 元。",
                [], [left.ToString()], right.ToString(), (left - right).ToString(), [],
                catalogue[identity.Id].Basis, identity.Hint);
        }
    }
}
