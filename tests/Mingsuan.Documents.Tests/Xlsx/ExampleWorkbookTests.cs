using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Mingsuan.Core.Books;
using Mingsuan.Documents.Writing.Xlsx;
using Xunit;

namespace Mingsuan.Documents.Tests.Xlsx;

/// <summary>样例部门的电子表格: the example package, compiled and recalculated as a whole.</summary>
public sealed class ExampleWorkbookTests
{
    [Fact]
    public async Task The_example_department_recalculates_to_what_its_book_prints_and_every_tie_agrees()
    {
        await using var workspace = new Workspace();
        var compiled = workspace.Compile(Example()).Compiled!;
        var workbook = XlsxWriterTests.Write(compiled.Book);

        using (var document = SpreadsheetDocument.Open(new MemoryStream(workbook), false))
        {
            Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken));
        }
        var shown = Office.Show(workbook);
        var names = new SheetNames();
        foreach (var table in compiled.Book.Tables)
        {
            AssertShows(table, shown[names.Take($"{table.Number} {table.Title}")]);
        }
        var ties = shown["勾稽关系"];
        Assert.True(ties.Length > 100);
        Assert.DoesNotContain(ties, row => row[7] == "不符");
    }

    private static void AssertShows(Table table, string[][] shown)
    {
        var top = (table.Number.Length > 0 ? 1 : 0) + 1
            + (table.Entity.Length + table.UnitNote.Length > 0 ? 1 : 0) + table.Header.Length;
        for (var y = 0; y < table.Rows.Length; y++)
        {
            foreach (var cell in table.Rows[y].Cells) Assert.Equal(cell.Text, shown[top + y][cell.Column]);
        }
    }

    private static string Example()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder.FullName, "examples", "wuhan-2024"))) folder = folder.Parent!;
        return Path.Combine(folder.FullName, "examples", "wuhan-2024");
    }
}
