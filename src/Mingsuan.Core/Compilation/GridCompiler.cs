using System.Collections.Immutable;
using Mingsuan.Core.Books;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Expressions;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Forms;
using Mingsuan.Core.Money;
using Mingsuan.Core.Queries;
using Mingsuan.Core.Sentences;

namespace Mingsuan.Core.Compilation;

/// <summary>编表 (compiles a grid form: each cell is the sum of the facts under its selector).</summary>
internal sealed class GridCompiler
{
    private readonly GridForm form;
    private readonly Composer composer;
    private readonly StatementList figures;
    private readonly Scope scope;
    private readonly PrintStyle print;
    private readonly TextStyle text;
    private readonly string title;
    private readonly ImmutableArray<Row>.Builder rows = ImmutableArray.CreateBuilder<Row>();
    private readonly ImmutableArray<StatementSum>.Builder sums = ImmutableArray.CreateBuilder<StatementSum>();
    private readonly ImmutableArray<TableLine>.Builder lines = ImmutableArray.CreateBuilder<TableLine>();
    private readonly Dictionary<CellAt, int> placed = [];
    private readonly int number;

    private GridCompiler(GridForm form, Composer composer, StatementList figures, Scope scope, DisplayUnit unit)
    {
        this.form = form;
        this.composer = composer;
        this.figures = figures;
        this.scope = scope;
        print = form.Style.For(unit);
        text = new TextStyle(print, UnitName.LeftOut, 1, TrailingZeros.Drop);
        var words = new[] { form.Number, composer.Words(form.Title, scope, text) };
        number = figures.NewTable();
        title = string.Join(" ", words.Where(t => t.Length > 0));
    }

    /// <summary>编一张表.</summary>
    public static Table Compile(GridForm form, Composer composer, StatementList figures, Scope scope,
        DisplayUnit unit) =>
        new GridCompiler(form, composer, figures, scope, unit).Compile();

    private Table Compile()
    {
        var all = Selector.All(composer.Evaluator.Facts.Dimensions);
        var (columns, panels) = GridColumns.Expand(composer, scope, text, form, all);
        var range = RangeOf(form.Scope, scope);
        if (form.Empty is { } empty && composer.Evaluator.Facts.CountOf(range) == 0)
        {
            AddNote(empty, columns.Leaves.Count);
        }
        else
        {
            AddPanels(columns, panels);
        }
        return new Table(
            form.Id, form.Number, composer.Words(form.Title, scope, text), composer.Words(form.Entity, scope, text),
            $"单位：{print.Unit.ChineseName()}", form.Orientation,
            [.. columns.Leaves.Select(c => new TableColumn(
                c.Form.Width, c.Form.Shows is null ? Align.Right : StubAlign(c.Form.Shows.Value), c.Path))],
            columns.Header(), rows.ToImmutable(), sums.ToImmutable(), Notes())
        {
            Lines = lines.ToImmutable(),
        };
    }

    private static Align StubAlign(Stub stub) =>
        stub is Stub.CodeCategory or Stub.CodeSection or Stub.CodeItem ? Align.Center : Align.Left;

    private ImmutableArray<Paragraph> Notes() => [.. form.Notes
        .Where(n => n.When is null || composer.Evaluator.Holds(n.When, scope))
        .Select(n => new Paragraph([new Run(composer.Words(n.Text, scope, text))], ParagraphStyle.Note))];

    private Selector RangeOf(Call call, Scope at) => composer.Evaluator.Amount(call, at).Selector
        ?? throw Evaluator.Fail(call, "scope 应为 revenue(…)、expenditure(…) 或 procurement(…)");

    private Dictionary<(int, string), Selector> Ranges(Panel panel, IEnumerable<GridColumn> leaves) =>
        leaves.Where(l => l.Form.Shows is null).Select(RangeKey).Distinct()
            .ToDictionary(k => k, k => RangeOf(panel.Scope ?? form.Scope,
                k.Stage.Length > 0 ? scope.At(k.Stage) : scope.In(scope.Year - k.PriorYears)));

    // Columns of one year and one stage (年初预算 or 决算) have one range.
    private static (int PriorYears, string Stage) RangeKey(GridColumn column) =>
        (column.Form.PriorYears, column.Form.Stage);

    private void AddNote(Template empty, int width) => rows.Add(new Row(
        [new Cell(0, composer.Words(empty, scope, text), ColumnSpan: width, Align: Align.Center)],
        RowRole.Body, "note"));

    private void AddPanels(GridColumns columns, ImmutableArray<Range> panels)
    {
        var expanded = form.Panels.Select((p, i) => GridRows.Expand(
            composer, scope, [.. Ranges(p, columns.Leaves.Take(panels[i])).Values], p.Rows, text)).ToList();
        var height = expanded.Max(e => e.Count);
        var cells = Enumerable.Range(0, height).Select(_ => new List<Cell>()).ToArray();
        var keys = new List<string>[height];
        var roles = new RowRole[height];
        for (var i = 0; i < height; i++) (keys[i], roles[i]) = ([], RowRole.Body);
        for (var p = 0; p < panels.Length; p++)
        {
            var (first, length) = panels[p].GetOffsetAndLength(columns.Leaves.Count);
            var leaves = columns.Leaves.Skip(first).Take(length).ToList();
            var at = Positions(expanded[p], height);
            AddPanel(form.Panels[p], leaves, at, cells, keys, roles);
            lines.AddRange(at.Select(r => new TableLine(r.Value, p, r.Key.Label, r.Key.Code, r.Key.Node)));
            AddRowSums(leaves, at);
            AddColumnSums(columns.Sums.Where(s => s.Total >= first && s.Total < first + length), at.Values);
        }
        for (var i = 0; i < height; i++)
        {
            rows.Add(new Row([.. cells[i]], roles[i], string.Join("|", keys[i].Where(k => k.Length > 0))));
        }
    }

