using Mingsuan.Core.Books;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Money;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Documents.Writing.Xlsx;

/// <summary>数与单位: a number that a cell holds; the unit is null for counts and percents.</summary>
internal readonly record struct CellNumber(decimal Value, DisplayUnit? Unit);

/// <summary>单元格的数: the number a cell holds, or none when it holds words.</summary>
/// <remarks>
/// Exact amounts, so that sums close; but when the book's rounding is balanced, the printed numbers are the ones that
/// close, and those are written.
/// </remarks>
internal sealed class CellNumbers(Book book)
{
    private readonly bool isPrinted = book.Identity.Rounding == "balanced";

    /// <summary>写的是否印出的数 rather than the exact one.</summary>
    public bool ArePrinted => isPrinted;

    /// <summary>某格的数; null for words, for blank, and where words stand around the figure.</summary>
    public CellNumber? Of(Cell cell)
    {
        if (cell.Statement is not { } index) return null;
        var statement = book.Statements[index];
        return cell.Text == statement.Text ? Of(statement) : null;
    }

    /// <summary>合计关系 by cells.</summary>
    public CellTotal Of(StatementSum sum) =>
        new(book.Statements[sum.Total].Cell, [.. sum.Parts.Select(p => book.Statements[p].Cell)]);

    /// <summary>某陈述的数; null when blank or not a number.</summary>
    public CellNumber? Of(Statement statement)
    {
        return statement switch
        {
            { Exact: { } amount, Unit: { } unit } => AmountOf(statement.Text, amount, unit),
            { IsPercent: true, ExactNumber: { } percent } when statement.Text.EndsWith('%') =>
                new CellNumber(isPrinted ? PrintedNumber.Parse(statement.Text[..^1]) ?? percent : percent, null),
            { IsPercent: false, ExactNumber: { } count } =>
                PrintedNumber.Parse(statement.Text) is null ? null : new CellNumber(count, null),
            _ => null,
        };
    }

    private CellNumber? AmountOf(string text, Amount amount, DisplayUnit unit)
    {
        var printed = PrintedNumber.IsUnwrittenZero(text) ? 0m : PrintedNumber.Parse(text);
        if (printed is null) return null;
        return new CellNumber(isPrinted ? printed.Value : amount.In(unit), unit);
    }
}
