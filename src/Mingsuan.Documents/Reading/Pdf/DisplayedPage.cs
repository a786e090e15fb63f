using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace Mingsuan.Documents.Reading.Pdf;

/// <summary>显示的页面 (the page as displayed): letters and lines come cropped and turned already, from zero, save
/// for a crop box the page inherits, which the library leaves out of account.</summary>
internal static class DisplayedPage
{
    private const int Deepest = 64;

    // A page of the format is 14,400 points at most, in units of its own up to some times that.
    private const double Farthest = 1_000_000;

    /// <summary>是否页上的一个位置: a number, and no farther out than any page is wide.</summary>
    public static bool IsNear(double place) => Math.Abs(place) <= Farthest;


    /// <summary>可见的部分, in the coordinates of the page's letters.</summary>
    public static PdfRectangle Of(PdfDocument document, Page page)
    {
        var whole = new PdfRectangle(0, 0, page.Width, page.Height);
        if (page.Dictionary.ContainsKey(NameToken.CropBox) || Inherited(document, page) is not { } crop) return whole;
        var media = page.MediaBox.Bounds;
        var (left, right) = (crop.Left - media.Left, crop.Right - media.Left);
        var (bottom, top) = (crop.Bottom - media.Bottom, crop.Top - media.Bottom);
        var (wide, high) = (media.Width, media.Height);
        var turned = page.Rotation.Value switch
        {
            90 => new PdfRectangle(bottom, wide - right, top, wide - left),
            180 => new PdfRectangle(wide - right, high - top, wide - left, high - bottom),
            270 => new PdfRectangle(high - top, left, high - bottom, right),
            _ => new PdfRectangle(left, bottom, right, top),
        };
        return Common(whole, turned) ?? whole;
    }

    /// <summary>两个方框的公共部分; null when there is none.</summary>
    public static PdfRectangle? Common(PdfRectangle a, PdfRectangle b)
    {
        var (left, right) = (Math.Max(a.Left, b.Left), Math.Min(a.Right, b.Right));
        var (bottom, top) = (Math.Max(a.Bottom, b.Bottom), Math.Min(a.Top, b.Top));
        return left < right && bottom < top ? new PdfRectangle(left, bottom, right, top) : null;
    }

    private static PdfRectangle? Inherited(PdfDocument document, Page page)
    {
        var node = page.Dictionary;
        for (var depth = 0; depth < Deepest; depth++)
        {
            if (!node.TryGet(NameToken.Parent, out IToken? above)
                || Resolved(document, above) is not DictionaryToken parent) return null;
            if (parent.TryGet(NameToken.CropBox, out IToken? token)
                && Resolved(document, token) is ArrayToken { Data.Count: 4 } box
                && box.Data.Select(d => Resolved(document, d)).OfType<NumericToken>().Select(n => n.Data).ToList()
                    is [var x1, var y1, var x2, var y2])
            {
                return new PdfRectangle(Math.Min(x1, x2), Math.Min(y1, y2), Math.Max(x1, x2), Math.Max(y1, y2));
            }
            node = parent;
        }
        return null;
    }

    private static IToken? Resolved(PdfDocument document, IToken? token)
    {
        for (var i = 0; i < Deepest && token is IndirectReferenceToken reference; i++)
            token = document.Structure.GetObject(reference.Data).Data;
        return token;
    }
}
