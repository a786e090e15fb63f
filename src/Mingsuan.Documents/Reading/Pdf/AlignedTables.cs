using Mingsuan.Core.Documents;

namespace Mingsuan.Documents.Reading.Pdf;

/// <summary>没有表线的表 (lines of words and right-aligned numbers under a header), found among the lines outside ruled
/// tables.</summary>
/// <remarks>Prose has no two columns of numbers that end alike over three lines, and no header: it is left
/// alone.</remarks>
internal static class AlignedTables
{
    private const int LeastLines = 3;
    private const int MostHeaderLines = 9;
    private const float WidestPitch = 2.3f;
    private const float ClosePitch = 0.75f;

    /// <summary>找; what becomes a table is taken out of the lines.</summary>
    public static List<Lattice> Take(List<TextLine> lines, IEnumerable<Lattice> ruled)
    {
        var barriers = ruled.Select(r => r.Box.Top).ToList();
        var all = lines.OrderBy(l => l.Box.Top).Select(AlignedLine.Of).ToList();
        var found = new List<Lattice>();
        for (var from = 0; from < all.Count; from++)
        {
            if (!all[from].IsBody) continue;
            var end = End(all, from, barriers);
            if (Build(all, from, end, barriers) is not { } table) continue;
            found.Add(table.Lattice);
            var taken = all.GetRange(table.First, end - table.First).Select(l => l.Line).ToHashSet();
            lines.RemoveAll(taken.Contains);
            from = end - 1;
        }
        return found;
    }

    // Rows of numbers, and short labels between them, as long as they follow closely.
    private static int End(List<AlignedLine> all, int from, List<float> barriers)
    {
        var (end, last) = (from + 1, from + 1);
        var pitch = Pitch(all, from);
        while (end < all.Count && !all[end].IsProse && !Captions.IsNote(all[end].Line.Text)
            && all[end].Top - all[end - 1].Top <= WidestPitch * pitch
            && !barriers.Exists(b => b > all[end - 1].Top && b < all[end].Top))
        {
            if (all[end++].Numbers > 0) last = end;
        }
        // A label that wraps under the last row belongs to it.
        while (last < end && all[last].Top - all[last - 1].Top < ClosePitch * pitch) last++;
        return last;
    }

    private static float Pitch(List<AlignedLine> all, int from)
    {
        var tops = all.Skip(from).Take(12).Where(l => l.IsBody).Select(l => l.Top).ToList();
        var steps = tops.Zip(tops.Skip(1), (a, b) => b - a).Order().ToList();
        return steps.Count == 0 ? 0 : steps[steps.Count / 2];
    }

    private static (Lattice Lattice, int First)? Build(List<AlignedLine> all, int from, int end, List<float> barriers)
    {
        var body = all.GetRange(from, end - from);
        var pitch = Pitch(all, from);
        var numbered = body.FindAll(l => l.IsBody);
        if (numbered.Count < LeastLines || AlignedColumns.Of(body.FindAll(l => l.Numbers > 0)) is not { } columns)
            return null;
        var first = Header(all, from, pitch, columns, barriers);
        if (first < 0) return null;
        var header = new AlignedHeader(columns, all.GetRange(first, from - first));
        return (Lay(columns, header, all.GetRange(first, from - first), Rows(body, pitch)), first);
    }

    // Upward from the first row: names above columns, up to the unit line or the title, which stands alone.
    private static int Header(
        List<AlignedLine> all, int from, float pitch, AlignedColumns columns, List<float> barriers)
    {
        // The first lines of a page may go on with the table of the page before.
        var (first, at) = (from == 0 ? 0 : -1, from - 1);
        while (at >= 0 && from - at <= MostHeaderLines && all[at + 1].Top - all[at].Top <= WidestPitch * pitch
            && !all[at].IsProse && !Captions.IsRemark(all[at].Line.Text)
            && !barriers.Exists(b => b > all[at].Top && b < all[at + 1].Top))
        {
            var segments = all[at].Segments;
            if (segments.Count >= 2 ? segments.TrueForAll(s => columns.Under(s).Count > 0)
                : IsName(all[at], all[at + 1], pitch, columns)) first = at;
            else break;
            at--;
        }
        return first;
    }

    // A name alone on its line, close above others of its size, is no title.
    private static bool IsName(AlignedLine line, AlignedLine below, float pitch, AlignedColumns columns) =>
        columns.Under(line.Segments[0]).Count > 0 && below.Top - line.Top < ClosePitch * pitch
        && Math.Abs(line.Line.Size - below.Line.Size) < 1;

    // Lines closer than rows are one row, when no more than one of them bears numbers.
    private static List<List<AlignedLine>> Rows(List<AlignedLine> body, float pitch)
    {
        var rows = new List<List<AlignedLine>>();
        foreach (var line in body)
        {
            if (rows.Count > 0 && line.Top - rows[^1][^1].Top < ClosePitch * pitch
                && rows[^1].Append(line).Count(l => l.Numbers > 0) <= 1) rows[^1].Add(line);
            else rows.Add([line]);
        }
        return rows;
    }

    private static Lattice Lay(
        AlignedColumns columns, AlignedHeader header, List<AlignedLine> names, List<List<AlignedLine>> rows)
    {
        var cells = header.Cells();
        var bottom = rows[0][0].Top;
        var top = names.Count > 0 ? names[0].Top : bottom;
        var ys = Enumerable.Range(0, header.Rows).Select(r => top + (bottom - top) * r / header.Rows)
            .Append(bottom).ToList();
        for (var r = 1; r < rows.Count; r++) ys.Add((rows[r - 1][^1].Bottom + rows[r][0].Top) / 2);
        ys.Add(rows[^1][^1].Bottom);
        var placed = rows.SelectMany((row, r) => row.SelectMany(l => l.Segments)
            .Select(s => (Row: r + header.Rows, Column: columns.Of(s), s.Glyphs)))
            .ToLookup(p => (p.Row, p.Column), p => p.Glyphs);
        for (var r = header.Rows; r < header.Rows + rows.Count; r++)
        {
            for (var c = 0; c < columns.Count; c++)
                cells.Add(new AlignedHeader.Name(r, c, 1, 1, [.. placed[(r, c)].SelectMany(g => g)]));
        }
        return Lattice.Of(columns.Edges, ys, columns.Numeric.ConvertAll(c => columns[c].Right),
            cells.OrderBy(c => c.Row).ThenBy(c => c.Column)
                .Select(c => (c.Row, c.Column, c.RowSpan, c.ColumnSpan, c.Glyphs)));
    }
}
