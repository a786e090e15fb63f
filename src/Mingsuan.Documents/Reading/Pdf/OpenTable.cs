using Mingsuan.Core.Sources;

namespace Mingsuan.Documents.Reading.Pdf;

/// <summary>未完的表 (a table that may go on over the next page).</summary>
internal sealed class OpenTable
{
    private const float Near = 6;
    private const int LeastColumns = 3;

    private readonly List<SourceCell> cells = [];
    private readonly string title;
    private readonly SourcePlace at;
    private readonly List<float> ends;
    private List<float> xs;
    private int rows;

    public OpenTable(string title, List<string> remarks, Lattice lattice, int page)
    {
        this.title = title;
        Remarks = remarks;
        at = new SourcePlace(page, lattice.Box);
        (xs, ends) = (lattice.Xs, lattice.Ends);
        Add(lattice, page, 0);
    }

    public List<string> Remarks { get; }

    /// <summary>接上下一页; false when its columns are others.</summary>
    public bool TryContinue(Lattice lattice, int page)
    {
        if (lattice.Ends.Count != ends.Count) return false;
        if (lattice.Columns != xs.Count - 1) return ends.Count == 0 && TryContinueInOtherColumns(lattice, page);
        if (ends.Count > 0 && ends.Zip(lattice.Ends).All(e => Math.Abs(e.First - e.Second) <= Near))
        {
            Add(lattice, page, Repeated(lattice, page));
            return true;
        }
        for (var i = 0; i < xs.Count; i++)
        {
            if (Math.Abs((xs[i] - xs[0]) - (lattice.Xs[i] - lattice.Xs[0])) > Near) return false;
        }
        Add(lattice, page, Repeated(lattice, page));
        xs = lattice.Xs;
        return true;
    }

    // A form whose rows are parted finer on one page than on the other: the same edges, and no line but the finer has.
    private bool TryContinueInOtherColumns(Lattice lattice, int page)
    {
        var isFiner = lattice.Xs.Count > xs.Count;
        var (coarse, fine) = isFiner ? (xs, lattice.Xs) : (lattice.Xs, xs);
        if (coarse.Count - 1 < LeastColumns || (coarse.Count - 1) * 2 < fine.Count - 1) return false;
        var among = coarse.ConvertAll(x => fine.FindIndex(f => Math.Abs((f - fine[0]) - (x - coarse[0])) <= Near));
        if (among.Contains(-1) || among[^1] != fine.Count - 1 || among.Distinct().Count() < among.Count) return false;
        if (isFiner)
        {
            for (var i = 0; i < cells.Count; i++) cells[i] = Over(cells[i], among);
            xs = fine;
            Add(lattice, page, 0);
            return true;
        }
        var first = cells.Count;
        Add(lattice, page, 0);
        for (var i = first; i < cells.Count; i++) cells[i] = Over(cells[i], among);
        return true;
    }

    // The cell in the finer columns.
    private static SourceCell Over(SourceCell cell, List<int> among)
    {
        var from = among[cell.Column];
        return cell with { Column = from, ColumnSpan = among[cell.Column + cell.ColumnSpan] - from };
    }

    /// <summary>收尾.</summary>
    public SourceTable Close() => new(
        title, [.. Remarks], rows, xs.Count - 1, [.. cells.OrderBy(c => c.Row).ThenBy(c => c.Column)], at);

    // Header rows printed again, and a row printed both before and after the break.
    private int Repeated(Lattice lattice, int page)
    {
        var count = 0;
        while (count < lattice.Rows && count < rows && RowText(Texts(lattice, page, count)) is { Length: > 0 } again
            && again == RowText(Texts(count)))
        {
            count++;
        }
        var next = Texts(lattice, page, count).ToList();
        return count < lattice.Rows && next.Exists(t => t.Any(char.IsAsciiDigit)) && next.Count(t => t.Length > 0) > 1
            && RowText(next) == RowText(Texts(rows - 1)) ? count + 1 : count;
    }

    private static string RowText(IEnumerable<string> texts) => string.Join('|', texts);

    private IEnumerable<string> Texts(int row) =>
        cells.Where(c => c.Row == row).OrderBy(c => c.Column).Select(c => c.Text);

    private static IEnumerable<string> Texts(Lattice lattice, int page, int row) =>
        lattice.Cells.Where(c => c.Row == row)
        .OrderBy(c => c.Column).Select(c => TextLines.Cell(c.Glyphs, page).Text);

    private void Add(Lattice lattice, int page, int skip)
    {
        foreach (var cell in lattice.Cells.Where(c => c.Row >= skip))
        {
            var (text, box) = TextLines.Cell(cell.Glyphs, page);
            cells.Add(new SourceCell(
                cell.Row - skip + rows, cell.Column, text, new SourcePlace(page, box ?? cell.Box), cell.RowSpan,
                cell.ColumnSpan));
        }
        rows += lattice.Rows - skip;
    }
}
