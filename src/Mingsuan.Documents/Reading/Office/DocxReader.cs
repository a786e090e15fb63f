using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Mingsuan.Core.Sources;

namespace Mingsuan.Documents.Reading.Office;

/// <summary>读 Word: paragraphs and tables of the body; contents lists, deleted and hidden text are left out.</summary>
internal static class DocxReader
{
    /// <summary>读.</summary>
    public static SourceDocument Read(string file, byte[] bytes, CancellationToken cancellation)
    {
        using var word = WordprocessingDocument.Open(new MemoryStream(bytes, false), false);
        var blocks = new BlockList();
        var walk = new Walk(blocks, cancellation);
        using var reader = OpenXmlReader.Create(word.MainDocumentPart!);
        if (reader.Read()) walk.Body(reader);
        return blocks.IsEmpty
            ? SourceFaults.Fatal(file, SourceFormat.Docx, "没有任何文字", "请确认文件内容")
            : new SourceDocument(file, SourceFormat.Docx, [], blocks.ToBlocks(), []);
    }

    private sealed class Walk(BlockList blocks, CancellationToken cancellation)
    {
        private int paragraphs;
        private int tables;

        // One block of the body in memory at a time.
        public void Body(OpenXmlReader reader)
        {
            while (reader.Read())
            {
                cancellation.ThrowIfCancellationRequested();
                if (!reader.IsStartElement) continue;
                if (reader.ElementType == typeof(Paragraph)) Add((Paragraph)reader.LoadCurrentElement()!);
                else if (reader.ElementType == typeof(Table)) Add((Table)reader.LoadCurrentElement()!);
            }
        }

        private void Add(Paragraph paragraph)
        {
            if (IsContents(paragraph)) return;
            var text = TextOf(paragraph);
            if (string.IsNullOrWhiteSpace(text)) return;
            paragraphs++;
            blocks.Add(text, new SourcePlace(0, null, $"第 {paragraphs} 段"));
        }

        private void Add(Table table)
        {
            tables++;
            var grid = new CellGrid();
            var rows = table.Elements<TableRow>().ToList();
            for (var y = 0; y < rows.Count; y++)
            {
                var column = rows[y].TableRowProperties?.GetFirstChild<GridBefore>()?.Val?.Value ?? 0;
                foreach (var cell in rows[y].Elements<TableCell>())
                {
                    var width = cell.TableCellProperties?.GridSpan?.Val?.Value ?? 1;
                    if (!IsCovered(cell))
                    {
                        var at = new SourcePlace(0, null, $"表 {tables} 第 {y + 1} 行第 {column + 1} 列");
                        grid.Add(y, column, TextOf(cell), at, Height(rows, y, column), width);
                    }
                    column += width;
                }
            }
            blocks.Add(grid, new SourcePlace(0, null, $"表 {tables}"));
        }
    }

    private static bool IsContents(Paragraph paragraph) =>
        paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value is { } style
        && style.StartsWith("TOC", StringComparison.OrdinalIgnoreCase);

    private static bool IsCovered(TableCell cell) => cell.TableCellProperties?.VerticalMerge is { } merge
        && (merge.Val is null || merge.Val.Value == MergedCellValues.Continue);

    private static int Height(List<TableRow> rows, int row, int column)
    {
        var height = 1;
        while (row + height < rows.Count && At(rows[row + height], column) is { } below && IsCovered(below)) height++;
        return height;
    }

    private static TableCell? At(TableRow row, int column)
    {
        var at = row.TableRowProperties?.GetFirstChild<GridBefore>()?.Val?.Value ?? 0;
        foreach (var cell in row.Elements<TableCell>())
        {
            if (at >= column) return at == column ? cell : null;
            at += cell.TableCellProperties?.GridSpan?.Val?.Value ?? 1;
        }
        return null;
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
