using System.Collections.Immutable;
using Mingsuan.Core.Books;

namespace Mingsuan.Documents.Writing;

/// <summary>表的排法: type size and widths, so that no figure breaks or leaves its cell; all in points.</summary>
/// <param name="FontSize">字号.</param>
/// <param name="Widths">各列宽; they add up to the page's text width.</param>
/// <param name="Padding">单元格上下留白.</param>
internal sealed record TableFit(double FontSize, ImmutableArray<double> Widths, double Padding)
{
    /// <summary>单元格左右留白.</summary>
    public const double Side = 3;

    private const double Smallest = 5.5;
    private const double Step = 0.5;
    private const double LineHeight = 1.35;
    private static readonly double[] Paddings = [6, 5, 4, 3];

    // A token such as a 21-digit project code stays whole when there is room for it, and breaks when there is not.
    private const int WholeToken = 24;
    private const int BrokenToken = 8;

    /// <summary>为一张表选字号、列宽与留白.</summary>
    public static TableFit Of(Table table, PageArea page)
    {
        var (size, widths) = Fitting(table, page, WholeToken) ?? Fitting(table, page, BrokenToken)
            ?? (Smallest, Shared(table, page.Width, Least(table, BrokenToken, Smallest), Smallest));
        return new TableFit(size, widths, PaddingFor(table, page, size, widths));
    }

    /// <summary>合并单元格的净宽, in em.</summary>
    public double InnerWidth(Cell cell)
    {
        var width = 0.0;
        for (var c = cell.Column; c < Math.Min(cell.Column + cell.ColumnSpan, Widths.Length); c++) width += Widths[c];
        return (width - 2 * Side) / FontSize - cell.Indent;
    }

    private static (double Size, ImmutableArray<double> Widths)? Fitting(Table table, PageArea page, int token)
    {
        for (var size = page.LargestType; size >= Smallest; size -= Step)
        {
            var least = Least(table, token, size);
            if (least.Sum() <= page.Width) return (size, Shared(table, page.Width, least, size));
        }

        return null;
    }

    private static double[] Least(Table table, int token, double size)
    {
        var least = new double[table.Columns.Length];
        foreach (var cell in table.Header.SelectMany(r => r.Cells).Where(c => c.ColumnSpan == 1))
            Raise(least, cell.Column, Math.Max(2.2, Math.Min(TextMeasure.Width(cell.Text) / 4, 4)));
        foreach (var cell in table.Rows.SelectMany(r => r.Cells).Where(c => c.ColumnSpan == 1))
            Raise(least, cell.Column, LeastOf(cell, table.Columns[cell.Column], token));
        return [.. least.Select(em => em * size + 2 * Side)];
    }

    private static double LeastOf(Cell cell, TableColumn column, int token)
    {
        var width = TextMeasure.Width(cell.Text);
        if (cell.Statement is not null || (cell.Align ?? column.Align) == Align.Right)
            return Math.Min(width, WholeToken);
        var words = Math.Min(width, Math.Clamp(width / 3, 4, 14));
        return Math.Max(words, TextMeasure.WidestToken(cell.Text, token)) + cell.Indent;
    }

    private static void Raise(double[] least, int column, double em) => least[column] = Math.Max(least[column], em);

    // Weights share the page; a column below its least width takes that, and the others share the rest again.
    private static ImmutableArray<double> Shared(Table table, double page, double[] least, double size)
    {
        var weights = table.Columns.Select(c => (double)Math.Max(c.Width, 1)).ToArray();
        if (least.Sum() > page) return [.. least.Select(w => w * page / least.Sum())];
        var held = new bool[weights.Length];
        while (true)
        {
            var rest = page - least.Where((_, i) => held[i]).Sum();
            var weight = weights.Where((_, i) => !held[i]).Sum();
            var below = Enumerable.Range(0, weights.Length)
                .Where(i => !held[i] && rest * weights[i] / weight < least[i]).ToList();
            if (below.Count == 0)
                return [.. weights.Select((w, i) => held[i] ? least[i] : rest * w / weight)];
            below.ForEach(i => held[i] = true);
        }
    }

    // The airiest setting that still holds the table on one page; a longer table is set close.
    private static double PaddingFor(Table table, PageArea page, double size, ImmutableArray<double> widths)
    {
        var fit = new TableFit(size, widths, 0);
        var lines = table.Header.Concat(table.Rows).Select(row => fit.LinesOf(row)).ToList();
        var text = lines.Sum() * size * LineHeight;
        return Paddings.FirstOrDefault(p => text + 2 * p * lines.Count <= page.TableHeight, 3.5);
    }

    private int LinesOf(Row row) => row.Cells.Where(c => c.RowSpan == 1)
        .Select(c => TextMeasure.Lines(c.Text, InnerWidth(c))).DefaultIfEmpty(1).Max();
}

/// <summary>版心 (the text area of a page), in points.</summary>
/// <param name="Width">宽.</param>
/// <param name="TableHeight">高, less the table's title and notes.</param>
/// <param name="LargestType">表内最大字号.</param>
internal sealed record PageArea(double Width, double TableHeight, double LargestType)
{
    private const double A4Short = 595.28;
    private const double A4Long = 841.89;

    /// <summary>纵向 A4: the margins are those of book.typ.</summary>
    public static readonly PageArea Portrait = new(A4Short - 2 * 76.5, A4Long - 2 * 79 - 90, 10.5);

    /// <summary>横向 A4.</summary>
    public static readonly PageArea Landscape = new(A4Long - 2 * 51, A4Short - 2 * 57 - 75, 9.5);

    /// <summary>某方向的版心.</summary>
    public static PageArea Of(Orientation orientation) =>
        orientation == Orientation.Landscape ? Landscape : Portrait;
}
