using System.Collections.Immutable;
using Mingsuan.Core.Books;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Expressions;
using Mingsuan.Core.Forms;
using Mingsuan.Core.Money;
using Mingsuan.Core.Sentences;

namespace Mingsuan.Core.Compilation;

/// <summary>编申报表 (compiles a sheet form of labels, texts and repeated rows).</summary>
internal sealed class SheetCompiler
{
    private readonly SheetForm form;
    private readonly Composer composer;
    private readonly StatementList figures;
    private readonly TextStyle style;
    private int table;

    private SheetCompiler(SheetForm form, Composer composer, StatementList figures, DisplayUnit unit)
    {
        this.form = form;
        this.composer = composer;
        this.figures = figures;
        // 14.5 万元 reads well in a box; 42,667,983.5 元 looks like a slip.
        var print = form.Style.For(unit);
        var zeros = print.Unit == DisplayUnit.Yuan ? TrailingZeros.Keep : TrailingZeros.Drop;
        style = new TextStyle(print with { Trim = zeros }, UnitName.LeftOut, 1, TrailingZeros.Drop);
    }

    /// <summary>编; a form with <c>for</c> gives a table for each item.</summary>
    public static IEnumerable<Table> Compile(
        SheetForm form, Composer composer, StatementList figures, Scope scope, DisplayUnit unit)
    {
        var compiler = new SheetCompiler(form, composer, figures, unit);
        if (form.For is not { } variable)
        {
            yield return compiler.CompileOne(scope, form.Id, form.Number);
            yield break;
        }
        var items = Evaluator.Items(composer.Evaluator.Evaluate(form.In!, scope));
        for (var i = 0; i < items.Length; i++)
        {
            var inner = Composer.Numbered(scope.With(variable, items[i]), i);
            yield return compiler.CompileOne(inner, $"{form.Id}.{i + 1}", form.Number);
        }
    }

    private Table CompileOne(Scope scope, string id, string number)
    {
        table = figures.NewTable();
        var title = composer.Words(form.Title, scope, style);
        var drafts = Render(form.Rows.CastArray<SheetNode>(), scope, 0);
        var headers = form.Header.SelectMany(h => Render([h], scope, 0)).ToList();
        var header = Place(headers, id, title, RowRole.Header);
        var body = Place(drafts, id, title, RowRole.Body);
        return new Table(
            id, number, title, composer.Words(form.Entity, scope, style),
            HasAmounts(drafts) ? $"单位：{style.Amount.Unit.ChineseName()}" : "", form.Orientation,
            [.. form.Columns.Select((w, i) => new TableColumn(w, Align.Left, HeaderText(headers, i)))],
            header, body, [], [.. form.Notes
                .Where(n => n.When is null || composer.Evaluator.Holds(n.When, scope))
                .Select(n => new Paragraph([new Run(composer.Words(n.Text, scope, style))], ParagraphStyle.Note))],
            form.Placement);
    }

    private static bool HasAmounts(List<List<Draft>> drafts) =>
        drafts.SelectMany(r => r).Any(d => d.Pieces.Any(p => p.Figure is AmountValue));

    private static string HeaderText(List<List<Draft>> headers, int column)
    {
        var texts = headers.SelectMany(r => r)
            .Where(d => d.Column <= column && column < d.Column + d.Span).Select(d => d.Text).Where(t => t.Length > 0);
        var path = string.Join("/", texts);
        return path.Length > 0 ? path : $"第{column + 1}列";
    }

    private List<List<Draft>> Render(ImmutableArray<SheetNode> nodes, Scope scope, int column)
    {
        var rows = new List<List<Draft>>();
        foreach (var node in nodes)
        {
            if (node.When is { } when && !composer.Evaluator.Holds(when, scope)) continue;
            switch (node)
            {
                case SheetRow row:
                    rows.Add(RenderCells(row.Cells, scope, column));
                    break;
                case SheetEach each:
                    rows.AddRange(RenderEach(each, scope, column));
                    break;
                case SheetSide side:
                    rows.AddRange(RenderSide(side, scope, column));
                    break;
            }
        }
        return rows;
    }

