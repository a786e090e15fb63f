using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;

namespace Mingsuan.Documents.Reading.Pdf;

/// <summary>一条表线: horizontal at a height, or vertical at a distance.</summary>
/// <param name="At">横线的高 or 竖线的横坐标.</param>
/// <param name="From">起.</param>
/// <param name="To">止.</param>
internal readonly record struct Rule(float At, float From, float To);

/// <summary>一页的表线: stroked lines, stroked rectangles and thin fills; clip paths are none.</summary>
internal sealed class Rules
{
    private const float Thin = 2.2f;
    private const float Shortest = 4;
    private const float Near = 2;

    private readonly List<Rule> horizontal = [];
    private readonly List<Rule> vertical = [];
    private readonly PdfRectangle bounds;

    private Rules(PdfRectangle bounds) => this.bounds = bounds;

    public List<Rule> Horizontal { get; private set; } = [];

    public List<Rule> Vertical { get; private set; } = [];

    public static Rules Of(Page page, PdfRectangle bounds)
    {
        var rules = new Rules(bounds);
        foreach (var path in page.Paths)
        {
            if (!path.IsFilled && !path.IsStroked) continue;
            foreach (var subpath in path)
            {
                if (path.IsStroked) rules.AddStroked(subpath);
                else if (subpath.GetBoundingRectangle() is { } box) rules.AddFilled(box);
            }
        }
        rules.Horizontal = Joined(rules.horizontal);
        rules.Vertical = Joined(rules.vertical);
        return rules;
    }

    /// <summary>由已知的线.</summary>
    public static Rules Of(IEnumerable<Rule> horizontal, IEnumerable<Rule> vertical) => new(default)
    {
        Horizontal = Joined([.. horizontal]), Vertical = Joined([.. vertical]),
    };

    private void AddFilled(PdfRectangle box)
    {
        if (box.Height <= Thin && box.Width >= Shortest) AddHorizontal((box.Top + box.Bottom) / 2, box.Left, box.Right);
        else if (box.Width <= Thin && box.Height >= Shortest)
            AddVertical((box.Left + box.Right) / 2, box.Bottom, box.Top);
    }

    private void AddStroked(PdfSubpath subpath)
    {
        foreach (var command in subpath.Commands)
        {
            if (command is not PdfSubpath.Line line) continue;
            var (a, b) = (line.From, line.To);
            if (Math.Abs(a.Y - b.Y) < 1 && Math.Abs(a.X - b.X) >= Shortest)
                AddHorizontal(a.Y, Math.Min(a.X, b.X), Math.Max(a.X, b.X));
            else if (Math.Abs(a.X - b.X) < 1 && Math.Abs(a.Y - b.Y) >= Shortest)
                AddVertical(a.X, Math.Min(a.Y, b.Y), Math.Max(a.Y, b.Y));
        }
        if (subpath.IsDrawnAsRectangle && subpath.GetBoundingRectangle() is { } box)
        {
            AddHorizontal(box.Top, box.Left, box.Right);
            AddHorizontal(box.Bottom, box.Left, box.Right);
            AddVertical(box.Left, box.Bottom, box.Top);
            AddVertical(box.Right, box.Bottom, box.Top);
        }
    }

    private void AddHorizontal(double y, double from, double to) =>
        Add(horizontal, new Rule((float)(bounds.Top - y), (float)(from - bounds.Left), (float)(to - bounds.Left)));

    private void AddVertical(double x, double low, double high) =>
        Add(vertical, new Rule((float)(x - bounds.Left), (float)(bounds.Top - high), (float)(bounds.Top - low)));

    // What lies that far out, or nowhere, is no line of a page.
    private static void Add(List<Rule> rules, Rule rule)
    {
        if (DisplayedPage.IsNear(rule.At) && DisplayedPage.IsNear(rule.From) && DisplayedPage.IsNear(rule.To))
            rules.Add(rule);
    }

    // Pieces of one line, drawn cell by cell, become one.
    private static List<Rule> Joined(List<Rule> pieces)
    {
        var joined = new List<Rule>();
        pieces.Sort((a, b) => a.At != b.At ? a.At.CompareTo(b.At) : a.From.CompareTo(b.From));
        for (var i = 0; i < pieces.Count;)
        {
            var end = i;
            while (end < pieces.Count && pieces[end].At - pieces[i].At <= Near) end++;
            var at = pieces[i].At;
            foreach (var piece in pieces.GetRange(i, end - i).OrderBy(p => p.From))
            {
                if (joined.Count > 0 && joined[^1].At == at && piece.From <= joined[^1].To + Near + 1)
                {
                    joined[^1] = joined[^1] with { To = Math.Max(joined[^1].To, piece.To) };
                }
                else joined.Add(piece with { At = at });
            }
            i = end;
        }
        return joined;
    }
}