    // The last rows of each panel stand at the foot, so that totals face each other.
    private Dictionary<GridRow, int> Positions(List<GridRow> panel, int height)
    {
        var gap = height - panel.Count;
        var split = panel.Count - form.Foot;
        return panel.Select((row, i) => (row, i)).ToDictionary(
            p => p.row, p => p.i < split ? p.i : p.i + gap,
            ReferenceEqualityComparer.Instance as IEqualityComparer<GridRow>);
    }

    private void AddPanel(
        Panel panel, List<GridColumn> leaves, Dictionary<GridRow, int> at, List<Cell>[] cells,
        List<string>[] keys, RowRole[] roles)
    {
        var ranges = Ranges(panel, leaves);
        foreach (var (row, y) in at)
        {
            keys[y].Add(row.Node?.Code ?? row.Label);
            var role = row.IsTotal ? RowRole.Total : row.Parts.Count > 0 ? RowRole.Group : RowRole.Body;
            if (role < roles[y] || roles[y] == RowRole.Body) roles[y] = role;
            AddStubs(row, leaves, cells[y]);
            foreach (var leaf in leaves.Where(l => l.Form.Shows is null))
            {
                cells[y].Add(ValueCell(row, leaf, y, ranges[RangeKey(leaf)]));
            }
        }
        foreach (var y in Enumerable.Range(0, cells.Length).Where(y => !at.ContainsValue(y)))
        {
            cells[y].AddRange(leaves.Select(l => new Cell(l.Index, "")));
        }
    }

    private static void AddStubs(GridRow row, List<GridColumn> leaves, List<Cell> cells)
    {
        var stubs = leaves.TakeWhile(l => l.Form.Shows is not null).ToList();
        if (stubs.Count == 0) return;
        var isWhole = row.Node is null && row.Code.Length == 0 && stubs.Count > 1;
        if (isWhole)
        {
            cells.Add(new Cell(
                stubs[0].Index, row.Label, ColumnSpan: stubs.Count, Align: Align.Center, Emphasis: row.IsTotal));
            return;
        }
        foreach (var stub in stubs)
        {
            var shows = stub.Form.Shows!.Value;
            var indent = shows is Stub.Name or Stub.Label ? row.Indent : 0;
            var align = row.IsTotal && shows == Stub.Label ? Align.Center : (Align?)null;
            cells.Add(new Cell(stub.Index, StubText(row, shows), Indent: indent, Align: align, Emphasis: row.IsTotal));
        }
    }

    private static string StubText(GridRow row, Stub shows) => shows switch
    {
        Stub.Label or Stub.Name => row.Label,
        Stub.Code => row.Code,
        Stub.CodeCategory => Segment(row.Code, 0, 3),
        Stub.CodeSection => Segment(row.Code, 3, 5),
        Stub.CodeItem => Segment(row.Code, 5, 7),
        Stub.Unit => row.Node is { IsLeaf: true } leaf ? leaf.Tag : "",
        _ => "",
    };

    private static string Segment(string code, int from, int to) => code.Length >= to ? code[from..to] : "";

    private Cell ValueCell(GridRow row, GridColumn column, int y, Selector range)
    {
        var selector = range.And(row.Choice).And(column.Choice);
        var facts = composer.Evaluator.Facts;
        var amount = facts.Sum(selector)
            ?? (column.Form.PriorYears == 0 || facts.CountOf(range) > 0 ? Amount.Zero : null);
        var zero = row.Zero ?? column.Form.Zero ?? print.Zero;
        var place = new Spot(form.Id, title, number, -1, new CellAt(y, column.Index), row.Path, column.Path);
        var (printed, statement) = figures.Add(
            new AmountValue(amount, new Query.Sum(selector)), print with { Zero = zero }, place);
        placed[new CellAt(y, column.Index)] = statement;
        return new Cell(column.Index, printed, statement, Emphasis: row.IsTotal);
    }

    private void AddRowSums(List<GridColumn> leaves, Dictionary<GridRow, int> at)
    {
        foreach (var (row, y) in at.Where(p => p.Key.Parts.Count > 0))
        {
            foreach (var leaf in leaves.Where(l => l.Form.Shows is null))
            {
                sums.Add(new StatementSum(placed[new CellAt(y, leaf.Index)],
                    [.. row.Parts.Select(p => placed[new CellAt(at[p], leaf.Index)])],
                    row.Node is null ? SumDirection.Column : SumDirection.Codes));
            }
        }
    }

    private void AddColumnSums(IEnumerable<(int Total, ImmutableArray<int> Parts)> totals, IEnumerable<int> ys)
    {
        foreach (var (total, parts) in totals)
        {
            sums.AddRange(ys.Select(y => new StatementSum(placed[new CellAt(y, total)],
                [.. parts.Select(c => placed[new CellAt(y, c)])], SumDirection.Row)));
        }
    }
}
