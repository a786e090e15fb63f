using System.Collections.Immutable;
using Mingsuan.Core.Data;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Expressions;
using Mingsuan.Core.Queries;

namespace Mingsuan.Core.Rules;

/// <summary>恒等式 (an accounting relation that the forms do not imply), from rulebook/identities.</summary>
/// <param name="Id">规则号, stable.</param>
/// <param name="Title">名称.</param>
/// <param name="Severity">级别: error, warning, note.</param>
/// <param name="Left">左边.</param>
/// <param name="Right">右边.</param>
/// <param name="Each">对每个什么; null for the whole.</param>
/// <param name="From">起用年度.</param>
/// <param name="To">停用前最后年度.</param>
/// <param name="Sources">依据.</param>
/// <param name="Hint">怎么改.</param>
public sealed record Identity(
    string Id, string Title, string Severity, Expression Left, Expression Right, Expression? Each,
    int? From, int? To, ImmutableArray<string> Sources, string Hint)
{
    /// <summary>读全部.</summary>
    public static ImmutableArray<Identity> ReadAll(IEnumerable<(string File, DataNode Node)> files) =>
        [.. files.Select(f => Read(new DataReader(f.File, f.Node)))];

    /// <summary>作为等式: left is one query, right is one query or a sum of queries.</summary>
    public IEnumerable<(Query Total, ImmutableArray<Query> Parts)> Equations(Evaluator evaluator, Scope scope)
    {
        var items = Each is null ? [Value.Blank] : Evaluator.Items(evaluator.Evaluate(Each, scope));
        foreach (var item in items)
        {
            var inner = scope.With("it", item);
            if (evaluator.Amount(Left, inner) is not { Selector: not null } left) continue;
            var parts = Addends(Right).Select(e => evaluator.Amount(e, inner)).ToList();
            if (parts.TrueForAll(p => p.Selector is not null)) yield return (left.Query,
                [.. parts.Select(p => p.Query)]);
        }
    }

    /// <summary>各加数.</summary>
    public static IEnumerable<Expression> Addends(Expression expression) =>
        expression is Binary { Operator: "+" } sum ? Addends(sum.Left).Concat(Addends(sum.Right)) : [expression];

    private static Identity Read(DataReader data)
    {
        var relation = data.Required("relation");
        if (Parser.Parse(relation) is not Binary { Operator: "=" } equation)
        {
            throw new RulebookException(data.File, data.At, $"relation 应为“左 = 右”：{relation}");
        }
        var each = data.Text("each");
        var valid = data.Child("valid");
        var identity = new Identity(
            data.Required("id"), data.Required("title"), data.Required("severity"), equation.Left, equation.Right,
            each is null ? null : Parser.Parse(each), Year(valid, "from"), Year(valid, "to"),
            [.. data.Items("sources").Select(s => s.Required("ref"))], data.Required("hint"));
        _ = data.Text("regions");
        _ = data.Node("see");
        data.Finish();
        return identity;
    }

    private static int? Year(DataReader? valid, string key)
    {
        var year = valid?.Integer(key, 0) ?? 0;
        return year == 0 ? null : year;
    }
}
