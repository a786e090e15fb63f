using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Mingsuan.Core.Books;
using Mingsuan.Core.Compilation;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Queries;

namespace Mingsuan.Documents.Writing.Html;

/// <summary>每个数的理由 (reasons for the page's script): exact amount, facts with source lines, relations.</summary>
internal static class HtmlReasons
{
    private const int MostFacts = 200;

    private static readonly Dimension[] Told =
    [
        Dimension.Year, Dimension.Unit, Dimension.Fund, Dimension.Kind,
        Dimension.Function, Dimension.Economic, Dimension.Project, Dimension.Procurement,
    ];

    // "<" stays escaped, so that no text can close the script element.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static void Write(CompiledBook compiled, Stream output)
    {
        using var json = new Utf8JsonWriter(output, Options);
        var keys = new Dictionary<Query, int>();
        json.WriteStartObject();
        WriteStatements(compiled.Book, keys, json);
        WriteQueries(compiled, keys, json);
        WriteFacts(compiled.Facts, json);
        WriteSums(compiled.Book, json);
        json.WriteEndObject();
    }

    private static void WriteStatements(Book book, Dictionary<Query, int> keys, Utf8JsonWriter json)
    {
        json.WriteStartArray("statements");
        foreach (var statement in book.Statements)
        {
            if (!keys.TryGetValue(statement.Query, out var key)) keys[statement.Query] = key = keys.Count;
            json.WriteStartArray();
            json.WriteNumberValue(key);
            json.WriteStringValue(statement.Name);
            json.WriteStringValue(Exact(statement));
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    private static string Exact(Statement statement) => statement switch
    {
        { Exact: { } amount } => amount.Yuan.ToString("#,##0.00", CultureInfo.InvariantCulture) + " 元",
        { IsPercent: true, ExactNumber: { } percent } =>
            percent.ToString("0.####", CultureInfo.InvariantCulture) + "%",
        { ExactNumber: { } value } => value.ToString("0.####", CultureInfo.InvariantCulture),
        _ => "",
    };

    private static void WriteQueries(CompiledBook compiled, Dictionary<Query, int> keys, Utf8JsonWriter json)
    {
        var numbers = compiled.Facts.Facts.Index().ToDictionary(f => f.Item.Id, f => f.Index, StringComparer.Ordinal);
        json.WriteStartArray("queries");
        foreach (var query in keys.OrderBy(k => k.Value).Select(k => k.Key))
        {
            var facts = compiled.FactsOf(query).Where(f => !f.Amount.IsZero).ToList();
            json.WriteStartArray();
            json.WriteNumberValue(facts.Count);
            foreach (var fact in facts.Take(MostFacts)) json.WriteNumberValue(numbers[fact.Id]);
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    private static void WriteFacts(FactSet facts, Utf8JsonWriter json)
    {
        json.WriteStartArray("facts");
        foreach (var fact in facts.Facts)
        {
            json.WriteStartArray();
            json.WriteStringValue(fact.Amount.Yuan.ToString("#,##0.00", CultureInfo.InvariantCulture));
            json.WriteStringValue(fact.Source.ToString());
            json.WriteStringValue(Describe(fact, facts.Dimensions));
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    private static string Describe(Fact fact, DimensionSet dimensions) => string.Join(" · ",
        Told.Where(d => fact[d] > 0).Select(d => Label(dimensions[d].Nodes[fact[d]])));

    // A code is told with its name, unless the name already begins with it.
    private static string Label(CodeNode node) =>
        node.Display.Length > 0 && char.IsAsciiDigit(node.Display[0])
        && node.Name.Length > 0 && !node.Name.StartsWith(node.Display, StringComparison.Ordinal)
            ? $"{node.Display} {node.Name}" : node.Name;

    private static void WriteSums(Book book, Utf8JsonWriter json)
    {
        json.WriteStartArray("sums");
        foreach (var sum in book.Tables.SelectMany(t => t.Sums))
        {
            json.WriteStartArray();
            json.WriteNumberValue(sum.Total);
            foreach (var part in sum.Parts) json.WriteNumberValue(part);
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }
}
