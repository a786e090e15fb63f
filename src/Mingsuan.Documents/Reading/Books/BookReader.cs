using Mingsuan.Core.Books;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Documents.Reading.Books;

/// <summary>读一部编成的书: its words and tables as a document, in printed order.</summary>
public static class BookReader
{
    /// <summary>读.</summary>
    /// <param name="name">文件名 for messages.</param>
    /// <param name="book">书.</param>
    /// <param name="options">限度.</param>
    /// <exception cref="TooLargeException">the book holds more than is allowed.</exception>
    public static SourceDocument Read(string name, Book book, ReadOptions options)
    {
        var blocks = new BlockList(options);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        blocks.Add(book.Identity.Department, At("封面"));
        blocks.Add(book.Identity.Title, At("封面"));
        foreach (var part in book.Parts)
        {
            blocks.Add(part.Title, At(part.Title));
            var number = 0;
            foreach (var block in part.Blocks)
            {
                number++;
                if (block is TableBlock { Table: var table }) Add(table, NameOf(table, seen), blocks);
                else blocks.Add(TextOf(block), At($"{part.Title} 第 {number} 段"));
            }
        }
        return blocks.ToDocument(name, SourceFormat.Package);
    }

    private static Place At(string locator) => new(0, null, locator);

    private static string TextOf(Block block) => block switch
    {
        Heading heading => heading.Text,
        Paragraph paragraph => paragraph.Text,
        _ => "",
    };

    // A table is known by its number; sheets of one title, one for each project, are counted.
    private static string NameOf(Table table, Dictionary<string, int> seen)
    {
        var name = table.Number.Length > 0 ? table.Number : table.Title;
        var count = seen[name] = seen.GetValueOrDefault(name) + 1;
        return count == 1 ? name : $"{name}（{count}）";
    }

    private static void Add(Table table, string name, BlockList blocks)
    {
        blocks.Add(table.Entity, At(name));
        blocks.Add(table.UnitNote, At(name));
        var grid = blocks.NewGrid();
        var row = 0;
        foreach (var line in table.Header.Concat(table.Rows))
        {
            foreach (var cell in line.Cells)
            {
                grid.Add(row, cell.Column, cell.Text, At($"{name} 第 {row + 1} 行第 {cell.Column + 1} 列"),
                    cell.RowSpan, cell.ColumnSpan);
            }
            row++;
        }
        blocks.Add(grid, At(name), $"{table.Number} {table.Title}".Trim());
        foreach (var note in table.Notes) blocks.Add(note.Text, At(name));
    }
}
