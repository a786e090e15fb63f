using System.Globalization;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Rules.Packages;

namespace Mingsuan.Core.Compilation;

/// <summary>缺少自由文字 (prose that the rulebook demands and narrative.md lacks), by rule.</summary>
internal static class MissingText
{
    private static readonly SourceLine Narrative = new("narrative.md", 0);

    /// <summary>缺变动原因.</summary>
    public static (string Id, PackageFault Fault) Reason(string key, string movement, decimal threshold) => ("C07",
        new PackageFault(Narrative, key, "", string.Create(CultureInfo.InvariantCulture,
            $"没有写变动原因：{movement}，达到 {threshold:0.##}% 须说明"),
                $"请加一节“## {key}”。") { Expected = key });

    /// <summary>缺必需的一节.</summary>
    public static (string Id, PackageFault Fault) Prose(string key) => ("N06",
        new PackageFault(Narrative, key, "", "没有写", $"请加一节“## {key}”。") { Expected = key });
}
