using System.Collections.Immutable;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Rules;

namespace Mingsuan.Core.Checks;

/// <summary>关系的说法 (a relation in words, with the arithmetic).</summary>
internal static class RelationText
{
    private const int MostParts = 6;

    private static readonly char[] Digits = [.. "0123456789０１２３４５６７８９.．"];

    /// <summary>一句话.</summary>
    public static string Of(Relation relation, ImmutableArray<Statement> figures) => relation switch
    {
        LinearRelation linear => OfLinear(linear, figures),
        RatioRelation ratio => OfRatio(ratio, figures),
        _ => "",
    };

    private static string OfLinear(LinearRelation relation, ImmutableArray<Statement> figures)
    {
        var first = figures[relation.Terms[0].Statement];
        if (relation.Bound == Bound.AtLeastZero)
        {
            return relation.Terms.Length == 2 ? $"{Named(figures[relation.Terms[1].Statement])} 不应大于 {Named(first)}"
                : $"{Named(first)} 不应小于各项之和：{Sum(relation, figures)}";
        }
        if (relation.IsEquality) return $"{Named(first)} 应与 {Named(figures[relation.Terms[1].Statement])} 相同";
        if (relation.Rule is "C02" or "C04" && relation.Terms.Length == 3)
        {
            return $"{Named(first)} 应为 {Number(figures[relation.Terms[1].Statement])} −"
                + $" {Next(figures[relation.Terms[2].Statement])}";
        }
        return $"{Named(first)} 应为各项之和：{Sum(relation, figures)}";
    }

    private static string Sum(LinearRelation relation, ImmutableArray<Statement> figures)
    {
        var parts = relation.Terms.Skip(1).ToList();
        var sum = -parts.Sum(t => t.Coefficient * figures[t.Statement].Value);
        var words = string.Join(" + ", parts.Take(MostParts)
                .Select((t, i) => i == 0 ? Number(figures[t.Statement]) : Next(figures[t.Statement])))
            + (parts.Count > MostParts ? $" + …（共 {parts.Count} 项）" : "");
        return $"{words} = {FigureText.Like(figures[relation.Terms[0].Statement], sum)}";
    }

    private static string OfRatio(RatioRelation relation, ImmutableArray<Statement> figures)
    {
        var ratio = figures[relation.Ratio];
        return $"{Named(ratio)} 应为（{Terms(relation.Numerator, figures)}）÷（{Terms(relation.Denominator, figures)}"
            + $"）";
    }

    private static string Terms(ImmutableArray<Term> terms, ImmutableArray<Statement> figures) => string.Concat(
        terms.Select((t, i) => i == 0 ? Number(figures[t.Statement])
            : (t.Coefficient < 0 ? " − " : " + ") + Next(figures[t.Statement])));

    private static string Named(Statement figure) => $"{figure.Name}（{FigureText.Printed(figure)}）";

    // 减少7.00 takes away: the sum shows it by its sign, and the word it was printed or put right with goes.
    private static string Number(Statement figure)
    {
        if (figure.IsBlank) return "0";
        if (figure.Direction.Length == 0 || figure.Text.IndexOfAny(Digits) is not (>= 0 and var at)) return figure.Text;
        return (figure.Value < 0 ? "-" : "") + figure.Text[at..];
    }

    private static string Next(Statement figure) =>
        Number(figure) is var text && text.StartsWith('-') ? $"（{text}）" : text;
}
