using System.Collections.Immutable;
using Mingsuan.Core.Books;
using Mingsuan.Core.Expressions;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Forms;
using Mingsuan.Core.Sentences;

namespace Mingsuan.Core.Compilation;

/// <summary>展开后的一列 (a leaf of the column tree).</summary>
internal sealed record GridColumn(int Index, FormColumn Form, string Path, Selector Choice);

/// <summary>展开列树 (column tree to leaves, header rows and column sums).</summary>
internal sealed class GridColumns
{
    private readonly Composer composer;
    private readonly Scope scope;
    private readonly TextStyle style;
    private readonly List<GridColumn> leaves = [];
    private readonly List<(int Depth, Cell Cell, bool IsLeaf)> headers = [];
    private readonly List<(int Total, ImmutableArray<int> Parts)> sums = [];

    private GridColumns(Composer composer, Scope scope, TextStyle style)
    {
        this.composer = composer;
        this.scope = scope;
        this.style = style;
    }

    /// <summary>各列.</summary>
    public IReadOnlyList<GridColumn> Leaves => leaves;

    /// <summary>合计列与其各部分, by column index.</summary>
    public IReadOnlyList<(int Total, ImmutableArray<int> Parts)> Sums => sums;

    /// <summary>展开几栏; the first column of each panel is returned with it.</summary>
    public static (GridColumns Columns, ImmutableArray<Range> Panels) Expand(
        Composer composer, Scope scope, TextStyle style, GridForm form, Selector all)
    {
        var columns = new GridColumns(composer, scope, style);
        var panels = ImmutableArray.CreateBuilder<Range>();
        foreach (var panel in form.Panels)
        {
            var first = columns.leaves.Count;
            columns.Add(panel.Columns, all, "", 0);
            panels.Add(first..columns.leaves.Count);
        }
        return (columns, panels.ToImmutable());
    }

    /// <summary>表头行.</summary>
    public ImmutableArray<Row> Header()
    {
        var depth = headers.Max(h => h.Depth) + 1;
        return [.. Enumerable.Range(0, depth).Select(d => new Row(
            [.. headers.Where(h => h.Depth == d).Select(h => h.IsLeaf ? h.Cell with { RowSpan = depth - d } : h.Cell)
                .OrderBy(c => c.Column)],
            RowRole.Header, $"header-{d + 1}"))];
    }

    // Returns the columns that together make up the group: its totals if it has any, else every part. A total is of the
    // parts of its own year and stage.
    private ImmutableArray<int> Add(ImmutableArray<FormColumn> siblings, Selector choice, string path, int depth)
    {
        var (totals, parts) = (ImmutableArray.CreateBuilder<int>(), ImmutableArray.CreateBuilder<int>());
        foreach (var form in siblings.Where(f => f.When is null || composer.Evaluator.Holds(f.When, scope)))
        {
            var header = composer.Words(form.Header, scope, style);
            var full = path.Length > 0 && header.Length > 0 ? $"{path}/{header}" : path + header;
            var own = composer.Evaluator.Choose(form.Select, choice, scope);
            var first = leaves.Count;
            var made = form.IsTotal ? totals : parts;
            if (form.Children.IsEmpty)
            {
                leaves.Add(new GridColumn(first, form, full, own));
                headers.Add((depth, new Cell(first, header, Align: Align.Center), true));
                if (form.Shows is null) made.Add(first);
                continue;
            }
            made.AddRange(Add(form.Children, own, full, depth + 1));
            headers.Add((depth, new Cell(first, header, ColumnSpan: leaves.Count - first, Align: Align.Center), false));
        }
        foreach (var total in totals)
        {
            ImmutableArray<int> own = [.. parts.Where(p => RangeOf(p) == RangeOf(total))];
            if (!own.IsEmpty) sums.Add((total, own));
        }
        return totals.Count > 0 ? totals.ToImmutable() : parts.ToImmutable();
    }

    private (int, string) RangeOf(int column) => (leaves[column].Form.PriorYears, leaves[column].Form.Stage);
}
