using System.Collections.Immutable;
using Mingsuan.Core.Books;

namespace Mingsuan.Documents.Writing.Xlsx;

/// <summary>行高: reckoned from the wrapped text, since merged cells do not fit themselves.</summary>
internal static class RowHeights
{
    private const double Least = 19;
    private const double Tallest = 409;
    private const double Line = 14.5;
    private const double Padding = 5;

    /// <summary>各行高, in points.</summary>
    public static IReadOnlyList<double> Of(ImmutableArray<Row> rows, IReadOnlyList<int> widths)
    {
        var heights = new double[rows.Length];
        for (var y = 0; y < rows.Length; y++)
        {
            heights[y] = rows[y].Cells.Where(c => c.RowSpan == 1).Select(c => Needed(c, widths))
                .DefaultIfEmpty(Least).Max();
        }
        for (var y = 0; y < rows.Length; y++)
        {
            foreach (var cell in rows[y].Cells.Where(c => c.RowSpan > 1))
            {
                Stretch(heights, y, Math.Min(y + cell.RowSpan, rows.Length), Needed(cell, widths));
            }
        }
        return [.. heights.Select(h => Math.Clamp(h, Least, Tallest))];
    }

    /// <summary>一格文字所需的高.</summary>
    public static double Of(string text, int width) =>
        Math.Clamp(CellText.Lines(text, Math.Max(width - 1, 2)) * Line + Padding, Least, Tallest);

    private static double Needed(Cell cell, IReadOnlyList<int> widths)
    {
        var last = Math.Min(cell.Column + cell.ColumnSpan, widths.Count);
        var width = 0;
        for (var x = cell.Column; x < last; x++) width += widths[x];
        return Of(cell.Text, width - 2 * cell.Indent);
    }

    // What a spanning cell lacks is shared by the rows it spans.
    private static void Stretch(double[] heights, int from, int to, double needed)
    {
        var present = 0.0;
        for (var y = from; y < to; y++) present += heights[y];
        if (present >= needed) return;
        for (var y = from; y < to; y++) heights[y] += (needed - present) / (to - from);
    }
}
