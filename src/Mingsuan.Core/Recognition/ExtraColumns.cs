using System.Collections.Immutable;
using Mingsuan.Core.Recognition.Plain;

namespace Mingsuan.Core.Recognition;

/// <summary>表式没有的一个数列 (money or percent that the form of its table does not know).</summary>
/// <param name="Kind">种类, by its header and by what stands in it.</param>
/// <param name="Panel">栏.</param>
/// <param name="Back">往前几年; 0 when the header says none.</param>
/// <param name="Of">说的是哪一个表式列: last year's amount of it, its change or its growth; null when unknown.</param>
internal sealed record ExtraColumn(PlainColumn Kind, int Panel, int Back, OutlineColumn? Of)
{
    /// <summary>来件列.</summary>
    public int Index => Kind.Index;

    /// <summary>是否金额.</summary>
    public bool IsMoney => Kind.Kind == PlainKind.Money;

    /// <summary>是否往年的金额.</summary>
    public bool IsPrior => IsMoney && Back > 0;

    /// <summary>是否执行数.</summary>
    public bool IsExecuted => Kind.Words.Contains("执行", StringComparison.Ordinal);
}

/// <summary>表式没有的数列: found in a recognised table, and laid to the form columns that they speak of.</summary>
internal static class ExtraColumns
{
    /// <summary>一张表里的.</summary>
    public static ImmutableArray<ExtraColumn> Of(FormOutline form, HeaderGrid grid, OutlineColumn?[] columns)
    {
        var first = Array.FindIndex(columns, c => c is { IsAmount: true });
        if (first < 0) return [];
        var found = grid.Kinds.Where(k => columns[k.Index] is null && PlainColumns.IsAmount(k)
            && (k.Index > first || IsMoney(grid, k, columns))).ToList();
        if (found.Count == 0) return [];
        var extras = found.Select(k => new ExtraColumn(
            k, PanelOf(k.Index, columns), k.Kind == PlainKind.Money ? grid.YearsBack[k.Index] : 0, null)).ToList();
        return [.. extras.GroupBy(e => (e.Panel, e.Kind.Kind, e.Back))
            .SelectMany(g => Laid(form, grid, columns, [.. g])).OrderBy(e => e.Index)];
    }

    // Before the amounts stand codes too, which are numbers: no label's header covers money, and money is longer or
    // has decimals.
    private static bool IsMoney(HeaderGrid grid, PlainColumn column, OutlineColumn?[] columns)
    {
        var headers = column.Headers;
        if (columns.Where((c, x) => c is { IsAmount: false } && grid.HeaderCells(x).SequenceEqual(headers)).Any())
            return false;
        return Enumerable.Range(grid.HeaderRows, grid.Table.Rows - grid.HeaderRows)
            .Select(y => grid.Start(y, column.Index)?.Text.Trim() ?? "")
            .Any(t => PlainColumns.Number(t) is { IsDash: false } && !IsCode(t));
    }

    private static bool IsCode(string text) => text.Length is 2 or 3 or 5 or 7 && text.All(char.IsAsciiDigit);

    // The panel of the nearest column the form knows, to the left first.
    private static int PanelOf(int column, OutlineColumn?[] columns)
    {
        for (var x = column - 1; x >= 0; x--)
        {
            if (columns[x] is { } known) return known.Panel;
        }
        return columns.Skip(column).OfType<OutlineColumn>().First().Panel;
    }

    // Columns of one kind repeat those of the form, by name and order; a single one speaks of the total.
    private static IEnumerable<ExtraColumn> Laid(
        FormOutline form, HeaderGrid grid, OutlineColumn?[] columns, List<ExtraColumn> alike)
    {
        if (alike[0] is { IsMoney: true, Back: 0 } || alike[0].Kind.Kind == PlainKind.Completion) return alike;
        var own = columns.OfType<OutlineColumn>().Where(c => IsNow(c) && c.Panel == alike[0].Panel).ToHashSet();
        var laid = ColumnMatcher.Repeated(form.Columns, grid, [.. alike.Select(e => e.Index)]);
        var named = alike.Select(e => e with { Of = laid[e.Index] is { } c && own.Contains(c) ? c : null }).ToList();
        var total = TotalOf(own);
        return named.Select(e => e.Of is null && IsAlone(e, alike) ? e with { Of = total } : e);
    }

    // 上年预算数 and 上年执行数, each under a header of its own, both speak of the total.
    private static bool IsAlone(ExtraColumn column, List<ExtraColumn> alike) => alike.Count == 1 || (column.IsPrior
        && !alike.Exists(e => e != column && ReferenceEquals(e.Kind.Headers[0], column.Kind.Headers[0])));

    private static bool IsNow(OutlineColumn column) =>
        column.IsAmount && column.Path.All(c => c.PriorYears == 0 && c.Stage.Length == 0);

    private static OutlineColumn? TotalOf(HashSet<OutlineColumn> own) => own.Count == 1 ? own.First()
        : own.OrderBy(c => c.Index).FirstOrDefault(c => c.Path.All(p => p.Select.IsEmpty) && c.Leaf.IsTotal);
}
