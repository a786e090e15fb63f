using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Mingsuan.Core.Books;
using Mingsuan.Core.Rulebooks;
using S = DocumentFormat.OpenXml.Spreadsheet;

namespace Mingsuan.Documents.Writing.Xlsx;

/// <summary>电子表格 (the book's tables as a workbook): a sheet each, totals as formulas, ties on the last.</summary>
/// <remarks>Equal books give equal bytes. Amounts are exact, in the table's unit; the format rounds them.</remarks>
public static class XlsxWriter
{
    private const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    private const string PropertiesType = "application/vnd.openxmlformats-package.core-properties+xml";

    /// <summary>写出; the stream is not closed.</summary>
    public static void Write(Book book, Stream output)
    {
        using var raw = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(raw, SpreadsheetDocumentType.Workbook))
        {
            WriteParts(book, document);
        }
        raw.Position = 0;
        StableZip.Normalize(raw, output);
    }

    private static void WriteParts(Book book, SpreadsheetDocument document)
    {
        // Ids are given, because the package would otherwise make random ones.
        var workbook = document.AddNewPart<WorkbookPart>(WorkbookType, "rId1");
        var properties = document.AddNewPart<CoreFilePropertiesPart>(PropertiesType, "rId2");
        using (var stream = properties.GetStream(FileMode.Create)) DocumentProperties.Write(book.Identity, stream);

        var looks = new Looks();
        var names = new SheetNames();
        var numbers = new CellNumbers(book);
        var plans = book.Tables.Select(t => new SheetPlan(t, names.Take($"{t.Number} {t.Title}"), numbers)).ToList();
        for (var i = 0; i < plans.Count; i++)
        {
            TableSheet.Write(workbook.AddNewPart<WorksheetPart>(SheetId(i)), plans[i], looks, book.Statements);
        }
        var ties = new TieSheet(book, plans, numbers, looks, names.Take("勾稽关系"));
        ties.Write(workbook.AddNewPart<WorksheetPart>(SheetId(plans.Count)));

        var styles = workbook.AddNewPart<WorkbookStylesPart>($"rId{plans.Count + 2}");
        styles.Stylesheet = looks.Stylesheet();
        workbook.Workbook = Workbook(plans, ties);
    }

    private static string SheetId(int index) => $"rId{index + 1}";

    private static S.Workbook Workbook(List<SheetPlan> plans, TieSheet ties)
    {
        var sheets = new S.Sheets();
        var titles = new S.DefinedNames();
        foreach (var name in plans.Select(p => p.Name).Append(ties.Name))
        {
            var index = (uint)sheets.ChildElements.Count;
            sheets.AppendChild(new S.Sheet { Name = name, SheetId = index + 1, Id = SheetId((int)index) });
        }
        for (var i = 0; i < plans.Count; i++)
        {
            var plan = plans[i];
            if (plan.Table.Header.Length == 0) continue;
            titles.AppendChild(Title(plan.Name, plan.HeaderTop, plan.BodyTop - 1, (uint)i));
        }
        titles.AppendChild(Title(ties.Name, TieSheet.HeaderRow, TieSheet.HeaderRow, (uint)plans.Count));
        return new S.Workbook(
            new S.BookViews(new S.WorkbookView()), sheets, titles,
            new S.CalculationProperties { CalculationId = 191029, FullCalculationOnLoad = true });
    }

    // The rows repeated on every printed page.
    private static S.DefinedName Title(string name, int top, int bottom, uint sheet) =>
        new($"{SheetNames.Quote(name)}!${top}:${bottom}") { Name = "_xlnm.Print_Titles", LocalSheetId = sheet };
}
