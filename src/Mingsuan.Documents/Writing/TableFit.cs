using System.Collections.Immutable;
using Mingsuan.Core.Books;
using Mingsuan.Core.Documents;

namespace Mingsuan.Documents.Writing;

/// <summary>表的排法: type size and widths, so that no figure breaks or leaves its cell; all in points.</summary>
/// <param name="FontSize">字号.</param>
/// <param name="Widths">各列宽; they add up to the page's text width.</param>
/// <param name="Padding">单元格上下留白.</param>
internal sealed record TableFit(double FontSize, ImmutableArray<double> Widths, double Padding)
{
    private const double SideInEm = 0.42;
    private const double Step = 0.5;
    private const double LineHeight = 1.3;
    private static readonly double[] Paddings = [6, 5, 4, 3];

    // A token such as a 21-digit project code stays whole when there is room for it, and breaks when there is not.
    private const int WholeToken = 24;
    private const int BrokenToken = 8;

    // In em: a longer text is set on several lines even where there is room.
    private const double LongestLine = 26;
    private const double Close = 3.5;
    private const double HighRow = 200;
    private const double Bold = 1.06;

    // From the best looking to the last resort: words on one line in good size, then on two, then what must be.
    private static readonly Standard[] Standards =
    [
        new(1, WholeToken, 8.5), new(2, WholeToken, 7.5), new(3, WholeToken, 6.5), new(4, BrokenToken, 5.5),
    ];

    /// <summary>为一张表选字号、列宽与留白.</summary>
    public static TableFit Of(Table table, PageArea page)
    {
        foreach (var standard in Standards)
        {
            for (var size = page.LargestType; size >= standard.Smallest; size -= Step)
            {
                var least = Least(table, page, standard, size);
                if (least.Sum() <= page.Width) return Padded(table, page, size, least);
            }
        }

        var last = Standards[^1];
        return Padded(table, page, last.Smallest, Least(table, page, last, last.Smallest));
    }

    /// <summary>单元格左右留白.</summary>
    public double Side => FontSize * SideInEm;

    /// <summary>是否加粗.</summary>
    public static bool IsBold(Cell cell, RowRole role) =>
        cell.Emphasis || role is RowRole.Header or RowRole.Total;

    /// <summary>排好的文字: long tokens are broken, a heading leaves no single character behind.</summary>
    public string Set(Cell cell, RowRole role)
    {
        var width = InnerWidth(cell);
        var text = role == RowRole.Header ? TextMeasure.WithoutWidow(cell.Text, width) : cell.Text;
        return TextMeasure.BreakTokens(text, width);
    }

    /// <summary>各行可否断在两页: only rows with a text so high that the row might not fit a page.</summary>
    public bool[] Breaks(ImmutableArray<Row> rows)
    {
        var breaks = new bool[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            foreach (var cell in rows[i].Cells.Where(IsHigh))
                breaks.AsSpan(i, Math.Min(cell.RowSpan, rows.Length - i)).Fill(true);
        }

        return breaks;
    }

    private bool IsHigh(Cell cell) => TextMeasure.Lines(cell.Text, InnerWidth(cell)) * FontSize * LineHeight > HighRow;

    private double InnerWidth(Cell cell)
    {
        var width = 0.0;
        for (var c = cell.Column; c < Math.Min(cell.Column + cell.ColumnSpan, Widths.Length); c++) width += Widths[c];
        return (width - 2 * Side) / FontSize - cell.Indent;
    }

    private static double[] Least(Table table, PageArea page, Standard standard, double size)
    {
        var least = new double[table.Columns.Length];
        foreach (var cell in table.Header.SelectMany(r => r.Cells).Where(c => c.ColumnSpan == 1))
            Raise(least, cell.Column, Math.Clamp(TextMeasure.Width(cell.Text) / (2 * standard.Lines), 2.2, 4.2));
        foreach (var row in table.Rows)
        {
            foreach (var cell in row.Cells.Where(c => c.ColumnSpan == 1))
            {
                var em = LeastOf(cell, table.Columns[cell.Column], standard);
                Raise(least, cell.Column, IsBold(cell, row.Role) ? em * Bold : em);
            }
        }

        return [.. least.Select(em => (em * page.FontSpread + 2 * SideInEm) * size)];
    }

    private static double LeastOf(Cell cell, TableColumn column, Standard standard)
    {
        var width = TextMeasure.Width(cell.Text);
        if (cell.Statement is not null || (cell.Align ?? column.Align) == Align.Right)
            return Math.Min(width, WholeToken);
        // A little more than the plain share: lines do not break at the ideal place.
        var words = standard.Lines == 1 ? Math.Min(width, LongestLine) : Math.Min(width / standard.Lines + 1, 12);
        return Math.Max(Math.Min(width, words), TextMeasure.WidestToken(cell.Text, standard.Token)) + cell.Indent;
    }

    private static void Raise(double[] least, int column, double em) => least[column] = Math.Max(least[column], em);

    // Weights share the page; a column below its least width takes that, and the others share the rest again.
    private static ImmutableArray<double> Shared(Table table, double page, double[] least)
    {
        var weights = table.Columns.Select(c => (double)Math.Max(c.Width, 1)).ToArray();
        if (least.Sum() >= page) return [.. least.Select(w => w * page / least.Sum())];
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
    private static TableFit Padded(Table table, PageArea page, double size, double[] least)
    {
        var fit = new TableFit(size, Shared(table, page.Width, least), Close);
        var lines = table.Header.Concat(table.Rows).Select(fit.LinesOf).ToList();
        var text = lines.Sum() * size * LineHeight;
        var airiest = Paddings.FirstOrDefault(p => text + 2 * p * lines.Count <= page.TableHeight, Close);
        return fit with { Padding = airiest };
    }

    private int LinesOf(Row row) => row.Cells.Where(c => c.RowSpan == 1)
        .Select(c => TextMeasure.Lines(c.Text, InnerWidth(c))).DefaultIfEmpty(1).Max();

    /// <summary>要求: words on so many lines, tokens whole up to so many characters, smallest type.</summary>
    private sealed record Standard(int Lines, int Token, double Smallest);
}
