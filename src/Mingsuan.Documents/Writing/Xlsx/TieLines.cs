using System.Globalization;
using Mingsuan.Core.Books;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Money;

namespace Mingsuan.Documents.Writing.Xlsx;

/// <summary>勾稽各行: from the book's ties, and from the sums within tables that are not already formulas.</summary>
internal sealed class TieLines
{
    private readonly Book book;
    private readonly CellNumbers numbers;
    private readonly IReadOnlyList<SheetPlan> plans;
    private readonly Dictionary<int, string> cells = [];

    /// <summary>新建.</summary>
    public TieLines(Book book, IReadOnlyList<SheetPlan> plans, CellNumbers numbers)
    {
        (this.book, this.plans, this.numbers) = (book, plans, numbers);
        foreach (var plan in plans)
        {
            foreach (var (at, index) in StatementsOf(plan)) cells.TryAdd(index, plan.ReferenceTo(at));
        }
    }

    /// <summary>同数各处: the first place in a table against every other place.</summary>
    public IEnumerable<TieLine> Ties()
    {
        foreach (var tie in book.Ties)
        {
            var printed = tie.Statements.Where(i => numbers.Of(book.Statements[i]) is { Unit: not null }).ToList();
            if (printed.Count < 2) continue;
            var first = printed.Where(cells.ContainsKey).DefaultIfEmpty(printed[0]).First();
            foreach (var other in printed.Where(i => i != first)) yield return Tie(tie, first, other);
        }
    }

    /// <summary>表内合计: sums that check a total rather than make it.</summary>
    public IEnumerable<TieLine> Sums()
    {
        foreach (var plan in plans)
        {
            if (plan.Formulas.Others.Count == 0) continue;
            var statements = StatementsOf(plan).ToDictionary(p => p.At, p => book.Statements[p.Index]);
            foreach (var sum in plan.Formulas.Others)
            {
                if (Sum(plan, sum, statements[sum.Total]) is { } line) yield return line;
            }
        }
    }

    private static IEnumerable<(CellAt At, int Index)> StatementsOf(SheetPlan plan) => plan.Table.Rows
        .SelectMany((row, y) => row.Cells.Select(c => (At: new CellAt(y, c.Column), c.Statement)))
        .Where(p => p.Statement is not null && plan.Numbers.ContainsKey(p.At))
        .Select(p => (p.At, p.Statement!.Value));

    private TieLine Tie(Tie tie, int first, int other)
    {
        var (a, b) = (book.Statements[first], book.Statements[other]);
        var unit = a.Unit!.Value;
        var tolerance = HalfDigit(a, unit);
        // Printed numbers can only agree as far as the coarser of them was printed.
        if (numbers.ArePrinted) tolerance = Math.Max(tolerance, HalfDigit(b, unit));
        return new TieLine(tie.Label, Side(first, unit), Side(other, unit), a.Decimals, tolerance, unit.ChineseName());
    }

    private TieSide Side(int index, DisplayUnit unit)
    {
        var statement = book.Statements[index];
        var number = numbers.Of(statement)!.Value;
        var value = Convert(number.Value, number.Unit!.Value, unit);
        var cell = cells.GetValueOrDefault(index);
        var formula = cell is null ? null : cell + Factor(number.Unit.Value, unit);
        return new TieSide(statement.Name, cell, value, formula);
    }

    private static TieLine? Sum(SheetPlan plan, CellTotal sum, Statement total)
    {
        if (SumText.Of(sum.Parts, plan.BodyTop, SheetNames.Quote(plan.Name)) is not { } formula) return null;
        var number = plan.Numbers[sum.Total];
        var parts = sum.Parts.Where(plan.Numbers.ContainsKey).Sum(p => plan.Numbers[p].Value);
        var cell = plan.ReferenceTo(sum.Total);
        return new TieLine(
            $"{total.Where} 表内合计等于各部分之和",
            new TieSide(total.Name, cell, number.Value, cell),
            new TieSide($"各部分 {SumText.Of(sum.Parts, plan.BodyTop)}", null, parts, formula),
            total.Decimals, HalfDigit(total.Decimals), number.Unit?.ChineseName() ?? "");
    }

    private static decimal Convert(decimal value, DisplayUnit from, DisplayUnit to) =>
        value * from.FenPerUnit() / to.FenPerUnit();

    private static string Factor(DisplayUnit from, DisplayUnit to)
    {
        var (f, t) = (from.FenPerUnit(), to.FenPerUnit());
        if (f == t) return "";
        return f > t ? string.Create(CultureInfo.InvariantCulture, $"*{f / t}")
            : string.Create(CultureInfo.InvariantCulture, $"/{t / f}");
    }

    private static decimal HalfDigit(Statement statement, DisplayUnit unit) =>
        Convert(HalfDigit(statement.Decimals), statement.Unit!.Value, unit);

    private static decimal HalfDigit(int decimals) => decimal.One / 2 / Power(decimals);

    private static decimal Power(int decimals) => decimals == 0 ? 1 : 10 * Power(decimals - 1);
}
