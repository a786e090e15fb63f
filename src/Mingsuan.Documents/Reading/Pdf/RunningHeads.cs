using System.Globalization;
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
                && (PageNumber().IsMatch(line.Text) || IsOfAll(line.Text, layout.Page, layouts.Count)
                    || repeated.Contains((line.Text, Math.Round(line.Box.Top / 4)))));
        }
    }

    // Whatever a browser prints before it: this page of so many.
    private static bool IsOfAll(string text, int page, int pages) => OfAll().Match(text) is { Success: true } match
        && match.Groups["page"].Value == page.ToString(CultureInfo.InvariantCulture)
        && match.Groups["all"].Value == pages.ToString(CultureInfo.InvariantCulture);

    private static bool IsAtEdge(PageLayout page, TextLine line) =>
        IsAtEdge(line.Box.Top, line.Box.Bottom, page.Frame.ReadHeight)
        || page.Frame.Turn != 0 && IsAtEdge(line.Box.Left, line.Box.Right, page.Frame.ReadWidth);

    private static bool IsAtEdge(float from, float to, float length) =>
        to < length * Edge || from > length * (1 - Edge);

    [GeneratedRegex(@"^[\s—–\-－·.]*(第\s*)?[0-9]{1,4}(\s*[/／]\s*[0-9]{1,4}|\s*页)?[\s，,/／—–\-－·.]*(共.{0,6}页)?$|^Page\s*[0-9]{1,4}(\s*of\s*[0-9]{1,4})?$", RegexOptions.IgnoreCase, 10_000)]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"(?<![0-9])(?<page>[0-9]{1,4})\s?[/／]\s?(?<all>[0-9]{1,4})$", RegexOptions.None, 10_000)]
    private static partial Regex OfAll();
}
