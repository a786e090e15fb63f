using System.Text.Json;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Facts;

namespace Mingsuan.Documents.Writing.Json;

/// <summary>事实的数据写法: codes by dimension, amount in yuan; unsaid dimensions are left out.</summary>
internal static class JsonFacts
{
    private static readonly (Dimension Dimension, string Name)[] Names =
        [.. Enum.GetValues<Dimension>().Select(d => (d, Camel(DimensionSet.NameOf(d))))];

    /// <summary>写出全部事实.</summary>
    public static void Write(Utf8JsonWriter json, FactSet facts)
    {
        json.WriteStartArray("facts");
        foreach (var fact in facts.Facts) Write(json, fact, facts.Dimensions);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Fact fact, DimensionSet dimensions)
    {
        json.WriteStartObject();
        json.WriteString("id", fact.Id);
        foreach (var (dimension, name) in Names)
        {
            if (fact[dimension] > 0) json.WriteString(name, dimensions[dimension].Nodes[fact[dimension]].Code);
        }
        BudgetJsonWriter.WriteAmount(json, "amount", fact.Amount);
        json.WriteString("source", fact.Source.ToString());
        if (fact.Note.Length > 0) json.WriteString("note", fact.Note);
        json.WriteEndObject();
    }

    // government-economic → governmentEconomic
    private static string Camel(string name)
    {
        var words = name.Split('-');
        return words[0] + string.Concat(words.Skip(1).Select(w => char.ToUpperInvariant(w[0]) + w[1..]));
    }
}
