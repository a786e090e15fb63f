using CsvHelper;
using Mingsuan.Core.Documents;

namespace Mingsuan.Documents.Writing.OpenData;

/// <summary>逗号分隔文字: UTF-8 without a mark, LF, and no cell that a spreadsheet would run as a formula.</summary>
internal static class CsvText
{
    private static readonly CsvWriterOptions Options = CsvWriterOptions.Default with { NewLine = "\n" };

    /// <summary>写成字节.</summary>
    public static byte[] Write(IEnumerable<string[]> rows)
    {
        using var memory = new MemoryStream();
        using (var csv = CsvWriter.Create(memory, Options, leaveOpen: true))
        {
            foreach (var row in rows) csv.WriteRecord(Array.ConvertAll(row, Guard));
        }
        return memory.ToArray();
    }

    /// <summary>防公式: words that begin like a formula get an apostrophe; numbers and dashes do not.</summary>
    public static string Guard(string text)
    {
        var plain = text.ReplaceLineEndings("\n");
        if (plain.Length == 0 || !"=+-@\t\n".Contains(plain[0], StringComparison.Ordinal)) return plain;
        var isHarmless = plain.All(c => c == '-') || PrintedNumber.Parse(plain.TrimEnd('%')) is not null;
        return isHarmless ? plain : "'" + plain;
    }
}
