using System.Collections.Immutable;
using System.Globalization;
using Mingsuan.Core.Checks;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Rulebooks;
using UglyToad.PdfPig.Core;

namespace Mingsuan.Documents.Reports;

/// <summary>一处批注: one place of a page with all that is said there.</summary>
/// <param name="Page">页码.</param>
/// <param name="Box">方框; null for what has no place of its own.</param>
/// <param name="Severity">级别 of the gravest finding held to be wrong here; null where others are compared.</param>
/// <param name="Words">批注文字.</param>
/// <param name="Subject">规则.</param>
internal sealed record PdfMark(int Page, Box? Box, Severity? Severity, string Words, string Subject);

/// <summary>批注 as PDF source.</summary>
internal static class PdfMarks
{
    private const string Author = "明算";
    private const double Large = 1 / 8.0;
    private const double IconSize = 20;
    private const double Margin = 1.2;

    /// <summary>各处批注, by page: findings at one place share one note.</summary>
    public static List<PdfMark> Of(IEnumerable<Finding> findings, Catalogue catalogue)
    {
        var said = new List<PdfMark>();
        foreach (var finding in findings)
        {
            var name = $"{finding.Id} {catalogue[finding.Id].Name}";
            var places = finding.Places.IsEmpty ? [new FindingPlace(default, "", CheckWords.Whole)] : finding.Places;
            said.Add(Mark(places[0], finding.Severity, Words(finding, name), name));
            var how = finding.Relations.IsDefaultOrEmpty ? "另见" : "对照";
            var primary = CheckWords.Place(places[0]);
            said.AddRange(places.Skip(1).Where(p => p.At.Box is not null)
                .Select(p => Mark(p, null, $"{how} {name}：{p.Text}\n见 {primary}", name)));
        }
        return [.. said.GroupBy(m => (m.Page, Round(m.Box))).Select(Joined).OrderBy(m => m.Page)];
    }

    private static PdfMark Mark(FindingPlace place, Severity? severity, string words, string subject) =>
        place.Where == CheckWords.Whole || place.At.Box is null || place.At.Page < 1
            ? new PdfMark(1, null, severity, words, subject)
            : new PdfMark(place.At.Page, place.At.Box, severity, words, subject);

    private static PdfMark Joined(IEnumerable<PdfMark> same)
    {
        var marks = same.OrderByDescending(m => m.Severity is { } s ? (int)s : -1).ToList();
        return marks[0] with { Words = string.Join("\n\n", marks.Select(m => m.Words).Distinct()) };
    }

    private static (int, int, int, int)? Round(Box? box) => box is not { } b ? null
        : ((int)b.Left, (int)b.Top, (int)b.Right, (int)b.Bottom);

    private static string Words(Finding finding, string name)
    {
        var words = $"【{CheckWords.Severity(finding.Severity)}】{name}\n{finding.Message}";
        if (finding.Suggestion.Length > 0) words += $"\n建议：{finding.Suggestion}";
        if (finding.Source.Length > 0) words += $"\n依据：{finding.Source}";
        return words;
    }

    /// <summary>批注对象; the look of a mark in the text is added as an object of its own.</summary>
    public static string Source(PdfMark mark, PdfLeaf page, string name, Func<string, IndirectReference> add)
    {
        var head = string.Create(CultureInfo.InvariantCulture,
            $"<</Type/Annot/P {PdfTokens.Reference(page.Reference)}/NM {PdfTokens.Words(name)}/F 4")
            + $"/T {PdfTokens.Words(Author)}/Subj {PdfTokens.Words(mark.Subject)}"
            + $"/Contents {PdfTokens.Words(mark.Words)}/C[{PdfTokens.Numbers(Colour(mark.Severity))}]";
        if (mark.Box is not { } box) return head + Icon(page);
        var corners = page.Frame.Corners(box);
        var rectangle = Around(corners);
        var view = page.Frame.View;
        var isLarge = rectangle.Width * rectangle.Height > view.Width * view.Height * Large;
        var look = add(isLarge ? Outline(rectangle, mark.Severity) : Fill(rectangle, mark.Severity));
        var kind = isLarge ? "/Subtype/Square/BS<</W 1.5>>"
            : $"/Subtype/Highlight/QuadPoints[{PdfTokens.Numbers(corners.SelectMany(c => new[] { c.X, c.Y }))}]";
        return $"{head}{kind}/Rect[{Edges(rectangle)}]/AP<</N {PdfTokens.Reference(look)}>>>>";
    }

    private static string Icon(PdfLeaf page)
    {
        // Upright on the page as displayed, in the top left corner.
        var corners = page.Frame.Corners(new Box(8, 8, 8 + (float)IconSize, 8 + (float)IconSize));
        return $"/Subtype/Text/Name/Note/Rect[{Edges(Around(corners))}]>>";
    }

    private static string Fill(PdfRectangle area, Severity? severity) => Form(area, "/BM/Multiply",
        $"{PdfTokens.Numbers(Colour(severity))} rg {PdfTokens.Numbers(area.Left, area.Bottom, area.Width, area.Height)}"
        + " re f");

    private static string Outline(PdfRectangle area, Severity? severity) => Form(area, "/CA 0.9",
        $"{PdfTokens.Numbers(Colour(severity))} RG 1.5 w "
        + $"{PdfTokens.Numbers(area.Left + 1, area.Bottom + 1, area.Width - 2, area.Height - 2)} re S");

    private static string Form(PdfRectangle area, string state, string drawing)
    {
        var content = "/G gs " + drawing;
        return $"<</Type/XObject/Subtype/Form/BBox[{Edges(area)}]"
            + $"/Resources<</ExtGState<</G<</Type/ExtGState{state}>>>>>>"
            + string.Create(CultureInfo.InvariantCulture, $"/Length {content.Length}>>\nstream\n{content}\nendstream");
    }

    private static PdfRectangle Around(PdfPoint[] corners) => new(
        corners.Min(c => c.X) - Margin, corners.Min(c => c.Y) - Margin,
        corners.Max(c => c.X) + Margin, corners.Max(c => c.Y) + Margin);

    private static string Edges(PdfRectangle r) => PdfTokens.Numbers(r.Left, r.Bottom, r.Right, r.Top);

    // Light enough for black figures to stay readable under them.
    private static ImmutableArray<double> Colour(Severity? severity) => severity switch
    {
        Severity.Error => [1, 0.62, 0.58],
        Severity.Warning => [1, 0.85, 0.45],
        Severity.Note => [0.66, 0.88, 0.87],
        _ => [0.86, 0.87, 0.9],
    };
}
