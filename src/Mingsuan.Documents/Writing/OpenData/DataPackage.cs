using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Mingsuan.Core.Books;

namespace Mingsuan.Documents.Writing.OpenData;

/// <summary>数据包说明 (datapackage.json): Fiscal Data Package 1.0-rc1 over tabular resources.</summary>
internal static class DataPackage
{
    private const string BudgetTaxonomy = "https://specs.frictionlessdata.io/taxonomies/fiscal/budgets.json";

    private const string Description =
        "facts.csv 每行一个预算事实，金额单位为元；tables/ 为各公开表，"
        + "金额为印出的数（不分组），空格为未填或印作空白的零。"
        + "文件为 UTF-8，换行为 LF。为防电子表格误作公式，"
        + "以 = + - @ 开头的文字前加了一个半角撇号（'），数字与横线除外；"
        + "读取时去掉这个撇号即为原文。";

    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>写成字节.</summary>
    public static byte[] Describe(BookIdentity identity, IReadOnlyList<DataResource> resources)
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory, Options))
        {
            json.WriteStartObject();
            WritePackage(json, identity);
            json.WriteStartArray("resources");
            foreach (var resource in resources) WriteResource(json, resource);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return memory.ToArray();
    }

    private static void WritePackage(Utf8JsonWriter json, BookIdentity identity)
    {
        json.WriteString("profile", "fiscal-data-package");
        json.WriteString("name", string.Create(CultureInfo.InvariantCulture,
            $"budget-{Slug(identity.DepartmentCode)}-{identity.Year}"));
        var isNamed = identity.Title.Contains(identity.Department, StringComparison.Ordinal);
        json.WriteString("title", isNamed ? identity.Title : identity.Department + identity.Title);
        json.WriteString("description", Description);
        json.WriteString("version", "1.0.0");
        if (identity.CompiledOn is { } date) json.WriteString("created", date);
        json.WriteString("countryCode", "CN");
        json.WriteNumber("fiscalYear", identity.Year);
        json.WriteStartArray("licenses");
        json.WriteStartObject();
        json.WriteString("name", "other-open");
        json.WriteString("title", "政府信息公开");
        json.WriteEndObject();
        json.WriteEndArray();
        WriteColumnTypes(json);
    }

    private static void WriteColumnTypes(Utf8JsonWriter json)
    {
        json.WriteStartArray("columnTypes");
        json.WriteStringValue(BudgetTaxonomy);
        foreach (var (name, labelOf) in FactsCsv.OwnColumnTypes)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("dataType", "string");
            if (labelOf.Length > 0) json.WriteString("labelOf", labelOf);
            else json.WriteBoolean("unique", true);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteResource(Utf8JsonWriter json, DataResource resource)
    {
        json.WriteStartObject();
        json.WriteString("name", resource.Name);
        json.WriteString("title", resource.Title);
        json.WriteString("path", resource.Path);
        json.WriteString("profile", "tabular-data-resource");
        json.WriteString("format", "csv");
        json.WriteString("mediatype", "text/csv");
        json.WriteString("encoding", "utf-8");
        json.WriteNumber("bytes", resource.Content.Length);
        json.WriteString("hash", "sha256:" + Convert.ToHexStringLower(SHA256.HashData(resource.Content)));
        json.WriteStartObject("dialect");
        json.WriteString("delimiter", ",");
        json.WriteString("lineTerminator", "\n");
        json.WriteEndObject();
        json.WriteStartObject("schema");
        json.WriteStartArray("fields");
        foreach (var field in resource.Fields) WriteField(json, field);
        json.WriteEndArray();
        if (resource.IsFacts) WriteConstants(json);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteField(Utf8JsonWriter json, DataField field)
    {
        json.WriteStartObject();
        json.WriteString("name", field.Name);
        if (field.Title.Length > 0) json.WriteString("title", field.Title);
        json.WriteString("type", field.Type);
        if (field.ColumnType.Length > 0) json.WriteString("columnType", field.ColumnType);
        json.WriteEndObject();
    }

    // What every fact shares is said once: the phase of the budget and the currency.
    private static void WriteConstants(Utf8JsonWriter json)
    {
        json.WriteStartArray("primaryKey");
        json.WriteStringValue("id");
        json.WriteEndArray();
        json.WriteStartArray("extraFields");
        foreach (var (name, type, value) in new[]
        {
            ("phase", "phase:id", "approved"), ("phase_name", "phase:label", "预算公开"),
            ("currency", "value-currency:code", "CNY"),
        })
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("type", "string");
            json.WriteString("columnType", type);
            json.WriteString("constant", value);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static string Slug(string code)
    {
        var slug = string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
        return slug.Length > 0 ? slug : "department";
    }
}
