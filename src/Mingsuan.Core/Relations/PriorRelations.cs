using System.Globalization;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Queries;

namespace Mingsuan.Core.Relations;

/// <summary>与上年数的关系: what the text says of last year, against the columns that print last year.</summary>
/// <param name="disclosure">公开文件.</param>
/// <param name="find">找印出的数 of a query; null when none is printed.</param>
internal sealed class PriorRelations(Disclosure disclosure, Func<Query, int?> find)
{
    /// <summary>各关系.</summary>
    public IEnumerable<Relation> All() => Printed().Concat(Sides());

    // A change is this year less last year, where a table prints both.
    private IEnumerable<Relation> Printed()
    {
        var priors = Priors();
        if (priors.Count == 0) yield break;
        foreach (var figure in disclosure.Statements.Where(f =>
            f is { Table: < 0, IsChange: true, Selector: not null }))
        {
            var selector = figure.Selector!;
            if (!priors.TryGetValue(IsExecuted(figure.Row) ? Executed(selector) : selector, out var prior)) continue;
            if (find(new Query.Sum(selector)) is not { } now) continue;
            yield return new LinearRelation(
                "C02", [new Term(figure.Index, 1), new Term(now, -1), new Term(prior, 1)]);
        }
    }

    private static Selector Executed(Selector selector) =>
        selector.Replace(Dimension.Stage, selector.Dimensions[Dimension.Stage].Find("executed")!);

    // Last year's figures of the tables, under the query they have this year: 预算数 and 执行数 are two stages.
    private Dictionary<Selector, int> Priors()
    {
        var years = disclosure.Dimensions[Dimension.Year];
        var priors = new Dictionary<Selector, int>();
        if (disclosure.Year is not { } year || Node(years, year) is not { } now
            || Node(years, year - 1) is not { } last)
            return priors;
        foreach (var figure in disclosure.Statements)
        {
            if (figure is not { Table: >= 0, Query: Query.Sum { Chosen: { } selector }, IsBlank: false }
                || selector.Roots(Dimension.Year) is not { IsDefault: false } roots || roots is not [var root]
                || root != last.Index) continue;
            priors.TryAdd(selector.Replace(Dimension.Year, now), figure.Index);
        }
        return priors;
    }

    private static CodeNode? Node(CodeTree years, int year) => years.Find(year.ToString(CultureInfo.InvariantCulture));

    private static bool IsExecuted(string words) => words.Contains("执行", StringComparison.Ordinal);

    // What comes in is spent: where revenue and expenditure are the same this year, their changes are too.
    private IEnumerable<Relation> Sides()
    {
        foreach (var figure in disclosure.Statements
            .Where(f => f is { Table: < 0, IsChange: true } && IsRevenue(f)))
        {
            var other = figure.Selector!.Replace(
                Dimension.Side, disclosure.Dimensions[Dimension.Side].Find("expenditure")!);
            if (find(new Query.Change(new Query.Sum(other))) is not { } spent
                || find(new Query.Sum(figure.Selector)) is not { } all || find(new Query.Sum(other)) is not { } used)
                continue;
            if (disclosure.Statements[all].Value != disclosure.Statements[used].Value) continue;
            yield return LinearRelation.Equal("C05", spent, figure.Index);
        }
    }

    private bool IsRevenue(Statement figure) => figure.Selector?.Roots(Dimension.Side) is { IsDefault: false } roots
        && roots is [var root] && disclosure.Dimensions[Dimension.Side].Nodes[root].Code == "revenue"
        && figure.Selector.Roots(Dimension.Vintage).IsDefault;
}
