using System.Collections.Immutable;
using System.Globalization;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Recognition.Plain;

namespace Mingsuan.Core.Recognition;

/// <summary>来件表的格子 (cells of a source table by place, spans filled in) and where its header ends.</summary>
internal sealed class HeaderGrid
{
    private readonly SourceCell?[,] at;
    private readonly Lazy<ImmutableArray<int>> yearsBack;
    private readonly Lazy<ImmutableArray<PlainColumn>> columns;

    public HeaderGrid(SourceTable table, int? year = null)
    {
        (Table, Year) = (table, year);
        yearsBack = new(() => ColumnYears.Back(this, year));
        columns = new(() => PlainColumns.All(this));
        at = new SourceCell?[table.Rows, table.Columns];
        foreach (var cell in table.Cells)
        {
            for (var y = cell.Row; y < Math.Min(table.Rows, cell.Row + cell.RowSpan); y++)
            {
                for (var x = cell.Column; x < Math.Min(table.Columns, cell.Column + cell.ColumnSpan); x++)
                {
                    at[y, x] ??= cell;
                }
            }
        }
        HeaderRows = CountHeaderRows();
        Paths = [.. Enumerable.Range(0, table.Columns).Select(PathOf)];
    }

    public SourceTable Table { get; }

    /// <summary>文件的年度; null when it does not say.</summary>
    public int? Year { get; }

    /// <summary>表头行数.</summary>
    public int HeaderRows { get; }

    /// <summary>各列的表头文字, top first, normalised.</summary>
    public ImmutableArray<ImmutableArray<string>> Paths { get; }

    /// <summary>各列说的是往前几年的数; 0 for this year's.</summary>
    public ImmutableArray<int> YearsBack => yearsBack.Value;

    /// <summary>各列的种类, by header and by what stands below it.</summary>
    public ImmutableArray<PlainColumn> Kinds => columns.Value;

    /// <summary>一列的表头文字, joined, years kept; a cell over the whole table says nothing of one column.</summary>
    public string HeaderText(int column) =>
        PlainColumns.Compact(string.Concat(HeaderCells(column).Select(c => c.Text)));

    /// <summary>一列的表头各格, top first.</summary>
    public ImmutableArray<SourceCell> HeaderCells(int column)
    {
        var headers = ImmutableArray.CreateBuilder<SourceCell>();
        for (var y = 0; y < HeaderRows; y++)
        {
            if (at[y, column] is { } cell && cell.Text.Trim().Length > 0 && !IsNumbering(y)
                && cell.ColumnSpan < Table.Columns && !headers.Contains(cell)) headers.Add(cell);
        }
        return headers.ToImmutable();
    }

    /// <summary>某格所在的单元格, also when covered by a span; null outside every cell.</summary>
    public SourceCell? this[int row, int column] => at[row, column];

    /// <summary>单元格起始于此; null when it is covered or absent.</summary>
    public SourceCell? Start(int row, int column) =>
        at[row, column] is { } c && c.Row == row && c.Column == column ? c : null;

    /// <summary>栏次行 (1 2 3 … below the headers): counts columns, says nothing of money.</summary>
    public bool IsNumbering(int row)
    {
        if (row == 0) return false;
        var all = Texts(row);
        // ** stands for a column that is not counted.
        var texts = all.Where(t => !IsUncounted(t)).ToList();
        if (texts.Count is 1 or 2 && texts.Count < all.Count && texts[0] == "1"
            && texts[^1] == texts.Count.ToString(CultureInfo.InvariantCulture)) return true;
        if (texts.Count < 3 || Count(texts[^1]) is not { } last) return false;
        var numbers = texts.Select(Count).SkipWhile(n => n is null).ToList();
        if (texts.Count - numbers.Count > 1 || last > texts.Count + 1) return false;
        var first = numbers[0]!.Value;
        return first is 0 or 1 && !numbers.Where((n, i) => n != first + i).Any();
    }

    private static bool IsUncounted(string text) =>
        Words.Plain(text) is "栏次" or "行次" or "类" or "款" or "项" || text.All(c => c is '*' or '＊');

    // 4=1+2+3 is the fourth column, and says how it is made.
    private static int? Count(string text)
    {
        var own = text.Split('=', '＝')[0].Trim();
        return int.TryParse(own, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private int CountHeaderRows()
    {
        for (var y = 0; y < Table.Rows; y++)
        {
            if (!IsHeader(y) && !IsNumbering(y)) return y;
        }
        return Table.Rows;
    }

    private List<string> Texts(int row) =>
        [.. Enumerable.Range(0, Table.Columns).Select(x => at[row, x]).OfType<SourceCell>().Distinct()
            .Select(c => c.Text.Trim()).Where(t => t.Length > 0)];

    // A header row holds words and no numbers; a row that says only 合计, or begins a numbered list, or is one
    // sentence below the headers (an empty table's note), is a body row.
    private bool IsHeader(int row)
    {
        var texts = Texts(row);
        if (texts.Count == 0) return row == 0;
        if (row > 0 && Cells(row) == 1 && Cells(row - 1) > 1) return false;
        if (texts.Exists(t => PrintedNumber.Parse(t) is not null)) return false;
        if (texts.TrueForAll(t => Words.Plain(t) is "合计" or "总计" or "小计")) return false;
        return !Words.StartsList(texts[0]);
    }

    private int Cells(int row) =>
        Enumerable.Range(0, Table.Columns).Select(x => at[row, x]).OfType<SourceCell>().Distinct().Count();

    private ImmutableArray<string> PathOf(int column)
    {
        var path = ImmutableArray.CreateBuilder<string>();
        SourceCell? last = null;
        for (var y = 0; y < HeaderRows; y++)
        {
            if (at[y, column] is not { } cell || ReferenceEquals(cell, last) || IsNumbering(y)) continue;
            last = cell;
            var text = Words.Header(cell.Text);
            if (text.Length > 0 && (path.Count == 0 || path[^1] != text)) path.Add(text);
        }
        return path.ToImmutable();
    }
}
