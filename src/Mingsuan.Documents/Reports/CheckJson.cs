using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Mingsuan.Core.Checks;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Sentences;

namespace Mingsuan.Documents.Reports;

/// <summary>审核结果的 JSON (what was found, and what was recognised).</summary>
public static class CheckJson
{
    private static readonly JsonWriterOptions Options =
        new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>审核: one file is one report, more files are a list of them.</summary>
    public static void Write(TextWriter output, IReadOnlyList<CheckedFile> files) => Write(output, files, []);

    /// <summary>审核: one file is one report, more files are a list of them and their summary; then what of the
    /// folders was not read.</summary>
    public static void Write(
        TextWriter output, IReadOnlyList<CheckedFile> files,
        IReadOnlyCollection<(string Path, string Reason)> left) => Write(output, json =>
    {
        if (files.Count == 1)
        {
            Report(json, files[0]);
            Left(json, left);
            return;
        }
        json.WriteStartArray("reports");
        foreach (var file in files)
        {
            json.WriteStartObject();
            Report(json, file);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        CheckSummary.Write(json, files);
        Left(json, left);
    });

    /// <summary>写一个 JSON 文档: indented, Chinese as it is, with a line break at its end.</summary>
    public static void Write(TextWriter output, Action<Utf8JsonWriter> write)
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory, Options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }
        output.WriteLine(Encoding.UTF8.GetString(memory.ToArray()));
    }

    /// <summary>识别: tables, cells and figures as read.</summary>
    public static void WriteRead(TextWriter output, CheckedFile file) => Write(output, json =>
    {
        Document(json, file);
        json.WriteStartArray("tables");
        foreach (var table in file.Result?.Disclosure.Tables ?? [])
            Table(json, table, file.Result!.Disclosure);
        json.WriteEndArray();
        json.WriteStartArray("claims");
        foreach (var figure in (file.Result?.Disclosure.Statements ?? []).Where(f => f.Table < 0))
            Figure(json, figure);
        json.WriteEndArray();
        json.WriteStartArray("unread");
        foreach (var unread in file.Result?.Disclosure.Claims.Unread ?? [])
        {
            json.WriteStartObject();
            json.WriteString("text", unread.Text);
            json.WriteString("context", unread.Context);
            Place(json, unread.At);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        Problems(json, file.Source);
    });

    private static void Left(Utf8JsonWriter json, IReadOnlyCollection<(string Path, string Reason)> left)
    {
        if (left.Count == 0) return;
        json.WriteStartArray("notRead");
        foreach (var (path, reason) in left)
        {
            json.WriteStartObject();
            json.WriteString("file", path);
            json.WriteString("reason", reason);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>一份文件的结果, within the object that is open.</summary>
    public static void Report(Utf8JsonWriter json, CheckedFile file)
    {
        Document(json, file);
        json.WriteStartArray("findings");
        foreach (var finding in file.Result?.Findings ?? []) Finding(json, finding);
        json.WriteEndArray();
        NotEvaluated(json, file);
        var coverage = file.Result?.Coverage;
        json.WriteStartObject("coverage");
        json.WriteNumber("statements", coverage?.Statements ?? 0);
        json.WriteNumber("checked", coverage?.Checked ?? 0);
        json.WriteStartArray("unchecked");
        foreach (var index in coverage?.Unchecked ?? [])
        {
            var figure = file.Result!.Disclosure.Statements[index];
            json.WriteStartObject();
            json.WriteString("text", figure.Text);
            json.WriteString("where", figure.Name);
            Place(json, figure.At);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        Problems(json, file.Source);
    }

    private static void NotEvaluated(Utf8JsonWriter json, CheckedFile file)
    {
        json.WriteStartArray("notEvaluated");
        foreach (var skipped in file.Result?.NotEvaluated ?? [])
        {
            json.WriteStartObject();
            json.WriteString("id", skipped.Id);
            json.WriteString("name", skipped.Name);
            json.WriteString("reason", skipped.Reason);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Document(Utf8JsonWriter json, CheckedFile file)
    {
        var d = file.Result?.Disclosure;
        json.WriteStartObject("document");
        json.WriteString("file", file.Name);
        json.WriteString("kind", CheckWords.KindName(d?.Kind));
        if (d?.Year is { } year) json.WriteNumber("year", year);
        else json.WriteNull("year");
        json.WriteString("unit", d?.Unit ?? "");
        json.WriteString("level", d is null ? null : CheckWords.LevelName(d.Level));
        json.WriteString("formSet", d?.FormSet?.Name);
        json.WriteNumber("pages", file.Source.Pages.Length);
        json.WriteEndObject();
    }

    private static void Finding(Utf8JsonWriter json, Finding finding)
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
        if (finding.Answer is { } answer)
        {
            json.WriteStartObject("answer");
            json.WriteString("reason", answer.Reason);
            json.WriteString("by", answer.By);
            json.WriteEndObject();
        }
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
        foreach (var figure in disclosure.Statements.Where(f => f.Table == table.Index)) Figure(json, figure);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Figure(Utf8JsonWriter json, Statement figure)
    {
        json.WriteStartObject();
        json.WriteString("measure", CheckWords.QueryName(figure.Query));
        json.WriteString("key", figure.Selector is null ? null : figure.Query.Key);
        json.WriteString("text", figure.Text);
        json.WriteString("row", figure.Row);
        json.WriteString("column", figure.Column);
        Place(json, figure.At);
        json.WriteEndObject();
    }

    private static void Place(Utf8JsonWriter json, Place at)
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
