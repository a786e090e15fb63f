using System.Text.RegularExpressions;

namespace Mingsuan.Documents.Reading.Pdf;

/// <summary>页眉页脚与页码: found at the edge of the page, set apart from the text.</summary>
internal static partial class RunningHeads
{
    private const float Edge = 0.09f;

    /// <summary>去掉.</summary>
    public static void Remove(List<PageLayout> layouts)
    {
        var repeated = layouts.SelectMany(l => l.Lines.Where(line => IsAtEdge(l, line))
                .Select(line => (line.Text, Math.Round(line.Box.Top / 4))))
            .GroupBy(k => k).Where(g => g.Count() >= 3).Select(g => g.Key).ToHashSet();
        foreach (var layout in layouts)
        {
            layout.Lines.RemoveAll(line => IsAtEdge(layout, line)
                && (PageNumber().IsMatch(line.Text) || repeated.Contains((line.Text, Math.Round(line.Box.Top / 4)))));
        }
    }

    private static bool IsAtEdge(PageLayout page, TextLine line) =>
        IsAtEdge(line.Box.Top, line.Box.Bottom, page.Frame.ReadHeight)
        || page.Frame.Turn != 0 && IsAtEdge(line.Box.Left, line.Box.Right, page.Frame.ReadWidth);

    private static bool IsAtEdge(float from, float to, float length) =>
        to < length * Edge || from > length * (1 - Edge);

    [GeneratedRegex(@"^[\s—–\-－·.]*(第\s*)?[0-9]{1,4}(\s*[/／]\s*[0-9]{1,4}|\s*页)?[\s—–\-－·.]*(共.{0,6}页)?$", RegexOptions.None, 1000)]
    private static partial Regex PageNumber();
}
