using System.Text.Json;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Packages;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Core.Sentences;
using Mingsuan.Documents.Reports;

namespace Mingsuan.Cli;

/// <summary>--json 的结果.</summary>
internal static class JsonReport
{
    /// <summary>build 的结果.</summary>
    public static void Write(TextWriter output, string package, BuildResult built) => Write(output, json =>
    {
        json.WriteString("package", package);
        var compiled = built.Result.Compiled;
        if (compiled is not null)
        {
            json.WriteStartObject("book");
            json.WriteString("title", compiled.Book.Identity.Title);
            json.WriteNumber("year", compiled.Book.Identity.Year);
            json.WriteString("formSet", compiled.Book.Identity.FormSet);
            json.WriteString("rulebook", compiled.Book.Identity.RulebookVersion);
            json.WriteNumber("tables", compiled.Book.Tables.Count());
            json.WriteNumber("statements", compiled.Book.Statements.Length);
            json.WriteNumber("facts", compiled.Facts.Facts.Length);
            json.WriteEndObject();
        }
        Files(json, built.Files);
        json.WriteString("verdict", Verdict.Of(built.Result));
        if (built.Result.Check is { } check)
            CheckJson.Report(json, new CheckedFile(package, check.Disclosure.Source, check, () => []));
        else Problems(json, built.Result.Problems);
    });

    /// <summary>export 和 simulate 的结果.</summary>
    public static void Write(
        TextWriter output, string folder, IEnumerable<WrittenFile> files, IEnumerable<ReadProblem> problems) =>
        Write(output, json =>
        {
            json.WriteString("folder", folder);
            Files(json, files);
            Problems(json, problems);
        });

    private static void Write(TextWriter output, Action<Utf8JsonWriter> write) => CheckJson.Write(output, write);

    private static void Files(Utf8JsonWriter json, IEnumerable<WrittenFile> files)
    {
        json.WriteStartArray("files");
        foreach (var file in files)
        {
            json.WriteStartObject();
            json.WriteString("name", file.Name);
            json.WriteNumber("bytes", file.Bytes);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Problems(Utf8JsonWriter json, IEnumerable<ReadProblem> problems)
    {
        json.WriteStartArray("problems");
        foreach (var problem in problems)
        {
            json.WriteStartObject();
            json.WriteString("file", problem.File);
            json.WriteNumber("line", problem.Line);
            json.WriteString("field", problem.Field);
            json.WriteString("found", problem.Found);
            json.WriteString("expected", problem.Expected);
            json.WriteString("message", problem.ToString());
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
