using System.Collections.Immutable;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Forms;

namespace Mingsuan.Core.Recognition;

/// <summary>表内合计 (the sums a form implies between the cells a document prints).</summary>
internal static class TableSums
{
    // Shorter codes are of units and groups.
    private const int ShortestProject = 14;

    /// <summary>一栏的横向与纵向合计.</summary>
    public static IEnumerable<StatementSum> Of(
        MatchedTable table, DimensionSet dimensions, List<MatchedRow> rows,
        List<(int Column, OutlineColumn Form)> amounts, Dictionary<(int Row, int Column), int> grid,
        List<Statement> figures)
    {
        foreach (var (total, parts, direction) in RowTree(
            table.Match!.Form.Rows[rows[0].Panel], dimensions, rows,
            new NestedRows([.. amounts.Select(a => a.Column)], grid, figures), Loose(rows, amounts, grid, figures)))
        {
            foreach (var (x, _) in amounts)
            {
                if (!grid.TryGetValue((total, x), out var at)) continue;
                var figuresOf = parts.Where(p => grid.ContainsKey((p, x))).Select(p => grid[(p, x)]).ToImmutableArray();
                if (!figuresOf.IsEmpty) yield return new StatementSum(at, figuresOf, direction);
            }
        }
        if (amounts.Count < 2) yield break;
        var columns = ColumnTree(table.Match.Form.Form.Panels[rows[0].Panel].Columns, amounts).ToList();
        foreach (var (total, parts) in columns)
        {
            foreach (var y in rows.Select(r => r.Row))
            {
                if (!grid.TryGetValue((y, total), out var at)) continue;
                var figuresOf = parts.Where(x => grid.ContainsKey((y, x))).Select(x => grid[(y, x)]).ToImmutableArray();
                if (!figuresOf.IsEmpty) yield return new StatementSum(at, figuresOf, SumDirection.Row);
            }
        }
    }

    // A row that fits nowhere but carries money makes the sums above it unsafe; sums of codes stay.
    private static bool Loose(
        List<MatchedRow> rows, List<(int Column, OutlineColumn Form)> amounts,
        Dictionary<(int Row, int Column), int> grid, List<Statement> figures) =>
        rows.Exists(r => r.Form is null && amounts.Exists(
            a => grid.TryGetValue((r.Row, a.Column), out var f) && figures[f].Value != 0));

    private static IEnumerable<(int Total, List<int> Parts, SumDirection Direction)> RowTree(
        ImmutableArray<OutlineRow> outline, DimensionSet dimensions, List<MatchedRow> rows, NestedRows nested,
        bool isLoose)
    {
        var matched = rows.Where(r => r.Form is not null).ToList();
        var printed = matched.Where(r => r.Form!.Form is FixedRow).GroupBy(r => r.Form!.Index)
            .ToDictionary(g => g.Key, g => g.First());
        var parts = new Dictionary<MatchedRow, List<int>>(ReferenceEqualityComparer.Instance);
        var codes = new Dictionary<MatchedRow, List<int>>(ReferenceEqualityComparer.Instance);
        foreach (var group in matched.GroupBy(r => r.Form!.Index))
        {
            if (group.First().Form!.Form is EachRow each)
            {
                var total = Above(outline, group.First().Form!, printed);
                var above = Outline(dimensions[each.Dimension], each.Dimension, [.. group]);
                if (each.Dimension is Dimension.Unit or Dimension.Project && total is not null
                    && nested.Of(total, [.. group], above) is { } tree) above = tree;
                foreach (var (row, parent) in above.Where(p => p.Parent is not null))
                {
                    Add(codes, parent!, row.Row);
                }
                if (total is null) continue;
                foreach (var (row, _) in above.Where(p => p.Parent is null)) Add(parts, total, row.Row);
            }
            else if (Above(outline, group.First().Form!, printed) is { } total)
            {
                Add(parts, total, group.First().Row);
            }
        }
        var sums = codes.Select(p => (p.Key.Row, p.Value, SumDirection.Codes));
        return isLoose ? sums : sums.Concat(parts.Select(p => (p.Key.Row, p.Value, SumDirection.Column)));
    }

    private static void Add(Dictionary<MatchedRow, List<int>> sums, MatchedRow total, int part)
    {
        if (!sums.TryGetValue(total, out var parts)) sums[total] = parts = [];
        parts.Add(part);
    }

    private static MatchedRow? Above(
        ImmutableArray<OutlineRow> outline, OutlineRow row, Dictionary<int, MatchedRow> printed)
    {
        for (var parent = row.Parent; parent >= 0; parent = outline[parent].Parent)
        {
            if (printed.TryGetValue(parent, out var above)) return above;
        }
        return null;
    }

