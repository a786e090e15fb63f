using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Mingsuan.Core.Money;

namespace Mingsuan.Web.Charts;

/// <summary>图的数据 for the page's script; "&lt;" stays escaped.</summary>
internal static class ChartJson
{
    // One colour for one name everywhere, chosen by its place in the list of the year's codes.
    private static readonly string[] Palette =
        ["#0b5a5e", "#8a5a2b", "#3f6ea5", "#7a7f3a", "#a2464f", "#5f5a8f", "#2f7d5b", "#a37b1f", "#6b6b6b", "#8d4a7b"];

    // Funds and kinds are no functions: they are drawn in earths and greys.
    private static readonly string[] Sources = ["#77715f", "#a08f6c", "#8c7a80", "#6f7c85", "#9a8a7a", "#5f6b60", "#8f8f86"];

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Sunburst(SpendingCharts charts) => Write(json =>
    {
        json.WriteStartArray();
        for (var i = 0; i < charts.Functions.Count; i++) Write(charts.Functions[i], Palette[i % Palette.Length], json);
        json.WriteEndArray();
    });

    public static string Sankey(SpendingCharts charts) => Write(json =>
    {
        var names = charts.Flows.SelectMany(f => new[] { Node(f, f.From, 0), Node(f, f.To, 1) }).Distinct().ToList();
        json.WriteStartObject();
        json.WriteStartArray("nodes");
        for (var i = 0; i < names.Count; i++)
        {
            json.WriteStartObject();
            json.WriteString("name", names[i].Name);
            json.WriteNumber("depth", names[i].Depth);
            json.WriteString("color", ColourOf(names[i], charts, i));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("links");
        foreach (var flow in charts.Flows)
        {
            json.WriteStartObject();
            json.WriteString("source", flow.From);
            json.WriteString("target", flow.To);
            json.WriteNumber("value", flow.Amount.In(DisplayUnit.TenThousandYuan));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static (string Name, int Depth) Node(Flow flow, string name, int end) => (name, flow.Step + end);

    private static string ColourOf((string Name, int Depth) node, SpendingCharts charts, int index)
    {
        var place = charts.Functions.ToList().FindIndex(s => s.Name == node.Name);
        return node.Depth == 2 && place >= 0 ? Palette[place % Palette.Length] : Sources[index % Sources.Length];
    }

    private static void Write(Slice slice, string colour, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("name", slice.Name);
        json.WriteNumber("value", slice.Amount.In(DisplayUnit.TenThousandYuan));
        json.WriteStartObject("itemStyle");
        json.WriteString("color", colour);
        json.WriteEndObject();
        if (slice.Parts.Count > 0)
        {
            json.WriteStartArray("children");
            foreach (var part in slice.Parts) Write(part, colour, json);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static string Write(Action<Utf8JsonWriter> write)
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory, Options)) write(json);
        return System.Text.Encoding.UTF8.GetString(memory.ToArray());
    }
}
