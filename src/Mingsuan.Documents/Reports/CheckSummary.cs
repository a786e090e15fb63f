using System.Globalization;
using System.Text.Json;
using Mingsuan.Core.Checks;

namespace Mingsuan.Documents.Reports;

/// <summary>多个文件的汇总 in JSON: how many were read, their kinds and years, findings by rule.</summary>
internal static class CheckSummary
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<CheckedFile> files)
    {
        var read = files.Select(f => f.Result).OfType<CheckResult>().ToList();
        json.WriteStartObject("summary");
        json.WriteNumber("files", files.Count);
        json.WriteNumber("read", read.Count);
        json.WriteNumber("unreadable", files.Count - read.Count);
        Counts(json, "kinds", read.Select(r => CheckWords.KindName(r.Disclosure.Kind) ?? ""));
        Counts(json, "years", read.Select(r => r.Disclosure.Year?.ToString(CultureInfo.InvariantCulture) ?? ""));
        json.WriteStartArray("findings");
        foreach (var group in read.SelectMany((r, i) => r.Findings.Select(f => (Finding: f, File: i)))
            .GroupBy(p => (p.Finding.Severity, p.Finding.Id))
            .OrderByDescending(g => g.Key.Severity).ThenBy(g => g.Key.Id, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("id", group.Key.Id);
            json.WriteString("severity", CheckWords.SeverityName(group.Key.Severity));
            json.WriteNumber("count", group.Count());
            json.WriteNumber("files", group.Select(p => p.File).Distinct().Count());
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    // What was not recognised is counted under an empty name.
    private static void Counts(Utf8JsonWriter json, string name, IEnumerable<string> words)
    {
        json.WriteStartObject(name);
        foreach (var group in words.CountBy(w => w).OrderBy(g => g.Key, StringComparer.Ordinal))
            json.WriteNumber(group.Key, group.Value);
        json.WriteEndObject();
    }
}
