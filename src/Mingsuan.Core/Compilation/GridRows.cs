using System.Collections.Immutable;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Expressions;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Forms;
using Mingsuan.Core.Money;
using Mingsuan.Core.Sentences;

namespace Mingsuan.Core.Compilation;

/// <summary>展开后的一行.</summary>
internal sealed record GridRow(
    string Label, string Code, CodeNode? Node, Selector Choice, int Indent, bool IsTotal, ZeroStyle? Zero)
{
    /// <summary>各部分 (printed rows whose sum this row is); empty for a plain row.</summary>
    public List<GridRow> Parts { get; } = [];

    /// <summary>印出的名字 with its code, for places.</summary>
    public string Path => Code.Length > 0 ? $"{Code} {Label}" : Label;
}

/// <summary>展开行树 (form rows to printed rows).</summary>
/// <remarks>A panel has one range for each year it shows; a code is listed when any of them has it.</remarks>
internal sealed class GridRows(Composer composer, Scope scope, ImmutableArray<Selector> ranges, TextStyle style)
{
    private readonly List<GridRow> rows = [];

    /// <summary>展开.</summary>
    public static List<GridRow> Expand(
        Composer composer, Scope scope, ImmutableArray<Selector> ranges, ImmutableArray<FormRow> tree,
        TextStyle style)
    {
        var expansion = new GridRows(composer, scope, ranges, style);
        expansion.Add(tree, Selector.All(ranges[0].Dimensions));
        return expansion.rows;
    }

    private List<GridRow> Add(ImmutableArray<FormRow> tree, Selector choice)
    {
        var top = new List<GridRow>();
        foreach (var row in tree)
        {
            switch (row)
            {
                case FixedRow f when f.When is null || composer.Evaluator.Holds(f.When, scope):
                    top.Add(AddFixed(f, choice));
                    break;
                case EachRow e:
                    top.AddRange(AddEach(e, choice));
                    break;
            }
        }
        return top;
    }

    private GridRow AddFixed(FixedRow form, Selector choice)
    {
        var own = composer.Evaluator.Choose(form.Select, choice, scope);
        var row = new GridRow(
            composer.Words(form.Label, scope, style), form.Code, null, own, form.Indent, form.IsTotal, form.Zero);
        if (form.Place == TotalPlace.Before) rows.Add(row);
        row.Parts.AddRange(Add(form.Parts, own));
        if (form.Place == TotalPlace.After) rows.Add(row);
        return row;
    }

    private List<GridRow> AddEach(EachRow form, Selector choice)
    {
        var own = composer.Evaluator.Choose(form.Select, choice, scope);
        var top = new List<GridRow>();
        var open = new Stack<GridRow>();
        var index = 0;
        foreach (var node in Listed(form, own, ranges[0].Dimensions[form.Dimension]))
        {
            while (open.Count > 0 && !open.Peek().Node!.Contains(node.Index)) open.Pop();
            var row = new GridRow(
                Label(form, node, index++), node.Display, node, own.With(form.Dimension, node), open.Count,
                false, null);
            (open.Count > 0 ? open.Peek().Parts : top).Add(row);
            open.Push(row);
            rows.Add(row);
        }
        return top;
    }

    private string Label(EachRow form, CodeNode node, int index) => form.Label is not { } label ? node.Name
        : composer.Words(label, Composer.Numbered(scope.With("it", new NodeValue(form.Dimension, node)), index), style);

    private IEnumerable<CodeNode> Listed(EachRow form, Selector choice, CodeTree tree)
    {
        var under = form.Under.Select(c => tree.Find(c)
            ?? throw new ExpressionException(c, 1, $"{DimensionSet.NameOf(form.Dimension)} 没有代码 {c}")).ToList();
        var listed = form.List == RowListing.All ? tree.Nodes.Skip(1)
            : composer.Evaluator.Facts.Standing(form.Dimension);
        foreach (var node in listed)
        {
            if (form.Levels.Length > 0 && !form.Levels.Contains(node.Level)) continue;
            if (under.Count > 0 && !under.Exists(u => u.Contains(node.Index))) continue;
            if (form.List == RowListing.All || Stands(form, choice, node)) yield return node;
        }
    }

    private bool Stands(EachRow form, Selector choice, CodeNode node)
    {
        var facts = composer.Evaluator.Facts;
        return ranges.Select(r => r.And(choice).With(form.Dimension, node)).Any(s => facts.CountOf(s) > 0
            && (form.List == RowListing.Stated || facts.Select(s).Any(f => !f.Amount.IsZero)));
    }
}
