using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;

namespace Mingsuan.Documents.Reading.Pdf;

/// <summary>显示的页面 (the page as displayed): letters and lines come cropped and turned already, from zero; the
/// crop box does not.</summary>
internal static class DisplayedPage
{
    public static PdfRectangle Of(Page page) => new(0, 0, page.Width, page.Height);
}
