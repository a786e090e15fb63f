using System.Globalization;
using Mingsuan.Core.Documents;

namespace Mingsuan.Documents.Writing;

/// <summary>印出的数: reads back what a table prints for a number.</summary>
internal static class PrintedNumber
{
    private const NumberStyles Styles =
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands;

    /// <summary>读数; null when the text is not a plain number. Blank and dash are not numbers here.</summary>
    public static decimal? Parse(string text) =>
        decimal.TryParse(text, Styles, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>是否零的无字印法: blank or a dash.</summary>
    public static bool IsUnwrittenZero(string text) => text.All(c => c is '—' or '-' or '–' or '－');

    /// <summary>小数位数 of a printed number.</summary>
    public static int DecimalsOf(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return point < 0 ? 0 : text.Length - point - 1;
    }
}
