using System.Text.Json;
using Mingsuan.Core.Checks;
using Mingsuan.Core.Sources;
using Mingsuan.Core.Statements;
using Mingsuan.Documents.Reports;

namespace Mingsuan.Cli;

/// <summary>check --json 与 read --json.</summary>
internal static class CheckJson
{
    /// <summary>check: one file is one report, more files are a list of them.</summary>
    public static void Write(TextWriter output, List<Inspection> all) => JsonReport.Write(output, json =>
    {
        if (all.Count == 1)
        {
            Report(json, all[0]);
            return;
        }
        json.WriteStartArray("reports");
        foreach (var inspection in all)
        {
            json.WriteStartObject();
            Report(json, inspection);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    /// <summary>read.</summary>
    public static void WriteRead(TextWriter output, Inspection inspection) => JsonReport.Write(output, json =>
    {
        Document(json, inspection);
        json.WriteStartArray("tables");
        foreach (var table in inspection.Result?.Disclosure.Tables ?? [])
            Table(json, table, inspection.Result!.Disclosure);
        json.WriteEndArray();
        json.WriteStartArray("claims");
        foreach (var figure in (inspection.Result?.Disclosure.Figures ?? []).Where(f => f.Table < 0))
            Figure(json, figure);
        json.WriteEndArray();
        json.WriteStartArray("unread");
        foreach (var unread in inspection.Result?.Disclosure.Claims.Unread ?? [])
        {
            json.WriteStartObject();
            json.WriteString("text", unread.Text);
            json.WriteString("context", unread.Context);
            Place(json, unread.At);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        Problems(json, inspection.Source);
    });

    private static void Report(Utf8JsonWriter json, Inspection inspection)
    {
        Document(json, inspection);
        json.WriteStartArray("findings");
        foreach (var finding in inspection.Result?.Findings ?? []) Finding(json, finding);
        json.WriteEndArray();
        NotEvaluated(json, inspection);
        var coverage = inspection.Result?.Coverage;
        json.WriteStartObject("coverage");
        json.WriteNumber("statements", coverage?.Statements ?? 0);
        json.WriteNumber("checked", coverage?.Checked ?? 0);
        json.WriteStartArray("unchecked");
        foreach (var index in coverage?.Unchecked ?? [])
        {
            var figure = inspection.Result!.Disclosure.Figures[index];
            json.WriteStartObject();
            json.WriteString("text", figure.Text);
            json.WriteString("where", figure.Place);
            Place(json, figure.At);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        Problems(json, inspection.Source);
    }

    private static void NotEvaluated(Utf8JsonWriter json, Inspection inspection)
    {
        json.WriteStartArray("notEvaluated");
        foreach (var skipped in inspection.Result?.NotEvaluated ?? [])
        {
            json.WriteStartObject();
            json.WriteString("id", skipped.Id);
            json.WriteString("name", skipped.Name);
            json.WriteString("reason", skipped.Reason);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Document(Utf8JsonWriter json, Inspection inspection)
    {
        var d = inspection.Result?.Disclosure;
        json.WriteStartObject("document");
        json.WriteString("file", inspection.Path);
        json.WriteString("kind", CheckWords.KindName(d?.Kind));
        if (d?.Year is { } year) json.WriteNumber("year", year);
        else json.WriteNull("year");
        json.WriteString("unit", d?.Unit ?? "");
        json.WriteString("level", d is null ? null : CheckWords.LevelName(d.Level));
        json.WriteString("formSet", d?.FormSet?.Name);
        json.WriteNumber("pages", inspection.Source.Pages.Length);
        json.WriteEndObject();
    }

    private static void Finding(Utf8JsonWriter json, CheckFinding finding)
    {
        json.WriteStartObject();
        json.WriteString("id", finding.Id);
        json.WriteString("severity", CheckWords.SeverityName(finding.Severity));
        json.WriteString("message", finding.Message);
        Place(json, finding.Places.IsEmpty ? default : finding.Places[0].At);
        json.WriteStartArray("values");
        foreach (var value in finding.Values) json.WriteStringValue(value);
        json.WriteEndArray();
        json.WriteString("expected", finding.Expected);
        json.WriteString("difference", finding.Difference);
        json.WriteStartArray("places");
        foreach (var place in finding.Places)
        {
            json.WriteStartObject();
            Place(json, place.At);
            json.WriteString("text", place.Text);
            json.WriteString("where", place.Where);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("relations");
        foreach (var relation in finding.Relations.IsDefault ? [] : finding.Relations) json.WriteStringValue(relation);
        json.WriteEndArray();
        json.WriteString("source", finding.Source);
        json.WriteString("suggestion", finding.Suggestion);
        json.WriteEndObject();
    }

    private static void Table(Utf8JsonWriter json, RecognisedTable table, Disclosure disclosure)
    {
        json.WriteStartObject();
        json.WriteString("title", table.Title);
        json.WriteString("form", table.Form?.Id);
        json.WriteString("unit", table.Unit is { } u ? Core.Money.DisplayUnits.ChineseName(u) : null);
        json.WriteNumber("rows", table.Table.Rows);
        json.WriteNumber("columns", table.Table.Columns);
        json.WriteNumber("headerRows", table.HeaderRows);
        json.WriteStartArray("cells");
        foreach (var cell in table.Table.Cells.Where(c => c.Text.Length > 0))
        {
            json.WriteStartObject();
            json.WriteNumber("row", cell.Row);
            json.WriteNumber("column", cell.Column);
            json.WriteString("text", cell.Text);
            Place(json, cell.At);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("statements");
        foreach (var figure in disclosure.Figures.Where(f => f.Table == table.Index)) Figure(json, figure);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Figure(Utf8JsonWriter json, Figure figure)
    {
        json.WriteStartObject();
        json.WriteString("measure", figure.Measure.ToString());
        json.WriteString("key", figure.Selector?.Key);
        json.WriteString("text", figure.Text);
        json.WriteString("row", figure.Row);
        json.WriteString("column", figure.Column);
        Place(json, figure.At);
        json.WriteEndObject();
    }

    private static void Place(Utf8JsonWriter json, SourcePlace at)
    {
        if (at.Page > 0) json.WriteNumber("page", at.Page);
        if (at.Locator is { Length: > 0 }) json.WriteString("locator", at.Locator);
        if (at.Box is not { } box) return;
        json.WriteStartArray("bbox");
        foreach (var edge in new[] { box.Left, box.Top, box.Right, box.Bottom })
            json.WriteNumberValue(Math.Round((decimal)edge, 1));
        json.WriteEndArray();
    }

    private static void Problems(Utf8JsonWriter json, SourceDocument source)
    {
        json.WriteStartArray("problems");
        foreach (var problem in source.Problems)
        {
            json.WriteStartObject();
            json.WriteString("file", problem.File);
            json.WriteString("place", problem.Place);
            json.WriteString("found", problem.Found);
            json.WriteString("expected", problem.Expected);
            json.WriteString("message", problem.ToString());
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
