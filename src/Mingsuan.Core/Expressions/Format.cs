namespace Mingsuan.Core.Expressions;

/// <summary>把表达式写回文字 (one spelling for each tree), for messages and keys.</summary>
public static class Format
{
    /// <summary>写出.</summary>
    public static string Of(Expression expression) => expression switch
    {
        NumberLiteral n => n.Text,
        TextLiteral t => $"\"{t.Text}\"",
        Name n => n.Text,
        Member m => $"{Of(m.Of)}.{m.Text}",
        Call c => $"{c.Function}({string.Join(", ", c.Arguments.Select(Argument))})",
        Unary u => u.Operator == "not" ? $"not {Of(u.Operand)}" : $"-{Of(u.Operand)}",
        Binary b => $"({Of(b.Left)} {b.Operator} {Of(b.Right)})",
        _ => "",
    };

    private static string Argument(Argument argument) =>
        argument.Key.Length == 0 ? Of(argument.Value) : $"{argument.Key}: {Of(argument.Value)}";
}
