using System.Collections.Immutable;
using System.Globalization;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Money;
using Mingsuan.Core.Queries;

namespace Mingsuan.Core.Expressions;

/// <summary>求值 of expressions over a fact set.</summary>
/// <remarks>Other functions than the built-in ones (phrases, reasons) are added by who needs them, by name.</remarks>
public sealed class Evaluator
{
    private readonly IReadOnlyDictionary<string, Expression> names;
    private readonly Dictionary<string, Func<Call, Scope, Value>> functions;
    private readonly QueryFunctions queries;
    private int depth;

    /// <summary>新建.</summary>
    /// <param name="facts">事实集.</param>
    /// <param name="names">命名的表达式, which may use one another but not themselves.</param>
    public Evaluator(FactSet facts, IReadOnlyDictionary<string, Expression> names)
    {
        Facts = facts;
        this.names = names;
        queries = new QueryFunctions(this);
        functions = new(StringComparer.Ordinal)
        {
            ["revenue"] = queries.Revenue,
            ["expenditure"] = queries.Expenditure,
            ["procurement"] = queries.Procurement,
            ["codes"] = queries.Codes,
            ["prior"] = (call, scope) => Evaluate(Only(call), scope.In(scope.Year - 1)),
            ["initial"] = (call, scope) => Evaluate(Only(call), scope.At("initial")),
            ["years-back"] = YearsBack,
            ["change"] = Change,
            ["share"] = Share,
            ["growth"] = Growth,
            ["abs"] = (call, scope) => Absolute(Evaluate(Only(call), scope)),
            ["known"] = (call, scope) => new BoolValue(!IsBlank(Evaluate(Only(call), scope))),
            ["count"] = (call, scope) =>
                new NumberValue(Items(Evaluate(Only(call), scope)).Length, new Query.Count("count")),
            ["filter"] = Filter,
            ["first"] = (call, scope) => Items(Evaluate(Only(call), scope)).FirstOrDefault() ?? Value.Blank,
        };
    }

    /// <summary>事实集.</summary>
    public FactSet Facts { get; }

    /// <summary>一个金额印作多少, where a percentage is worked out of it; the amount itself unless rounding is
    /// planned.</summary>
    public Func<AmountValue, Amount?> Stated { get; init; } = v => v.Amount;

    /// <summary>百分数, of the amounts as they are printed.</summary>
    public decimal? Percent(AmountValue part, AmountValue whole) =>
        Arithmetic.Percent(Stated(part), Stated(whole));

    /// <summary>加一个函数.</summary>
    public void Add(string name, Func<Call, Scope, Value> function) => functions.Add(name, function);

    /// <summary>求值.</summary>
    /// <exception cref="ExpressionException">unknown name or function, or operands that do not fit.</exception>
    public Value Evaluate(Expression expression, Scope scope)
    {
        if (++depth > 200) throw Fail(expression, "表达式互相引用");
        try
        {
            return expression switch
            {
                NumberLiteral n => new NumberValue(decimal.Parse(n.Text, CultureInfo.InvariantCulture),
                    new Query.Given(n.Text)),
                TextLiteral t => new TextValue(t.Text),
                Name n => Lookup(n, scope),
                Member m => MemberOf(m, scope),
                Call c => functions.TryGetValue(c.Function, out var f) ? f(c, scope)
                    : throw Fail(c, $"没有函数 {c.Function}"),
                Unary u => UnaryOf(u, scope),
                Binary b => BinaryOf(b, scope),
                _ => throw Fail(expression, "不认识的写法"),
            };
        }
        finally
        {
            depth--;
        }
    }

    /// <summary>求是否; blank, zero and an empty list do not hold.</summary>
    public bool Holds(Expression expression, Scope scope) => Evaluate(expression, scope) switch
    {
        BoolValue b => b.Holds,
        AmountValue a => a.Amount is { IsZero: false },
        NumberValue n => n.Number != 0,
        ListValue l => !l.Items.IsEmpty,
        TextValue t => t.Text.Length > 0,
        BlankValue => false,
        _ => true,
    };

    /// <summary>唯一的参数.</summary>
    public static Expression Only(Call call) => call.Arguments.Length == 1 && call.Arguments[0].Key.Length == 0
        ? call.Arguments[0].Value : throw Fail(call, $"{call.Function} 要一个参数");

    /// <summary>第几个位置参数; null when absent.</summary>
    public static Expression? At(Call call, int index) =>
        call.Arguments.Where(a => a.Key.Length == 0).Skip(index).FirstOrDefault()?.Value;

    /// <summary>命名参数; null when absent.</summary>
    public static Expression? Named(Call call, string key) =>
        call.Arguments.FirstOrDefault(a => a.Key == key)?.Value;

    /// <summary>序列的各项; blank is none, a single value is one.</summary>
    public static ImmutableArray<Value> Items(Value value) => value switch
    {
        ListValue l => l.Items,
        BlankValue => [],
        _ => [value],
    };

    /// <summary>是否为空.</summary>
    public static bool IsBlank(Value value) => value switch
    {
        BlankValue => true,
        AmountValue a => a.Amount is null,
        PercentValue p => p.Percent is null,
        TextValue t => t.Text.Length == 0,
        ListValue l => l.Items.IsEmpty,
        _ => false,
    };

    /// <summary>组一个错误.</summary>
    public static ExpressionException Fail(Expression at, string message) =>
        new(Expressions.Format.Of(at), at.Column, message);

