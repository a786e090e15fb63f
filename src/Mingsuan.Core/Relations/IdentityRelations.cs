using System.Collections.Immutable;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Expressions;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Core.Relations;

/// <summary>恒等式成为关系 (each identity of the rulebook between the figures that a document prints of it).</summary>
/// <param name="disclosure">公开文件.</param>
/// <param name="keys">查询的合并.</param>
/// <param name="find">找印出的数 of a selection; null when none is printed.</param>
internal sealed class IdentityRelations(Disclosure disclosure, KeyForm keys, Func<Selector, int?> find)
{
    private static readonly Dimension[] Coded = [Dimension.Function, Dimension.Economic];

    private readonly Evaluator evaluator = new(
        new FactSet(disclosure.Dimensions, []), ImmutableDictionary<string, Expression>.Empty);

    private readonly HashSet<(Dimension, string)> printed = [.. disclosure.Tables.SelectMany(t => t.Rows)
        .Where(r => r.Code.Length > 0).SelectMany(r => Coded.Select(d => (d, r.Code)))];

    /// <summary>各关系.</summary>
    public IEnumerable<Relation> All(IEnumerable<Identity> identities)
    {
        var judge = new Judge(disclosure.Statements, [.. disclosure.Statements.Select(f => f.Value)], false);
        var scope = new Scope(disclosure.Year ?? 0, ImmutableDictionary<string, Value>.Empty);
        foreach (var identity in identities.Where(i => i.IsInForce(disclosure.Kind, scope.Year, disclosure.Unit)))
        {
            foreach (var inner in identity.Scopes(evaluator, scope))
            {
                var readings = identity.Equations.Select(e => Of(identity, e, inner)).OfType<LinearRelation>().ToList();
                if (readings.Count == 0) continue;
                yield return readings.Find(r => judge.Of(r) is Truth.Holds or Truth.Rounding) ?? readings[0];
            }
        }
    }

    private LinearRelation? Of(Identity identity, Equation equation, Scope scope)
    {
        if (Side(equation.Left, scope) is not { Count: > 0 } left) return null;
        if (Side(equation.Right, scope) is not { Count: > 0 } right) return null;
        if (left is [var only] && right is [var same] && only == same) return null;
        var isText = left.Concat(right).All(f => disclosure.Statements[f].Table < 0);
        if (isText && !IsOneSlip(left, right)) return null;
        return new LinearRelation(isText ? Families.Text(disclosure.Statements[left[0]]) : identity.Id,
            [.. left.Select(f => new Term(f, 1)), .. right.Select(f => new Term(f, -1))])
        {
            IsLoose = !identity.IsOfFacts,
        };
    }

    // What sentences far apart say may be of two scopes; two sides of one sentence, a slip apart, are of one.
    private bool IsOneSlip(List<int> left, List<int> right)
    {
        if (left is not [var one] || right is not [var other]) return false;
        var (a, b) = (disclosure.Statements[one], disclosure.Statements[other]);
        return a.Paragraph == b.Paragraph && (a.Value == b.Value
            || Slip.Between(a.Value, b.Value, Math.Max(a.Step, b.Step)) is not SlipKind.Other);
    }

    // What is printed of one side; null when a term of it is neither printed nor known to be nothing.
    private List<int>? Side(ImmutableArray<Expression> terms, Scope scope)
    {
        var found = new List<int>();
        foreach (var term in terms)
        {
            if (SelectorOf(term, scope) is not { } selector) return null;
            if (find(selector) is { } figure) found.Add(figure);
            else if (!keys.IsNothing(selector) && !IsAbsent(selector) && !IsUnsaid(selector)) return null;
        }
        return found;
    }

    // Text without tables says what is carried forward, where anything is.
    private bool IsUnsaid(Selector selector) => disclosure.Tables.IsEmpty
        && selector.Codes(Dimension.Vintage) == "carried-forward" && !disclosure.Statements.Any(f =>
            f.Selector is { } s && s.Codes(Dimension.Vintage).Contains("carried", StringComparison.Ordinal));

    // A code that no table lists has no money, where the tables list what has any.
    private bool IsAbsent(Selector selector) => Coded.Any(d => selector.IsSaid(d) && !selector.Codes(d).Contains('+')
        && !printed.Contains((d, selector.Codes(d))));

    private Selector? SelectorOf(Expression expression, Scope scope)
    {
        try
        {
            return evaluator.Amount(expression, scope).Selector;
        }
        catch (ExpressionException)
        {
            return null;
        }
    }
}
