using Mingsuan.Core.Books;

namespace Mingsuan.Documents.Writing;

/// <summary>A4 页面与版心, in points; one for each orientation and every writer.</summary>
/// <param name="PaperWidth">纸宽.</param>
/// <param name="PaperHeight">纸高.</param>
/// <param name="SideMargin">左右边距.</param>
/// <param name="EndMargin">上下边距.</param>
/// <param name="LargestType">表内最大字号.</param>
/// <param name="FontSpread">读者的字体可能宽出几分 (factor); 1 where the font is embedded.</param>
internal sealed record PageArea(
    double PaperWidth, double PaperHeight, double SideMargin, double EndMargin, double LargestType,
    double FontSpread = 1)
{
    private const double Short = 595.28;
    private const double Long = 841.89;

    // What a table's title, entity line and notes take from the page.
    private const double AroundTable = 80;

    /// <summary>纵向.</summary>
    public static readonly PageArea Portrait = new(Short, Long, 76.5, 79, 10.5);

    /// <summary>横向.</summary>
    public static readonly PageArea Landscape = new(Long, Short, 51, 57, 9.5);

    /// <summary>版心宽.</summary>
    public double Width => PaperWidth - 2 * SideMargin;

    /// <summary>一页能放的表高.</summary>
    public double TableHeight => PaperHeight - 2 * EndMargin - AroundTable;

    /// <summary>某方向的页面.</summary>
    public static PageArea Of(Orientation orientation) =>
        orientation == Orientation.Landscape ? Landscape : Portrait;

    /// <summary>字体由读者的机器决定: figures keep whole in the widest of the usual fonts.</summary>
    public PageArea ForUnknownFont() => this with { FontSpread = 1.14 };
}
