namespace Mingsuan.Core.Expressions;

/// <summary>词的种类.</summary>
internal enum TokenKind
{
    Name,
    Number,
    Text,
    Symbol,
    End,
}

/// <summary>词.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, int Start, int End);

/// <summary>分词. A hyphen inside a word belongs to it; a minus sign stands between blanks.</summary>
internal static class Lexer
{
    private static readonly string[] TwoCharacter = ["!=", ">=", "<="];
    private const string OneCharacter = "+-*/().,:=<>";

    /// <summary>从某处读下一个词; blanks are skipped. A character of no word ends the expression.</summary>
    public static Token Next(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        if (at >= text.Length) return new(TokenKind.End, "", at, at);
        var c = text[at];
        if (c is '"' or '“') return Quoted(text, at);
        if (char.IsAsciiDigit(c)) return Number(text, at);
        if (IsWordStart(c)) return Word(text, at);
        foreach (var symbol in TwoCharacter)
        {
            if (string.CompareOrdinal(text, at, symbol, 0, 2) == 0) return new(TokenKind.Symbol, symbol, at, at + 2);
        }
        return OneCharacter.Contains(c)
            ? new(TokenKind.Symbol, c.ToString(), at, at + 1)
            : new(TokenKind.End, c.ToString(), at, at);
    }

    private static bool IsWordStart(char c) => char.IsLetter(c) || c == '_';

    private static Token Word(string text, int at)
    {
        var end = at + 1;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_'
            || (text[end] == '-' && end + 1 < text.Length && char.IsLetterOrDigit(text[end + 1])))) end++;
        return new(TokenKind.Name, text[at..end], at, end);
    }

    private static Token Number(string text, int at)
    {
        var end = at + 1;
        while (end < text.Length && (char.IsAsciiDigit(text[end])
            || (text[end] == '.' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1])))) end++;
        return new(TokenKind.Number, text[at..end], at, end);
    }

    private static Token Quoted(string text, int at)
    {
        var close = text[at] == '“' ? '”' : '"';
        var end = text.IndexOf(close, at + 1);
        if (end < 0) throw new ExpressionException(text, at + 1, "引号没有收尾");
        return new(TokenKind.Text, text[(at + 1)..end], at, end + 1);
    }
}
