using System.Collections.Immutable;
using Mingsuan.Core.Books;
using Mingsuan.Core.Data;
using Mingsuan.Core.Expressions;
using Mingsuan.Core.Money;

namespace Mingsuan.Core.Forms;

/// <summary>各种表式共有的读法.</summary>
internal static class FormParts
{
    /// <summary>读模板; blank gives an empty template.</summary>
    public static Template Template(this DataReader data, string key) => data.Text(key) is { } text
        ? Guard(data, key, () => Expressions.Template.Parse(text)) : Expressions.Template.Empty;

    /// <summary>读表达式; null when absent.</summary>
    public static Expression? Expression(this DataReader data, string key) => data.Text(key) is { } text
        ? Guard(data, key, () => Parser.Parse(text)) : null;

    /// <summary>读选择: "kind: basic, fund: x".</summary>
    public static ImmutableArray<Argument> Selection(this DataReader data, string key) => data.Text(key) is { } text
        ? Guard(data, key, () => ((Call)Parser.Parse($"select({text})")).Arguments) : [];

    /// <summary>读调用; null when absent.</summary>
    public static Call? Call(this DataReader data, string key) => data.Expression(key) switch
    {
        null => null,
        Call call => call,
        _ => throw new RulebookException(data.File, data.At, $"{key} 应为 revenue(…) 或 expenditure(…)"),
    };

    /// <summary>读枚举名; the words are given in order of the enumeration.</summary>
    public static T? OneOf<T>(this DataReader data, string key, params string[] words) where T : struct, Enum
    {
        if (data.Text(key) is not { } text) return null;
        var index = Array.IndexOf(words, text);
        return index >= 0 ? Enum.GetValues<T>()[index]
            : throw new RulebookException(data.File, data.At, $"{key} 应为 {string.Join("、", words)}，却是 {text}");
    }

    /// <summary>读零的印法.</summary>
    public static ZeroStyle? Zero(this DataReader data, string key = "zero") =>
        data.OneOf<ZeroStyle>(key, "digits", "blank", "dash");

    /// <summary>读印法.</summary>
    public static FormStyle Style(DataReader data)
    {
        var print = data.Child("print");
        var unit = data.Unit("unit");
        if (print is null) return new FormStyle(unit, 2, Grouping.None, ZeroStyle.Digits);
        var style = new FormStyle(unit, print.Integer("decimals", 2),
            print.OneOf<Grouping>("grouping", "none", "thousands") ?? Grouping.None, print.Zero() ?? ZeroStyle.Digits);
        print.Finish();
        return style;
    }

    /// <summary>读 reading: only.</summary>
    public static bool IsReadingOnly(DataReader data) => data.Text("reading") switch
    {
        null => false,
        "only" => true,
        var other => throw new RulebookException(
            data.File, data.Node("reading")!.At, $"reading 应为 only，却是 {other}"),
    };

    /// <summary>读方向.</summary>
    public static Orientation Orientation(DataReader data) =>
        data.OneOf<Orientation>("orientation", "portrait", "landscape") ?? Books.Orientation.Portrait;

    /// <summary>读表下注.</summary>
    public static ImmutableArray<FormNote> Notes(DataReader data) => [.. data.Items("notes").Select(item =>
    {
        var note = new FormNote(item.Expression("when"), item.Template("text"));
        item.Finish();
        return note;
    })];

    private static T Guard<T>(DataReader data, string key, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (ExpressionException e)
        {
            throw new RulebookException(data.File, data.Node(key)!.At, $"{key}：{e.Message}");
        }
    }
}
