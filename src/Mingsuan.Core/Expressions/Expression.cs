using System.Collections.Immutable;

namespace Mingsuan.Core.Expressions;

/// <summary>表达式 (the one small language of forms, identities and sentences), as a tree.</summary>
/// <param name="Column">在原文中的列, 1-based.</param>
public abstract record Expression(int Column);

/// <summary>数 or code: the text as written, since 30217 may be a code.</summary>
public sealed record NumberLiteral(string Text, int Column) : Expression(Column);

/// <summary>引号中的文字.</summary>
public sealed record TextLiteral(string Text, int Column) : Expression(Column);

/// <summary>名字.</summary>
public sealed record Name(string Text, int Column) : Expression(Column);

/// <summary>成员: a.b.</summary>
public sealed record Member(Expression Of, string Text, int Column) : Expression(Column);

/// <summary>调用: f(a, key: b).</summary>
public sealed record Call(string Function, ImmutableArray<Argument> Arguments, int Column) : Expression(Column);

/// <summary>参数; a blank key is positional.</summary>
public sealed record Argument(string Key, Expression Value, int Column);

/// <summary>二元运算.</summary>
public sealed record Binary(string Operator, Expression Left, Expression Right, int Column) : Expression(Column);

/// <summary>一元运算: - or not.</summary>
public sealed record Unary(string Operator, Expression Operand, int Column) : Expression(Column);

/// <summary>表达式写错 (a fault in an expression): the message is Chinese and names the column.</summary>
public sealed class ExpressionException : Exception
{
    /// <summary>新建.</summary>
    /// <param name="text">原文.</param>
    /// <param name="column">列, 1-based.</param>
    /// <param name="message">怎么错.</param>
    public ExpressionException(string text, int column, string message)
        : base($"“{text}”第{column}列：{message}") => Column = column;

    /// <summary>列, 1-based.</summary>
    public int Column { get; }
}
