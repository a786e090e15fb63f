using Mingsuan.Core.Checks;
using Mingsuan.Core.Documents;

namespace Mingsuan.Documents.Reports;

/// <summary>一条发现, with its number and anchor in the report.</summary>
/// <param name="Finding">发现.</param>
/// <param name="Number">序号 in its file.</param>
/// <param name="Id">锚.</param>
public sealed record NumberedFinding(Finding Finding, int Number, string Id)
{
    /// <summary>主要位置 on a page; null when there is none.</summary>
    public (int Page, Box Box)? At => Finding.Places.IsEmpty ? null : On(Finding.Places[0]);

    /// <summary>某位置 on a page; null when it has none.</summary>
    public static (int Page, Box Box)? On(FindingPlace place) =>
        place.Where != CheckWords.Whole && place.At is { Page: > 0, Box: { } box } ? (place.At.Page, box) : null;
}

/// <summary>网页报告中的页图: the page once in full with numbered boxes, and a cutting beside each finding.</summary>
internal sealed class HtmlPages(
    int file, Lazy<Dictionary<int, PagePicture>> pictures, IReadOnlyList<NumberedFinding> findings)
{
    private const float CutWidth = 300;
    private const float CutHeight = 84;
    private const float Edge = 14;

    // Findings that begin at one spot share a number plate, which bears the first one's anchor.
    private readonly Dictionary<(int Page, int X, int Y), NumberedFinding> leaders = findings
        .Where(f => f.At is not null).GroupBy(f => Spot(f.At!.Value)).ToDictionary(g => g.Key, g => g.First());

    /// <summary>发现旁的一小块; empty without a page picture.</summary>
    public string Cutting(NumberedFinding finding)
    {
        if (finding.At is not { } at || !pictures.Value.TryGetValue(at.Page, out var page)) return "";
        var cut = Cut(at.Box, page);
        var label = ReportText.Escape($"第 {at.Page} 页，{finding.Finding.Places[0].Text}");
        return $"<a class=\"cutting\" href=\"#{Anchor(at.Page)}\" aria-label=\"看第 {at.Page} 页全页\">"
            + $"<svg role=\"img\" aria-label=\"{label}\" viewBox=\"{View(cut)}\">"
            + $"<use href=\"#{Anchor(at.Page)}-g\"/>{Rectangle(at.Box, "box " + Class(finding))}</svg>"
            + $"<span>第 {at.Page} 页</span></a>\n";
    }

    /// <summary>方框的锚; null without a page picture.</summary>
    public string? BoxAnchor(NumberedFinding finding) =>
        finding.At is { } at && pictures.Value.ContainsKey(at.Page) ? BoxAnchorOf(leaders[Spot(at)]) : null;

    /// <summary>各页全图.</summary>
    public void Write(TextWriter writer)
    {
        var shown = findings.Select(f => f.At?.Page).OfType<int>().ToHashSet();
        var drawn = pictures.Value.Where(p => shown.Contains(p.Key)).OrderBy(p => p.Key).ToList();
        if (drawn.Count == 0) return;
        writer.Write($"<h3 id=\"f{file}-pages\">原文页面</h3>\n<div class=\"pages\">\n");
        foreach (var (number, page) in drawn)
        {
            writer.Write($"<figure class=\"page\" id=\"{Anchor(number)}\"><figcaption>第 {number} 页</figcaption>\n"
                + $"<svg viewBox=\"0 0 {PagePicture.Number(page.Width)} {PagePicture.Number(page.Height)}\">"
                + $"<g id=\"{Anchor(number)}-g\" class=\"ink\" aria-hidden=\"true\">{page.Drawing}</g>\n");
            foreach (var box in Compared(number)) writer.Write(Rectangle(box, "box compared"));
            foreach (var here in findings.Where(f => f.At?.Page == number).GroupBy(f => Spot(f.At!.Value)))
                writer.Write(Numbered([.. here]));
            writer.Write("</svg></figure>\n");
        }
        writer.Write("</div>\n");
    }

    private string Anchor(int page) => $"f{file}-p{page}";

    private IEnumerable<Box> Compared(int page) => findings.SelectMany(f => f.Finding.Places.Skip(1))
        .Select(NumberedFinding.On).OfType<(int Page, Box Box)>().Where(a => a.Page == page).Select(a => a.Box)
        .Distinct();

    private static (int Page, int X, int Y) Spot((int Page, Box Box) at) =>
        (at.Page, (int)(at.Box.Left / 8), (int)(at.Box.Top / 8));

    private static string BoxAnchorOf(NumberedFinding leader) => leader.Id + "-box";

    private static string Numbered(NumberedFinding[] here)
    {
        var first = here[0];
        var box = first.At!.Value.Box;
        var words = string.Join(' ', here.Select(h => h.Number));
        var width = 4 + 5.2f * words.Length;
        var left = Math.Max(box.Left - width + 1, 1);
        var top = Math.Max(box.Top - 9, 1);
        var plate = new Box(left, top, left + width, top + 11);
        return $"<a id=\"{BoxAnchorOf(first)}\" href=\"#{first.Id}\" aria-label=\"发现 {words}\""
            + $" class=\"{Class(first)}\">"
            + string.Concat(here.Select(h => Rectangle(h.At!.Value.Box, "box " + Class(h))))
            + Rectangle(plate, "plate")
            + $"<text class=\"plate-number\" x=\"{PagePicture.Number(left + width / 2)}\""
            + $" y=\"{PagePicture.Number(top + 8.6f)}\">{words}</text></a>\n";
    }

    private static string Class(NumberedFinding finding) => CheckWords.SeverityName(finding.Finding.Open);

    private static Box Cut(Box box, PagePicture page)
    {
        var width = Math.Min(Math.Max(CutWidth, box.Right - box.Left + 2 * Edge), page.Width);
        var height = Math.Min(Math.Max(CutHeight, box.Bottom - box.Top + 2 * Edge), page.Height);
        var left = Math.Clamp((box.Left + box.Right - width) / 2, 0, page.Width - width);
        var top = Math.Clamp((box.Top + box.Bottom - height) / 2, 0, page.Height - height);
        return new Box(left, top, left + width, top + height);
    }

    private static string View(Box box) => $"{PagePicture.Number(box.Left)} {PagePicture.Number(box.Top)} "
        + $"{PagePicture.Number(box.Right - box.Left)} {PagePicture.Number(box.Bottom - box.Top)}";

    private static string Rectangle(Box box, string kind) =>
        $"<rect class=\"{kind}\" x=\"{PagePicture.Number(box.Left - 1)}\" y=\"{PagePicture.Number(box.Top - 1)}\""
        + $" width=\"{PagePicture.Number(box.Right - box.Left + 2)}\""
        + $" height=\"{PagePicture.Number(box.Bottom - box.Top + 2)}\" rx=\"1.5\"/>";
}
