using System.Globalization;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Statements;

namespace Mingsuan.Core.Relations;

/// <summary>与上年数的关系: what the text says of last year, against the columns that print last year.</summary>
/// <param name="disclosure">公开文件.</param>
/// <param name="find">找印出的数 of a query; null when none is printed.</param>
internal sealed class PriorRelations(Disclosure disclosure, Func<Measure, Selector, int?> find)
{
    /// <summary>各关系.</summary>
    public IEnumerable<Relation> All() => Printed().Concat(Sides());

    // A change is this year less last year, where a table prints both.
    private IEnumerable<Relation> Printed()
    {
        var priors = Priors();
        if (priors.Count == 0) yield break;
        foreach (var figure in disclosure.Figures.Where(f => f is { Table: < 0, Selector: not null }))
        {
            if (!priors.TryGetValue((figure.Selector!, IsExecuted(figure.Row)), out var prior)) continue;
            if (figure.Measure == Measure.Prior)
            {
                yield return LinearRelation.Equal(Families.Text(figure), prior, figure.Index);
            }
            if (figure.Measure == Measure.Change && find(Measure.Amount, figure.Selector!) is { } now)
            {
                yield return new LinearRelation(
                    "C02", [new Term(figure.Index, 1), new Term(now, -1), new Term(prior, 1)]);
            }
        }
    }

    // Last year's figures of the tables, under the key their query has this year: 预算数 and 执行数 are two figures.
    private Dictionary<(Selector, bool), int> Priors()
    {
        var years = disclosure.Dimensions[Dimension.Year];
        var priors = new Dictionary<(Selector, bool IsExecuted), int>();
        if (disclosure.Year is not { } year) return priors;
        if (Node(years, year) is not { } now || Node(years, year - 1) is not { } last) return priors;
        foreach (var figure in disclosure.Figures)
        {
            if (figure is not { Table: >= 0, Measure: Measure.Amount, Selector: { } selector, IsBlank: false }
                || selector.Roots(Dimension.Year) is not { IsDefault: false } roots || roots is not [var root]
                || root != last.Index) continue;
            priors.TryAdd((selector.Replace(Dimension.Year, now), IsExecuted(figure)), figure.Index);
        }
        return priors;
    }

    private static CodeNode? Node(CodeTree years, int year) => years.Find(year.ToString(CultureInfo.InvariantCulture));

    /// <summary>是不是执行数, by its column or its table.</summary>
    public static bool IsExecuted(Figure figure) => IsExecuted(figure.Column) || IsExecuted(figure.Where);

    private static bool IsExecuted(string words) => words.Contains("执行", StringComparison.Ordinal);

    // What comes in is spent: where revenue and expenditure are the same this year, their changes are too.
    private IEnumerable<Relation> Sides()
    {
        foreach (var figure in disclosure.Figures
            .Where(f => f is { Table: < 0, Measure: Measure.Change } && IsRevenue(f)))
        {
            var other = figure.Selector!.Replace(
                Dimension.Side, disclosure.Dimensions[Dimension.Side].Find("expenditure")!);
            if (find(Measure.Change, other) is not { } spent || find(Measure.Amount, figure.Selector!) is not { } all
                || find(Measure.Amount, other) is not { } used) continue;
            if (disclosure.Figures[all].Value != disclosure.Figures[used].Value) continue;
            yield return LinearRelation.Equal("C05", spent, figure.Index);
        }
    }

    private bool IsRevenue(Figure figure) => figure.Selector?.Roots(Dimension.Side) is { IsDefault: false } roots
        && roots is [var root] && disclosure.Dimensions[Dimension.Side].Nodes[root].Code == "revenue"
        && figure.Selector.Roots(Dimension.Vintage).IsDefault;
}
