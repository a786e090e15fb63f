using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Mingsuan.Core.Documents;

namespace Mingsuan.Core.Documents;

/// <summary>关系 (what must hold between printed figures), under the id of its family in the check catalogue.</summary>
/// <param name="Rule">规则号.</param>
/// <param name="Statements">涉及的数, by index.</param>
public abstract record Relation(string Rule, ImmutableArray<int> Statements)
{
    /// <summary>不据以改数: where it is broken that is told, but no figure is held to be wrong by it.</summary>
    public bool IsLoose { get; init; }
}

/// <summary>一项: coefficient times figure.</summary>
public readonly record struct Term(int Statement, int Coefficient);

/// <summary>线性关系的方向.</summary>
public enum Bound
{
    /// <summary>等于零.</summary>
    Zero,

    /// <summary>不小于零.</summary>
    AtLeastZero,
}

/// <summary>线性关系: the sum of its terms is zero (equality, total and parts, change), or not negative.</summary>
/// <param name="Rule">规则号.</param>
/// <param name="Terms">各项; the first is the total or the figure that ought to follow the others.</param>
/// <param name="Bound">等于零 or 不小于零.</param>
public sealed record LinearRelation(string Rule, ImmutableArray<Term> Terms, Bound Bound = Bound.Zero)
    : Relation(Rule, Of(Terms))
{
    /// <summary>两数相等.</summary>
    public static LinearRelation Equal(string rule, int a, int b) => new(rule, [new Term(a, 1), new Term(b, -1)]);

    /// <summary>合计等于各部分之和.</summary>
    public static LinearRelation Sum(string rule, int total, IEnumerable<int> parts) =>
        new(rule, [new Term(total, 1), .. parts.Select(p => new Term(p, -1))]);

    /// <inheritdoc cref="Sum(string, int, IEnumerable{int})"/>
    public static LinearRelation Sum(string rule, int total, ImmutableArray<int> parts)
    {
        var terms = new Term[parts.Length + 1];
        terms[0] = new Term(total, 1);
        for (var i = 0; i < parts.Length; i++) terms[i + 1] = new Term(parts[i], -1);
        return new LinearRelation(rule, ImmutableCollectionsMarshal.AsImmutableArray(terms));
    }

    private static ImmutableArray<int> Of(ImmutableArray<Term> terms)
    {
        var figures = new int[terms.Length];
        for (var i = 0; i < figures.Length; i++) figures[i] = terms[i].Statement;
        return ImmutableCollectionsMarshal.AsImmutableArray(figures);
    }

    /// <summary>是否两数相等.</summary>
    public bool IsEquality => Bound == Bound.Zero && Terms is [{ Coefficient: 1 }, { Coefficient: -1 }];
}

/// <summary>比例关系: a percentage is numerator over denominator (share, growth, completion).</summary>
/// <param name="Rule">规则号.</param>
/// <param name="Ratio">百分数.</param>
/// <param name="Numerator">分子.</param>
/// <param name="Denominator">分母.</param>
public sealed record RatioRelation(
    string Rule, int Ratio, ImmutableArray<Term> Numerator, ImmutableArray<Term> Denominator)
    : Relation(Rule, [Ratio, .. Numerator.Concat(Denominator).Select(t => t.Statement).Distinct()]);
