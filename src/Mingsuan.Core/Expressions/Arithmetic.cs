using System.Globalization;
using Mingsuan.Core.Money;
using Mingsuan.Core.Queries;

namespace Mingsuan.Core.Expressions;

/// <summary>四则与比较 of values.</summary>
internal static class Arithmetic
{
    /// <summary>百分数, exact in decimal; null when a side is blank or the base is zero.</summary>
    public static decimal? Percent(Amount? part, Amount? whole) =>
        part is { } p && whole is { IsZero: false } w ? (decimal)p.Fen / w.Fen * 100m : null;

    public static Value Apply(Binary at, Value left, Value right)
    {
        return (left, right) switch
        {
            (AmountValue a, AmountValue b) => Amounts(at, a, b),
            (AmountValue a, BlankValue) when at.Operator is "+" or "-" => a,
            (BlankValue, AmountValue b) when at.Operator is "+" => b,
            (NumberValue a, NumberValue b) => 
                new NumberValue(Numbers(at, a.Number, b.Number), new Query.Given(Format.Of(at))),
            (TextValue a, TextValue b) when at.Operator == "+" => new TextValue(a.Text + b.Text),
            (BlankValue, _) or (_, BlankValue) => Value.Blank,
            _ => throw Evaluator.Fail(
                at, $"{Evaluator.Describe(left)}与{Evaluator.Describe(right)}不能用“{at.Operator}”"),
        };
    }

    public static bool Compare(Binary at, Value left, Value right)
    {
        if (at.Operator is "=" or "!=")
        {
            var same = Plain(left) == Plain(right);
            return at.Operator == "=" ? same : !same;
        }
        if (Number(left) is not { } a || Number(right) is not { } b) return false;
        return at.Operator switch
        {
            "<" => a < b,
            ">" => a > b,
            "<=" => a <= b,
            _ => a >= b,
        };
    }

    private static AmountValue Amounts(Binary at, AmountValue a, AmountValue b)
    {
        var query = new Query.Combination(a.Query, at.Operator == "-", b.Query);
        if (a.Amount is null && b.Amount is null) return new AmountValue(null, query);
        var x = a.Amount ?? Amount.Zero;
        var y = b.Amount ?? Amount.Zero;
        return at.Operator switch
        {
            "+" => new AmountValue(x + y, query),
            "-" => new AmountValue(x - y, query),
            _ => throw Evaluator.Fail(at, "金额之间只能加减；求占比用 share"),
        };
    }

    private static decimal Numbers(Binary at, decimal a, decimal b) => at.Operator switch
    {
        "+" => a + b,
        "-" => a - b,
        "*" => a * b,
        _ => b == 0 ? throw Evaluator.Fail(at, "除以零") : a / b,
    };

    // An amount is compared with a plain number in yuan.
    private static decimal? Number(Value value) => value switch
    {
        AmountValue a => a.Amount?.Yuan,
        NumberValue n => n.Number,
        PercentValue p => p.Percent,
        _ => null,
    };

    private static string Plain(Value value) => Number(value) is { } number
        ? (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture)
        : value switch
        {
            TextValue t => t.Text,
            IndicatorValue i => i.Text,
            NodeValue n => n.Node.Code,
            BoolValue b => b.Holds ? "true" : "false",
            _ => "",
        };
}
