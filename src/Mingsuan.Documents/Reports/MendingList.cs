using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Mingsuan.Core.Books;
using Mingsuan.Core.Checks;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Documents.Writing;
using Mingsuan.Documents.Writing.Xlsx;
using S = DocumentFormat.OpenXml.Spreadsheet;

namespace Mingsuan.Documents.Reports;

/// <summary>整改清单 (the findings as a workbook): a row each with room for the answer, then a summary by
/// file.</summary>
/// <remarks>Equal results give equal bytes.</remarks>
public static class MendingList
{
    private const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    private const string ListName = "整改清单";
    private const string SummaryName = "汇总";

    private static readonly Column[] ListColumns =
    [
        new("序号", 6, Align.Center), new("文件", 22), new("页码/位置", 30), new("规则", 18),
        new("级别", 6, Align.Center),
        new("发现的问题", 50), new("印出", 15), new("应为", 15), new("差额", 13), new("依据", 22), new("建议", 28),
        new("整改答复", 22),
    ];

    private static readonly Column[] SummaryColumns =
    [
        new("文件", 34), new("年度", 8, Align.Center), new("种类", 14, Align.Center), new("单位", 32),
        new("页", 6, Align.Right), new("表", 6, Align.Right), new("认出的表", 9, Align.Right),
        new("读到的数", 9, Align.Right), new("差错", 7, Align.Right), new("疑点", 7, Align.Right),
        new("提示", 7, Align.Right), new("读取问题", 40),
    ];

    private sealed record Column(string Name, int Width, Align Align = Align.Left);

    /// <summary>写; the stream is not closed.</summary>
    public static void Write(IReadOnlyList<CheckedFile> files, Catalogue catalogue, Stream output)
    {
        using var raw = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(raw, SpreadsheetDocumentType.Workbook))
        {
            // Ids are given, because the package would otherwise make random ones.
            var workbook = document.AddNewPart<WorkbookPart>(WorkbookType, "rId1");
            var looks = new Looks();
            var list = Rows(files, catalogue).ToList();
            var summary = files.Select(Row).ToList();
            WriteSheet(workbook.AddNewPart<WorksheetPart>("rId1"), ListColumns, list, looks);
            WriteSheet(workbook.AddNewPart<WorksheetPart>("rId2"), SummaryColumns, summary, looks);
            workbook.AddNewPart<WorkbookStylesPart>("rId3").Stylesheet = looks.Stylesheet();
            workbook.Workbook = Workbook(list.Count, summary.Count);
        }
        raw.Position = 0;
        StableZip.Normalize(raw, output);
    }

    private static IEnumerable<string[]> Rows(IReadOnlyList<CheckedFile> files, Catalogue catalogue)
    {
        var number = 0;
        foreach (var file in files)
        {
            foreach (var finding in file.Findings)
            {
                number++;
                yield return
                [
                    Text(number), file.Name, finding.Places.IsEmpty ? "" : CheckWords.Place(finding.Places[0]),
                    $"{finding.Id} {catalogue[finding.Id].Name}", CheckWords.Severity(finding.Open),
                    finding.Message, CheckWords.Printed(finding), finding.Expected, finding.Difference,
                    finding.Source, finding.Suggestion, CheckWords.Answer(finding),
                ];
            }
        }
    }

    private static string[] Row(CheckedFile file)
    {
        var d = file.Result?.Disclosure;
        return
        [
            file.Name, d?.Year is { } year ? Text(year) : "", d is null ? "读不了" : CheckWords.Kind(d.Kind),
            d?.Unit ?? "", file.Source.Pages.IsEmpty ? "" : Text(file.Source.Pages.Length), Text(d?.Tables.Length ?? 0),
            Text(d?.Tables.Count(t => t.Form is not null) ?? 0), Text(file.Result?.Coverage.Statements ?? 0),
            Text(file.Count(Severity.Error)), Text(file.Count(Severity.Warning)), Text(file.Count(Severity.Note)),
            string.Join('\n', file.Source.Problems),
        ];
    }

    private static void WriteSheet(WorksheetPart part, Column[] columns, List<string[]> rows, Looks looks)
    {
        var zone = Zone(columns.Length, rows.Count);
        var widths = columns.Select(c => c.Width).ToList();
        using var xml = new SheetXml(part, new SheetFrame(widths, 1, Orientation.Landscape, zone, zone));
        var head = looks.Of(new Look(Lettering.Strong, Framing.Shaded, Align.Center));
        xml.StartRow(1, 24);
        for (var i = 0; i < columns.Length; i++) xml.Text(i, columns[i].Name, head);
        xml.EndRow();
        for (var y = 0; y < rows.Count; y++)
        {
            xml.StartRow(y + 2, rows[y].Select((text, i) => RowHeights.Of(text, widths[i])).Max());
            for (var i = 0; i < columns.Length; i++)
            {
                xml.Text(i, rows[y][i], looks.Of(new Look(Lettering.Body, Framing.Thin, columns[i].Align)));
            }
            xml.EndRow();
        }
        xml.Finish();
    }

    private static S.Workbook Workbook(int listed, int files) => new(
        new S.BookViews(new S.WorkbookView()),
        new S.Sheets(
            new S.Sheet { Name = ListName, SheetId = 1, Id = "rId1" },
            new S.Sheet { Name = SummaryName, SheetId = 2, Id = "rId2" }),
        new S.DefinedNames(
            Filter(ListName, Zone(ListColumns.Length, listed), 0),
            Filter(SummaryName, Zone(SummaryColumns.Length, files), 1),
            Title(ListName, 0), Title(SummaryName, 1)));

    // Office programs keep the filtered range under this hidden name as well.
    private static S.DefinedName Filter(string sheet, string zone, uint index)
    {
        var ends = zone.Split(':').Select(Absolute);
        return new($"{sheet}!{string.Join(':', ends)}")
        {
            Name = "_xlnm._FilterDatabase", LocalSheetId = index, Hidden = true,
        };
    }

    private static string Absolute(string cell)
    {
        var letters = cell.TrimEnd([.. "0123456789"]);
        return $"${letters}${cell[letters.Length..]}";
    }

    private static S.DefinedName Title(string sheet, uint index) =>
        new($"{sheet}!$1:$1") { Name = "_xlnm.Print_Titles", LocalSheetId = index };

    private static string Zone(int columns, int rows) => $"A1:{CellText.Address(rows + 1, columns - 1)}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
