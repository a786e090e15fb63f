using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Mingsuan.Documents.Writing.Docx;

/// <summary>DOCX 的样式. Headings keep Word's own names, so that Chinese Word shows 标题 1 and its contents work.</summary>
internal static class DocxStyles
{
    /// <summary>正文.</summary>
    public const string Body = "BodyText";

    /// <summary>备注.</summary>
    public const string Note = "TableNote";

    /// <summary>表题.</summary>
    public const string TableTitle = "TableTitle";

    /// <summary>表题的样式名, as the contents field names it.</summary>
    public const string TableTitleName = "表题";

    /// <summary>表头上一行: entity and unit.</summary>
    public const string TableLine = "TableLine";

    /// <summary>表内文字.</summary>
    public const string Cell = "TableCell";

    /// <summary>封面单位.</summary>
    public const string Department = "Subtitle";

    /// <summary>封面书名.</summary>
    public const string Title = "Title";

    /// <summary>目录标题.</summary>
    public const string ContentsTitle = "TOCHeading";

    private const string Chinese = "Noto Serif SC";
    private const string Latin = "Times New Roman";

    /// <summary>标题样式: 1 to 3.</summary>
    public static string Heading(int level) => $"Heading{Math.Clamp(level, 1, 3)}";

    /// <summary>目录样式: 1 to 2.</summary>
    public static string Contents(int level) => $"TOC{Math.Clamp(level, 1, 2)}";

    /// <summary>全部样式.</summary>
    public static W.Styles Styles() => new(
        Defaults(),
        Style("Normal", "Normal", "正文", basedOn: null, Unspaced(), Type(12)),
        Style(Heading(1), "heading 1", "标题 1", "Normal", Headed(0, 24, 0, W.JustificationValues.Center), Type(20, true)),
        Style(Heading(2), "heading 2", "标题 2", "Normal", Headed(18, 9, 1), Type(15, true)),
        Style(Heading(3), "heading 3", "标题 3", "Normal", Headed(12, 6, 2), Type(12.5, true)),
        Style(Body, "Body Text", "正文文本", "Normal", FirstLine(), null),
        Style(Title, "Title", "标题", "Normal", Spacing(24, 24, W.JustificationValues.Center), Type(36, true)),
        Style(Department, "Subtitle", "副标题", "Normal", Spacing(150, 24, W.JustificationValues.Center), Type(24, true)),
        Style(ContentsTitle, "TOC Heading", "目录标题", "Normal", Spacing(0, 24, W.JustificationValues.Center), Type(20, true)),
        Style(Contents(1), "toc 1", "目录 1", "Normal", ContentsLine(10, 0), Type(11, true)),
        Style(Contents(2), "toc 2", "目录 2", "Normal", ContentsLine(2, 22), Type(11)),
        Style(TableTitle, TableTitleName, null, "Normal", Headed(14, 6, 1, W.JustificationValues.Center), Type(15, true)),
        Style(TableLine, "表头行", null, "Normal", Headed(0, 3, level: null), Type(9.5)),
        Style(Cell, "表内文字", null, "Normal", Spacing(0, 0), Type(9)),
        Style(Note, "表注", null, "Normal", Spacing(5, 4), Type(9)));

    /// <summary>字体表: what stands in where Noto is not installed.</summary>
    public static W.Fonts Fonts() => new(
        new W.Font(new W.AltName { Val = "SimSun" }, new W.FontFamily { Val = W.FontFamilyValues.Roman })
        {
            Name = Chinese,
        },
        new W.Font(new W.FontFamily { Val = W.FontFamilyValues.Roman }) { Name = Latin });

    /// <summary>字号与加粗, in points.</summary>
    public static OpenXmlElement[] Type(double points, bool bold = false)
    {
        var size = Math.Round(points * 2).ToString(System.Globalization.CultureInfo.InvariantCulture);
        OpenXmlElement[] sizes = [new W.FontSize { Val = size }, new W.FontSizeComplexScript { Val = size }];
        return bold ? [new W.Bold(), new W.BoldComplexScript(), .. sizes] : sizes;
    }

    private static W.DocDefaults Defaults() => new(
        new W.RunPropertiesDefault(new W.RunPropertiesBaseStyle(
            new W.RunFonts { Ascii = Latin, HighAnsi = Latin, EastAsia = Chinese, ComplexScript = Latin },
            new W.FontSize { Val = "24" },
            new W.Languages { Val = "en-US", EastAsia = "zh-CN" })),
        new W.ParagraphPropertiesDefault());

    private static W.Style Style(
        string id, string name, string? alias, string? basedOn, OpenXmlElement[] paragraph, OpenXmlElement[]? type)
    {
        var style = new W.Style { Type = W.StyleValues.Paragraph, StyleId = id, Default = basedOn is null ? true : null };
        style.Append(new W.StyleName { Val = name });
        if (alias is not null) style.Append(new W.Aliases { Val = alias });
        if (basedOn is not null) style.Append(new W.BasedOn { Val = basedOn });
        if (basedOn is not null && id != Body) style.Append(new W.NextParagraphStyle { Val = Body });
        style.Append(new W.PrimaryStyle());
        style.Append(new W.StyleParagraphProperties(paragraph));
        if (type is not null) style.Append(new W.StyleRunProperties(type));
        return style;
    }

    private static OpenXmlElement[] Spacing(double before, double after, W.JustificationValues? side = null)
    {
        var spacing = new W.SpacingBetweenLines { Before = Twips.Text(before), After = Twips.Text(after) };
        return side is { } s ? [spacing, new W.Justification { Val = s }] : [spacing];
    }

    // No gap between Chinese and figures: 2024年 stays one word for whoever searches or copies it.
    private static OpenXmlElement[] Unspaced() =>
        [new W.AutoSpaceDE { Val = false }, new W.AutoSpaceDN { Val = false }, .. Spacing(0, 0)];

    private static OpenXmlElement[] Headed(
        double before, double after, int? level, W.JustificationValues? side = null)
    {
        OpenXmlElement[] kept = [new W.KeepNext(), new W.KeepLines(), .. Spacing(before, after, side)];
        return level is { } l ? [.. kept, new W.OutlineLevel { Val = l }] : kept;
    }

    private static OpenXmlElement[] FirstLine() =>
    [
        new W.SpacingBetweenLines { Before = "0", After = "0", Line = "460", LineRule = W.LineSpacingRuleValues.Exact },
        new W.Indentation { FirstLineChars = 200, FirstLine = "480" },
        new W.Justification { Val = W.JustificationValues.Both },
    ];

    private static OpenXmlElement[] ContentsLine(double before, double indent) =>
    [
        new W.Tabs(new W.TabStop
        {
            Val = W.TabStopValues.Right,
            Leader = W.TabStopLeaderCharValues.Dot,
            Position = Twips.Of(PageArea.Portrait.Width),
        }),
        new W.SpacingBetweenLines { Before = Twips.Text(before), After = Twips.Text(3) },
        new W.Indentation { Left = Twips.Text(indent) },
    ];
}
