namespace Mingsuan.Documents.Reading.Pdf;

/// <summary>由对齐分出的列: what stands above one another with white space on both sides.</summary>
internal sealed class AlignedColumns
{
    private const float Near = 2.5f;
    private const float LeastGap = 2;

    private readonly List<(float Left, float Right)> bands;

    private AlignedColumns(List<(float Left, float Right)> bands) => this.bands = bands;

    public int Count => bands.Count;

    /// <summary>右端对齐的数的列, by index.</summary>
    public List<int> Numeric { get; private set; } = [];

    /// <summary>各列的边界.</summary>
    public List<float> Edges { get; private set; } = [];

    public (float Left, float Right) this[int column] => bands[column];

    /// <summary>分列; null when the lines are no table: fewer than two columns of numbers that end alike.</summary>
    public static AlignedColumns? Of(List<AlignedLine> body)
    {
        var found = new List<(float Left, float Right)>();
        foreach (var segment in body.OrderByDescending(l => l.Segments.Count).SelectMany(l => l.Segments))
        {
            var met = found.FindAll(b => segment.Overlaps(b.Left - LeastGap, b.Right + LeastGap));
            if (met.Count > 1) continue;
            var band = (segment.Box.Left, segment.Box.Right);
            if (met is [var only])
            {
                found.Remove(only);
                band = (Math.Min(only.Left, band.Left), Math.Max(only.Right, band.Right));
            }
            found.Add(band);
        }
        var columns = new AlignedColumns([.. found.OrderBy(b => b.Left)]);
        columns.Numeric = [.. Enumerable.Range(0, columns.Count).Where(c => columns.EndAlike(body, c))];
        columns.Edges = columns.Between();
        return columns.Numeric.Count >= 2 ? columns : null;
    }

    /// <summary>一段所在的列: the one it shares most with, else the nearest.</summary>
    public int Of(Segment segment) => Enumerable.Range(0, Count).MaxBy(c =>
        Math.Min(segment.Box.Right, bands[c].Right) - Math.Max(segment.Box.Left, bands[c].Left));

    /// <summary>一段跨着的列; between two columns, the nearer; none beside the table.</summary>
    public List<int> Under(Segment segment)
    {
        var under = Enumerable.Range(0, Count).Where(c => segment.Overlaps(bands[c].Left, bands[c].Right)).ToList();
        return under.Count == 0 && segment.Overlaps(bands[0].Left, bands[^1].Right) ? [Of(segment)] : under;
    }

    private bool EndAlike(List<AlignedLine> body, int column)
    {
        var here = body.SelectMany(l => l.Segments).Where(s => Under(s) is [var only] && only == column).ToList();
        var numbers = here.FindAll(s => s.IsNumber);
        if (numbers.Count < 2 || numbers.Count * 10 < here.Count * 7) return false;
        var end = numbers.Max(n => n.Box.Right);
        return numbers.Count(n => end - n.Box.Right <= Near) * 10 >= numbers.Count * 8
            && numbers.Exists(n => n.Text.IndexOfAny(['.', ',', '%']) >= 0 || n.Text is "0" or "-" or "—");
    }

    // A column of numbers ends where the numbers end: that edge is the same on the next page.
    private List<float> Between()
    {
        var edges = new List<float> { bands[0].Left - Near };
        for (var c = 0; c + 1 < Count; c++)
        {
            edges.Add(Numeric.Contains(c) ? Math.Min(bands[c].Right + Near, bands[c + 1].Left)
                : (bands[c].Right + bands[c + 1].Left) / 2);
        }
        edges.Add(bands[^1].Right + Near);
        return edges;
    }
}
