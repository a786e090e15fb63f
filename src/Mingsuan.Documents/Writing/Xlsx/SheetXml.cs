using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Mingsuan.Core.Books;
using S = DocumentFormat.OpenXml.Spreadsheet;

namespace Mingsuan.Documents.Writing.Xlsx;

/// <summary>工作表的外框: page, columns, frozen rows.</summary>
/// <param name="Widths">列宽.</param>
/// <param name="Frozen">冻结的行数.</param>
/// <param name="Orientation">方向.</param>
/// <param name="Zone">有内容的区域, such as A1:F20.</param>
/// <param name="Filter">可筛选的区域; null when there is none.</param>
internal sealed record SheetFrame(
    IReadOnlyList<int> Widths, int Frozen, Orientation Orientation, string Zone, string? Filter = null);

/// <summary>工作表的流式写法: rows in order, then what follows them.</summary>
internal sealed class SheetXml : IDisposable
{
    private readonly OpenXmlWriter writer;
    private readonly SheetFrame frame;
    private readonly List<string> merges = [];
    private int row;

    /// <summary>开始一张工作表.</summary>
    public SheetXml(WorksheetPart part, SheetFrame frame)
    {
        this.frame = frame;
        writer = OpenXmlWriter.Create(part, new UTF8Encoding(false));
        writer.WriteStartDocument();
        writer.WriteStartElement(new S.Worksheet());
        writer.WriteElement(new S.SheetProperties(new S.PageSetupProperties { FitToPage = true }));
        writer.WriteElement(new S.SheetDimension { Reference = frame.Zone });
        writer.WriteElement(new S.SheetViews(View(frame.Frozen)));
        writer.WriteElement(new S.SheetFormatProperties { DefaultRowHeight = 19 });
        writer.WriteElement(new S.Columns(frame.Widths.Select((w, i) => new S.Column
        {
            Min = (uint)i + 1,
            Max = (uint)i + 1,
            Width = w + 0.75,
            CustomWidth = true,
        })));
        writer.WriteStartElement(new S.SheetData());
    }

    /// <summary>开始一行, 1-based.</summary>
    public void StartRow(int index, double height)
    {
        row = index;
        writer.WriteStartElement(new S.Row { RowIndex = (uint)index, Height = height, CustomHeight = true });
    }

    /// <summary>结束一行.</summary>
    public void EndRow() => writer.WriteEndElement();

    /// <summary>文字.</summary>
    public void Text(int column, string text, uint look)
    {
        var words = new S.Text(CellText.Clean(text)) { Space = SpaceProcessingModeValues.Preserve };
        writer.WriteElement(new S.Cell(new S.InlineString(words))
        {
            CellReference = CellText.Address(row, column),
            StyleIndex = look,
            DataType = S.CellValues.InlineString,
        });
    }

    /// <summary>空格.</summary>
    public void Blank(int column, uint look) =>
        writer.WriteElement(new S.Cell { CellReference = CellText.Address(row, column), StyleIndex = look });

    /// <summary>数; with the formula that makes it when there is one.</summary>
    public void Number(int column, decimal value, uint look, string? formula = null)
    {
        var cell = new S.Cell { CellReference = CellText.Address(row, column), StyleIndex = look };
        if (formula is not null) cell.AppendChild(new S.CellFormula(formula));
        cell.AppendChild(new S.CellValue(value.ToString(CultureInfo.InvariantCulture)));
        writer.WriteElement(cell);
    }

    /// <summary>结果为文字的公式.</summary>
    public void Words(int column, string value, uint look, string formula) =>
        writer.WriteElement(new S.Cell(new S.CellFormula(formula), new S.CellValue(CellText.Clean(value)))
        {
            CellReference = CellText.Address(row, column),
            StyleIndex = look,
            DataType = S.CellValues.String,
        });

    /// <summary>合并.</summary>
    public void Merge(int top, int left, int bottom, int right)
    {
        if (top == bottom && left == right) return;
        merges.Add($"{CellText.Address(top, left)}:{CellText.Address(bottom, right)}");
    }

    /// <summary>收尾.</summary>
    /// <param name="mismatches">“不符”变红的区域; null when there is none.</param>
    public void Finish(string? mismatches = null)
    {
        writer.WriteEndElement();
        if (frame.Filter is { } filter) writer.WriteElement(new S.AutoFilter { Reference = filter });
        if (merges.Count > 0)
        {
            var cells = merges.Select(m => new S.MergeCell { Reference = m });
            writer.WriteElement(new S.MergeCells(cells) { Count = (uint)merges.Count });
        }
        if (mismatches is not null) writer.WriteElement(Reddening(mismatches));
        WritePage();
        writer.WriteEndElement();
    }

    /// <inheritdoc/>
    public void Dispose() => writer.Dispose();

    private void WritePage()
    {
        writer.WriteElement(new S.PrintOptions { HorizontalCentered = true });
        writer.WriteElement(new S.PageMargins
        {
            Left = 0.6,
            Right = 0.6,
            Top = 0.75,
            Bottom = 0.75,
            Header = 0.3,
            Footer = 0.35,
        });
        writer.WriteElement(new S.PageSetup
        {
            PaperSize = 9,
            Orientation = frame.Orientation == Orientation.Landscape
                ? S.OrientationValues.Landscape : S.OrientationValues.Portrait,
            FitToWidth = 1,
            FitToHeight = 0,
        });
        writer.WriteElement(new S.HeaderFooter(new S.OddFooter("&C第 &P 页，共 &N 页")));
        // Codes are text on purpose; without this every one of them carries a warning mark.
        writer.WriteElement(new S.IgnoredErrors(new S.IgnoredError
        {
            SequenceOfReferences = new ListValue<StringValue> { InnerText = frame.Zone },
            NumberStoredAsText = true,
        }));
    }

    private static S.SheetView View(int frozen)
    {
        var view = new S.SheetView { WorkbookViewId = 0, ShowGridLines = false };
        if (frozen > 0)
        {
            view.AppendChild(new S.Pane
            {
                VerticalSplit = frozen,
                TopLeftCell = CellText.Address(frozen + 1, 0),
                ActivePane = S.PaneValues.BottomLeft,
                State = S.PaneStateValues.Frozen,
            });
        }
        return view;
    }

    private static S.ConditionalFormatting Reddening(string zone) => new(
        new S.ConditionalFormattingRule(new S.Formula("\"不符\""))
        {
            Type = S.ConditionalFormatValues.CellIs,
            Operator = S.ConditionalFormattingOperatorValues.Equal,
            FormatId = 0,
            Priority = 1,
        })
    {
        SequenceOfReferences = new ListValue<StringValue> { InnerText = zone },
    };
}