    private List<Draft> RenderCells(ImmutableArray<SheetCell> cells, Scope scope, int column)
    {
        var drafts = new List<Draft>();
        foreach (var cell in cells)
        {
            var pieces = Composer.Join(composer.Compose(cell.Text, scope, style));
            drafts.Add(new Draft(column, cell.Span, cell, pieces));
            column += cell.Span;
        }
        return drafts;
    }

    private List<List<Draft>> RenderEach(SheetEach each, Scope scope, int column)
    {
        var rows = new List<List<Draft>>();
        var items = Evaluator.Items(composer.Evaluator.Evaluate(each.In, scope));
        for (var i = 0; i < items.Length; i++)
        {
            var inner = Composer.Numbered(scope.With(each.Variable, items[i]), i);
            rows.AddRange(Render(each.Rows, inner, column));
        }
        MergeEqual(rows);
        return rows;
    }

    // A cell marked merge takes in the equal cells right below it, within its own repetition and not beyond.
    private static void MergeEqual(List<List<Draft>> rows)
    {
        var open = new Dictionary<int, Draft>();
        foreach (var row in rows)
        {
            foreach (var draft in row.Where(d => d.Cell.Merge && !d.IsSettled).ToList())
            {
                if (open.TryGetValue(draft.Column, out var above) && above.Text == draft.Text && above.Rows > 0)
                {
                    above.Rows += draft.Rows;
                    row.Remove(draft);
                    continue;
                }
                open[draft.Column] = draft;
                foreach (var right in open.Keys.Where(c => c > draft.Column).ToList()) open.Remove(right);
            }
        }
        foreach (var draft in rows.SelectMany(r => r)) draft.IsSettled = true;
    }

    private List<List<Draft>> RenderSide(SheetSide side, Scope scope, int column)
    {
        var width = side.Side.Sum(c => c.Span);
        var rows = Render(side.Rows, scope, column + width);
        if (rows.Count == 0) return rows;
        var labels = RenderCells(side.Side, scope, column);
        foreach (var label in labels) label.Rows = rows.Count;
        rows[0].InsertRange(0, labels);
        return rows;
    }

    private ImmutableArray<Row> Place(List<List<Draft>> drafts, string id, string title, RowRole role)
    {
        var rows = ImmutableArray.CreateBuilder<Row>();
        for (var y = 0; y < drafts.Count; y++)
        {
            var label = string.Join(" ", drafts[y].Where(d => d.Cell.IsLabel || d.Cell.Merge || d.Figure is null)
                .Select(d => d.Text).Where(t => t.Length is > 0 and <= 40).Take(4));
            rows.Add(new Row([.. drafts[y].Select(d =>
                Cell(d, new Spot(id, title, table, -1, new CellAt(y, d.Column), label, "")))],
                role, $"{(role == RowRole.Header ? "header-" : "")}{y + 1}"));
        }
        return rows.ToImmutable();
    }

    private Cell Cell(Draft draft, Spot place)
    {
        int? statement = null;
        foreach (var piece in draft.Pieces)
        {
            var run = figures.Add(piece, place);
            if (run.Statement is { } number && draft.Figure is not null) statement = number;
        }
        var align = draft.Cell.Align ?? (draft.Cell.IsLabel ? Align.Center : draft.Figure switch
        {
            AmountValue or PercentValue => Align.Right,
            IndicatorValue => Align.Center,
            _ => null,
        });
        return new Cell(draft.Column, draft.Text, statement, draft.Span, draft.Rows, 0, align, draft.Cell.IsLabel);
    }

    private sealed class Draft(int column, int span, SheetCell cell, ImmutableArray<Piece> pieces)
    {
        public int Column { get; } = column;

        public int Span { get; } = span;

        public int Rows { get; set; } = 1;

        public bool IsSettled { get; set; }

        public SheetCell Cell { get; } = cell;

        public ImmutableArray<Piece> Pieces { get; } = pieces;

        public string Text { get; } = string.Concat(pieces.Select(p => p.Text)).Trim();

        // The one figure a cell consists of; null when there are words beside it.
        public Value? Figure => Pieces is [{ Figure: { } figure }] ? figure : null;
    }
}
