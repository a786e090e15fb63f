using System.Collections.Immutable;
using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Mingsuan.Core.Books;
using Mingsuan.Core.Documents;
using Mingsuan.Documents.Writing.Xlsx;
using Xunit;
using S = DocumentFormat.OpenXml.Spreadsheet;

namespace Mingsuan.Documents.Tests.Xlsx;

public sealed class XlsxWriterTests
{
    [Theory]
    [InlineData("independent")]
    [InlineData("balanced")]
    public void The_workbook_is_valid(string rounding)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Write(SampleXlsxBook.Build(rounding))), false);

        var errors = new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken)
            .Select(e => $"{e.Path?.XPath}: {e.Description}");

        Assert.Empty(errors);
    }

    [Fact]
    public void Equal_books_give_equal_bytes()
    {
        var first = Write(SampleXlsxBook.Build());
        Thread.Sleep(2100); // a zip entry counts time in steps of two seconds

        Assert.Equal(first, Write(SampleXlsxBook.Build()));
    }

    [Fact]
    public void Each_table_has_a_sheet_and_the_ties_come_last()
    {
        using var document = Open(SampleXlsxBook.Build());

        Assert.Equal(
            [
                "表1 收支总表", "表3 支出总表：按功能分类-项级-", "表7 “三公”经费支出表",
                "附表9 部门整体支出绩效目标申报表", "勾稽关系",
            ],
            document.WorkbookPart!.Workbook!.Sheets!.Elements<S.Sheet>().Select(s => s.Name!.Value));
    }

    [Fact]
    public void Amounts_are_exact_numbers_and_totals_are_sums_down_the_column()
    {
        using var document = Open(SampleXlsxBook.Build());
        var cells = Cells(document, 1);

        Assert.Equal("1234.567895", cells["C6"].Value);
        Assert.Equal("SUM(C7,C11)", cells["C6"].Formula);
        Assert.Equal("SUM(C9:C10)", cells["C8"].Formula);
        Assert.Equal("87.362155", cells["D9"].Value);
        Assert.Equal("", cells["D9"].Formula);
        Assert.Equal("0", cells["E9"].Value);
    }

    [Fact]
    public void An_amount_too_small_to_print_keeps_its_value_and_shows_as_a_zero()
    {
        using var document = Open(SampleXlsxBook.Build());

        Assert.Equal("0.002", Cells(document, 0)["B7"].Value);
        Assert.Contains(
            document.WorkbookPart!.WorkbookStylesPart!.Stylesheet!.NumberingFormats!.Elements<S.NumberingFormat>(),
            f => f.FormatCode == "[>=0.005]#,##0.00;[<=-0.005]-#,##0.00;\"\"");
    }

    [Fact]
    public void In_a_balanced_book_the_printed_numbers_are_written()
    {
        using var document = Open(SampleXlsxBook.Build("balanced"));

        Assert.Equal("87.36", Cells(document, 1)["D9"].Value);
    }

    [Fact]
    public void Codes_and_indicators_are_text()
    {
        using var document = Open(SampleXlsxBook.Build());
        var cells = Cells(document, 3);

        Assert.Equal("420106240000000000012", cells["B7"].Text);
        Assert.Equal("≥95%", cells["C4"].Text);
        Assert.Equal("=预算执行率", cells["B4"].Text);
        Assert.Equal("27", cells["C5"].Value);
        Assert.Equal("12.3456", cells["C6"].Value);
    }

    [Theory]
    [InlineData("independent")]
    [InlineData("balanced")]
    public void Recalculated_the_workbook_shows_what_the_book_prints_and_every_tie_agrees(string rounding)
    {
        var book = SampleXlsxBook.Build(rounding);
        var shown = Office.Show(Write(book));

        var tables = book.Tables.ToList();
        AssertShows(tables[0], shown["表1 收支总表"], 5);
        AssertShows(tables[1], shown["表3 支出总表：按功能分类-项级-"], 5);
        AssertShows(tables[2], shown["表7 “三公”经费支出表"], 4);
        AssertShows(tables[3], shown["附表9 部门整体支出绩效目标申报表"], 2);
        var ties = shown["勾稽关系"].Skip(3).ToList();
        Assert.Equal(18, ties.Count);
        Assert.All(ties, row => Assert.Equal("相符", row[7]));
        Assert.Equal($"共 {ties.Count} 项，不符 0 项", shown["勾稽关系"][1][0]);
    }

    [Fact]
    public void A_number_changed_in_the_workbook_turns_its_ties_red()
    {
        var workbook = Write(SampleXlsxBook.Build());

        var shown = Office.Show(Change(workbook, "D9", "88.362155"));

        Assert.Equal("1,235.57", shown["表3 支出总表：按功能分类-项级-"][5][2]);
        Assert.Contains(shown["勾稽关系"], r => r[7] == "不符" && r[6] == "-1.00");
    }

    [Fact]
    public void A_sum_that_does_not_close_is_left_a_number_and_reported()
    {
        var book = SampleXlsxBook.Build();
        var index = book.Tables.ElementAt(1).Rows[3].Cells[3].Statement!.Value;
        var more = book.Statements[index].Exact!.Value + new Core.Money.Amount(1_000_000);
        var wrong = book.Statements[index] with { Exact = more };
        var broken = book with { Statements = book.Statements.SetItem(index, wrong) };
        using var document = Open(broken);

        Assert.Equal("", Cells(document, 1)["D8"].Formula);
        Assert.Contains(Cells(document, 4).Values, c => c.Value == "不符");
    }

    [Fact]
    public void Sums_that_lead_back_to_themselves_never_become_circular_formulas()
    {
        var book = SampleXlsxBook.Build();
        var table = book.Tables.ElementAt(1);
        // The amounts do close: 206 is made of 20601 alone, and now 20601 of 206.
        int At(int row) => table.Rows[row].Cells.Single(c => c.Column == 3).Statement!.Value;
        var back = new StatementSum(At(2), [At(1)], SumDirection.Column);
        var loop = table with { Sums = [.. table.Sums.Where(s => book.Statements[s.Total].Cell.Row != 2), back] };
        using var document = Open(With(book, table, loop));
        var cells = Cells(document, 1);

        Assert.Single(new[] { "D7", "D8" }, c => cells[c].Formula.Length > 0);
    }

    [Fact]
    public void Each_place_in_a_table_is_linked_and_figures_in_other_units_are_converted()
    {
        using var document = Open(SampleXlsxBook.Build());
        var cells = Cells(document, 4).Values.ToList();

        Assert.Contains(
            cells, c => c.Formula == "HYPERLINK(\"#'表1 收支总表'!D7\",\"表1 收支总表 第2行 · 支出/预算数\")");
        Assert.Contains(cells, c => c.Formula == "'表7 “三公”经费支出表'!A5/10000" && c.Value == "100");
    }

    [Fact]
    public void A_total_of_very_many_scattered_parts_is_nested()
    {
        var parts = Enumerable.Range(0, 600).Select(i => new CellAt(2 * i, 1)).ToImmutableArray();

        var formula = SumText.Of(parts, 5)!;

        Assert.StartsWith("SUM(SUM(B5,B7,", formula, StringComparison.Ordinal);
        Assert.True(formula.Split("SUM(").Max(t => t.Count(c => c == ',')) <= 255);
    }

    [Fact]
    public void Sheet_names_are_legal_short_and_unique()
    {
        var names = new SheetNames();
        string[] wanted = ["表1 a/b:c", "表1 A/b:c", new string('长', 40), new string('长', 40), "'"];
        var taken = wanted.Select(names.Take).ToList();

        Assert.Equal("表1 a-b-c", taken[0]);
        Assert.Equal("表1 A-b-c (2)", taken[1]);
        Assert.Equal(31, taken[3].Length);
        Assert.EndsWith(" (2)", taken[3], StringComparison.Ordinal);
        Assert.Equal("表", taken[4]);
    }

    internal static byte[] Write(Book book)
    {
        using var memory = new MemoryStream();
        XlsxWriter.Write(book, memory);
        return memory.ToArray();
    }

    private static SpreadsheetDocument Open(Book book) =>
        SpreadsheetDocument.Open(new MemoryStream(Write(book)), false);

    private static Book With(Book book, Table old, Table table) => book with
    {
        Parts = [.. book.Parts.Select(p => p with
        {
            Blocks = [.. p.Blocks.Select(b => b is TableBlock t && t.Table == old ? new TableBlock(table) : b)],
        })],
    };

    private static Dictionary<string, (string Value, string Formula, string Text)> Cells(
        SpreadsheetDocument document, int sheet)
    {
        var id = document.WorkbookPart!.Workbook!.Sheets!.Elements<S.Sheet>().ElementAt(sheet).Id!.Value!;
        return ((WorksheetPart)document.WorkbookPart.GetPartById(id)).Worksheet!.Descendants<S.Cell>().ToDictionary(
            c => c.CellReference!.Value!,
            c => (c.CellValue?.Text ?? "", c.CellFormula?.Text ?? "", c.InlineString?.InnerText ?? ""));
    }

    private static void AssertShows(Table table, string[][] shown, int bodyTop)
    {
        for (var y = 0; y < table.Rows.Length; y++)
        {
            foreach (var cell in table.Rows[y].Cells)
            {
                Assert.Equal(cell.Text, shown[bodyTop + y][cell.Column]);
            }
        }
    }

    private static byte[] Change(byte[] workbook, string address, string value)
    {
        using var memory = new MemoryStream();
        memory.Write(workbook);
        using (var document = SpreadsheetDocument.Open(memory, true))
        {
            var sheet = document.WorkbookPart!.Workbook!.Sheets!.Elements<S.Sheet>().ElementAt(1);
            var part = (WorksheetPart)document.WorkbookPart.GetPartById(sheet.Id!.Value!);
            var cell = part.Worksheet!.Descendants<S.Cell>().Single(c => c.CellReference!.Value == address);
            cell.CellValue!.Text = value;
        }
        return memory.ToArray();
    }
}
