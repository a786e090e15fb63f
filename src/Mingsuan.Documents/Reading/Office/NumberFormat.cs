using System.Globalization;
using System.Text.RegularExpressions;

namespace Mingsuan.Documents.Reading.Office;

/// <summary>数字格式 (how a sheet prints a number): decimals, grouping, percent.</summary>
internal static partial class NumberFormat
{
    private const int MostDecimals = 6;

    private static readonly Dictionary<int, string> BuiltIn = new()
    {
        [1] = "0", [2] = "0.00", [3] = "#,##0", [4] = "#,##0.00", [9] = "0%", [10] = "0.00%",
        [37] = "#,##0", [38] = "#,##0", [39] = "#,##0.00", [40] = "#,##0.00", [41] = "#,##0", [42] = "#,##0",
        [43] = "#,##0.00", [44] = "#,##0.00",
    };

    /// <summary>内置格式的写法; null for General and dates.</summary>
    public static string? Of(int id) => BuiltIn.GetValueOrDefault(id);

    /// <summary>按格式印; a number the format does not tell how to print comes as stored, without float dust.</summary>
    /// <param name="stored">存的数, as written in the file.</param>
    /// <param name="format">格式; null for General.</param>
    public static string Print(string stored, string? format)
    {
        if (!decimal.TryParse(stored, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)) return stored;
        var first = Plain(format);
        if (first is null) return Trimmed(value);
        var isPercent = first.Contains('%', StringComparison.Ordinal);
        if (isPercent) value *= 100;
        var point = first.IndexOf('.', StringComparison.Ordinal);
        var decimals = point < 0 ? 0 : first.Skip(point + 1).TakeWhile(c => c is '0' or '#').Count();
        var forced = point < 0 ? 0 : first.Skip(point + 1).TakeWhile(c => c == '0').Count();
        var rounded = Math.Round(value, Math.Min(decimals, MostDecimals), MidpointRounding.AwayFromZero);
        var style = (first.Contains(',', StringComparison.Ordinal) ? "#,##0" : "0")
            + (decimals > 0 ? "." + new string('0', forced) + new string('#', Math.Max(0, decimals - forced)) : "");
        return rounded.ToString(style, CultureInfo.InvariantCulture) + (isPercent ? "%" : "");
    }

    // The first section, without colours, conditions, quoted text and padding; null when it is not a number's.
    private static string? Plain(string? format)
    {
        if (format is null || format.Length == 0) return null;
        var plain = Decoration().Replace(format.Split(';')[0], "");
        return plain.Contains('0', StringComparison.Ordinal) || plain.Contains('#', StringComparison.Ordinal)
            ? plain : null;
    }

    private static string Trimmed(decimal value) =>
        Math.Round(value, MostDecimals, MidpointRounding.AwayFromZero)
            .ToString("0.######", CultureInfo.InvariantCulture);

    [GeneratedRegex("\\[[^\\]]*\\]|\"[^\"]*\"|_.|\\*.|\\\\.", RegexOptions.None, 10_000)]
    private static partial Regex Decoration();
}
