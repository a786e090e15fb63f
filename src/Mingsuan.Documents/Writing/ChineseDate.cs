using System.Globalization;

namespace Mingsuan.Documents.Writing;

/// <summary>封面上的日期.</summary>
internal static class ChineseDate
{
    /// <summary>2024-01-15 印作 2024年1月15日; other text stays as it is, null as nothing.</summary>
    public static string Of(string? date) =>
        DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日")
            : date ?? "";
}
