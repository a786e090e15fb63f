using Mingsuan.Core.Documents;

namespace Mingsuan.Documents.Reading.Pdf;

/// <summary>格子中的一格, spans found from the lines that are not there.</summary>
internal sealed record LatticeCell(int Row, int Column, int RowSpan, int ColumnSpan, Box Box)
{
    public List<Glyph> Glyphs { get; } = [];
}

/// <summary>由表线围成的格子 (one ruled table of one page).</summary>
internal sealed class Lattice
{
    private const float Near = 2.5f;

    // More is no table but a drawing: pairs of lines on a page, places in one table.
    private const long MostPairs = 20_000_000;
    private const int MostPlaces = 50_000;

    private Lattice(List<float> xs, List<float> ys, List<LatticeCell> cells)
    {
        Xs = xs;
        Ys = ys;
        Cells = cells;
        Box = new Box(xs[0], ys[0], xs[^1], ys[^1]);
    }

    public List<float> Xs { get; }

    public List<float> Ys { get; }

    public List<LatticeCell> Cells { get; }

    public Box Box { get; }

    public int Rows => Ys.Count - 1;

    public int Columns => Xs.Count - 1;

    /// <summary>没有表线的表: where its columns of numbers end; empty for a ruled one.</summary>
    public List<float> Ends { get; private init; } = [];

    /// <summary>由已知的格子 (a table without lines).</summary>
    public static Lattice Of(List<float> xs, List<float> ys, List<float> ends,
        IEnumerable<(int Row, int Column, int RowSpan, int ColumnSpan, List<Glyph> Glyphs)> cells)
    {
        var placed = cells.Select(c =>
        {
            var cell = new LatticeCell(c.Row, c.Column, c.RowSpan, c.ColumnSpan,
                new Box(xs[c.Column], ys[c.Row], xs[c.Column + c.ColumnSpan], ys[c.Row + c.RowSpan]));
            cell.Glyphs.AddRange(c.Glyphs);
            return cell;
        });
        return new Lattice(xs, ys, [.. placed]) { Ends = ends };
    }

    /// <summary>一页的各个格子, from the top.</summary>
    public static List<Lattice> Of(Rules rules)
    {
        var found = new List<Lattice>();
        if ((long)rules.Horizontal.Count * rules.Vertical.Count > MostPairs) return found;
        foreach (var (horizontal, vertical) in Components(rules))
        {
            if (Build(horizontal, vertical) is { } lattice) found.Add(lattice);
        }
        return [.. found.OrderBy(l => l.Box.Top)];
    }

    // Lines that touch belong to one table.
    private static IEnumerable<(List<Rule> Horizontal, List<Rule> Vertical)> Components(Rules rules)
    {
        var (h, v) = (rules.Horizontal, rules.Vertical);
        var group = Enumerable.Range(0, h.Count + v.Count).ToArray();
        int Find(int i)
        {
            while (group[i] != i) i = group[i] = group[group[i]];
            return i;
        }
        for (var i = 0; i < h.Count; i++)
        {
            for (var j = 0; j < v.Count; j++)
            {
                if (v[j].At < h[i].From - Near || v[j].At > h[i].To + Near) continue;
                if (h[i].At < v[j].From - Near || h[i].At > v[j].To + Near) continue;
                group[Find(i)] = Find(h.Count + j);
            }
        }
        return Enumerable.Range(0, group.Length).GroupBy(Find).Select(g => (
            g.Where(i => i < h.Count).Select(i => h[i]).ToList(),
            g.Where(i => i >= h.Count).Select(i => v[i - h.Count]).ToList()));
    }

    private static Lattice? Build(List<Rule> horizontal, List<Rule> vertical)
    {
        if (horizontal.Count < 2 || vertical.Count < 1) return null;
        var (left, right) = (horizontal.Min(r => r.From), horizontal.Max(r => r.To));
        var (top, bottom) = (vertical.Min(r => r.From), vertical.Max(r => r.To));
        var xs = Distinct(vertical.Select(r => r.At).Append(left).Append(right));
        var ys = Distinct(horizontal.Select(r => r.At).Append(top).Append(bottom));
        // A single row, such as the last of a table left for the next page, shows its cells on both sides.
        if (xs.Count < 3 || ys.Count < 2 || (ys.Count == 2 && xs.Count > vertical.Count)) return null;
        if ((long)xs.Count * ys.Count > MostPlaces) return null;
        return new Lattice(xs, ys, Merge(xs, ys, horizontal, vertical));
    }

    private static List<float> Distinct(IEnumerable<float> values)
    {
        var distinct = new List<float>();
        foreach (var value in values.Order())
        {
            if (distinct.Count == 0 || value - distinct[^1] > Near + 0.5f) distinct.Add(value);
        }
        return distinct;
    }

    private static List<LatticeCell> Merge(
        List<float> xs, List<float> ys, List<Rule> horizontal, List<Rule> vertical)
    {
        var (rows, columns) = (ys.Count - 1, xs.Count - 1);
        var taken = new bool[rows, columns];
        bool Wall(int row, int x) => vertical.Exists(v => Math.Abs(v.At - xs[x]) <= Near
            && v.From <= Middle(ys, row) && v.To >= Middle(ys, row));
        bool Floor(int y, int column) => horizontal.Exists(h => Math.Abs(h.At - ys[y]) <= Near
            && h.From <= Middle(xs, column) && h.To >= Middle(xs, column));
        var cells = new List<LatticeCell>();
        for (var r = 0; r < rows; r++)
        {
            for (var c = 0; c < columns; c++)
            {
                if (taken[r, c]) continue;
                var wide = 1;
                while (c + wide < columns && !taken[r, c + wide] && !Wall(r, c + wide)) wide++;
                var high = 1;
                while (r + high < rows && !Enumerable.Range(c, wide).Any(k => Floor(r + high, k) || taken[r + high, k]))
                    high++;
                for (var y = r; y < r + high; y++) for (var x = c; x < c + wide; x++) taken[y, x] = true;
                cells.Add(new LatticeCell(r, c, high, wide, new Box(xs[c], ys[r], xs[c + wide], ys[r + high])));
            }
        }
        return cells;
    }

    private static float Middle(List<float> edges, int at) => (edges[at] + edges[at + 1]) / 2;

    /// <summary>把字放进格子; false when the glyph lies outside.</summary>
    public bool Take(Glyph glyph)
    {
        var (x, y) = (glyph.MiddleX, glyph.MiddleY);
        if (x < Box.Left - 1 || x > Box.Right + 1 || y < Box.Top - 1 || y > Box.Bottom + 1) return false;
        var (column, row) = (Slot(Xs, x), Slot(Ys, y));
        byPlace ??= Index();
        byPlace[row, column].Glyphs.Add(glyph);
        return true;
    }

    private LatticeCell[,]? byPlace;

    private LatticeCell[,] Index()
    {
        var index = new LatticeCell[Rows, Columns];
        foreach (var cell in Cells)
        {
            for (var y = cell.Row; y < cell.Row + cell.RowSpan; y++)
            {
                for (var x = cell.Column; x < cell.Column + cell.ColumnSpan; x++) index[y, x] = cell;
            }
        }
        return index;
    }

    private static int Slot(List<float> edges, float value)
    {
        var found = edges.BinarySearch(value);
        var slot = found >= 0 ? found : ~found - 1;
        return Math.Clamp(slot, 0, edges.Count - 2);
    }
}
