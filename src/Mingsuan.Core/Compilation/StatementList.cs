using System.Collections.Immutable;
using Mingsuan.Core.Books;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Expressions;
using Mingsuan.Core.Money;
using Mingsuan.Core.Queries;

namespace Mingsuan.Core.Compilation;

/// <summary>陈述的登记 (every printed figure gets a number, its query and a place).</summary>
/// <param name="plan">舍位方案.</param>
internal sealed class StatementList(RoundingPlan plan)
{
    private const int PercentScale = 10_000;

    private readonly ImmutableArray<Statement>.Builder statements = ImmutableArray.CreateBuilder<Statement>();
    private int tables;
    private int paragraphs;

    /// <summary>新的一张表; returns its number.</summary>
    public int NewTable() => tables++;

    /// <summary>新的一段; returns its number.</summary>
    public int NewParagraph() => paragraphs++;

    /// <summary>已登记的个数.</summary>
    public int Count => statements.Count;

    /// <summary>收齐.</summary>
    public ImmutableArray<Statement> Statements => statements.ToImmutable();

    /// <summary>登记一个金额; returns its printed form and number.</summary>
    public (string Text, int Statement) Add(AmountValue value, PrintStyle style, Spot spot)
    {
        var text = plan.Print(value.Query, value.Amount, style);
        var digits = value.Amount is { } a ? plan.LastDigits(value.Query, a, style) : 0;
        return (text, Add(New(spot, value.Query, text, digits * style.LastDigitFen, style.LastDigitFen) with
        {
            UnitFen = style.Unit.FenPerUnit(), Decimals = style.Decimals, Exact = value.Amount,
        }));
    }

    /// <summary>登记一段话中的一块.</summary>
    public Run Add(Piece piece, Spot spot) => piece.Figure switch
    {
        AmountValue amount => new Run(piece.Text, Add(amount, piece.Style!.Value, spot).Statement),
        PercentValue percent => Other(percent.Query, percent.Percent, piece, spot),
        NumberValue number => Other(number.Query, number.Number, piece, spot),
        IndicatorValue indicator => Other(indicator.Query, null, piece, spot),
        _ => new Run(piece.Text),
    };

    /// <summary>同数: statements with one query standing in at least two places.</summary>
    public ImmutableArray<Tie> Ties() => [.. statements
        .Where(s => s is { Query: Query.Sum { Chosen: not null }, Exact: not null })
        .GroupBy(s => s.Query).Where(g => g.Count() > 1)
        .Select(g => new Tie(g.Key, g.First().Name, [.. g.Select(s => s.Index)]))];

    private Run Other(Query query, decimal? exact, Piece piece, Spot spot)
    {
        var printed = PrintedNumber.Parse(piece.Text.TrimEnd('%'));
        var (value, step) = printed?.On(query is Query.Ratio ? PercentScale : 1) ?? (0, 1);
        return new Run(piece.Text, Add(New(spot, query, piece.Text, value, step) with
        {
            Decimals = piece.Decimals, ExactNumber = exact,
        }));
    }

    private int Add(Statement statement)
    {
        statements.Add(statement);
        return statement.Index;
    }

    private Statement New(Spot spot, Query query, string text, long value, long step) =>
        new(statements.Count, query, text, value, step, default, spot.Table, spot.Title, spot.Row, spot.Column)
        {
            Container = spot.Container, Paragraph = spot.Paragraph, Start = spot.Cell.Column, Cell = spot.Cell,
        };
}

/// <summary>一个陈述印在书的哪里.</summary>
/// <param name="Container">表或节的标识.</param>
/// <param name="Title">表或节的名字, for messages.</param>
/// <param name="Table">表的序号; -1 in the text.</param>
/// <param name="Paragraph">段的序号; -1 in a table.</param>
/// <param name="Cell">表内位置; in the text its column counts the figures of the paragraph.</param>
/// <param name="Row">行名.</param>
/// <param name="Column">列名.</param>
internal readonly record struct Spot(
    string Container, string Title, int Table, int Paragraph, CellAt Cell, string Row, string Column);
