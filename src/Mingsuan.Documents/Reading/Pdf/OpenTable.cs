using Mingsuan.Core.Documents;

namespace Mingsuan.Documents.Reading.Pdf;

/// <summary>未完的表 (a table that may go on over the next page).</summary>
internal sealed class OpenTable
{
    private const float Near = 6;
    private const int LeastColumns = 3;

    // The cells of each row: a table may go on over thousands of pages, and each asks for its first and last rows.
    private readonly List<List<SourceCell>> rows = [];
    private readonly string title;
    private readonly Place at;
    private readonly List<float> ends;
    private List<float> xs;

    public OpenTable(string title, List<string> remarks, Lattice lattice, int page)
    {
        this.title = title;
        Remarks = remarks;
        at = new Place(page, lattice.Box);
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
            SetOver(0, among);
            xs = fine;
            Add(lattice, page, 0);
            return true;
        }
        var first = rows.Count;
        Add(lattice, page, 0);
        SetOver(first, among);
        return true;
    }

    private void SetOver(int first, List<int> among)
    {
        for (var y = first; y < rows.Count; y++) rows[y] = rows[y].ConvertAll(c => Over(c, among));
    }

    // The cell in the finer columns.
    private static SourceCell Over(SourceCell cell, List<int> among)
    {
        var from = among[cell.Column];
        return cell with { Column = from, ColumnSpan = among[cell.Column + cell.ColumnSpan] - from };
    }

    /// <summary>收尾.</summary>
    public SourceTable Close() => new(
        title, [.. Remarks], rows.Count, xs.Count - 1, [.. rows.SelectMany(r => r.OrderBy(c => c.Column))], at);

    // Header rows printed again, and a row printed both before and after the break.
    private int Repeated(Lattice lattice, int page)
    {
        var cells = lattice.Cells.ToLookup(c => c.Row);
        List<string> Next(int row) =>
            [.. cells[row].OrderBy(c => c.Column).Select(c => TextLines.Cell(c.Glyphs, page).Text)];
        var count = 0;
        while (count < lattice.Rows && count < rows.Count && RowText(Next(count)) is { Length: > 0 } again
            && again == RowText(Texts(count)))
        {
            count++;
        }
        var next = Next(count);
        return count < lattice.Rows && next.Exists(t => t.Any(char.IsAsciiDigit)) && next.Count(t => t.Length > 0) > 1
            && RowText(next) == RowText(Texts(rows.Count - 1)) ? count + 1 : count;
    }

    private static string RowText(IEnumerable<string> texts) => string.Join('|', texts);

    private IEnumerable<string> Texts(int row) => rows[row].OrderBy(c => c.Column).Select(c => c.Text);

    private void Add(Lattice lattice, int page, int skip)
    {
        var first = rows.Count;
        for (var y = skip; y < lattice.Rows; y++) rows.Add([]);
        foreach (var cell in lattice.Cells.Where(c => c.Row >= skip))
        {
            var (text, box) = TextLines.Cell(cell.Glyphs, page);
            var row = cell.Row - skip + first;
            rows[row].Add(new SourceCell(
                row, cell.Column, text, new Place(page, box ?? cell.Box), cell.RowSpan, cell.ColumnSpan));
        }
    }
}
