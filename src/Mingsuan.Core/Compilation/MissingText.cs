using System.Globalization;
using Mingsuan.Core.Rules;

namespace Mingsuan.Core.Compilation;

/// <summary>缺少自由文字的发现 (prose that the rulebook demands and narrative.md lacks).</summary>
internal static class MissingText
{
    /// <summary>缺变动原因.</summary>
    public static Finding Reason(string key, string movement, decimal threshold)
    {
        var from = threshold.ToString("0.##", CultureInfo.InvariantCulture);
        var what = $"没有写变动原因：{movement}，达到 {from}% 须说明。请加一节“## {key}”。";
        return Of("C07", key, what, "disclosure-procedures-2016");
    }

    /// <summary>缺必需的一节.</summary>
    public static Finding Prose(string key) =>
        Of("H01", key, $"没有写。请加一节“## {key}”。", "disclosure-procedures-2016");

    private static Finding Of(string id, string key, string what, string source) => new(
        id, Severity.Error, $"narrative.md {key}：{what}", [], "", key, "", source);
}
