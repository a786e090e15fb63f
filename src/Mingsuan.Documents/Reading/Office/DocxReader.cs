using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Mingsuan.Core.Documents;

namespace Mingsuan.Documents.Reading.Office;

/// <summary>读 Word: paragraphs and tables of the body; contents lists, deleted and hidden text are left out.</summary>
internal static class DocxReader
{
    /// <summary>读.</summary>
    public static SourceDocument Read(string file, byte[] bytes, ReadOptions options, CancellationToken cancellation)
    {
        using var word = WordprocessingDocument.Open(new MemoryStream(bytes, false), false);
        var blocks = new BlockList(options);
        var walk = new Walk(blocks, cancellation);
        using var reader = OpenXmlReader.Create(word.MainDocumentPart!);
        if (reader.Read()) walk.Body(reader);
        return blocks.IsEmpty
            ? SourceFaults.Fatal(file, SourceFormat.Docx, "没有任何文字", "请确认文件内容")
            : blocks.ToDocument(file, SourceFormat.Docx);
    }

    private sealed class Walk(BlockList blocks, CancellationToken cancellation)
    {
        private int paragraphs;
        private int tables;

        // One paragraph or row of the body in memory at a time.
        public void Body(OpenXmlReader reader)
        {
            while (reader.Read())
            {
                cancellation.ThrowIfCancellationRequested();
                if (!reader.IsStartElement) continue;
                if (reader.ElementType == typeof(Paragraph)) Add((Paragraph)reader.LoadCurrentElement()!);
                else if (reader.ElementType == typeof(Table)) Table(reader);
            }
        }

        private void Add(Paragraph paragraph)
        {
            if (IsContents(paragraph)) return;
            var text = TextOf(paragraph);
            if (string.IsNullOrWhiteSpace(text)) return;
            paragraphs++;
            blocks.Add(text, new Place(0, null, $"第 {paragraphs} 段"));
        }

        private void Table(OpenXmlReader reader)
        {
            tables++;
            var rows = new List<List<Cell>>();
            var count = 0;
            while (reader.Read() && !(reader.IsEndElement && reader.ElementType == typeof(Table)))
            {
                cancellation.ThrowIfCancellationRequested();
                if (!reader.IsStartElement || reader.ElementType != typeof(TableRow)) continue;
                rows.Add(Cells((TableRow)reader.LoadCurrentElement()!));
                blocks.Expect(count += rows[^1].Count);
            }
            var grid = blocks.NewGrid();
            for (var y = 0; y < rows.Count; y++)
            {
                foreach (var cell in rows[y].Where(c => !c.IsCovered))
                {
                    var at = new Place(0, null, $"表 {tables} 第 {y + 1} 行第 {cell.Column + 1} 列");
                    grid.Add(y, cell.Column, cell.Text, at, Height(rows, y, cell.Column), cell.Width);
                }
            }
            blocks.Add(grid, new Place(0, null, $"表 {tables}"));
        }
    }

    // A cell without its markup.
    private sealed record Cell(int Column, int Width, bool IsCovered, string Text);

    private static List<Cell> Cells(TableRow row)
    {
        var cells = new List<Cell>();
        var column = row.TableRowProperties?.GetFirstChild<GridBefore>()?.Val?.Value ?? 0;
        foreach (var cell in row.Elements<TableCell>())
        {
            var width = Math.Clamp(cell.TableCellProperties?.GridSpan?.Val?.Value ?? 1, 1, CellGrid.MostColumns);
            var isCovered = IsCovered(cell);
            cells.Add(new Cell(column, width, isCovered, isCovered ? "" : TextOf(cell)));
            column += width;
        }
        return cells;
    }

    private static bool IsContents(Paragraph paragraph) =>
        paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value is { } style
        && style.StartsWith("TOC", StringComparison.OrdinalIgnoreCase);

    private static bool IsCovered(TableCell cell) => cell.TableCellProperties?.VerticalMerge is { } merge
        && (merge.Val is null || merge.Val.Value == MergedCellValues.Continue);

    private static int Height(List<List<Cell>> rows, int row, int column)
    {
        var height = 1;
        while (row + height < rows.Count && rows[row + height].Exists(c => c.Column == column && c.IsCovered)) height++;
        return height;
    }

    private static string TextOf(OpenXmlElement element)
    {
        var text = new StringBuilder();
        foreach (var part in element.Descendants())
        {
            if (part is Text t && !IsHidden(t)) text.Append(t.Text);
            else if (part is TabChar) text.Append(' ');
        }
        return text.ToString();
    }

    private static bool IsHidden(Text text) => text.Parent is Run { RunProperties.Vanish: not null }
        || text.Ancestors<DeletedRun>().Any() || text.Ancestors<MoveFromRun>().Any();
}
