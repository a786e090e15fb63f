using System.Globalization;
using Mingsuan.Core.Documents;

namespace Mingsuan.Documents.Reading.Office;

/// <summary>一张工作表成文: the lines above the header are title and remarks, those below the table are text.</summary>
internal sealed class SheetBlocks(string name, BlockList blocks)
{
    private readonly SortedDictionary<int, SortedDictionary<int, string>> rows = [];
    private readonly Dictionary<(int Row, int Column), (int Rows, int Columns)> merges = [];
    private int count;

    /// <summary>放一格.</summary>
    public void Add(int row, int column, string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return;
        if (row >= CellGrid.MostRows || column >= CellGrid.MostColumns)
        {
            blocks.Leave(At(row, column), CellGrid.BeyondMost);
            return;
        }
        blocks.Expect(++count);
        if (!rows.TryGetValue(row, out var cells)) rows[row] = cells = [];
        cells[column] = text;
    }

    /// <summary>合并单元格.</summary>
    public void Merge(int row, int column, int height, int width) => merges[(row, column)] = (height, width);

    /// <summary>成文.</summary>
    public void Write()
    {
        var lines = rows.ToList();
        var from = lines.FindIndex(l => l.Value.Count > 1 && !l.Value.Values.All(Captions.IsRemark));
        if (from < 0)
        {
            foreach (var (row, cells) in lines) Text(row, cells);
            return;
        }
        var to = lines.Count;
        while (to > from + 1 && lines[to - 1].Value is { Count: 1 } last && IsAfterTable(last.Values.First())) to--;
        foreach (var (row, cells) in lines.Take(from)) Text(row, cells);
        var grid = blocks.NewGrid();
        var left = lines.Skip(from).Take(to - from).SelectMany(l => l.Value.Keys).Max();
        foreach (var (row, cells) in lines.Skip(from).Take(to - from)) Row(grid, row, cells, left);
        blocks.Add(grid, At(lines[from].Key, 0), "", name);
        foreach (var (row, cells) in lines.Skip(to)) Text(row, cells);
    }

    private static bool IsAfterTable(string text) => Captions.IsNote(text) || text.TrimEnd().EndsWith('。');

    private void Text(int row, SortedDictionary<int, string> cells)
    {
        foreach (var (column, text) in cells) blocks.Add(text, At(row, column));
    }

    private void Row(CellGrid grid, int row, SortedDictionary<int, string> cells, int last)
    {
        for (var column = 0; column <= last; column++)
        {
            if (grid.Free(row, column) != column) continue;
            var (height, width) = merges.GetValueOrDefault((row, column), (1, 1));
            grid.Add(row, column, cells.GetValueOrDefault(column, ""), At(row, column), height, width);
        }
    }

    private Place At(int row, int column) =>
        new(0, null, $"{name}!{Letters(column)}{(row + 1).ToString(CultureInfo.InvariantCulture)}");

    private static string Letters(int column)
    {
        var letters = "";
        for (var n = column + 1; n > 0; n = (n - 1) / 26) letters = (char)('A' + (n - 1) % 26) + letters;
        return letters;
    }
}
