using System.Collections.Immutable;
using System.Globalization;
using Mingsuan.Core.Books;
using Mingsuan.Core.Compilation;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Money;
using Mingsuan.Core.Queries;
using Mingsuan.Core.Rulebooks;

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
    ImmutableArray<StatementSum> Makes, ImmutableArray<StatementSum> Joins)
{
    /// <summary>说明一个数; null when it has no reason page.</summary>
    public static Reason? Of(CompiledBook compiled, BookIndex index, int number)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        ArgumentNullException.ThrowIfNull(index);
        if (!index.CanBeAsked(number) || index.SpotOf(number) is not { } spot) return null;
        var statement = compiled.Book.Statements[number];
        var sums = spot.Table?.Sums ?? [];
        return new Reason(
            number, statement, spot,
            statement.Query is Query.Sum { Chosen: { } selector } ? SelectorWords.Say(selector) : "",
            [.. compiled.FactsOf(statement.Query).OrderBy(f => f.Source.File, StringComparer.Ordinal)
                .ThenBy(f => f.Source.Line).ThenBy(f => f.Id, StringComparer.Ordinal)],
            Derivation.Of(statement.Query, compiled, index),
            index.TieOf(number) is { } tie ? [.. tie.Statements.Where(s => s != number && index.CanBeAsked(s))] : [],
            [.. sums.Where(s => s.Total == number)], [.. sums.Where(s => s.Parts.Contains(number))]);
    }
}

/// <summary>算式中的一个数.</summary>
/// <param name="Sign">前面的符号; empty for the first.</param>
/// <param name="Query">它的说法.</param>
/// <param name="Amount">精确金额; null when blank.</param>
/// <param name="Statement">印出它的陈述; null when the book does not print it.</param>
public sealed record Operand(string Sign, string Query, Amount? Amount, int? Statement);

/// <summary>推算 (a change, a growth or a share): from which amounts a figure is worked out.</summary>
internal static class Derivation
{
    public static ImmutableArray<Operand> Of(Query query, CompiledBook compiled, BookIndex index) => query switch
    {
        Query.Ratio { Kind: RatioKind.Share, Of: { } part, Whole: { } whole } =>
            [Find(part, "", compiled, index), Find(whole, "÷", compiled, index)],
        Query.Ratio { Kind: RatioKind.Growth, Of: Query.Sum of } =>
            [Find(new Query.Change(of), "", compiled, index), Find(Before(of, compiled), "÷", compiled, index)],
        Query.Change { Of: Query.Sum of } =>
            [Find(of, "", compiled, index), Find(Before(of, compiled), "−", compiled, index)],
        _ => [],
    };

    private static Query.Sum Before(Query.Sum of, CompiledBook compiled)
    {
        var year = (compiled.Book.Identity.Year - 1).ToString(CultureInfo.InvariantCulture);
        return of.Chosen is { } chosen && chosen.Dimensions[Dimension.Year].Find(year) is { } last
            ? new Query.Sum(chosen.Replace(Dimension.Year, last)) : of;
    }

    private static Operand Find(Query query, string sign, CompiledBook compiled, BookIndex index)
    {
        var statement = index.StatementOf(query);
        var printed = statement is { } s ? index.Book.Statements[s].Exact : null;
        var words = query.Selector is { } selector ? SelectorWords.Say(selector) : query.Key;
        return query is Query.Sum { Chosen: { } chosen }
            ? new Operand(sign, words, printed ?? compiled.Facts.Sum(chosen), statement)
            : new Operand(sign, words + "（增减额）", printed, statement);
    }
}
