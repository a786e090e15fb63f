using System.Globalization;
using System.Text;

namespace Mingsuan.Documents.Tests.Reading;

/// <summary>扫描的 PDF: pages of another PDF as pictures and nothing else.</summary>
internal static class ScannedPdf
{
    private const int Resolution = 200;

    /// <summary>把几页画成图，再装成 PDF; skips the test, visibly, where the outside programs are missing.</summary>
    public static byte[] Of(byte[] pdf, params int[] pages)
    {
        using var folder = new Folder();
        var file = folder.Save("book.pdf", pdf);
        Tools.Run("tesseract", "--list-langs");
        var pictures = new List<byte[]>();
        foreach (var page in pages)
        {
            var number = page.ToString(CultureInfo.InvariantCulture);
            var name = Path.Combine(folder.Path, "page" + number);
            Tools.Run("pdftoppm", "-jpeg", "-gray", "-r", Resolution.ToString(CultureInfo.InvariantCulture),
                "-f", number, "-l", number, "-singlefile", file, name);
            pictures.Add(File.ReadAllBytes(name + ".jpg"));
        }
        return Bound(pictures);
    }

    private static byte[] Bound(List<byte[]> pictures)
    {
        var bodies = new List<byte[]>
        {
            Text("<</Type/Catalog/Pages 2 0 R>>"),
            Text($"<</Type/Pages/Count {pictures.Count}/Kids["
                + string.Join(' ', pictures.Select((_, i) => $"{3 + 3 * i} 0 R")) + "]>>"),
        };
        foreach (var picture in pictures)
        {
            var (width, height, colours) = Size(picture);
            var (across, down) = (Points(width), Points(height));
            var number = bodies.Count + 1;
            var drawing = $"q {across} 0 0 {down} 0 0 cm /Scan Do Q";
            bodies.Add(Text($"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {across} {down}]/Contents {number + 2} 0 R"
                + $"/Resources<</XObject<</Scan {number + 1} 0 R>>>>>>"));
            bodies.Add([
                .. Text($"<</Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/"
                    + $"{(colours == 3 ? "DeviceRGB" : "DeviceGray")}/BitsPerComponent 8/Filter/DCTDecode"
                    + $"/Length {picture.Length}>>\nstream\n"), .. picture, .. Text("\nendstream"),
            ]);
            bodies.Add(Text($"<</Length {drawing.Length}>>\nstream\n{drawing}\nendstream"));
        }
        return Written(bodies);
    }

    private static byte[] Written(List<byte[]> bodies)
    {
        using var stream = new MemoryStream();
        stream.Write("%PDF-1.7\n"u8);
        var offsets = new List<long>();
        foreach (var body in bodies)
        {
            offsets.Add(stream.Position);
            stream.Write([.. Text($"{offsets.Count} 0 obj\n"), .. body, .. Text("\nendobj\n")]);
        }
        var start = stream.Position;
        stream.Write(Text($"xref\n0 {bodies.Count + 1}\n0000000000 65535 f \n"
            + string.Concat(offsets.Select(o => o.ToString("D10", CultureInfo.InvariantCulture) + " 00000 n \n"))
            + $"trailer<</Size {bodies.Count + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"));
        return stream.ToArray();
    }

    // The frame header of a JPEG: FF C0…C3, length, depth, height, width, colours.
    private static (int Width, int Height, int Colours) Size(byte[] jpeg)
    {
        var at = 2;
        while (jpeg[at + 1] is < 0xC0 or > 0xC3) at += 2 + jpeg[at + 2] * 256 + jpeg[at + 3];
        return (jpeg[at + 7] * 256 + jpeg[at + 8], jpeg[at + 5] * 256 + jpeg[at + 6], jpeg[at + 9]);
    }

    private static string Points(int pixels) =>
        Math.Round(pixels * 72m / Resolution, 2).ToString(CultureInfo.InvariantCulture);

    private static byte[] Text(string text) => Encoding.ASCII.GetBytes(text);
}
