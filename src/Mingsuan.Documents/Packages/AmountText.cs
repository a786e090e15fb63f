using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Mingsuan.Core.Money;

namespace Mingsuan.Documents.Packages;

/// <summary>读包里写的金额 (yuan): full-width digits and thousands separators are normalised.</summary>
public static partial class AmountText
{
    // Ten thousand lines of it still add up within the type.
    private const decimal Most = 9_000_000_000_000m;

    /// <summary>读; the fault says in Chinese what is wrong, null when right.</summary>
    public static (Amount Amount, string? Fault) Parse(string text)
    {
        var plain = Narrow(text.Trim());
        if (plain.Length == 0) return (default, "没有填；没有这笔钱就删去此行，确实为零写 0");
        if (plain is "-" or "--" or "—" or "——") return (default, "横线不是金额；零写 0，没有就删去此行");
        if (Grouped().IsMatch(plain)) plain = plain.Replace(",", "", StringComparison.Ordinal);
        if (plain.Contains(',', StringComparison.Ordinal))
        {
            return (default, "千分位应每三位一个逗号，如 1,234,567.89；小数点用句点");
        }
        if (!Plain().IsMatch(plain)) return (default, "应为以元为单位的数，如 1234567.89");
        var point = plain.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0 && plain.Length - point - 1 > 2) return (default, "至多两位小数（精确到分），如 12.35");
        if (!decimal.TryParse(plain, NumberStyles.Number, CultureInfo.InvariantCulture, out var yuan)
            || Math.Abs(yuan) > Most)
        {
            return (default, "超出可表示的范围（九万亿元）");
        }
        return (Amount.FromYuan(yuan), null);
    }

    private static string Narrow(string text)
    {
        var narrow = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            narrow.Append(c switch
            {
                >= '！' and <= '～' => (char)(c - 0xFEE0),
                '　' => ' ',
                '−' or '﹣' => '-',
                _ => c,
            });
        }
        return narrow.ToString().Trim();
    }

    [GeneratedRegex(@"^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$")]
    private static partial Regex Grouped();

    [GeneratedRegex(@"^[+-]?\d+(\.\d*)?$")]
    private static partial Regex Plain();
}
