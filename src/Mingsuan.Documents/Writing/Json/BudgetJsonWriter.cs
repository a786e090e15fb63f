using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Mingsuan.Core.Books;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Money;
using Mingsuan.Core.Queries;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Core.Sentences;

namespace Mingsuan.Documents.Writing.Json;

/// <summary>预算数据文件 (budget.json): tables, narrative, statements and facts; every amount exact, in yuan.</summary>
public static class BudgetJsonWriter
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        // The file is data, never set inside a web page, so Chinese may stand as it is.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>写出; the stream is not closed.</summary>
    public static void Write(Book book, FactSet facts, Stream output)
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        WriteDocument(json, book.Identity);
        WriteArray(json, "tables", book.Tables, t => WriteTable(json, t, book.Statements));
        WriteArray(json, "narrative", book.Parts, p => WritePart(json, p, book.Statements));
        WriteArray(json, "statements", book.Statements, s => WriteStatement(json, s));
        WriteArray(json, "ties", book.Ties, t => WriteTie(json, t));
        JsonFacts.Write(json, facts);
        json.WriteEndObject();
    }

    /// <summary>金额, in yuan with two decimals; null when blank.</summary>
    internal static void WriteAmount(Utf8JsonWriter json, string name, Amount? amount)
    {
        json.WritePropertyName(name);
        if (amount is { } a) json.WriteRawValue(a.ToString());
        else json.WriteNullValue();
    }

    private static void WriteDocument(Utf8JsonWriter json, BookIdentity identity)
    {
        json.WriteStartObject("document");
        json.WriteString("title", identity.Title);
        json.WriteString("department", identity.Department);
        json.WriteString("code", identity.DepartmentCode);
        json.WriteNumber("year", identity.Year);
        json.WriteString("formSet", identity.FormSet);
        json.WriteString("unit", identity.Unit.DataName());
        json.WriteString("amountUnit", DisplayUnit.Yuan.DataName());
        json.WriteString("rounding", identity.Rounding);
        json.WriteString("rulebook", identity.RulebookVersion);
        json.WriteString("compiledOn", identity.CompiledOn);
        json.WriteEndObject();
    }

    private static void WriteTable(Utf8JsonWriter json, Table table, ImmutableArray<Statement> statements)
    {
        json.WriteString("id", table.Id);
        json.WriteString("number", table.Number);
        json.WriteString("title", table.Title);
        json.WriteString("entity", table.Entity);
        json.WriteString("unit", table.UnitNote);
        WriteStrings(json, "columns", table.Columns.Select(c => c.Path));
        WriteArray(json, "header", table.Header, r => WriteRow(json, r, table, statements));
        WriteArray(json, "rows", table.Rows, r => WriteRow(json, r, table, statements));
        WriteStrings(json, "notes", table.Notes.Select(n => n.Text));
    }

    private static void WriteRow(Utf8JsonWriter json, Row row, Table table, ImmutableArray<Statement> statements)
    {
        json.WriteString("key", row.Key);
        json.WriteString("role", Word(row.Role));
        WriteArray(json, "cells", row.Cells, c => WriteCell(json, c, table, statements));
    }

    private static void WriteCell(Utf8JsonWriter json, Cell cell, Table table, ImmutableArray<Statement> statements)
    {
        json.WriteNumber("index", cell.Column);
        json.WriteString("column", cell.Column < table.Columns.Length ? table.Columns[cell.Column].Path : "");
        json.WriteString("text", cell.Text);
        if (cell.ColumnSpan > 1) json.WriteNumber("columnSpan", cell.ColumnSpan);
        if (cell.RowSpan > 1) json.WriteNumber("rowSpan", cell.RowSpan);
        if (cell.Indent > 0) json.WriteNumber("indent", cell.Indent);
        if (cell.Statement is { } index) WriteFigure(json, index, statements[index]);
    }

    private static void WritePart(Utf8JsonWriter json, Part part, ImmutableArray<Statement> statements)
    {
        json.WriteString("id", part.Id);
        json.WriteString("part", part.Title);
        WriteArray(json, "blocks", part.Blocks, b => WriteBlock(json, b, statements));
    }

    private static void WriteBlock(Utf8JsonWriter json, Block block, ImmutableArray<Statement> statements)
    {
        switch (block)
        {
            case Heading heading:
                json.WriteString("type", "heading");
                json.WriteString("id", heading.Id);
                json.WriteNumber("level", heading.Level);
                json.WriteString("text", heading.Text);
                break;
            case Paragraph paragraph:
                json.WriteString("type", "paragraph");
                json.WriteString("style", Word(paragraph.Style));
                json.WriteString("text", paragraph.Text);
                WriteArray(json, "figures", paragraph.Runs.Where(r => r.Statement is not null), r =>
                {
                    json.WriteString("text", r.Text);
                    WriteFigure(json, r.Statement!.Value, statements[r.Statement.Value]);
                });
                break;
            case TableBlock table:
                json.WriteString("type", "table");
                json.WriteString("table", table.Table.Id);
                break;
        }
    }

    private static void WriteFigure(Utf8JsonWriter json, int index, Statement statement)
    {
        json.WriteNumber("statement", index);
        json.WriteString("key", statement.Query.Key);
        json.WriteString("printed", statement.Text);
        WriteQuantity(json, statement);
    }

    private static void WriteStatement(Utf8JsonWriter json, Statement statement)
    {
        json.WriteString("key", statement.Query.Key);
        json.WriteString("kind", KindOf(statement));
        WriteQuantity(json, statement);
        json.WriteString("printed", statement.Text);
        if (statement.Unit is { } unit) json.WriteString("unit", unit.DataName());
        json.WriteNumber("decimals", statement.Decimals);
        json.WriteStartObject("place");
        json.WriteString("container", statement.Container);
        json.WriteNumber("row", statement.Cell.Row);
        json.WriteNumber("column", statement.Cell.Column);
        json.WriteString("text", statement.Name);
        json.WriteEndObject();
    }

    private static void WriteQuantity(Utf8JsonWriter json, Statement statement)
    {
        if (statement.Unit is not null) WriteAmount(json, "amount", statement.Exact);
        else if (statement.ExactNumber is { } value) json.WriteNumber("value", value);
    }

    private static string KindOf(Statement statement) => statement.Query switch
    {
        Query.Ratio => "percent",
        Query.Indicator => "indicator",
        _ => statement.Unit is null ? "count" : "amount",
    };

    private static void WriteTie(Utf8JsonWriter json, Tie tie)
    {
        json.WriteString("key", tie.Query.Key);
        json.WriteString("label", tie.Label);
        json.WriteStartArray("statements");
        foreach (var statement in tie.Statements) json.WriteNumberValue(statement);
        json.WriteEndArray();
    }

    private static void WriteStrings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static void WriteArray<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
