using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Documents.Reports;

/// <summary>SARIF 报告 (the findings in the Static Analysis Results Interchange Format 2.1.0).</summary>
public static partial class SarifReport
{
    private static readonly JsonWriterOptions Options =
        new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>写; the stream is not closed.</summary>
    public static void Write(IReadOnlyList<CheckedFile> files, Rulebook rulebook, Stream output)
    {
        var ids = files.SelectMany(f => f.Findings).Select(f => f.Id).Distinct().Order(StringComparer.Ordinal).ToList();
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        WriteTool(json, ids.Select(id => rulebook.Catalogue[id]), rulebook.Version);
        WriteFiles(json, files);
        json.WriteStartArray("results");
        foreach (var file in files)
        {
            foreach (var finding in file.Findings) WriteResult(json, file, finding, ids.IndexOf(finding.Id));
        }
        json.WriteEndArray();
        json.WriteString("language", "zh-CN");
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTool(Utf8JsonWriter json, IEnumerable<CheckRule> rules, string version)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "Mingsuan");
        json.WriteString("fullName", "明算");
        json.WriteString("version", version);
        json.WriteStartArray("rules");
        foreach (var rule in rules)
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Id);
            json.WriteString("name", rule.Name);
            WriteText(json, "shortDescription", rule.Name);
            if (rule.Test.Length > 0) WriteText(json, "fullDescription", rule.Test);
            if (rule.Basis.Length > 0) WriteText(json, "help", "依据：" + rule.Basis);
            json.WriteStartObject("defaultConfiguration");
            json.WriteString("level", CheckWords.SeverityName(rule.Severity));
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // What could not be read is told with the run, not as a finding.
    private static void WriteFiles(Utf8JsonWriter json, IReadOnlyList<CheckedFile> files)
    {
        json.WriteStartArray("artifacts");
        foreach (var file in files)
        {
            json.WriteStartObject();
            WriteFile(json, "location", file);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", files.All(f => f.Result is not null
            && !f.Source.Problems.Any(p => p.IsPartial)));
        json.WriteStartArray("toolExecutionNotifications");
        foreach (var file in files)
        {
            foreach (var problem in file.Source.Problems)
            {
                json.WriteStartObject();
                json.WriteString("level", problem.IsFatal || problem.IsPartial ? "error" : "warning");
                WriteText(json, "message", problem.ToString());
                json.WriteStartArray("locations");
                json.WriteStartObject();
                json.WriteStartObject("physicalLocation");
                WriteFile(json, "artifactLocation", file);
                json.WriteEndObject();
                json.WriteEndObject();
                json.WriteEndArray();
                json.WriteEndObject();
            }
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteResult(Utf8JsonWriter json, CheckedFile file, Finding finding, int rule)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Id);
        json.WriteNumber("ruleIndex", rule);
        json.WriteString("level", CheckWords.SeverityName(finding.Severity));
        WriteText(json, "message", finding.Suggestion.Length > 0
            ? $"{finding.Message}\n{finding.Suggestion}" : finding.Message);
        json.WriteStartArray("locations");
        WriteLocation(json, file, finding.Places.IsEmpty ? null : finding.Places[0], null);
        json.WriteEndArray();
        if (finding.Places.Length > 1)
        {
            json.WriteStartArray("relatedLocations");
            for (var i = 1; i < finding.Places.Length; i++) WriteLocation(json, file, finding.Places[i], i);
            json.WriteEndArray();
        }
        if (finding.Answer is not null)
        {
            json.WriteStartArray("suppressions");
            json.WriteStartObject();
            json.WriteString("kind", "external");
            json.WriteString("justification", CheckWords.Answer(finding));
            json.WriteEndObject();
            json.WriteEndArray();
        }
        json.WriteStartObject("properties");
        json.WriteString("printed", CheckWords.Printed(finding));
        json.WriteString("expected", finding.Expected);
        json.WriteString("difference", finding.Difference);
        json.WriteString("basis", finding.Source);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteLocation(Utf8JsonWriter json, CheckedFile file, FindingPlace? place, int? id)
    {
        json.WriteStartObject();
        if (id is { } number) json.WriteNumber("id", number);
        json.WriteStartObject("physicalLocation");
        WriteFile(json, "artifactLocation", file);
        if (place is { } p && Line(p.At) is { } line)
        {
            json.WriteStartObject("region");
            json.WriteNumber("startLine", line);
            if (p.Text.Length > 0) WriteText(json, "snippet", p.Text);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        if (place is { } known)
        {
            WriteText(json, "message", CheckWords.Place(known));
            WritePlace(json, known.At);
        }
        json.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter json, Place at)
    {
        var locator = at.Locator ?? "";
        if (at.Page == 0 && at.Box is null && locator.Length == 0) return;
        json.WriteStartObject("properties");
        if (at.Page > 0) json.WriteNumber("page", at.Page);
        if (locator.Length > 0) json.WriteString("locator", locator);
        if (at.Box is { } box)
        {
            json.WriteStartArray("bbox");
            foreach (var edge in new[] { box.Left, box.Top, box.Right, box.Bottom })
                json.WriteNumberValue(Math.Round((decimal)edge, 1));
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static void WriteFile(Utf8JsonWriter json, string name, CheckedFile file)
    {
        json.WriteStartObject(name);
        json.WriteString("uri", string.Join('/', file.Name.Split('/').Select(Uri.EscapeDataString)));
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    // A file of plain lines says its lines; a row of a table is no line of the file.
    private static int? Line(Place at) =>
        at.Page == 0 && LineNumber().Match(at.Locator ?? "") is { Success: true } m
            ? int.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex("^第 ([0-9]{1,8}) 行$", RegexOptions.None, 10_000)]
    private static partial Regex LineNumber();
}
