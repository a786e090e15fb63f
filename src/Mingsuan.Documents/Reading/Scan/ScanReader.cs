using System.Collections.Concurrent;
using System.Globalization;
using Mingsuan.Documents.Reading.Pdf;

namespace Mingsuan.Documents.Reading.Scan;

/// <summary>识别扫描页 (reads pages that are pictures, with pdftoppm and tesseract).</summary>
internal static class ScanReader
{
    private const string Renderer = "pdftoppm";

    /// <summary>缺什么: the packages to install; empty when everything is there.</summary>
    public static async Task<string> MissingAsync(CancellationToken cancellation)
    {
        var missing = new List<string>();
        if (!OutsideProgram.IsInstalled(Renderer)) missing.Add("poppler-utils（pdftoppm）");
        if (!OutsideProgram.IsInstalled(Tesseract.Program)) missing.Add("tesseract-ocr");
        if (missing.Contains("tesseract-ocr", StringComparer.Ordinal)
            || !(await Tesseract.LanguagesAsync(cancellation)).Contains("chi_sim", StringComparer.Ordinal))
        {
            missing.Add("tesseract-ocr-chi-sim");
        }
        return string.Join("、", missing);
    }

    /// <summary>识别各页; a page that could not be drawn is left out.</summary>
    public static async Task<IReadOnlyDictionary<int, PageLayout>> ReadAsync(
        byte[] pdf, IEnumerable<int> pages, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("mingsuan-scan-");
        try
        {
            var file = Path.Combine(folder.FullName, "scan.pdf");
            await File.WriteAllBytesAsync(file, pdf, cancellation);
            var layouts = new ConcurrentDictionary<int, PageLayout>();
            await Parallel.ForEachAsync(pages, cancellation, async (page, token) =>
            {
                if (await DrawAsync(file, page, token) is { } image)
                    layouts[page] = await ScanPage.ReadAsync(image, page, token);
            });
            return layouts;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<GrayImage?> DrawAsync(string file, int page, CancellationToken cancellation)
    {
        var number = page.ToString(CultureInfo.InvariantCulture);
        var output = await OutsideProgram.RunAsync(Renderer,
            ["-gray", "-cropbox", "-r", ScanPage.Resolution.ToString(CultureInfo.InvariantCulture), "-f", number,
                "-l", number, file], [], cancellation);
        return output is { Code: 0 } ? GrayImage.Parse(output.Bytes) : null;
    }
}
