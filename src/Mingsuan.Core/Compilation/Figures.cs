using System.Collections.Immutable;
using Mingsuan.Core.Books;
using Mingsuan.Core.Expressions;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Money;
using Mingsuan.Core.Statements;

namespace Mingsuan.Core.Compilation;

/// <summary>陈述的登记 (every printed figure gets a number, a key and a place).</summary>
public sealed class Figures
{
    private readonly ImmutableArray<Statement>.Builder statements = ImmutableArray.CreateBuilder<Statement>();
    private readonly Dictionary<string, Selector> selectors = new(StringComparer.Ordinal);

    /// <summary>新建.</summary>
    /// <param name="plan">舍位方案.</param>
    public Figures(RoundingPlan plan) => Plan = plan;

    /// <summary>舍位方案.</summary>
    public RoundingPlan Plan { get; }

    /// <summary>查询的选择, by key, so that a figure can be explained by its facts.</summary>
    public IReadOnlyDictionary<string, Selector> Selectors => selectors;

    /// <summary>登记一个金额; returns its printed form and number.</summary>
    public (string Text, int Statement) Add(AmountValue value, PrintStyle style, Place place)
    {
        var text = Plan.Print(value.Key, value.Amount, style);
        if (value.Selector is { } selector) selectors.TryAdd(value.Key, selector);
        statements.Add(new Statement(
            StatementKind.Amount, value.Key, value.Amount, null, text, style.Unit, style.Decimals, place));
        return (text, statements.Count - 1);
    }

    /// <summary>登记一段话中的一块.</summary>
    public Run Add(Piece piece, Place place)
    {
        switch (piece.Figure)
        {
            case null:
                return new Run(piece.Text);
            case AmountValue amount:
                return new Run(piece.Text, Add(amount, piece.Style!.Value, place).Statement);
            case PercentValue percent:
                return Other(StatementKind.Percent, percent.Key, percent.Percent, piece, place);
            case NumberValue number:
                return Other(StatementKind.Count, number.Key, number.Number, piece, place);
            case IndicatorValue indicator:
                return Other(StatementKind.Indicator, indicator.Key, null, piece, place);
            default:
                return new Run(piece.Text);
        }
    }

    /// <summary>已登记的个数.</summary>
    public int Count => statements.Count;

    /// <summary>收齐.</summary>
    public ImmutableArray<Statement> Statements => statements.ToImmutable();

    /// <summary>同数: statements with one key standing in at least two places.</summary>
    public ImmutableArray<Tie> Ties() => [.. statements.Select((s, i) => (s, i))
        .Where(p => p.s.Kind == StatementKind.Amount && p.s.Amount is not null && selectors.ContainsKey(p.s.Key))
        .GroupBy(p => p.s.Key, StringComparer.Ordinal).Where(g => g.Count() > 1)
        .Select(g => new Tie(g.Key, g.First().s.Place.ToString(), [.. g.Select(p => p.i)]))];

    private Run Other(StatementKind kind, string key, decimal? value, Piece piece, Place place)
    {
        statements.Add(new Statement(kind, key, null, value, piece.Text, null, piece.Decimals, place));
        return new Run(piece.Text, statements.Count - 1);
    }
}
