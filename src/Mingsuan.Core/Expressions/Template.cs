using System.Collections.Immutable;
using System.Text;

namespace Mingsuan.Core.Expressions;

/// <summary>
/// 文字模板: words with <c>{expression}</c>, <c>{each x in list | 、: …}</c> and <c>{if condition: … | …}</c>.
/// </summary>
public sealed class Template
{
    private Template(string text, ImmutableArray<TemplateNode> nodes)
    {
        Text = text;
        Nodes = nodes;
    }

    /// <summary>空模板.</summary>
    public static Template Empty { get; } = new("", []);

    /// <summary>原文.</summary>
    public string Text { get; }

    /// <summary>分析后的节点.</summary>
    public ImmutableArray<TemplateNode> Nodes { get; }

    /// <summary>分析.</summary>
    /// <exception cref="ExpressionException">with the column of the fault.</exception>
    public static Template Parse(string text)
    {
        var (nodes, end) = ReadNodes(text, 0, Outside.Template);
        if (end < text.Length) throw new ExpressionException(text, end + 1, $"多出“{text[end]}”");
        return new Template(text, nodes);
    }

    private enum Outside
    {
        Template,
        Braces,
    }

    private static (ImmutableArray<TemplateNode> Nodes, int End) ReadNodes(string text, int at, Outside outside)
    {
        var nodes = ImmutableArray.CreateBuilder<TemplateNode>();
        var words = new StringBuilder();
        while (at < text.Length)
        {
            var c = text[at];
            if (c == '}' || (c == '|' && outside == Outside.Braces)) break;
            if (c != '{')
            {
                words.Append(c);
                at++;
                continue;
            }
            if (words.Length > 0) nodes.Add(new WordsNode(words.ToString()));
            words.Clear();
            var (node, next) = ReadBraces(text, at);
            nodes.Add(node);
            at = next;
        }
        if (words.Length > 0) nodes.Add(new WordsNode(words.ToString()));
        return (nodes.ToImmutable(), at);
    }

    private static (TemplateNode Node, int End) ReadBraces(string text, int open)
    {
        var at = open + 1;
        if (Starts(text, at, "each ")) return ReadEach(text, at + 5);
        if (Starts(text, at, "if ")) return ReadIf(text, at + 3);
        var (expression, end) = Parser.ParsePart(text, at);
        return (new FigureNode(expression), Close(text, end));
    }

    private static (TemplateNode Node, int End) ReadEach(string text, int at)
    {
        var space = text.IndexOf(" in ", at, StringComparison.Ordinal);
        if (space < 0) throw new ExpressionException(text, at + 1, "each 之后应为“变量 in 序列”");
        var variable = text[at..space].Trim();
        var (list, end) = Parser.ParsePart(text, space + 4);
        var separator = "";
        if (end < text.Length && text[end] == '|')
        {
            var colon = text.IndexOf(':', end);
            if (colon < 0) throw new ExpressionException(text, end + 1, "each 缺少“:”");
            separator = text[(end + 1)..colon].Trim(' ');
            end = colon;
        }
        var (body, stop) = ReadNodes(text, Body(text, end), Outside.Braces);
        return (new EachNode(variable, list, separator, body), Close(text, stop));
    }

    private static (TemplateNode Node, int End) ReadIf(string text, int at)
    {
        var (condition, end) = Parser.ParsePart(text, at);
        var (then, stop) = ReadNodes(text, Body(text, end), Outside.Braces);
        var otherwise = ImmutableArray<TemplateNode>.Empty;
        if (stop < text.Length && text[stop] == '|') (otherwise, stop) = ReadNodes(text, stop + 1, Outside.Braces);
        return (new IfNode(condition, then, otherwise), Close(text, stop));
    }

    private static bool Starts(string text, int at, string word) =>
        string.CompareOrdinal(text, at, word, 0, word.Length) == 0;

    private static int Skip(string text, int at, char expected) => at < text.Length && text[at] == expected
        ? at + 1 : throw new ExpressionException(text, at + 1, $"缺少“{expected}”");

    // One blank after the colon is only for the eye.
    private static int Body(string text, int at)
    {
        var start = Skip(text, at, ':');
        return start < text.Length && text[start] == ' ' ? start + 1 : start;
    }

    private static int Close(string text, int at) => Skip(text, at, '}');
}

/// <summary>模板节点.</summary>
public abstract record TemplateNode;

/// <summary>文字.</summary>
public sealed record WordsNode(string Text) : TemplateNode;

/// <summary>求值后印出.</summary>
public sealed record FigureNode(Expression Expression) : TemplateNode;

/// <summary>逐项.</summary>
public sealed record EachNode(
    string Variable, Expression List, string Separator, ImmutableArray<TemplateNode> Body) : TemplateNode;

/// <summary>条件.</summary>
public sealed record IfNode(
    Expression Condition, ImmutableArray<TemplateNode> Then, ImmutableArray<TemplateNode> Otherwise) : TemplateNode;
