using System.Globalization;
using System.Text.Json;
using Mingsuan.Core.Checks;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;

namespace Mingsuan.Documents.Reports;

/// <summary>多个文件的汇总 in JSON: how many were read, their kinds and years, findings by rule.</summary>
public static class CheckSummary
{
    /// <summary>按规则: the gravest first; how many places, in how many files.</summary>
    public static IEnumerable<(Severity? Open, string Id, int Count, int Files)> ByRule(
        IEnumerable<CheckResult> read) => read
        .SelectMany((r, i) => r.Findings.Select(f => (Finding: f, File: i)))
        .GroupBy(p => (p.Finding.Open, p.Finding.Id))
        .OrderByDescending(g => g.Key.Open).ThenBy(g => g.Key.Id, StringComparer.Ordinal)
        .Select(g => (g.Key.Open, g.Key.Id, g.Count(), g.Select(p => p.File).Distinct().Count()));

    /// <summary>写汇总.</summary>
    internal static void Write(Utf8JsonWriter json, IReadOnlyList<CheckedFile> files)
    {
        var read = files.Select(f => f.Result).OfType<CheckResult>().ToList();
        json.WriteStartObject("summary");
        json.WriteNumber("files", files.Count);
        json.WriteNumber("read", read.Count);
        json.WriteNumber("unreadable", files.Count - read.Count);
        Counts(json, "kinds", read.Select(r => CheckWords.KindName(r.Disclosure.Kind) ?? ""));
        Counts(json, "years", read.Select(r => r.Disclosure.Year?.ToString(CultureInfo.InvariantCulture) ?? ""));
        json.WriteStartArray("findings");
        foreach (var (open, id, count, inFiles) in ByRule(read))
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteString("severity", CheckWords.SeverityName(open));
            json.WriteNumber("count", count);
            json.WriteNumber("files", inFiles);
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
