using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Facts;

namespace Mingsuan.Web.Explaining;

/// <summary>查询的说法 (a query in the field's words).</summary>
public static class SelectorWords
{
    /// <summary>一句话: 2024年 · 支出 · 人员经费.</summary>
    public static string Say(Selector selector)
    {
        ArgumentNullException.ThrowIfNull(selector);
        var said = Enum.GetValues<Dimension>().Select(d => Say(selector, d)).Where(w => w.Length > 0);
        return string.Join(" · ", said);
    }

    /// <summary>一个代码: 206 科学技术支出; the root is what was not said.</summary>
    public static string Name(CodeNode node, Dimension dimension)
    {
        ArgumentNullException.ThrowIfNull(node);
        if (node.Index == 0) return "";
        return dimension is Dimension.Function or Dimension.Economic or Dimension.GovernmentEconomic
            ? $"{node.Display} {node.Name}" : node.Name;
    }

    private static string Say(Selector selector, Dimension dimension)
    {
        var roots = selector.Roots(dimension);
        if (roots.IsDefault || roots.Contains(0)) return "";
        var names = roots.Select(r => Name(selector.Dimensions[dimension].Nodes[r], dimension)).ToList();
        return names.Count <= 4 ? string.Join("、", names) : $"{string.Join("、", names.Take(3))}等{names.Count}项";
    }
}
