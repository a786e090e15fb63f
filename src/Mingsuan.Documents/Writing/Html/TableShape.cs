using System.Collections.Immutable;
using System.Globalization;
using Mingsuan.Core.Books;
using Mingsuan.Core.Documents;

namespace Mingsuan.Documents.Writing.Html;

/// <summary>表的网页形状: which cells head rows, how wide columns are, what stays in place on scrolling.</summary>
public sealed class TableShape
{
    private const double Padding = 1.5;
    private readonly Table table;
    private readonly bool[] stubs;
    private readonly bool hasPanels;

    /// <summary>由书中的表.</summary>
    public TableShape(Table table)
    {
        this.table = table;
        var figures = table.Columns.Select((_, c) => table.Rows.Any(r => r.Cells.Any(
            x => x.Column == c && x.ColumnSpan == 1 && x.Statement is not null))).ToArray();
        HasFigures = figures.Contains(true);
        var leading = figures.TakeWhile(f => !f).Count();
        stubs = [.. figures.Select((f, c) => !f && (c < leading || (c + 1 < figures.Length && figures[c + 1])))];
        hasPanels = table.Header.Length > 0 && stubs.Skip(leading).Contains(true);
        Widths = [.. table.Columns.Select((_, c) => Width(c))];
    }

    /// <summary>各列宽度, in em.</summary>
    public ImmutableArray<double> Widths { get; }

    /// <summary>是否有印出的数.</summary>
    public bool HasFigures { get; }

    /// <summary>前两列在滚动时是否不动: only where a header says what the columns are.</summary>
    public bool Sticks => table.Header.Length > 0 && table.Columns.Length > 3;

    /// <summary>表的宽度变量: full width, and the narrower one of a phone.</summary>
    public string Style
    {
        get
        {
            var (first, second) = (Widths[0], Widths.Length > 1 ? Widths[1] : 0);
            // Names need more room when the second column is already a figure.
            var most = stubs.Length > 1 && stubs[1] ? 5.5 : 7.5;
            var (narrow1, narrow2) = Sticks ? (Math.Min(first, most), Math.Min(second, 6)) : (first, second);
            var all = Widths.Sum();
            var narrow = all - first - second + narrow1 + narrow2;
            return string.Create(CultureInfo.InvariantCulture, $"--w:{all:0.#}em;--n:{narrow:0.#}em;")
                + string.Create(CultureInfo.InvariantCulture, $"--w1:{first:0.#}em;--w2:{second:0.#}em;")
                + string.Create(CultureInfo.InvariantCulture, $"--n1:{narrow1:0.#}em;--n2:{narrow2:0.#}em");
        }
    }

    /// <summary>列元素的样式; the first two are set by the style sheet.</summary>
    public string? ColumnStyle(int column) => column < 2 ? null
        : string.Create(CultureInfo.InvariantCulture, $"width:{Widths[column]:0.#}em");

    /// <summary>是否行头.</summary>
    public bool IsRowHeader(Cell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        if (cell.Statement is not null || string.IsNullOrWhiteSpace(cell.Text)) return false;
        if (table.Header.Length == 0) return cell.Emphasis;
        return HasFigures ? stubs[cell.Column] && cell.ColumnSpan < table.Columns.Length : cell.Column == 0;
    }

    /// <summary>类名.</summary>
    public string Class(Cell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        var names = new List<string>(4);
        if (Sticks && cell.Column < 2 && cell.Column + cell.ColumnSpan <= 2) names.Add(cell.Column == 0 ? "s1" : "s2");
        names.Add((cell.Align ?? table.Columns[cell.Column].Align) switch
        {
            Align.Right => "r",
            Align.Center => "c",
            _ => "l",
        });
        if (cell.Indent > 0) names.Add(string.Create(CultureInfo.InvariantCulture, $"i{Math.Min(cell.Indent, 4)}"));
        if (cell.Emphasis) names.Add("b");
        return string.Join(' ', names);
    }

    /// <summary>表头格的标识; only tables of several panels name their headers cell by cell.</summary>
    public string? HeaderId(int row, Cell cell) => hasPanels ? Id("h", row, cell.Column) : null;

    /// <summary>行头格的标识.</summary>
    public string? RowHeaderId(int row, Cell cell) => hasPanels && IsRowHeader(cell) ? Id("r", row, cell.Column) : null;

    /// <summary>一格的全部表头.</summary>
    public string? Headers(int row, Cell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        if (!hasPanels || IsRowHeader(cell)) return null;
        var above = table.Header.SelectMany((r, y) => r.Cells
            .Where(h => h.Column <= cell.Column && cell.Column < h.Column + h.ColumnSpan)
            .Select(h => Id("h", y, h.Column)));
        var before = table.Rows[row].Cells.LastOrDefault(c => c.Column < cell.Column && IsRowHeader(c));
        return string.Join(' ', before is null ? above : above.Append(Id("r", row, before.Column)));
    }

    private string Id(string kind, int row, int column) =>
        string.Create(CultureInfo.InvariantCulture, $"{table.Id}-{kind}{row}-{column}");

    // A column of figures is as wide as its longest; words wrap, so their columns are bounded.
    private double Width(int column)
    {
        var own = table.Rows.SelectMany(r => r.Cells).Where(c => c.Column == column && c.ColumnSpan == 1).ToList();
        var longest = own.Select(c => Longest(c.Text) + c.Indent).DefaultIfEmpty(0).Max();
        var heading = table.Header.SelectMany(r => r.Cells).Where(c => c.Column == column && c.ColumnSpan == 1)
            .Select(c => Math.Min(Longest(c.Text), 4.2)).DefaultIfEmpty(0).Max();
        var isFigures = own.Any(c => c.Statement is not null) && table.Columns[column].Align == Align.Right;
        return Math.Max(heading, isFigures ? longest : Math.Clamp(longest, 2, 17)) + Padding;
    }

    private static double Longest(string text) =>
        text.Split('\n').Max(line => line.Sum(c => c >= 0x2E80 ? 1 : 0.56));
}
