using System.Collections.Immutable;
using Mingsuan.Core.Dimensions;
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
internal sealed class GridRows(Composer composer, Scope scope, Selector range, TextStyle style)
{
    private readonly List<GridRow> rows = [];

    /// <summary>展开.</summary>
    public static List<GridRow> Expand(
        Composer composer, Scope scope, Selector range, ImmutableArray<FormRow> tree, TextStyle style)
    {
        var expansion = new GridRows(composer, scope, range, style);
        expansion.Add(tree, Selector.All(range.Dimensions));
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
        var tree = range.Dimensions[form.Dimension];
        var top = new List<GridRow>();
        var open = new Stack<GridRow>();
        var indent = 0;
        foreach (var node in Listed(form, choice, tree))
        {
            while (open.Count > 0 && !open.Peek().Node!.Contains(node.Index)) open.Pop();
            indent = open.Count;
            var row = new GridRow(
                node.Name, node.Display, node, choice.With(form.Dimension, node), indent, false, null);
            (open.Count > 0 ? open.Peek().Parts : top).Add(row);
            open.Push(row);
            rows.Add(row);
        }
        return top;
    }

    private IEnumerable<CodeNode> Listed(EachRow form, Selector choice, CodeTree tree)
    {
        var under = form.Under.Select(c => tree.Find(c)
            ?? throw new ExpressionException(c, 1, $"{DimensionSet.NameOf(form.Dimension)} 没有代码 {c}")).ToList();
        foreach (var node in tree.Nodes.Skip(1))
        {
            if (form.Levels.Length > 0 && !form.Levels.Contains(node.Level)) continue;
            if (under.Count > 0 && !under.Exists(u => u.Contains(node.Index))) continue;
            if (form.List == RowListing.All || Stands(form, choice, node)) yield return node;
        }
    }

    private bool Stands(EachRow form, Selector choice, CodeNode node)
    {
        var selector = range.And(choice).With(form.Dimension, node);
        var facts = composer.Evaluator.Facts;
        if (facts.CountOf(selector) == 0) return false;
        return form.List == RowListing.Stated || facts.Select(selector).Any(f => !f.Amount.IsZero);
    }
}
