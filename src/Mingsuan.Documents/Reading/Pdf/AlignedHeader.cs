namespace Mingsuan.Documents.Reading.Pdf;

/// <summary>没有表线的表头: names above their columns, one over several being a group.</summary>
internal sealed class AlignedHeader(AlignedColumns columns, List<AlignedLine> lines)
{
    private const float Leading = 1.35f;
    private const float SameRow = 0.65f;

    /// <summary>一格 of the header.</summary>
    public sealed record Name(int Row, int Column, int RowSpan, int ColumnSpan, List<Glyph> Glyphs);

    private readonly List<Name> groups = [];
    private readonly List<Segment>[] names = [.. Enumerable.Range(0, columns.Count).Select(_ => new List<Segment>())];

    /// <summary>行数.</summary>
    public int Rows { get; private set; }

    /// <summary>排出各格; each line that bears a group is a row, and the names below them one more.</summary>
    public List<Name> Cells()
    {
        if (lines.Count == 0) return [];
        for (var i = 0; i < lines.Count; i++)
        {
            var before = groups.Count;
            foreach (var segment in lines[i].Segments) Place(segment, i);
            if (groups.Count > before) Rows++;
        }
        Rows++;
        var cells = new List<Name>(groups);
        for (var c = 0; c < columns.Count; c++)
        {
            var over = groups.Where(g => c >= g.Column && c < g.Column + g.ColumnSpan).Select(g => g.Row + 1)
                .DefaultIfEmpty(0).Max();
            cells.Add(new Name(over, c, Rows - over, 1, [.. names[c].SelectMany(s => s.Glyphs)]));
        }
        return cells;
    }

    private float? Below(int column, int line) => lines.Skip(line + 1)
        .Where(l => l.Segments.Exists(s => columns.Of(s) == column)).Select(l => (float?)l.Top).FirstOrDefault();

    private float Middle(int first, int last) => (columns[first].Left + columns[last].Right) / 2;

    private void Place(Segment segment, int line)
    {
        var under = columns.Under(segment);
        var (first, last) = under.Count > 1 ? Widest(segment, line, under[0], under[^1])
            : GoesOnBelow(segment, line) ? (under[0], under[0]) : Widest(segment, line, under[0], under[0]);
        if (first == last) names[first].Add(segment);
        else groups.Add(new Name(Rows, first, 1, last - first + 1, segment.Glyphs));
    }

    // The lines of one name follow closer than a name follows its group.
    private bool GoesOnBelow(Segment segment, int line) => lines.Skip(line + 1)
        .TakeWhile(l => l.Top - lines[line].Top <= Leading * lines[line].Line.Size)
        .Any(l => l.Segments.Exists(s => s.Overlaps(segment.Box.Left, segment.Box.Right)));

    // A group stands above the middle of its columns, which have names below and nothing of their own on its line.
    private (int First, int Last) Widest(Segment segment, int line, int first, int last)
    {
        // Names under one group begin at about one height; a name in the middle of the header has no group.
        var start = Enumerable.Range(first, last - first + 1).Max(c => Below(c, line) ?? 0)
            - SameRow * lines[line].Line.Size;
        bool IsFree(int c) => columns.Numeric.Contains(c) && names[c].Count == 0
            && !lines[line].Segments.Exists(s => s != segment && s.Overlaps(columns[c].Left, columns[c].Right))
            && Below(c, line) is { } top && top >= start;
        if (!Enumerable.Range(first, last - first + 1).All(c => IsFree(c))) return (first, last);
        var (low, high) = (first, last);
        while (low > 0 && IsFree(low - 1)) low--;
        while (high + 1 < columns.Count && IsFree(high + 1)) high++;
        return Enumerable.Range(low, first - low + 1)
            .SelectMany(a => Enumerable.Range(last, high - last + 1).Select(b => (First: a, Last: b)))
            .OrderBy(r => Math.Round(Math.Abs(Middle(r.First, r.Last) - segment.Middle) / 8))
            .ThenByDescending(r => r.Last - r.First).First();
    }
}
