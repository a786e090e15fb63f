using System.Globalization;
using System.Text;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Documents.Tests.Reading;

/// <summary>手写的 PDF: words and lines at given places from the top left, in a font that is not
/// embedded.</summary>
internal sealed class PaperPdf
{
    private readonly StringBuilder content = new();

    public int Width { get; init; } = 600;

    public int Height { get; init; } = 800;

    /// <summary>页字典里的其他项.</summary>
    public string Page { get; init; } = "";

    /// <summary>页树里的其他项, inherited.</summary>
    public string Tree { get; init; } = "";

    /// <summary>内容整个转几度 clockwise, about the middle of the page.</summary>
    public int Turn { get; init; }

    /// <summary>写字, its left end and base line given; digits and Latin letters are half as wide.</summary>
    public PaperPdf Write(decimal x, decimal y, string text, decimal size = 10, int mode = 0)
    {
        content.Append(CultureInfo.InvariantCulture, $"BT {mode} Tr /F {size} Tf {x} {Height - y} Td <");
        foreach (var c in text) content.Append(CultureInfo.InvariantCulture, $"{(int)c:X4}");
        content.Append("> Tj ET\n");
        return this;
    }

    /// <summary>写数, its right end given.</summary>
    public PaperPdf WriteRight(decimal x, decimal y, string text, decimal size = 10) =>
        Write(x - size * text.Sum(c => c < 127 ? 0.5m : 1), y, text, size);

    /// <summary>画线.</summary>
    public PaperPdf Line(decimal x1, decimal y1, decimal x2, decimal y2)
    {
        content.Append(CultureInfo.InvariantCulture, $"{x1} {Height - y1} m {x2} {Height - y2} l S\n");
        return this;
    }

    /// <summary>画满表线.</summary>
    public PaperPdf Grid(decimal[] xs, decimal[] ys)
    {
        foreach (var x in xs) Line(x, ys[0], x, ys[^1]);
        foreach (var y in ys) Line(xs[0], y, xs[^1], y);
        return this;
    }

    /// <summary>写成文件, with other papers as the pages after this one.</summary>
    public byte[] Bytes(params PaperPdf[] after)
    {
        var (matrix, media) = Turn switch
        {
            90 => ($"0 -1 1 0 0 {Width} cm", (Height, Width)),
            180 => ($"-1 0 0 -1 {Width} {Height} cm", (Width, Height)),
            270 => ($"0 1 -1 0 {Height} 0 cm", (Height, Width)),
            _ => ("1 0 0 1 0 0 cm", (Width, Height)),
        };
        return Written(
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            $"<</Type/Pages/Kids[3 0 R{string.Concat(after.Select((_, i) => $" {9 + 2 * i} 0 R"))}]"
                + $"/Count {1 + after.Length}/MediaBox[0 0 {media.Item1} {media.Item2}]{Tree}>>",
            $"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>{Page}>>",
            Stream($"q {matrix}\n{content}Q"),
            "<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>",
            "<</Type/Font/Subtype/CIDFontType2/BaseFont/Song/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
                + "/Supplement 0>>/DW 1000/W[32 126 500]/FontDescriptor 8 0 R>>",
            Stream(ToUnicode()),
            "<</Type/FontDescriptor/FontName/Song/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 850"
                + "/Descent -150/CapHeight 700/StemV 80>>",
            .. after.SelectMany((p, i) => new[]
            {
                $"<</Type/Page/Parent 2 0 R/Contents {10 + 2 * i} 0 R/Resources<</Font<</F 5 0 R>>>>>>",
                Stream(p.content.ToString()),
            }),
        ]);
    }

    private static string Stream(string text) => $"<</Length {text.Length}>>\nstream\n{text}\nendstream";

    // Codes are UTF-16 already.
    private static string ToUnicode()
    {
        var map = new StringBuilder("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
            + "/CMapName /Plain def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
        foreach (var high in Enumerable.Range(0, 256).Chunk(64))
        {
            map.Append(CultureInfo.InvariantCulture, $"{high.Length} beginbfrange\n");
            foreach (var h in high) map.Append(CultureInfo.InvariantCulture, $"<{h:X2}00> <{h:X2}FF> <{h:X2}00>\n");
            map.Append("endbfrange\n");
        }
        return map.Append("endcmap\nend\nend").ToString();
    }

    private static byte[] Written(string[] bodies)
    {
        var text = new StringBuilder("%PDF-1.7\n");
        var offsets = new List<int>();
        foreach (var body in bodies)
        {
            offsets.Add(text.Length);
            text.Append(CultureInfo.InvariantCulture, $"{offsets.Count} 0 obj\n{body}\nendobj\n");
        }
        var start = text.Length;
        text.Append(CultureInfo.InvariantCulture, $"xref\n0 {bodies.Length + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets) text.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        text.Append(CultureInfo.InvariantCulture,
            $"trailer<</Size {bodies.Length + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(text.ToString());
    }
}
