using System.Collections.Immutable;
using System.Globalization;
using Mingsuan.Core.Books;
using Mingsuan.Core.Compilation;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Money;
using Mingsuan.Core.Statements;

namespace Mingsuan.Web.Explaining;

/// <summary>某数的理由 (why a figure is what it is).</summary>
/// <param name="Number">陈述的序号.</param>
/// <param name="Statement">陈述.</param>
/// <param name="Spot">印在哪里.</param>
/// <param name="Query">查询的说法; empty when it is no query.</param>
/// <param name="Facts">相加的事实, by source.</param>
/// <param name="Operands">由哪些数算出; empty for a sum of facts.</param>
/// <param name="Elsewhere">同一个数还印在哪里.</param>
/// <param name="Makes">表内: 它等于哪些格之和.</param>
/// <param name="Joins">表内: 它加入哪些合计.</param>
public sealed record Reason(
    int Number, Statement Statement, Spot Spot, string Query, ImmutableArray<Fact> Facts,
    ImmutableArray<Operand> Operands, ImmutableArray<int> Elsewhere,
    ImmutableArray<SumLine> Makes, ImmutableArray<SumLine> Joins)
{
    /// <summary>说明一个数; null when it has no reason page.</summary>
    public static Reason? Of(CompiledBook compiled, BookIndex index, int number)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        ArgumentNullException.ThrowIfNull(index);
        if (!index.CanBeAsked(number) || index.SpotOf(number) is not { } spot) return null;
        var statement = compiled.Book.Statements[number];
        var sums = spot.Table is { } table ? Sums(index, table, spot.Cell) : ([], []);
        return new Reason(
            number, statement, spot,
            compiled.Selectors.TryGetValue(statement.Key, out var selector) ? SelectorWords.Say(selector) : "",
            [.. compiled.FactsOf(statement.Key).OrderBy(f => f.Source.File, StringComparer.Ordinal)
                .ThenBy(f => f.Source.Line).ThenBy(f => f.Index)],
            Derivation.Of(statement.Key, compiled, index),
            index.TieOf(number) is { } tie ? [.. tie.Statements.Where(s => s != number && index.CanBeAsked(s))] : [],
            sums.Makes, sums.Joins);
    }

    private static (ImmutableArray<SumLine> Makes, ImmutableArray<SumLine> Joins) Sums(
        BookIndex index, Table table, CellAt cell)
    {
        SumLine Line(CellSum sum) => new(
            index.StatementAt(table, sum.Total), [.. sum.Parts.Select(p => index.StatementAt(table, p)).OfType<int>()]);
        return ([.. table.Sums.Where(s => s.Total == cell).Select(Line)],
            [.. table.Sums.Where(s => s.Parts.Contains(cell)).Select(Line).Where(l => l.Total is not null)]);
    }
}

/// <summary>表内的一个合计.</summary>
/// <param name="Total">合计的陈述.</param>
/// <param name="Parts">各部分的陈述.</param>
public sealed record SumLine(int? Total, ImmutableArray<int> Parts);

/// <summary>算式中的一个数.</summary>
/// <param name="Sign">前面的符号; empty for the first.</param>
/// <param name="Query">它的说法.</param>
/// <param name="Amount">精确金额; null when blank.</param>
/// <param name="Statement">印出它的陈述; null when the book does not print it.</param>
public sealed record Operand(string Sign, string Query, Amount? Amount, int? Statement);

/// <summary>推算 (a change, a growth or a share): from which amounts a figure is worked out.</summary>
internal static class Derivation
{
    public static ImmutableArray<Operand> Of(string key, CompiledBook compiled, BookIndex index)
    {
        if (Inner(key, "share(") is { } share && share.Split('|') is [var part, var whole])
        {
            return [Find(part, "", compiled, index), Find(whole, "÷", compiled, index)];
        }
        if (Inner(key, "change(") is { } change)
        {
            return [Find(change, "", compiled, index), Find(Before(change, compiled), "−", compiled, index)];
        }
        if (Inner(key, "growth(") is { } growth)
        {
            var before = Before(growth, compiled);
            return [Find("change(" + growth + ")", "", compiled, index), Find(before, "÷", compiled, index)];
        }
        return [];
    }

    private static string? Inner(string key, string opening) =>
        key.StartsWith(opening, StringComparison.Ordinal) && key.EndsWith(')') ? key[opening.Length..^1] : null;

    private static string Before(string key, CompiledBook compiled)
    {
        var year = compiled.Book.Identity.Year;
        return key.Replace(
            string.Create(CultureInfo.InvariantCulture, $"year={year}"),
            string.Create(CultureInfo.InvariantCulture, $"year={year - 1}"), StringComparison.Ordinal);
    }

    private static Operand Find(string key, string sign, CompiledBook compiled, BookIndex index)
    {
        var statement = index.StatementOf(key);
        if (Inner(key, "change(") is { } inner)
        {
            return new Operand(sign, Words(inner, compiled) + "（增减额）", AmountOf(statement, index), statement);
        }
        var selector = Read(key, compiled.Facts.Dimensions);
        var amount = AmountOf(statement, index) ?? (selector is null ? null : compiled.Facts.Sum(selector));
        return new Operand(sign, selector is null ? key : SelectorWords.Say(selector), amount, statement);
    }

    private static Amount? AmountOf(int? statement, BookIndex index) =>
        statement is { } s ? index.Book.Statements[s].Amount : null;

    private static string Words(string key, CompiledBook compiled) =>
        Read(key, compiled.Facts.Dimensions) is { } selector ? SelectorWords.Say(selector) : key;

    // A canonical key names codes; a figure of the year before need not be printed, so it is read back here.
    private static Selector? Read(string key, DimensionSet dimensions)
    {
        var selector = Selector.All(dimensions);
        foreach (var choice in key.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            if (choice.Split('=') is not [var name, var codes]) return null;
            if (DimensionSet.Parse(name) is not { } dimension) return null;
            var nodes = codes.Split('+').Select(dimensions[dimension].Find).ToList();
            if (nodes.Any(n => n is null)) return null;
            selector = selector.With(dimension, nodes.OfType<CodeNode>());
        }
        return selector;
    }
}
