using System.Collections.Immutable;
using Mingsuan.Core.Data;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Expressions;
using Mingsuan.Core.Queries;

namespace Mingsuan.Core.Rulebooks;

/// <summary>恒等式 (an accounting relation that the forms do not imply), from rulebook/identities; severity and basis
/// are the catalogue's.</summary>
/// <param name="Id">规则号, stable.</param>
/// <param name="Title">名称.</param>
/// <param name="Equations">等式; several are alternatives, of which one must hold.</param>
/// <param name="Each">对每个什么; null for the whole.</param>
/// <param name="From">起用年度.</param>
/// <param name="To">停用前最后年度.</param>
/// <param name="Kind">只用于某种文件; null for all.</param>
/// <param name="Regions">地区, words of which the unit's name holds one; empty for all.</param>
/// <param name="IsOfFacts">是否也对事实成立, to the fen; else it holds of printed figures, where both are
/// printed.</param>
/// <param name="Hint">怎么改.</param>
public sealed record Identity(
    string Id, string Title, ImmutableArray<Equation> Equations, Expression? Each, int? From, int? To,
    DisclosureKind? Kind, ImmutableArray<string> Regions, bool IsOfFacts, string Hint)
{
    /// <summary>读全部.</summary>
    public static ImmutableArray<Identity> ReadAll(IEnumerable<(string File, DataNode Node)> files) =>
        [.. files.Select(f => Read(new DataReader(f.File, f.Node)))];

    /// <summary>是否用于某种文件、某年度、某单位.</summary>
    public bool IsInForce(DisclosureKind? kind, int year, string unit) => (Kind is null || kind == Kind)
        && !(year < From || year > To)
        && (Regions.IsEmpty || Regions.Any(r => unit.Contains(r, StringComparison.Ordinal)));

    /// <summary>对其中每一个的环境: one for the whole when it is not of each.</summary>
    public IEnumerable<Scope> Scopes(Evaluator evaluator, Scope scope) => (Each is null ? [Value.Blank]
        : Evaluator.Items(evaluator.Evaluate(Each, scope))).Select(item => scope.With("it", item));

    /// <summary>作为查询的等式: left is one query, right is one query or a sum of queries.</summary>
    public IEnumerable<(Query Total, ImmutableArray<Query> Parts)> Equal(Evaluator evaluator, Scope scope)
    {
        foreach (var inner in Scopes(evaluator, scope).Where(_ => IsOfFacts))
        {
            if (evaluator.Amount(Equations[0].Left[0], inner) is not { Selector: not null } left) continue;
            var parts = Equations[0].Right.Select(e => evaluator.Amount(e, inner)).ToList();
            if (parts.TrueForAll(p => p.Selector is not null))
                yield return (left.Query, [.. parts.Select(p => p.Query)]);
        }
    }

    private static Identity Read(DataReader data)
    {
        var each = data.Text("each");
        var valid = data.Child("valid");
        var identity = new Identity(
            data.Required("id"), data.Required("title"),
            [.. data.Texts("or").Prepend(data.Required("relation")).Select(r => Equation.Parse(data, r))],
            each is null ? null : Parser.Parse(each), Year(valid, "from"), Year(valid, "to"),
            data.Text("kind") == "budget" ? DisclosureKind.Budget : null,
            [.. data.Texts("regions").Where(r => r != "all")], !data.Flag("printed"), data.Required("hint"));
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

/// <summary>等式: the sum of the left is the sum of the right.</summary>
/// <param name="Left">左边各项.</param>
/// <param name="Right">右边各项.</param>
public sealed record Equation(ImmutableArray<Expression> Left, ImmutableArray<Expression> Right)
{
    internal static Equation Parse(DataReader data, string text) =>
        Parser.Parse(text) is Binary { Operator: "=" } equation
            ? new([.. Addends(equation.Left)], [.. Addends(equation.Right)])
            : throw new RulebookException(data.File, data.At, $"relation 应为“左 = 右”：{text}");

    private static IEnumerable<Expression> Addends(Expression expression) =>
        expression is Binary { Operator: "+" } sum ? Addends(sum.Left).Concat(Addends(sum.Right)) : [expression];
}
