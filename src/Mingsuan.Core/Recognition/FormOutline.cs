using System.Collections.Immutable;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Expressions;
using Mingsuan.Core.Forms;

namespace Mingsuan.Core.Recognition;

/// <summary>表式的一列, flattened for matching.</summary>
/// <param name="Index">序号 in the form.</param>
/// <param name="Panel">栏.</param>
/// <param name="Path">自上而下的列节点, the leaf last.</param>
/// <param name="Names">列名 and aliases, normalised.</param>
/// <param name="Groups">上级列名, normalised.</param>
internal sealed record OutlineColumn(
    int Index, int Panel, ImmutableArray<FormColumn> Path, ImmutableArray<string> Names,
    ImmutableArray<string> Groups)
{
    public FormColumn Leaf => Path[^1];

    public bool IsAmount => Leaf.Shows is null;

    /// <summary>合计列所合计的上级列名: 基本支出 printed over nothing is the total of 基本支出.</summary>
    public ImmutableArray<string> TotalOf { get; init; } = [];

    /// <summary>是否有条件才印.</summary>
    public bool IsConditional { get; } = Path.Any(c => c.When is not null);
}

/// <summary>表式的一行, flattened for matching; an <see cref="EachRow"/> stands for many printed rows.</summary>
/// <param name="Index">序号 in its panel.</param>
/// <param name="Form">表式的行.</param>
/// <param name="Path">自上而下的选择, the row's own last.</param>
/// <param name="Parent">上级行的序号; -1 at the top.</param>
/// <param name="Names">行名 and aliases, normalised; empty for an each-row.</param>
internal sealed record OutlineRow(
    int Index, FormRow Form, ImmutableArray<ImmutableArray<Argument>> Path, int Parent, ImmutableArray<string> Names);

/// <summary>表式的轮廓 (a form laid flat, so that a foreign table can be laid over it).</summary>
internal sealed class FormOutline
{
    private FormOutline(GridForm form)
    {
        Form = form;
        Titles = [.. form.Aliases.Add(form.Title.Text).Select(Words.Title).Distinct(StringComparer.Ordinal)];
        var columns = ImmutableArray.CreateBuilder<OutlineColumn>();
        for (var p = 0; p < form.Panels.Length; p++) AddColumns(columns, form.Panels[p].Columns, p, []);
        Columns = columns.ToImmutable();
        Rows = [.. form.Panels.Select(p =>
        {
            var rows = ImmutableArray.CreateBuilder<OutlineRow>();
            AddRows(rows, p.Rows, [], -1);
            return rows.ToImmutable();
        })];
    }

    public GridForm Form { get; }

    public ImmutableArray<string> Titles { get; }

    public ImmutableArray<OutlineColumn> Columns { get; }

    /// <summary>各栏的行.</summary>
    public ImmutableArray<ImmutableArray<OutlineRow>> Rows { get; }

    public static FormOutline Of(GridForm form) => new(form);

    /// <summary>按代码展开的维度, if any row is.</summary>
    public Dimension? Each(int panel) => Rows[panel].Select(r => r.Form).OfType<EachRow>()
        .Select(e => (Dimension?)e.Dimension).FirstOrDefault();

    private static void AddColumns(
        ImmutableArray<OutlineColumn>.Builder all, ImmutableArray<FormColumn> columns, int panel,
        ImmutableArray<FormColumn> above)
    {
        foreach (var column in columns)
        {
            var path = above.Add(column);
            if (!column.Children.IsEmpty)
            {
                AddColumns(all, column.Children, panel, path);
                continue;
            }
            all.Add(new OutlineColumn(all.Count, panel, path, Names(column),
                [.. above.SelectMany(c => Names(c)).Distinct(StringComparer.Ordinal)])
            {
                TotalOf = column.IsTotal && above is [.., var group] ? Names(group) : [],
            });
        }
    }

    private static ImmutableArray<string> Names(FormColumn column) =>
        [.. column.Aliases.Add(Words.Literal(column.Header)).Select(Words.Header).Where(n => n.Length > 0)];

    private static void AddRows(
        ImmutableArray<OutlineRow>.Builder all, ImmutableArray<FormRow> rows,
        ImmutableArray<ImmutableArray<Argument>> above, int parent)
    {
        foreach (var row in rows)
        {
            if (row is EachRow each)
            {
                all.Add(new OutlineRow(all.Count, each, above.Add(each.Select), parent, []));
                continue;
            }
            var fixedRow = (FixedRow)row;
            var path = above.Add(fixedRow.Select);
            var names = fixedRow.Aliases.Add(Words.Literal(fixedRow.Label)).Select(Words.Label);
            var at = all.Count;
            all.Add(new OutlineRow(at, fixedRow, path, parent, [.. names]));
            AddRows(all, fixedRow.Parts, path, at);
            if (fixedRow.Place == TotalPlace.After && !fixedRow.Parts.IsEmpty) MoveToEnd(all, at);
        }
    }

    // A total printed after its parts is matched after them; indexes and parents follow.
    private static void MoveToEnd(ImmutableArray<OutlineRow>.Builder all, int at)
    {
        var moved = all.Skip(at).ToList();
        var order = moved.Skip(1).Append(moved[0]).ToList();
        var place = order.Select((r, i) => (r.Index, To: at + i)).ToDictionary(p => p.Index, p => p.To);
        for (var i = 0; i < order.Count; i++)
        {
            var row = order[i];
            all[at + i] = row with
            {
                Index = at + i,
                Parent = place.GetValueOrDefault(row.Parent, row.Parent),
            };
        }
    }
}
