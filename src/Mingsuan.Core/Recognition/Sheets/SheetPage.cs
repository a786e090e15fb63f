using Mingsuan.Core.Claims;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Money;
using Mingsuan.Core.Performance;
using Mingsuan.Core.Queries;

namespace Mingsuan.Core.Recognition.Sheets;

/// <summary>申报表的一张来件表, while it is read: where its numbers become figures.</summary>
internal sealed class SheetPage(SourceTable table, int index, DisplayUnit unit, List<Statement> figures)
{
    // An indicator's value says what it is worth only beside others like it: any scale does.
    private const int IndicatorScale = 10_000;
    private const decimal MostIndicator = 100_000_000_000m;

    /// <summary>序号.</summary>
    public int Index => index;

    /// <summary>来件表.</summary>
    public SourceTable Table => table;

    /// <summary>说给人听的表名, with the project whose sheet it is.</summary>
    public string Where(string project, string otherwise)
    {
        // The caption may name the project alone, and the heading above it the sheet.
        var title = table.Title.Length == 0 || table.Title == project ? otherwise : table.Title;
        return project.Length == 0 || title.Contains(project, StringComparison.Ordinal) ? title
            : $"{title}（{project}）";
    }

    /// <summary>一个金额; null when the cell holds none.</summary>
    public int? Money(SourceCell cell, string where, string row, string column = "")
    {
        var text = cell.Text.Trim();
        if (PrintedNumber.Parse(text) is not { } number) return null;
        var (value, step) = number.IsDash ? (0L, 1L) : number.In(unit);
        return Add(Query.For(null), cell, value, step, (where, row, column), unit.FenPerUnit());
    }

    /// <summary>一个占比; null when the cell holds none.</summary>
    public int? Share(SourceCell cell, string where, string row, string column)
    {
        if (PrintedNumber.Parse(cell.Text.Trim().TrimEnd('%', '％')) is not { IsDash: false } number) return null;
        var (value, step) = number.On(10_000);
        return Add(new Query.Ratio(RatioKind.Share, null), cell, value, step, (where, row, column), 0);
    }

    /// <summary>一个指标值 or other count; null when the cell holds words.</summary>
    public int? Count(SourceCell cell, string where, string row, string column)
    {
        if (IndicatorNumber.Parse(SourceText.Compact(cell.Text)) is not { Number: < MostIndicator } value) return null;
        return Add(new Query.Count(""), cell, (long)(value.Number * IndicatorScale), 1, (where, row, column), 0);
    }

    private int Add(
        Query query, SourceCell cell, long value, long step, (string Where, string Row, string Column) at,
        long unitFen)
    {
        figures.Add(new Statement(figures.Count, query, cell.Text.Trim(), value, step, cell.At, index,
            at.Where, at.Row, at.Column)
        {
            UnitFen = unitFen, Cell = MatchedTable.CellOf(cell),
        });
        return figures.Count - 1;
    }
}
