using System.Globalization;
using Mingsuan.Core.Dimensions;

namespace Mingsuan.Web.Charts;

/// <summary>图的颜色: one fund, kind or function has one colour everywhere, whatever else is drawn.</summary>
public static class Palette
{
    // Muted inks of one lightness, far apart in hue for neighbours in the code list; readable on paper and on slate.
    private static readonly string[] Inks =
    [
        "#4f7f86", "#b0803f", "#6b7fae", "#a35f4d", "#5f8f62", "#8d6a9a", "#8a8442", "#4a8fa8",
        "#b5697c", "#b98b54", "#9a7350", "#5d72a0", "#a8864a", "#6d9a93", "#94607f", "#7b8b4f",
        "#607d95", "#b3755a", "#68885f", "#7f6fa6", "#9d7b3c", "#50879a", "#a5666a", "#718a74",
    ];

    /// <summary>功能分类的类: by its number; 项 and 款 take the colour of their 类.</summary>
    public static string Function(string code) =>
        int.TryParse(code[..Math.Min(3, code.Length)], NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            ? Inks[((n - 201 + 240) * 7 + 13) % Inks.Length] : Inks[0];

    /// <summary>资金来源.</summary>
    public static string Fund(CodeNode node) => Inks[At(node, 0)];

    /// <summary>支出性质.</summary>
    public static string Kind(CodeNode node) => Inks[At(node, 3)];

    private static int At(CodeNode node, int start)
    {
        ArgumentNullException.ThrowIfNull(node);
        return (node.Index * 7 + start) % Inks.Length;
    }
}
