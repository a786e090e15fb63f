using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using Mingsuan.Core.Books;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Money;

namespace Mingsuan.Documents.Writing.Xlsx;

/// <summary>勾稽关系 (the last sheet): every place of a figure against its first, with live formulas.</summary>
internal sealed class TieSheet
{
    private const int TitleRow = 1;
    private const int SummaryRow = 2;
    private const double RowHeight = 19;
    private const int LongestLiteral = 250; // a formula takes 255, and quotes are doubled

    private static readonly int[] Widths = [6, 36, 40, 16, 40, 16, 12, 8, 8];

    private static readonly string[] Headers =
        ["序号", "关系", "甲处", "甲数", "乙处", "乙数", "差额", "结果", "单位"];

    private readonly Looks looks;
    private readonly List<TieLine> lines;

    /// <summary>新建.</summary>
    public TieSheet(Book book, IReadOnlyList<SheetPlan> plans, CellNumbers numbers, Looks looks, string name)
    {
        (Name, this.looks) = (name, looks);
        var places = new TieLines(book, plans, numbers);
        lines = [.. places.Ties(), .. places.Sums()];
    }

    /// <summary>工作表名.</summary>
    public string Name { get; }

    /// <summary>表头行, 1-based.</summary>
    public const int HeaderRow = SummaryRow + 1;

    /// <summary>写出.</summary>
    public void Write(WorksheetPart part)
    {
        var bottom = HeaderRow + Math.Max(lines.Count, 1);
        var zone = $"A1:{CellText.Address(bottom, Headers.Length - 1)}";
        using var xml = new SheetXml(part, new SheetFrame(Widths, HeaderRow, Orientation.Landscape, zone));
        WriteHead(xml, bottom);
        var row = HeaderRow;
        foreach (var line in lines) WriteLine(xml, ++row, line);
        if (lines.Count == 0) WriteNone(xml);
        xml.Finish($"H{HeaderRow + 1}:H{bottom}");
    }

    private void WriteHead(SheetXml xml, int bottom)
    {
        xml.StartRow(TitleRow, 34);
        xml.Text(0, "勾稽关系", looks.Of(new Look(Lettering.Title, Framing.None, Align.Center)));
        xml.EndRow();
        xml.Merge(TitleRow, 0, TitleRow, Headers.Length - 1);

        var results = $"H{HeaderRow + 1}:H{bottom}";
        var (agreeing, differing) = ($"COUNTIF({results},\"相符\")", $"COUNTIF({results},\"不符\")");
        var broken = lines.Count(l => !l.Agrees);
        xml.StartRow(SummaryRow, RowHeight);
        xml.Words(0, string.Create(CultureInfo.InvariantCulture, $"共 {lines.Count} 项，不符 {broken} 项"),
            looks.Of(new Look(Lettering.Small, Framing.None, Align.Left)),
            $"\"共 \"&({agreeing}+{differing})&\" 项，不符 \"&{differing}&\" 项\"");
        xml.EndRow();
        xml.Merge(SummaryRow, 0, SummaryRow, Headers.Length - 1);

        var head = looks.Of(new Look(Lettering.Strong, Framing.Shaded, Align.Center));
        xml.StartRow(HeaderRow, 24);
        for (var i = 0; i < Headers.Length; i++) xml.Text(i, Headers[i], head);
        xml.EndRow();
    }

    private void WriteNone(SheetXml xml)
    {
        xml.StartRow(HeaderRow + 1, RowHeight);
        xml.Text(0, "本书没有在两处印出的同一数", looks.Of(new Look(Lettering.Body, Framing.None, Align.Left)));
        xml.EndRow();
        xml.Merge(HeaderRow + 1, 0, HeaderRow + 1, Headers.Length - 1);
    }

    private void WriteLine(SheetXml xml, int row, TieLine line)
    {
        var words = new Look(Lettering.Body, Framing.Thin, Align.Left);
        var centred = looks.Of(words with { Align = Align.Center });
        var digits = line.Decimals == 0 ? "#,##0" : "#,##0." + new string('0', line.Decimals);
        var number = looks.Of(words with { Align = Align.Right, Format = digits });
        var dashed = NumberFormats.WithZero(digits, ZeroStyle.Dash);
        var difference = looks.Of(words with { Align = Align.Right, Format = dashed });
        var height = Math.Max(RowHeights.Of(line.Relation, Widths[1]),
            Math.Max(RowHeights.Of(line.First.Words, Widths[2]), RowHeights.Of(line.Second.Words, Widths[4])));

        xml.StartRow(row, height);
        xml.Number(0, row - HeaderRow, centred);
        xml.Text(1, line.Relation, looks.Of(words));
        WriteSide(xml, 2, line.First, number);
        WriteSide(xml, 4, line.Second, number);
        xml.Number(6, line.Difference, difference, $"ROUND(D{row}-F{row},6)");
        xml.Words(7, line.Agrees ? "相符" : "不符", centred,
            $"IF(ABS(G{row})<{line.Tolerance.ToString(CultureInfo.InvariantCulture)},\"相符\",\"不符\")");
        xml.Text(8, line.UnitName, centred);
        xml.EndRow();
    }

    private void WriteSide(SheetXml xml, int column, TieSide side, uint number)
    {
        var words = new Look(Lettering.Body, Framing.Thin, Align.Left);
        if (side.Target is null) xml.Text(column, side.Words, looks.Of(words));
        else WriteLink(xml, column, side.Words, side.Target);
        xml.Number(column + 1, side.Value, number, side.Formula);
    }

    // A link by formula: one attached to the cell keeps LibreOffice from wrapping the text.
    private void WriteLink(SheetXml xml, int column, string words, string target)
    {
        var shown = words.Length > LongestLiteral ? words[..LongestLiteral] : words;
        xml.Words(column, shown, looks.Of(new Look(Lettering.Link, Framing.Thin, Align.Left)),
            $"HYPERLINK(\"#{Literal(target)}\",\"{Literal(shown)}\")");
    }

    private static string Literal(string text) => CellText.Clean(text).Replace("\"", "\"\"", StringComparison.Ordinal);
}

/// <summary>勾稽的一方.</summary>
/// <param name="Words">位置.</param>
/// <param name="Target">单元格, for the link; null for a place in the text.</param>
/// <param name="Value">数, in the unit of the line.</param>
/// <param name="Formula">取数公式; null for a constant.</param>
internal sealed record TieSide(string Words, string? Target, decimal Value, string? Formula);

/// <summary>勾稽的一行.</summary>
/// <param name="Relation">关系.</param>
/// <param name="First">甲.</param>
/// <param name="Second">乙.</param>
/// <param name="Decimals">小数位数.</param>
/// <param name="Tolerance">小于此数为相符: half of the last printed digit.</param>
/// <param name="UnitName">单位.</param>
internal sealed record TieLine(
    string Relation, TieSide First, TieSide Second, int Decimals, decimal Tolerance, string UnitName)
{
    /// <summary>差额.</summary>
    public decimal Difference => Math.Round(First.Value - Second.Value, 6, MidpointRounding.AwayFromZero);

    /// <summary>是否相符.</summary>
    public bool Agrees => Math.Abs(Difference) < Tolerance;
}
