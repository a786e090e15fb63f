using DocumentFormat.OpenXml;
using Mingsuan.Core.Books;
using S = DocumentFormat.OpenXml.Spreadsheet;

namespace Mingsuan.Documents.Writing.Xlsx;

/// <summary>字体.</summary>
internal enum Lettering
{
    /// <summary>正文 宋体.</summary>
    Body,

    /// <summary>加重 黑体.</summary>
    Strong,

    /// <summary>表名 黑体, large.</summary>
    Title,

    /// <summary>表号、单位与注.</summary>
    Small,

    /// <summary>链接.</summary>
    Link,
}

/// <summary>框线与底纹.</summary>
internal enum Framing
{
    /// <summary>无.</summary>
    None,

    /// <summary>细线.</summary>
    Thin,

    /// <summary>细线, shaded: headers.</summary>
    Shaded,
}

/// <summary>外观 of a cell.</summary>
internal readonly record struct Look(
    Lettering Lettering, Framing Framing, Align Align, string Format = "", int Indent = 0);

/// <summary>外观的登记: each look gets a number; the style sheet is made from all of them at the end.</summary>
internal sealed class Looks
{
    private const uint FirstFormat = 164;
    private const string TextFormat = "@";

    private readonly Dictionary<Look, uint> looks = [];
    private readonly List<string> formats = [];

    /// <summary>新建; the first look is the default of every cell.</summary>
    public Looks() => Of(new Look(Lettering.Body, Framing.None, Align.Left));

    /// <summary>某外观的号.</summary>
    public uint Of(Look look)
    {
        if (looks.TryGetValue(look, out var known)) return known;
        var isOwn = look.Format.Length > 0 && look.Format != TextFormat;
        if (isOwn && !formats.Contains(look.Format)) formats.Add(look.Format);
        return looks[look] = (uint)looks.Count;
    }

    /// <summary>样式表.</summary>
    public S.Stylesheet Stylesheet()
    {
        var sheet = new S.Stylesheet();
        if (formats.Count > 0)
        {
            var own = formats.Select((f, i) =>
                new S.NumberingFormat { NumberFormatId = FirstFormat + (uint)i, FormatCode = f });
            sheet.AppendChild(new S.NumberingFormats(own) { Count = (uint)formats.Count });
        }
        sheet.Append(
            Fonts(), Fills(), Borders(),
            new S.CellStyleFormats(
                new S.CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }) { Count = 1 },
            new S.CellFormats(looks.Keys.Select(Format)) { Count = (uint)looks.Count },
            new S.CellStyles(new S.CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }) { Count = 1 },
            new S.DifferentialFormats(Mismatch()) { Count = 1 });
        return sheet;
    }

    private S.CellFormat Format(Look look) => new()
    {
        NumberFormatId = look.Format switch
        {
            "" => 0,
            TextFormat => 49,
            _ => FirstFormat + (uint)formats.IndexOf(look.Format),
        },
        FontId = (uint)look.Lettering,
        FillId = look.Framing == Framing.Shaded ? 2U : 0U,
        BorderId = look.Framing == Framing.None ? 0U : 1U,
        FormatId = 0,
        ApplyNumberFormat = true,
        ApplyFont = true,
        ApplyFill = true,
        ApplyBorder = true,
        ApplyAlignment = true,
        Alignment = new S.Alignment
        {
            Horizontal = look.Align switch
            {
                Align.Left => S.HorizontalAlignmentValues.Left,
                Align.Center => S.HorizontalAlignmentValues.Center,
                _ => S.HorizontalAlignmentValues.Right,
            },
            Vertical = S.VerticalAlignmentValues.Center,
            WrapText = look.Format.Length == 0 || look.Format == TextFormat,
            Indent = (uint)look.Indent,
        },
    };

    // In the order of Lettering.
    private static S.Fonts Fonts() => new(
        Font("宋体", 10), Font("黑体", 10), Font("黑体", 18), Font("宋体", 10),
        Font("宋体", 10, new S.Underline(), new S.Color { Rgb = "FF0563C1" })) { Count = 5 };

    private static S.Font Font(string name, double size, S.Underline? underline = null, S.Color? color = null)
    {
        var font = new S.Font();
        if (underline is not null) font.AppendChild(underline);
        font.AppendChild(new S.FontSize { Val = size });
        font.AppendChild(color ?? new S.Color { Rgb = "FF000000" });
        font.AppendChild(new S.FontName { Val = name });
        font.AppendChild(new S.FontCharSet { Val = 134 });
        return font;
    }

    private static S.Fills Fills() => new(
        new S.Fill(new S.PatternFill { PatternType = S.PatternValues.None }),
        new S.Fill(new S.PatternFill { PatternType = S.PatternValues.Gray125 }),
        Solid("FFF2F2F2")) { Count = 3 };

    private static S.Fill Solid(string color) => new(
        new S.PatternFill(new S.ForegroundColor { Rgb = color }) { PatternType = S.PatternValues.Solid });

    private static S.Borders Borders() => new(
        new S.Border(
            new S.LeftBorder(), new S.RightBorder(), new S.TopBorder(), new S.BottomBorder(), new S.DiagonalBorder()),
        new S.Border(
            Edge(new S.LeftBorder()), Edge(new S.RightBorder()), Edge(new S.TopBorder()), Edge(new S.BottomBorder()),
            new S.DiagonalBorder())) { Count = 2 };

    private static OpenXmlElement Edge(S.BorderPropertiesType edge)
    {
        edge.Style = S.BorderStyleValues.Thin;
        edge.Color = new S.Color { Rgb = "FF000000" };
        return edge;
    }

    private static S.DifferentialFormat Mismatch() => new(
        new S.Font(new S.Bold(), new S.Color { Rgb = "FF9C0006" }),
        new S.Fill(
            new S.PatternFill(new S.BackgroundColor { Rgb = "FFFFC7CE" }) { PatternType = S.PatternValues.Solid }));
}
