using System.Globalization;
using System.Text;

namespace Mingsuan.Documents.Tests.Reports;

/// <summary>小 PDF (a one-page file by hand): rotation, crop box, own notes, either kind of xref.</summary>
internal sealed record TinyPdf
{
    public int Turn { get; init; }

    public string Crop { get; init; } = "";

    public bool HasStreams { get; init; }

    public string Notes { get; init; } = "";

    public string Opening { get; init; } = "";

    /// <summary>页的内容: where the words “1234.56” stand in the page's own coordinates.</summary>
    public string Content { get; init; } = "BT /F1 12 Tf 100 500 Td (1234.56) Tj ET";

    public byte[] Bytes()
    {
        var page = $"<</Type/Page/Parent 2 0 R/Contents 5 0 R/Resources<</Font<</F1 4 0 R>>>>{Crop}{Notes}>>";
        string[] bodies =
        [
            $"<</Type/Catalog/Pages 2 0 R{Opening}>>",
            $"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 600 800]/Rotate {Turn}>>",
            page,
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            $"<</Length {Content.Length}>>\nstream\n{Content}\nendstream",
            "<</Type/Annot/Subtype/Text/Rect[10 10 30 30]/Contents(old note)>>",
            "[6 0 R]",
        ];
        var text = new StringBuilder("%PDF-1.7\n");
        var offsets = new List<int>();
        var packed = HasStreams ? new[] { 0, 1, 2, 3 } : [];
        for (var i = 0; i < bodies.Length; i++)
        {
            offsets.Add(text.Length);
            if (!packed.Contains(i)) Add(text, i + 1, bodies[i]);
        }
        var start = HasStreams ? AddStreams(text, bodies, packed, offsets) : AddTable(text, offsets);
        text.Append(CultureInfo.InvariantCulture, $"startxref\n{start}\n%%EOF");
        return Encoding.ASCII.GetBytes(text.ToString());
    }

    private static int AddTable(StringBuilder text, List<int> offsets)
    {
        var start = text.Length;
        text.Append(CultureInfo.InvariantCulture, $"xref\n0 {offsets.Count + 1}\n0000000000 65535 f\r\n");
        foreach (var offset in offsets) text.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n\r\n");
        text.Append(CultureInfo.InvariantCulture,
            $"trailer\n<</Size {offsets.Count + 1}/Root 1 0 R/ID[<00112233><00112233>]>>\n");
        return start;
    }

    // The page and its tree in an object stream, the cross-reference in a stream of its own.
    private static int AddStreams(StringBuilder text, string[] bodies, int[] packed, List<int> offsets)
    {
        var (head, body) = (new StringBuilder(), new StringBuilder());
        foreach (var i in packed)
        {
            head.Append(CultureInfo.InvariantCulture, $"{i + 1} {body.Length} ");
            body.Append(bodies[i]).Append(' ');
        }
        var number = bodies.Length + 1;
        var at = text.Length;
        Add(text, number, $"<</Type/ObjStm/N {packed.Length}/First {head.Length}/Length {head.Length + body.Length}>>"
            + $"\nstream\n{head}{body}\nendstream");
        var start = text.Length;
        var entries = new StringBuilder("00 000000 FF\n");
        for (var i = 0; i < bodies.Length; i++)
        {
            entries.Append(Array.IndexOf(packed, i) is >= 0 and var index
                ? string.Create(CultureInfo.InvariantCulture, $"02 {number:X6} {index:X2}\n")
                : string.Create(CultureInfo.InvariantCulture, $"01 {offsets[i]:X6} 00\n"));
        }
        entries.Append(CultureInfo.InvariantCulture, $"01 {at:X6} 00\n01 {start:X6} 00\n>");
        Add(text, number + 1, $"<</Type/XRef/Size {number + 2}/W[1 3 1]/Root 1 0 R/Filter/ASCIIHexDecode"
            + $"/Length {entries.Length}>>\nstream\n{entries}\nendstream");
        return start;
    }

    private static void Add(StringBuilder text, int number, string body) =>
        text.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{body}\nendobj\n");
}
