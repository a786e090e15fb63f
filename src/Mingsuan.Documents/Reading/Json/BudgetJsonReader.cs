using System.Text.Json;
using Mingsuan.Core.Books;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Money;
using Mingsuan.Documents.Reading.Books;

namespace Mingsuan.Documents.Reading.Json;

/// <summary>读 budget.json: the book this program compiled, read again as one.</summary>
internal static class BudgetJsonReader
{
    /// <summary>读.</summary>
    public static SourceDocument Read(string file, byte[] bytes, ReadOptions options)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes);
            if (json.RootElement.ValueKind != JsonValueKind.Object
                || !json.RootElement.TryGetProperty("tables", out var tables))
            {
                return SourceFaults.Fatal(file, SourceFormat.Package, "不是 budget.json：没有 tables",
                    "请给编制时写出的 budget.json");
            }
            return BookReader.Read(file, BookOf(json.RootElement, tables), options);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException
            or FormatException or OverflowException or ArgumentException)
        {
            return SourceFaults.Fatal(file, SourceFormat.Package, "JSON 不合格式", "请重新编制或重新下载");
        }
    }

    private static Book BookOf(JsonElement root, JsonElement tables)
    {
        var byId = tables.EnumerateArray().Select(Table).DistinctBy(t => t.Id, StringComparer.Ordinal)
            .ToDictionary(t => t.Id, StringComparer.Ordinal);
        var parts = Items(root, "narrative").Select(p => new Part(Text(p, "id"), Text(p, "part"),
            [.. Items(p, "blocks").Select(b => Block(b, byId)).OfType<Block>()])).ToList();
        // A table that no part places still stands in the file.
        var placed = parts.SelectMany(p => p.Blocks).OfType<TableBlock>().Select(b => b.Table.Id).ToHashSet();
        parts.Add(new Part("", "", [.. byId.Values.Where(t => !placed.Contains(t.Id)).Select(t => new TableBlock(t))]));
        var document = root.TryGetProperty("document", out var d) ? d : default;
        return new Book(new BookIdentity(
            document.ValueKind == JsonValueKind.Object ? Text(document, "title") : "",
            document.ValueKind == JsonValueKind.Object ? Text(document, "department") : "",
            "", 0, "", DisplayUnit.Yuan, "", "", null), [.. parts], [], []);
    }

    private static Block? Block(JsonElement block, Dictionary<string, Table> tables) => Text(block, "type") switch
    {
        "table" => tables.TryGetValue(Text(block, "table"), out var table) ? new TableBlock(table) : null,
        _ => new Paragraph([new Run(Text(block, "text"))]),
    };

    private static Table Table(JsonElement table) => new(
        Text(table, "id"), Text(table, "number"), Text(table, "title"), Text(table, "entity"), Text(table, "unit"),
        Orientation.Portrait, [], [.. Items(table, "header").Select(r => Row(r, RowRole.Header))],
        [.. Items(table, "rows").Select(r => Row(r, RowRole.Body))], [],
        [.. Items(table, "notes").Where(n => n.ValueKind == JsonValueKind.String)
            .Select(n => new Paragraph([new Run(n.GetString()!)]))]);

    private static Row Row(JsonElement row, RowRole role) => new([.. row.GetProperty("cells").EnumerateArray()
        .Select(c => new Cell(c.GetProperty("index").GetInt32(), Text(c, "text"), null, Number(c, "columnSpan"),
            Number(c, "rowSpan")))], role, "");

    private static IEnumerable<JsonElement> Items(JsonElement element, string name) =>
        element.TryGetProperty(name, out var items) ? items.EnumerateArray() : [];

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()! : "";

    private static int Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.TryGetInt32(out var number) ? number : 1;
}
