using System.Text.Json;
using Mingsuan.Core.Sources;

namespace Mingsuan.Documents.Reading.Json;

/// <summary>读 budget.json: the tables and sentences of a book this program compiled.</summary>
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
            var blocks = new BlockList(options);
            Document(json.RootElement, blocks);
            foreach (var table in tables.EnumerateArray()) Table(table, blocks);
            if (json.RootElement.TryGetProperty("narrative", out var narrative)) Narrative(narrative, blocks);
            return blocks.ToDocument(file, SourceFormat.Package);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException
            or FormatException or OverflowException or ArgumentException)
        {
            return SourceFaults.Fatal(file, SourceFormat.Package, "JSON 不合格式", "请重新编制或重新下载");
        }
    }

    private static void Document(JsonElement root, BlockList blocks)
    {
        if (root.TryGetProperty("document", out var document) && Text(document, "title") is { Length: > 0 } title)
        {
            blocks.Add(Text(document, "department"), new SourcePlace(0, null, "document.department"));
            blocks.Add(title, new SourcePlace(0, null, "document.title"));
        }
    }

    private static void Table(JsonElement table, BlockList blocks)
    {
        var id = Text(table, "id");
        blocks.Add(Text(table, "entity"), new SourcePlace(0, null, id));
        blocks.Add(Text(table, "unit"), new SourcePlace(0, null, id));
        var grid = blocks.NewGrid();
        var row = 0;
        foreach (var line in Rows(table, "header").Concat(Rows(table, "rows")))
        {
            foreach (var cell in line.GetProperty("cells").EnumerateArray())
            {
                var column = cell.GetProperty("index").GetInt32();
                grid.Add(row, column, Text(cell, "text"),
                    new SourcePlace(0, null, $"{id} 第 {row + 1} 行第 {column + 1} 列"),
                    Number(cell, "rowSpan"), Number(cell, "columnSpan"));
            }
            row++;
        }
        blocks.Add(grid, new SourcePlace(0, null, id), Text(table, "title"));
        if (!table.TryGetProperty("notes", out var notes) || notes.ValueKind != JsonValueKind.Array) return;
        foreach (var note in notes.EnumerateArray().Where(n => n.ValueKind == JsonValueKind.String))
            blocks.Add(note.GetString()!, new SourcePlace(0, null, id));
    }

    private static void Narrative(JsonElement narrative, BlockList blocks)
    {
        var number = 0;
        foreach (var section in narrative.EnumerateArray())
        {
            var at = new SourcePlace(0, null, $"narrative[{number++}]");
            blocks.Add(Text(section, "part"), at);
            foreach (var block in section.GetProperty("blocks").EnumerateArray()) blocks.Add(Text(block, "text"), at);
        }
    }

    private static IEnumerable<JsonElement> Rows(JsonElement table, string name) =>
        table.TryGetProperty(name, out var rows) ? rows.EnumerateArray() : [];

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()! : "";

    private static int Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.TryGetInt32(out var number) ? number : 1;
}
