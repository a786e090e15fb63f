using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Mingsuan.Core.Documents;

namespace Mingsuan.Documents.Reading.Office;

/// <summary>读 Excel: one table a sheet, numbers as their format prints them, formulas by their last value.</summary>
internal static class XlsxReader
{
    /// <summary>读.</summary>
    public static SourceDocument Read(string file, byte[] bytes, ReadOptions options, CancellationToken cancellation)
    {
        using var excel = SpreadsheetDocument.Open(new MemoryStream(bytes, false), false);
        var book = excel.WorkbookPart!;
        var blocks = new BlockList(options);
        var shared = SharedText(book.SharedStringTablePart, blocks, cancellation);
        var formats = Formats(book.WorkbookStylesPart);
        // Sheets rarely say whose and which year's they are; the title of the file may.
        blocks.Add(excel.PackageProperties.Title ?? "", new Place(0, null, "文件标题"));
        foreach (var sheet in book.Workbook?.Sheets?.Elements<Sheet>() ?? [])
        {
            cancellation.ThrowIfCancellationRequested();
            if (sheet.State is { } state && state.Value != SheetStateValues.Visible) continue;
            if (sheet.Id?.Value is not { } id || book.GetPartById(id) is not WorksheetPart part) continue;
            var cells = new SheetBlocks(sheet.Name?.Value ?? "", blocks);
            ReadSheet(part, cells, shared, formats, cancellation);
            cells.Write();
        }
        return blocks.IsEmpty
            ? SourceFaults.Fatal(file, SourceFormat.Xlsx, "各工作表都是空的", "请确认文件内容")
            : blocks.ToDocument(file, SourceFormat.Xlsx);
    }

    private static void ReadSheet(
        WorksheetPart part, SheetBlocks cells, List<string> shared, List<string?> formats,
        CancellationToken cancellation)
    {
        using var reader = OpenXmlReader.Create(part);
        var (row, column) = (-1, -1);
        while (reader.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            if (!reader.IsStartElement) continue;
            if (reader.ElementType == typeof(Row)) (row, column) = (RowNumber(reader, row), -1);
            else if (reader.ElementType == typeof(MergeCell))
            {
                if (Range(((MergeCell)reader.LoadCurrentElement()!).Reference?.Value) is { } m)
                    cells.Merge(m.Row, m.Column, m.Height, m.Width);
            }
            else if (reader.ElementType == typeof(Cell))
            {
                var cell = (Cell)reader.LoadCurrentElement()!;
                // A cell that does not say its place stands right of the one before.
                (row, column) = Place(cell.CellReference?.Value ?? "") ?? (Math.Max(row, 0), column + 1);
                cells.Add(row, column, TextOf(cell, shared, formats));
            }
        }
    }

    private static int RowNumber(OpenXmlReader reader, int before) =>
        reader.Attributes.FirstOrDefault(a => a.LocalName == "r").Value is { } r
        && int.TryParse(r, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n - 1 : before + 1;

    private static string TextOf(Cell cell, List<string> shared, List<string?> formats)
    {
        var value = cell.CellValue?.Text ?? "";
        var type = cell.DataType?.Value;
        if (type == CellValues.InlineString) return cell.InlineString?.InnerText ?? "";
        if (type == CellValues.SharedString)
        {
            return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < shared.Count
                ? shared[i] : "";
        }
        if (type == CellValues.String || type == CellValues.Boolean || type == CellValues.Error) return value;
        var style = (int)(cell.StyleIndex?.Value ?? 0);
        return value.Length == 0 ? "" : NumberFormat.Print(value, style < formats.Count ? formats[style] : null);
    }

    private static List<string> SharedText(
        SharedStringTablePart? part, BlockList blocks, CancellationToken cancellation)
    {
        var texts = new List<string>();
        if (part is null) return texts;
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            if (!reader.IsStartElement || reader.ElementType != typeof(SharedStringItem)) continue;
            blocks.Expect(texts.Count);
            var item = (SharedStringItem)reader.LoadCurrentElement()!;
            texts.Add(string.Concat(item.Descendants<Text>().Where(t => t.Parent is not PhoneticRun)
                .Select(t => t.Text)));
        }
        return texts;
    }

    private static List<string?> Formats(WorkbookStylesPart? part)
    {
        var own = (part?.Stylesheet?.NumberingFormats?.Elements<NumberingFormat>() ?? [])
            .Where(f => f.NumberFormatId is not null)
            .ToLookup(f => (int)f.NumberFormatId!.Value, f => f.FormatCode?.Value);
        return [.. (part?.Stylesheet?.CellFormats?.Elements<CellFormat>() ?? [])
            .Select(f => (int)(f.NumberFormatId?.Value ?? 0))
            .Select(id => own[id].FirstOrDefault() ?? NumberFormat.Of(id))];
    }

    private static (int Row, int Column)? Place(string reference)
    {
        var column = 0;
        var at = 0;
        while (at < reference.Length && at < 3 && char.IsAsciiLetterUpper(reference[at]))
            column = column * 26 + reference[at++] - 'A' + 1;
        return column > 0 && int.TryParse(
            reference.AsSpan(at), NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row > 0
            ? (row - 1, column - 1) : null;
    }

    private static (int Row, int Column, int Height, int Width)? Range(string? reference)
    {
        var ends = (reference ?? "").Split(':');
        return ends.Length == 2 && Place(ends[0]) is { } a && Place(ends[1]) is { } b
            ? (a.Row, a.Column, b.Row - a.Row + 1, b.Column - a.Column + 1) : null;
    }
}
