using System.Collections.Immutable;
using System.Globalization;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Queries;

namespace Mingsuan.Core.Expressions;

/// <summary>查询函数: revenue, expenditure, procurement and codes.</summary>
internal sealed class QueryFunctions(Evaluator evaluator)
{
    /// <summary>收入.</summary>
    public Value Revenue(Call call, Scope scope) => Sum(Select(call, scope, "revenue"));

    /// <summary>支出; unless a vintage is named, money spent this year (本年 and 上年结转), without 结转下年.</summary>
    public Value Expenditure(Call call, Scope scope) => Sum(Select(call, scope, "expenditure"));

    /// <summary>政府采购.</summary>
    public Value Procurement(Call call, Scope scope) => Sum(Select(call, scope, "procurement"));

    /// <summary>
    /// 代码序列: codes(function, level: 1, under: 206, where: …), in code-list order, <c>it</c> being each.
    /// </summary>
    public Value Codes(Call call, Scope scope)
    {
        var name = (Evaluator.At(call, 0) as Name)?.Text ?? "";
        var dimension = DimensionSet.Parse(name) ?? throw Evaluator.Fail(call, $"没有维度 {name}");
        var tree = evaluator.Facts.Dimensions[dimension];
        var level = Evaluator.Named(call, "level") is NumberLiteral n
            ? int.Parse(n.Text, CultureInfo.InvariantCulture) : (int?)null;
        var under = Evaluator.Named(call, "under") is { } u ? Nodes(u, dimension, scope) : [tree.Nodes[0]];
        var where = Evaluator.Named(call, "where");
        var listed = where is not null && Vanishing.WithoutFacts(where, name) ? evaluator.Facts.Standing(dimension)
            : tree.Nodes.Skip(1);
        var nodes = listed
            .Where(x => level is null ? x.IsLeaf : x.Level == level)
            .Where(x => under.Any(r => r.Contains(x.Index)))
            .Select(x => (Value)new NodeValue(dimension, x))
            .Where(v => where is null || evaluator.Holds(where, scope.With("it", v)));
        return new ListValue([.. nodes]);
    }

    /// <summary>由 维度: 代码 组成选择.</summary>
    public Selector Choose(IEnumerable<Argument> arguments, Selector start, Scope scope)
    {
        var selector = start;
        foreach (var argument in arguments)
        {
            var dimension = DimensionSet.Parse(argument.Key)
                ?? throw new ExpressionException(argument.Key, argument.Column, $"没有维度 {argument.Key}");
            selector = selector.With(dimension, Nodes(argument.Value, dimension, scope));
        }
        return selector;
    }

    private AmountValue Sum(Selector selector) => new(evaluator.Facts.Sum(selector), new Query.Sum(selector));

    private Selector Select(Call call, Scope scope, string side)
    {
        var dimensions = evaluator.Facts.Dimensions;
        var selector = Selector.All(dimensions)
            .With(Dimension.Side, Code(dimensions, Dimension.Side, side))
            .With(Dimension.Year, YearNode(dimensions, scope.Year));
        if (side == "expenditure" && Evaluator.Named(call, "vintage") is null)
        {
            selector = selector.With(Dimension.Vintage, Code(dimensions, Dimension.Vintage, "this-year"));
        }
        if (scope.Stage.Length > 0 && side != "procurement")
            selector = selector.With(Dimension.Stage, Code(dimensions, Dimension.Stage, scope.Stage));
        return Choose(call.Arguments, selector, scope);
    }

    private static CodeNode[] YearNode(DimensionSet dimensions, int year) =>
        dimensions[Dimension.Year].Find(year.ToString(CultureInfo.InvariantCulture)) is { } node ? [node] : [];

    private static CodeNode Code(DimensionSet dimensions, Dimension dimension, string code) =>
        dimensions[dimension].Find(code) ?? throw new InvalidOperationException($"规则库缺代码 {code}");

    // a + b is a union; a name is a variable first, then a code.
    private ImmutableArray<CodeNode> Nodes(Expression expression, Dimension dimension, Scope scope)
    {
        switch (expression)
        {
            case Binary { Operator: "+" } union:
                return [.. Nodes(union.Left, dimension, scope), .. Nodes(union.Right, dimension, scope)];
            case NumberLiteral number:
                return [Find(expression, dimension, number.Text)];
            case Name name when scope.Find(name.Text) is null:
                return [Find(expression, dimension, name.Text)];
            default:
                return [.. Evaluator.Items(evaluator.Evaluate(expression, scope))
                    .Select(v => NodeOf(expression, dimension, v))];
        }
    }

    private CodeNode NodeOf(Expression at, Dimension dimension, Value value) => value switch
    {
        NodeValue n when n.Dimension == dimension => n.Node,
        RecordValue { Node: { } n } when n.Dimension == dimension => n.Node,
        TextValue t => Find(at, dimension, t.Text),
        NumberValue n => Find(at, dimension, n.Query.Key),
        _ => throw Evaluator.Fail(at, $"应为{DimensionSet.NameOf(dimension)}的代码，却是{Evaluator.Describe(value)}"),
    };

    private CodeNode Find(Expression at, Dimension dimension, string code) =>
        evaluator.Facts.Dimensions[dimension].Find(code)
        ?? throw Evaluator.Fail(at, $"{DimensionSet.NameOf(dimension)} 没有代码 {code}");
}