    // Codes nest by their tree; projects and units, whose codes say nothing of each other, by the kind of code.
    private static List<(MatchedRow Row, MatchedRow? Parent)> Outline(
        CodeTree tree, Dimension dimension, List<MatchedRow> rows)
    {
        var result = new List<(MatchedRow, MatchedRow?)>();
        var open = new List<(MatchedRow Row, int Level)>();
        var levels = new List<int>();
        var lengths = rows.CountBy(Shape).ToDictionary();
        foreach (var row in rows)
        {
            var level = dimension == Dimension.Project ? LevelByShape(levels, lengths, Shape(row)) : 0;
            while (open.Count > 0 && !(dimension == Dimension.Project ? open[^1].Level < level
                : Contains(tree, open[^1].Row.Node, row.Node)))
            {
                open.RemoveAt(open.Count - 1);
            }
            result.Add((row, open.Count > 0 ? open[^1].Row : null));
            open.Add((row, level));
        }
        return dimension == Dimension.Unit ? Gathered(result) : result;
    }

    // A name says nothing of its level, however long it is.
    private static int Shape(MatchedRow row) => row.Code.Length == 0 ? 0 : row.Node.Length;

    // A unit whose code begins like none stands with those of its length before it: its code is wrong, not its money.
    private static List<(MatchedRow Row, MatchedRow? Parent)> Gathered(List<(MatchedRow Row, MatchedRow? Parent)> rows)
    {
        for (var i = 1; i < rows.Count; i++)
        {
            var (row, parent) = rows[i];
            if (parent is not null || !row.Node.All(char.IsAsciiDigit)) continue;
            var before = rows[i - 1];
            if (before.Row.Node.Length == row.Node.Length) rows[i] = (row, before.Parent);
            else if (rows.Exists(r => r.Parent == before.Row && r.Row.Node.Length == row.Node.Length))
                rows[i] = (row, before.Row);
        }
        return rows;
    }

    // A code of a project seen but once in its length, beside others seen often, has lost or won a digit.
    private static int LevelByShape(List<int> levels, Dictionary<int, int> lengths, int length)
    {
        if (lengths[length] == 1 && length > ShortestProject)
        {
            length = lengths.Where(p => Math.Abs(p.Key - length) == 1 && p.Value > 1).Select(p => p.Key)
                .FirstOrDefault(length);
        }
        if (!levels.Contains(length)) levels.Add(length);
        return levels.IndexOf(length);
    }

    private static bool Contains(CodeTree tree, string above, string code) => above != code
        && tree.Find(above) is { } a && tree.Find(code) is { } c && a.Contains(c.Index);

    private static IEnumerable<(int Total, List<int> Parts)> ColumnTree(
        ImmutableArray<FormColumn> columns, List<(int Column, OutlineColumn Form)> amounts)
    {
        var sums = new List<(int, List<int>)>();
        var layers = amounts.Exists(a => a.Form.Leaf.Stage.Length > 0) ? 2 : 1;
        for (var layer = 0; layer < layers; layer++) Group(columns, amounts, layer, sums);
        return sums;
    }

    // 预算数 and 决算数 side by side are two layers of one column.
    private static FormColumn Layer(FormColumn column, int layer) => column.Children is [{ Stage.Length: > 0 }, _]
        ? column.Children[layer] with { IsTotal = column.IsTotal } : column;

    private static bool IsPrior(FormColumn column) => column.Children.IsEmpty ? column.PriorYears > 0
        : column.Children.All(IsPrior);

    // The columns that together make up the group: its total if printed, else every part.
    private static List<int> Group(
        ImmutableArray<FormColumn> columns, List<(int Column, OutlineColumn Form)> amounts, int layer,
        List<(int, List<int>)> sums, bool isPrior = false)
    {
        int? total = null;
        var parts = new List<int>();
        foreach (var printed in columns)
        {
            var column = Layer(printed, layer);
            if (!column.Children.IsEmpty)
            {
                if (!isPrior && IsPrior(column)) Group([column], amounts, layer, sums, isPrior: true);
                else parts.AddRange(Group(column.Children, amounts, layer, sums, isPrior));
                continue;
            }
            var leaf = ReferenceEquals(column, printed) || printed.Children.IsEmpty ? column : printed.Children[layer];
            var at = amounts.FindIndex(a => ReferenceEquals(a.Form.Leaf, leaf));
            if (at < 0 || (column.PriorYears > 0 && !isPrior)) continue;
            if (column.IsTotal || (isPrior && column.Select.IsEmpty)) total = amounts[at].Column;
            else parts.Add(amounts[at].Column);
        }
        if (total is not { } t) return parts;
        if (parts.Count > 0) sums.Add((t, parts));
        return [t];
    }
}
