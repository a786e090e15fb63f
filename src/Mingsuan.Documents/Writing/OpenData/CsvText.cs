using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Mingsuan.Documents.Writing.OpenData;

/// <summary>逗号分隔文字: UTF-8 without a mark, LF, and no cell that a spreadsheet would run as a formula.</summary>
internal static class CsvText
{
    private static readonly CsvConfiguration Configuration = new(CultureInfo.InvariantCulture) { NewLine = "\n" };

    /// <summary>写成字节.</summary>
    public static byte[] Write(IEnumerable<IEnumerable<string>> rows)
    {
        using var memory = new MemoryStream();
        using (var text = new StreamWriter(memory, new UTF8Encoding(false)))
        using (var csv = new CsvWriter(text, Configuration))
        {
            foreach (var row in rows)
            {
                foreach (var field in row) csv.WriteField(Guard(field));
                csv.NextRecord();
            }
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
