using System.Collections.Immutable;

namespace Mingsuan.Core.Expressions;

/// <summary>语法分析: text to <see cref="Expression"/>, with exact columns in every message.</summary>
public sealed class Parser
{
    private const int DeepestNesting = 64;

    private static readonly Dictionary<string, int> Precedence = new(StringComparer.Ordinal)
    {
        ["or"] = 1, ["and"] = 2,
        ["="] = 3, ["!="] = 3, ["<"] = 3, [">"] = 3, ["<="] = 3, [">="] = 3,
        ["+"] = 4, ["-"] = 4, ["*"] = 5, ["/"] = 5,
    };

    private readonly string text;
    private Token token;
    private int depth;

    private Parser(string text, int at)
    {
        this.text = text;
        token = Lexer.Next(text, at);
    }

    /// <summary>分析整段文字.</summary>
    /// <exception cref="ExpressionException">when the text is no expression.</exception>
    public static Expression Parse(string text)
    {
        var parser = new Parser(text, 0);
        var expression = parser.Binary(0);
        if (parser.token.End < text.TrimEnd().Length || parser.token.Kind != TokenKind.End)
        {
            throw parser.Fail($"多出“{text[parser.token.Start..].Trim()}”");
        }
        return expression;
    }

    /// <summary>从某处分析一个表达式, and say where it ended; what follows is the caller's (templates).</summary>
    public static (Expression Expression, int End) ParsePart(string text, int start)
    {
        var parser = new Parser(text, start);
        var expression = parser.Binary(0);
        return (expression, parser.token.Start);
    }

    private Expression Binary(int least)
    {
        if (++depth > DeepestNesting) throw Fail($"括号嵌套超过 {DeepestNesting} 层");
        var left = Prefix();
        while (Precedence.TryGetValue(token.Text, out var precedence) && precedence > least
            && token.Kind is TokenKind.Symbol or TokenKind.Name)
        {
            var symbol = token;
            Advance();
            left = new Binary(symbol.Text, left, Binary(precedence), symbol.Start + 1);
        }
        depth--;
        return left;
    }

    private Expression Prefix()
    {
        var start = token;
        if (IsSymbol("-") || (token.Kind == TokenKind.Name && token.Text == "not"))
        {
            Advance();
            if (++depth > DeepestNesting) throw Fail($"嵌套超过 {DeepestNesting} 层");
            var operand = Prefix();
            depth--;
            return new Unary(start.Text, operand, start.Start + 1);
        }
        var result = Primary();
        while (IsSymbol("."))
        {
            Advance();
            if (token.Kind is not (TokenKind.Name or TokenKind.Number)) throw Fail("“.”后应为成员名");
            result = new Member(result, token.Text, token.Start + 1);
            Advance();
        }
        return result;
    }

    private Expression Primary()
    {
        var start = token;
        switch (start.Kind)
        {
            case TokenKind.Number:
                Advance();
                return new NumberLiteral(start.Text, start.Start + 1);
            case TokenKind.Text:
                Advance();
                return new TextLiteral(start.Text, start.Start + 1);
            case TokenKind.Name:
                Advance();
                return IsSymbol("(") ? Call(start) : new Name(start.Text, start.Start + 1);
            case TokenKind.Symbol when start.Text == "(":
                Advance();
                var inner = Binary(0);
                Expect(")");
                return inner;
            default:
                throw Fail(start.Text.Length == 0 ? "表达式没有写完" : $"这里不应有“{start.Text}”");
        }
    }

    private Call Call(Token function)
    {
        Expect("(");
        var arguments = ImmutableArray.CreateBuilder<Argument>();
        while (!IsSymbol(")"))
        {
            arguments.Add(Argument());
            if (IsSymbol(")")) break;
            Expect(",");
        }
        Expect(")");
        return new Call(function.Text, arguments.ToImmutable(), function.Start + 1);
    }

    private Argument Argument()
    {
        var start = token;
        if (token.Kind == TokenKind.Name && Lexer.Next(text, token.End) is { Kind: TokenKind.Symbol, Text: ":" })
        {
            Advance();
            Expect(":");
            return new Argument(start.Text, Binary(0), start.Start + 1);
        }
        return new Argument("", Binary(0), start.Start + 1);
    }

    private bool IsSymbol(string symbol) => token.Kind == TokenKind.Symbol && token.Text == symbol;

    private void Expect(string symbol)
    {
        if (!IsSymbol(symbol))
        {
            throw Fail(token.Text.Length == 0 ? $"缺少“{symbol}”" : $"应为“{symbol}”，却是“{token.Text}”");
        }
        Advance();
    }

    private void Advance() => token = Lexer.Next(text, token.End);

    private ExpressionException Fail(string message) => new(text, token.Start + 1, message);
}
