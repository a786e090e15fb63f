using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Money;

namespace Mingsuan.Web.Charts;

/// <summary>图的数据, as JSON for the page's script; amounts in the book's display unit.</summary>
public static class ChartJson
{
    // Escapes < > & as needed inside a script element, and leaves Chinese readable.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>旭日图: 类 → 款 → 项.</summary>
    public static string Sunburst(Spending spending, DisplayUnit unit)
    {
        ArgumentNullException.ThrowIfNull(spending);
        var children = spending.ByFunction.ToLookup(s => s.Node.Parent);
        object Node(Slice slice) => new
        {
            name = slice.Node.Name,
            value = slice.Amount.In(unit),
            color = Palette.Function(slice.Node.Code),
            children = children[slice.Node.Index].Select(Node).ToList(),
        };
        return JsonSerializer.Serialize(children[0].Select(Node).ToList(), Json);
    }

    /// <summary>桑基图: 资金来源 → 支出性质 → 功能类.</summary>
    public static string Sankey(Spending spending, DisplayUnit unit)
    {
        ArgumentNullException.ThrowIfNull(spending);
        var flows = spending.Flows.Where(f => f.Amount.Fen > 0).ToList();
        var nodes = flows.Select(f => f.Fund).Distinct().Select(n => Point("fund", n, Palette.Fund(n)))
            .Concat(flows.Select(f => f.Kind).Distinct().Select(n => Point("kind", n, Palette.Kind(n))))
            .Concat(flows.Select(f => f.Function).Distinct()
                .Select(n => Point("function", n, Palette.Function(n.Code))));
        var links = Links(flows, "fund", f => f.Fund, "kind", f => f.Kind, unit)
            .Concat(Links(flows, "kind", f => f.Kind, "function", f => f.Function, unit));
        return JsonSerializer.Serialize(new { nodes = nodes.ToList(), links = links.ToList() }, Json);
    }

    private static object Point(string layer, CodeNode node, string color) =>
        new { name = Id(layer, node), label = node.Index == 0 ? "未分列" : node.Name, color };

    private static IEnumerable<object> Links(
        List<Flow> flows, string fromLayer, Func<Flow, CodeNode> from, string toLayer, Func<Flow, CodeNode> to,
        DisplayUnit unit) => flows.GroupBy(f => (From: from(f), To: to(f))).Select(g => (object)new
        {
            source = Id(fromLayer, g.Key.From),
            target = Id(toLayer, g.Key.To),
            value = new Amount(g.Sum(f => f.Amount.Fen)).In(unit),
        });

    private static string Id(string layer, CodeNode node) => $"{layer}:{node.Code}";
}
