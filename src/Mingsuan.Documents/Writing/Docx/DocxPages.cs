using DocumentFormat.OpenXml;
using Mingsuan.Core.Books;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Mingsuan.Documents.Writing.Docx;

/// <summary>DOCX 的页: sections with their orientation, and the page number at the foot.</summary>
internal static class DocxPages
{
    private const double Short = 595.28;
    private const double Long = 841.89;

    /// <summary>页脚: — 12 —.</summary>
    public static W.Footer PageNumberFooter()
    {
        var paragraph = new W.Paragraph(
            new W.ParagraphProperties(new W.Justification { Val = W.JustificationValues.Center }), DocxText.Run("— "));
        paragraph.Append(DocxText.Field(" PAGE ", [DocxText.Run("1")]));
        paragraph.Append(DocxText.Run(" —"));
        return new W.Footer(paragraph);
    }

    /// <summary>封面的节: without a page number.</summary>
    public static W.SectionProperties Cover() => new(Setting(Orientation.Portrait));

    /// <summary>某方向的节.</summary>
    public static W.SectionProperties Section(Orientation orientation)
    {
        var footer = new W.FooterReference { Type = W.HeaderFooterValues.Default, Id = DocxPackage.FooterId };
        return new W.SectionProperties([footer, .. Setting(orientation)]);
    }

    /// <summary>分节: the paragraph that ends a section, too small to be seen.</summary>
    public static W.Paragraph End(W.SectionProperties section)
    {
        var paragraph = Sliver();
        paragraph.ParagraphProperties!.SectionProperties = section;
        return paragraph;
    }

    /// <summary>一段空行, too low to be seen.</summary>
    public static W.Paragraph Sliver()
    {
        var line = new W.SpacingBetweenLines { Line = "20", LineRule = W.LineSpacingRuleValues.Exact };
        return new W.Paragraph(
            new W.ParagraphProperties(line, new W.ParagraphMarkRunProperties(DocxStyles.Type(1))));
    }

    private static OpenXmlElement[] Setting(Orientation orientation)
    {
        var wide = orientation == Orientation.Landscape;
        var (side, end) = wide ? (51.0, 57.0) : (76.5, 79.0);
        return
        [
            new W.SectionType { Val = W.SectionMarkValues.NextPage },
            new W.PageSize
            {
                Width = (uint)Twips.Of(wide ? Long : Short),
                Height = (uint)Twips.Of(wide ? Short : Long),
                Orient = wide ? W.PageOrientationValues.Landscape : null,
            },
            new W.PageMargin
            {
                Left = (uint)Twips.Of(side), Right = (uint)Twips.Of(side), Top = Twips.Of(end), Bottom = Twips.Of(end),
                Header = 720, Footer = 720, Gutter = 0,
            },
        ];
    }
}
