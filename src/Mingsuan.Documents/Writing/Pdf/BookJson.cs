using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Mingsuan.Core.Books;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Documents.Writing.Pdf;

/// <summary>版式文件所读的 JSON: short names, because a long table has thousands of cells.</summary>
internal sealed class BookJson
{
    private readonly Utf8JsonWriter _json;
    private readonly OutlineLevels _levels = new();

    private BookJson(Utf8JsonWriter json) => _json = json;

    /// <summary>写出全书.</summary>
    public static ReadOnlyMemory<byte> Of(Book book)
    {
        var buffer = new MemoryStream();
        var options = new JsonWriterOptions
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            SkipValidation = true,
        };
        using (var json = new Utf8JsonWriter(buffer, options)) new BookJson(json).Write(book);
        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }

    private void Write(Book book)
    {
        _json.WriteStartObject();
        _json.WriteString("title", book.Identity.Title);
        _json.WriteString("department", book.Identity.Department);
        _json.WriteString("date", ChineseDate.Of(book.Identity.CompiledOn));
        Write("portrait", PageArea.Portrait);
        Write("landscape", PageArea.Landscape);
        _json.WriteStartArray("parts");
        foreach (var part in book.Parts) Write(part);
        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    private void Write(string name, PageArea page)
    {
        _json.WriteStartObject(name);
        _json.WriteNumber("x", page.SideMargin);
        _json.WriteNumber("y", page.EndMargin);
        _json.WriteEndObject();
    }

    private void Write(Part part)
    {
        _levels.BeginPart();
        _json.WriteStartObject();
        _json.WriteString("id", part.Id);
        _json.WriteString("title", part.Title);
        _json.WriteStartArray("stretches");
        foreach (var stretch in Stretch.Of(part)) Write(stretch);
        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    private void Write(Stretch stretch)
    {
        _json.WriteStartObject();
        _json.WriteBoolean("wide", stretch.Orientation == Orientation.Landscape);
        _json.WriteStartArray("blocks");
        foreach (var block in stretch.Blocks) Write(block);
        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    private void Write(Block block)
    {
        _json.WriteStartObject();
        switch (block)
        {
            case Heading heading: Write(heading); break;
            case Paragraph paragraph: Write(paragraph); break;
            case TableBlock table: Write(table.Table); break;
            default: throw new ArgumentOutOfRangeException(nameof(block), block.GetType().Name, "未知的内容块");
        }

        _json.WriteEndObject();
    }

    private void Write(Heading heading)
    {
        _json.WriteString("kind", "heading");
        _json.WriteString("id", heading.Id);
        _json.WriteNumber("look", heading.Level);
        _json.WriteNumber("level", _levels.Of(heading));
        _json.WriteString("text", heading.Text);
    }

    private void Write(Paragraph paragraph)
    {
        _json.WriteString("kind", paragraph.Style switch
        {
            ParagraphStyle.Item => "item",
            ParagraphStyle.Note => "note",
            _ => "body",
        });
        _json.WriteString("text", paragraph.Text);
    }

    private void Write(Table table)
    {
        var fit = TableFit.Of(table, PageArea.Of(table.Orientation));
        _json.WriteString("kind", "table");
        _json.WriteString("id", table.Id);
        var follows = table.Placement == TablePlacement.Following;
        _json.WriteBoolean("follows", follows);
        _json.WriteNumber("level", _levels.Of(table));
        _json.WriteString("number", table.Number);
        _json.WriteString("title", table.Title);
        _json.WriteString("entity", table.Entity);
        _json.WriteString("unit", table.UnitNote);
        WriteFit(fit);
        _json.WriteStartArray("align");
        foreach (var column in table.Columns) _json.WriteStringValue(Name(column.Align));
        _json.WriteEndArray();
        WriteRows("header", table.Header, fit);
        WriteRows("rows", table.Rows, fit);
        _json.WriteStartArray("notes");
        foreach (var note in table.Notes) _json.WriteStringValue(note.Text);
        _json.WriteEndArray();
    }

    private void WriteFit(TableFit fit)
    {
        _json.WriteNumber("size", fit.FontSize);
        _json.WriteNumber("pad", fit.Padding);
        _json.WriteNumber("side", Math.Round(fit.Side, 2));
        _json.WriteStartArray("widths");
        foreach (var width in fit.Widths) _json.WriteNumberValue(Math.Round(width, 2));
        _json.WriteEndArray();
    }

    private void WriteRows(string name, ImmutableArray<Row> rows, TableFit fit)
    {
        _json.WriteStartArray(name);
        foreach (var (row, breaks) in rows.Zip(fit.Breaks(rows)))
        {
            _json.WriteStartObject();
            _json.WriteString("role", Name(row.Role));
            _json.WriteBoolean("breaks", breaks);
            _json.WriteStartArray("cells");
            foreach (var cell in row.Cells) Write(cell, row.Role, fit);
            _json.WriteEndArray();
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    // x, text, column span, row span, indent, alignment, bold
    private void Write(Cell cell, RowRole role, TableFit fit)
    {
        _json.WriteStartArray();
        _json.WriteNumberValue(cell.Column);
        _json.WriteStringValue(fit.Set(cell, role));
        _json.WriteNumberValue(cell.ColumnSpan);
        _json.WriteNumberValue(cell.RowSpan);
        _json.WriteNumberValue(cell.Indent);
        _json.WriteStringValue(cell.Align is { } align ? Name(align) : null);
        _json.WriteBooleanValue(TableFit.IsBold(cell, role));
        _json.WriteEndArray();
    }

    private static string Name(Align align) => align switch
    {
        Align.Center => "center",
        Align.Right => "right",
        _ => "left",
    };

    private static string Name(RowRole role) => role switch
    {
        RowRole.Header => "header",
        RowRole.Total => "total",
        RowRole.Group => "group",
        _ => "body",
    };
}
