using Mingsuan.Core.Books;
using Mingsuan.Core.Documents;

namespace Mingsuan.Documents.Writing.Xlsx;

/// <summary>列宽: the weights shared out over an A4 page, but never so narrow that a number is clipped.</summary>
internal static class ColumnWidths
{
    private const int PortraitPage = 92;
    private const int LandscapePage = 138;
    private const int Narrowest = 6;
    private const int LongestWordKept = 26;

    /// <summary>各列宽, in half-width characters.</summary>
    public static IReadOnlyList<int> Of(Table table)
    {
        var least = Least(table);
        var page = table.Orientation == Orientation.Landscape ? LandscapePage : PortraitPage;
        var widths = new int[table.Columns.Length];
        var open = Enumerable.Range(0, widths.Length).ToList();
        while (open.Count > 0)
        {
            var weights = open.Sum(c => Math.Max(table.Columns[c].Width, 1));
            var tight = open.Where(c => Share(c) < least[c]).ToList();
            foreach (var c in tight.Count > 0 ? tight : open) widths[c] = Math.Max(least[c], Share(c));
            page -= tight.Sum(c => widths[c]);
            open = tight.Count > 0 ? [.. open.Except(tight)] : [];

            int Share(int c) => Math.Max(page, 0) * Math.Max(table.Columns[c].Width, 1) / weights;
        }
        return widths;
    }

    private static int[] Least(Table table)
    {
        var least = Enumerable.Repeat(Narrowest, table.Columns.Length).ToArray();
        foreach (var cell in table.Header.Concat(table.Rows).SelectMany(r => r.Cells).Where(c => c.ColumnSpan == 1))
        {
            var isNumber = cell.Statement is not null && PrintedNumber.Parse(cell.Text) is not null;
            var word = CellText.LongestWord(cell.Text);
            var needed = (isNumber ? word : Math.Min(word, LongestWordKept)) + 2 + 2 * cell.Indent;
            least[cell.Column] = Math.Max(least[cell.Column], needed);
        }
        return least;
    }
}