    /// <summary>由 维度: 代码 组成选择.</summary>
    public Selector Choose(IEnumerable<Argument> arguments, Selector start, Scope scope) =>
        queries.Choose(arguments, start, scope);

    /// <summary>求金额.</summary>
    public AmountValue Amount(Expression expression, Scope scope) => Evaluate(expression, scope) switch
    {
        AmountValue a => a,
        BlankValue => new AmountValue(null, new Query.Given(Expressions.Format.Of(expression))),
        var other => throw Fail(expression, $"应为金额，却是{Describe(other)}"),
    };

    private Value Lookup(Name name, Scope scope)
    {
        if (scope.Find(name.Text) is { } variable) return variable;
        if (names.TryGetValue(name.Text, out var named)) return Evaluate(named, scope);
        throw Fail(name, $"没有名字 {name.Text}");
    }

    private Value MemberOf(Member member, Scope scope)
    {
        if (member.Of is Name { Text: var head } && names.TryGetValue($"{head}.{member.Text}", out var named))
        {
            return Evaluate(named, scope);
        }
        return Evaluate(member.Of, scope) switch
        {
            RecordValue r => r.Members.TryGetValue(member.Text, out var v) ? v
                : throw Fail(member, $"没有成员 {member.Text}"),
            NodeValue { Node: var n } => member.Text switch
            {
                "name" => new TextValue(n.Name),
                "code" => new TextValue(n.Display),
                "parent" when n.Parent > 0 => NodeOf(n, ((NodeValue)Evaluate(member.Of, scope)).Dimension),
                _ => throw Fail(member, $"代码没有成员 {member.Text}"),
            },
            BlankValue => Value.Blank,
            var other => throw Fail(member, $"{Describe(other)}没有成员 {member.Text}"),
        };
    }

    private NodeValue NodeOf(CodeNode child, Dimension dimension) =>
        new(dimension, Facts.Dimensions[dimension].Nodes[child.Parent]);

    private Value UnaryOf(Unary unary, Scope scope)
    {
        if (unary.Operator == "not") return new BoolValue(!Holds(unary.Operand, scope));
        return Evaluate(unary.Operand, scope) switch
        {
            AmountValue a => new AmountValue(-a.Amount, a.Query),
            NumberValue n => new NumberValue(-n.Number, n.Query),
            var other => throw Fail(unary, $"{Describe(other)}不能取负"),
        };
    }

    private Value BinaryOf(Binary b, Scope scope)
    {
        if (b.Operator == "and") return new BoolValue(Holds(b.Left, scope) && Holds(b.Right, scope));
        if (b.Operator == "or") return new BoolValue(Holds(b.Left, scope) || Holds(b.Right, scope));
        var left = Evaluate(b.Left, scope);
        var right = Evaluate(b.Right, scope);
        return b.Operator is "+" or "-" or "*" or "/"
            ? Arithmetic.Apply(b, left, right)
            : new BoolValue(Arithmetic.Compare(b, left, right));
    }

    private Value YearsBack(Call call, Scope scope)
    {
        if (At(call, 0) is not NumberLiteral years || At(call, 1) is not { } subject)
        {
            throw Fail(call, "years-back 要写几年和什么，如 years-back(2, revenue())");
        }
        return Evaluate(subject, scope.In(scope.Year - int.Parse(years.Text, CultureInfo.InvariantCulture)));
    }

    private AmountValue Change(Call call, Scope scope)
    {
        var current = Amount(Only(call), scope);
        var prior = Amount(Only(call), scope.In(scope.Year - 1));
        if (current.Amount is null && prior.Amount is null) return new AmountValue(null,
            new Query.Change(current.Query));
        var change = (current.Amount ?? Money.Amount.Zero) - (prior.Amount ?? Money.Amount.Zero);
        return new AmountValue(change, new Query.Change(current.Query));
    }

    private PercentValue Growth(Call call, Scope scope)
    {
        var change = Change(call, scope);
        var prior = Amount(Only(call), scope.In(scope.Year - 1));
        return new PercentValue(
            Percent(change, prior), new Query.Ratio(RatioKind.Growth, ((Query.Change)change.Query).Of));
    }

    private PercentValue Share(Call call, Scope scope)
    {
        var whole = Named(call, "of") ?? throw Fail(call, "share 要写 of: 整体");
        var part = Amount(At(call, 0) ?? throw Fail(call, "share 要写部分"), scope);
        var total = Amount(whole, scope);
        return new PercentValue(Percent(part, total), new Query.Ratio(RatioKind.Share, part.Query, total.Query));
    }

    private static Value Absolute(Value value) => value switch
    {
        AmountValue a => a with { Amount = a.Amount?.Abs() },
        PercentValue p => p with { Percent = p.Percent is { } x ? Math.Abs(x) : null },
        NumberValue n => n with { Number = Math.Abs(n.Number) },
        var other => other,
    };

    private ListValue Filter(Call call, Scope scope)
    {
        var where = Named(call, "where") ?? throw Fail(call, "filter 要写 where: 条件");
        var list = Items(Evaluate(At(call, 0) ?? throw Fail(call, "filter 要一个序列"), scope));
        return new ListValue([.. list.Where(item => Holds(where, scope.With("it", item)))]);
    }

    internal static string Describe(Value value) => value switch
    {
        AmountValue => "金额",
        PercentValue => "百分数",
        NumberValue => "数",
        TextValue or IndicatorValue or PhraseValue => "文字",
        BoolValue => "是否",
        ListValue => "序列",
        NodeValue => "代码",
        RecordValue => "记录",
        _ => "空",
    };
}
