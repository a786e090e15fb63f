using System.Globalization;

namespace Mingsuan.Documents.Reading.Scan;

/// <summary>识别出的一个词.</summary>
/// <param name="Text">文字.</param>
/// <param name="Box">词的方框.</param>
/// <param name="Line">所在行的方框.</param>
/// <param name="Sureness">把握, of a hundred.</param>
internal readonly record struct ReadWord(string Text, PixelBox Box, PixelBox Line, float Sureness);

/// <summary>文字识别程序 tesseract: a picture in, words with their boxes out.</summary>
internal static class Tesseract
{
    public const string Program = "tesseract";

    private const int Word = 5;
    private const int Line = 4;
    private const int Fields = 12;

    /// <summary>读文字: Chinese and everything printed between.</summary>
    public static Task<List<ReadWord>> TextAsync(GrayImage image, CancellationToken cancellation) =>
        ReadAsync(image, ["-l", "chi_sim", "--psm", "6"], cancellation);

    /// <summary>读数字: nothing but digits and what stands between them.</summary>
    public static Task<List<ReadWord>> NumbersAsync(
        GrayImage image, string others, CancellationToken cancellation) => ReadAsync(image,
            ["-l", "eng", "--psm", "6", "-c", "tessedit_char_whitelist=0123456789.,-" + others], cancellation);

    /// <summary>装了哪些语言; empty when the program does not run.</summary>
    public static async Task<IReadOnlyList<string>> LanguagesAsync(CancellationToken cancellation)
    {
        var output = await OutsideProgram.RunAsync(Program, ["--list-langs"], [], cancellation);
        return output is null ? [] : [.. (output.Text + "\n" + output.Error).Split('\n').Select(l => l.Trim())];
    }

    private static async Task<List<ReadWord>> ReadAsync(
        GrayImage image, string[] options, CancellationToken cancellation)
    {
        var output = await OutsideProgram.RunAsync(Program,
            ["-", "-", .. options, "--dpi", ScanPage.Resolution.ToString(CultureInfo.InvariantCulture), "tsv"],
            image.Softened().ToPgm(), cancellation);
        return output is { Code: 0 } ? Words(output.Text) : [];
    }

    // level page block par line word left top width height conf text
    private static List<ReadWord> Words(string table)
    {
        var (words, line) = (new List<ReadWord>(), default(PixelBox));
        foreach (var fields in table.Split('\n').Select(l => l.TrimEnd('\r').Split('\t')))
        {
            if (fields.Length < Fields || !int.TryParse(fields[0], CultureInfo.InvariantCulture, out var level))
                continue;
            var box = Box(fields.AsSpan(6, 4));
            if (level == Line) line = box;
            var text = fields[Fields - 1].Trim();
            if (level == Word && text.Length > 0)
                words.Add(new ReadWord(text, box, line, Sureness(fields[Fields - 2])));
        }
        return words;
    }

    private static float Sureness(string text) =>
        float.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : 0;

    private static PixelBox Box(ReadOnlySpan<string> fields)
    {
        Span<int> n = stackalloc int[4];
        for (var i = 0; i < n.Length; i++) _ = int.TryParse(fields[i], CultureInfo.InvariantCulture, out n[i]);
        return new PixelBox(n[0], n[1], n[0] + n[2], n[1] + n[3]);
    }
}
