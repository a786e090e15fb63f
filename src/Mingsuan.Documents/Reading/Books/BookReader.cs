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
        var names = book.NamedTables().ToDictionary(
            t => t.Table, t => t.Name, ReferenceEqualityComparer.Instance as IEqualityComparer<Table>);
        blocks.Add(book.Identity.Department, At("封面"));
        blocks.Add(book.Identity.Title, At("封面"));
        foreach (var part in book.Parts)
        {
            blocks.Add(part.Title, At(part.Title));
            var number = 0;
            foreach (var block in part.Blocks)
            {
                number++;
                if (block is TableBlock { Table: var table }) Add(table, names[table], blocks);
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
                grid.Add(row, cell.Column, cell.Text, At(Book.CellName(name, row, cell.Column)),
                    cell.RowSpan, cell.ColumnSpan);
            }
            row++;
        }
        blocks.Add(grid, At(name), $"{table.Number} {table.Title}".Trim());
        foreach (var note in table.Notes) blocks.Add(note.Text, At(name));
    }
}
