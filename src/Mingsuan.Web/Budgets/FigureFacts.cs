using System.Globalization;
using Mingsuan.Core.Books;
using Mingsuan.Core.Compilation;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Statements;

namespace Mingsuan.Web.Budgets;

/// <summary>一个数的理由: its facts, parts, totals and the other places it is printed at.</summary>
internal sealed record FigureFacts(
    Statement Statement, string Exact, int FactCount, IReadOnlyList<(string What, string Amount, string Source)> Facts,
    IReadOnlyList<(int, Statement)> Parts, IReadOnlyList<(int, Statement)> Totals, IReadOnlyList<(int, Statement)> Same)
{
    private const int MostFacts = 500;

    private static readonly Dimension[] Told =
    [
        Dimension.Year, Dimension.Unit, Dimension.Fund, Dimension.Vintage, Dimension.Kind, Dimension.Function,
        Dimension.Economic, Dimension.Project, Dimension.Procurement,
    ];

    /// <summary>取; null when there is no such figure.</summary>
    public static FigureFacts? Of(CompiledBook compiled, int number)
    {
        var book = compiled.Book;
        if (number < 0 || number >= book.Statements.Length) return null;
        var statement = book.Statements[number];
        var facts = compiled.FactsOf(statement.Key).Where(f => !f.Amount.IsZero).ToList();
        var (parts, totals) = Sums(book, number);
        var same = book.Ties.Where(t => t.Key == statement.Key).SelectMany(t => t.Statements).Where(s => s != number);
        var told = facts.Take(MostFacts)
            .Select(f => (Describe(f, compiled.Facts.Dimensions), Yuan(f.Amount.Yuan), f.Source.ToString()));
        return new FigureFacts(
            statement, Exactly(statement), facts.Count, [.. told],
            [.. parts.Select(s => (s, book.Statements[s]))], [.. totals.Select(s => (s, book.Statements[s]))],
            [.. same.Select(s => (s, book.Statements[s]))]);
    }

    private static string Exactly(Statement s)
    {
        if (s.Amount is { } amount) return Yuan(amount.Yuan) + " 元";
        if (s.Value is not { } value) return "";
        return value.ToString("0.######", CultureInfo.InvariantCulture)
            + (s.Kind == StatementKind.Percent ? "%" : "");
    }

    private static string Yuan(decimal yuan) => yuan.ToString("#,##0.00", CultureInfo.InvariantCulture);

    private static string Describe(Fact fact, DimensionSet dimensions) => string.Join(" · ",
        Told.Where(d => fact[d] > 0).Select(d => Label(dimensions[d].Nodes[fact[d]])));

    private static string Label(CodeNode node) =>
        char.IsAsciiDigit(node.Display[0]) && !node.Name.StartsWith(node.Display, StringComparison.Ordinal)
            ? $"{node.Display} {node.Name}" : node.Name;

    private static (List<int> Parts, List<int> Totals) Sums(Book book, int number)
    {
        var place = book.Statements[number].Place;
        var (parts, totals) = (new List<int>(), new List<int>());
        if (book.Tables.FirstOrDefault(t => t.Id == place.Container) is not { } table) return (parts, totals);
        var here = new CellAt(place.Row, place.Column);
        int? At(CellAt cell) => table.Rows[cell.Row].Cells.FirstOrDefault(c => c.Column == cell.Column)?.Statement;
        foreach (var sum in table.Sums)
        {
            if (sum.Total == here) parts.AddRange(sum.Parts.Select(At).OfType<int>());
            else if (sum.Parts.Contains(here) && At(sum.Total) is { } total) totals.Add(total);
        }
        return (parts, totals);
    }
}
