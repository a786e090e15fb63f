using System.Collections.Immutable;
using Mingsuan.Core.Documents;

namespace Mingsuan.Documents.Reading;

/// <summary>格子 (cells of one table as a file marks them, with spans); blank rows and columns fall away.</summary>
internal sealed class CellGrid(ReadAmount amount)
{
    /// <summary>一张表最多的列: more is no budget table but a drawing.</summary>
    public const int MostColumns = 256;

    /// <summary>一张表最多的行.</summary>
    public const int MostRows = 100_000;

    /// <summary>一格最多读多少个字.</summary>
    public const int LongestText = 20_000;

    /// <summary>说表太大.</summary>
    public static readonly string BeyondMost = $"表太大，只读前 {MostRows} 行、前 {MostColumns} 列";

    private readonly List<SourceCell> cells = [];
    private readonly HashSet<(int Row, int Column)> taken = [];

    /// <summary>有没有文字.</summary>
    public bool IsEmpty => cells.TrueForAll(c => c.Text.Length == 0);

    /// <summary>没有读的一处, and why; null when all was read.</summary>
    public (Place At, string Found)? Left { get; private set; }

    /// <summary>某行从某列起第一个没被占的列.</summary>
    public int Free(int row, int column)
    {
        while (taken.Contains((row, column))) column++;
        return column;
    }

    /// <summary>放一格; spans are cut to the limits, a place already covered is skipped.</summary>
    /// <exception cref="TooLargeException">the document holds more than is allowed.</exception>
    public void Add(int row, int column, string text, Place at, int rowSpan = 1, int columnSpan = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(column);
        if (row >= MostRows || column >= MostColumns)
        {
            if (!string.IsNullOrWhiteSpace(text)) Left ??= (at, BeyondMost);
            return;
        }
        if (taken.Contains((row, column))) return;
        rowSpan = Math.Clamp(rowSpan, 1, MostRows - row);
        columnSpan = Math.Clamp(columnSpan, 1, MostColumns - column);
        amount.AddCells((long)rowSpan * columnSpan);
        amount.AddCharacters(Math.Min(text.Length, LongestText));
        if (text.Length > LongestText)
            Left ??= (at, $"一格里有 {text.Length} 个字，只读前 {LongestText} 个字");
        for (var y = row; y < row + rowSpan; y++)
        {
            for (var x = column; x < column + columnSpan; x++) taken.Add((y, x));
        }
        var plain = Characters.Normal(text.Length > LongestText ? text[..LongestText] : text).Trim();
        cells.Add(new SourceCell(row, column, plain, at, rowSpan, columnSpan));
    }

    /// <summary>成表.</summary>
    public SourceTable ToTable(string title, ImmutableArray<string> remarks, Place at)
    {
        var rows = Used(cells.Where(c => c.Text.Length > 0).Select(c => (c.Row, c.RowSpan)),
            cells.Where(c => c.Text.Length > 0).Select(c => c.Row));
        var columns = Used(cells.Where(c => c.Text.Length > 0).Select(c => (c.Column, c.ColumnSpan)),
            cells.Select(c => c.Column));
        var kept = cells.Select(c => Moved(c, rows, columns)).OfType<SourceCell>()
            .OrderBy(c => c.Row).ThenBy(c => c.Column);
        return new SourceTable(title, remarks, rows.Count, columns.Count, [.. kept], at);
    }

    private static SourceCell? Moved(SourceCell cell, List<int> rows, List<int> columns)
    {
        var (row, height) = Within(rows, cell.Row, cell.RowSpan);
        var (column, width) = Within(columns, cell.Column, cell.ColumnSpan);
        return height == 0 || width == 0 ? null
            : cell with { Row = row, Column = column, RowSpan = height, ColumnSpan = width };
    }

    // Lines in which something stands, or which lie between the first and last such; whole blank lines are left out.
    private static List<int> Used(IEnumerable<(int Start, int Span)> filled, IEnumerable<int> starts)
    {
        var used = starts.ToHashSet();
        var last = filled.Max(f => f.Start + f.Span - 1);
        return [.. used.Where(u => u <= last).Order()];
    }

    private static (int Start, int Count) Within(List<int> kept, int start, int span)
    {
        var from = kept.BinarySearch(start);
        if (from < 0) from = ~from;
        var to = kept.BinarySearch(start + span);
        if (to < 0) to = ~to;
        return (from, to - from);
    }
}
