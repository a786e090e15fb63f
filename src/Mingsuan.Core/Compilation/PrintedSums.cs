using System.Collections.Immutable;
using System.Globalization;
using Mingsuan.Core.Books;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Packages;
using Mingsuan.Core.Queries;

namespace Mingsuan.Core.Compilation;

/// <summary>印出的合计与部分 (sums a reader will try, beside those of the grid tables): total and
/// parts.</summary>
/// <remarks>What stands together, in a row, in a column or in a paragraph, and differs on one dimension only, makes up
/// the union of it, wherever that is printed. Whoever takes these keeps those that hold on exact amounts.</remarks>
internal sealed class PrintedSums
{
    private static readonly Dimension[] Dimensions =
    [
        Dimension.Vintage, Dimension.Fund, Dimension.Kind, Dimension.Function, Dimension.Economic, Dimension.Unit,
        Dimension.Project, Dimension.Procurement,
    ];

    private readonly Book book;
    private readonly FactSet facts;
    private readonly HashSet<Query> printed;

    private PrintedSums(Book book, FactSet facts)
    {
        (this.book, this.facts) = (book, facts);
        printed = [.. book.Statements.Where(s => s.Exact is not null).Select(s => s.Query)];
    }

    /// <summary>一部书的.</summary>
    public static IEnumerable<(Query Total, ImmutableArray<Query> Parts)> Of(
        Book book, FactSet facts, BudgetPackage package)
    {
        var sums = new PrintedSums(book, facts);
        return sums.Lines().SelectMany(sums.Of).Concat(sums.Same()).Concat(sums.Changes())
            .Concat(package.Projects.SelectMany(p => OfProject(p, facts, package.Settings.Year)));
    }

    // The lines of a project's calculation and its own total have no query of their own.
    private static IEnumerable<(Query, ImmutableArray<Query>)> OfProject(Project project, FactSet facts, int year)
    {
        if (facts.Dimensions[Dimension.Project].Find(project.Code) is not { } node) yield break;
        var total = ProjectValues.YearAmount(facts, year, node).Query;
        yield return (total, [.. project.Lines.Select((_, i) => ProjectValues.LineOf(project, i))]);
        yield return (ProjectValues.TotalOf(project), [total]);
    }

    private IEnumerable<IEnumerable<Selector>> Lines()
    {
        foreach (var table in book.Tables)
        {
            foreach (var row in table.Rows) yield return Chosen(row.Cells.Select(c => c.Statement));
            if (!table.Sums.IsEmpty) continue;
            foreach (var column in table.Rows.SelectMany(r => r.Cells).GroupBy(c => c.Column))
                yield return Chosen(column.Select(c => c.Statement));
        }
        foreach (var paragraph in book.Parts.SelectMany(p => p.Blocks).OfType<Paragraph>())
            yield return Chosen(paragraph.Runs.Select(r => r.Statement));
    }

    private IEnumerable<Selector> Chosen(IEnumerable<int?> statements) =>
        statements.OfType<int>().Select(s => Chosen(book.Statements[s].Query)).OfType<Selector>().Distinct();

    private static Selector? Chosen(Query query) => (query as Query.Sum)?.Chosen;

    private IEnumerable<(Query Total, ImmutableArray<Query> Parts)> Of(IEnumerable<Selector> line)
    {
        var all = line.ToList();
        return all.Count < 2 ? [] : Dimensions.SelectMany(d => all.Where(s => s.IsSaid(d))
            .GroupBy(s => Without(s, d)).Where(g => g.Count() > 1).SelectMany(g => Of(g.Key, d, [.. g])));
    }

    private Selector Without(Selector selector, Dimension dimension) =>
        selector.Replace(dimension, facts.Dimensions[dimension].Nodes[0]);

    // Each wider one, the union of all, and what does not name the dimension at all.
    private IEnumerable<(Query Total, ImmutableArray<Query> Parts)> Of(
        Selector whole, Dimension dimension, Selector[] members)
    {
        var tree = facts.Dimensions[dimension];
        var outer = Maximal(members, dimension);
        var union = whole.Replace(dimension, outer.SelectMany(m => m.Roots(dimension)).Select(r => tree.Nodes[r]));
        ImmutableArray<Query> parts = [.. outer.Select(Query.For)];
        foreach (var total in new[] { union, whole }.Distinct().Select(Query.For).Where(printed.Contains))
            yield return (total, parts);
        foreach (var member in members)
        {
            var inner = Maximal(
                [.. members.Where(m => !ReferenceEquals(m, member) && IsWithin(m, member, dimension))], dimension);
            if (inner.Length > 1) yield return (Query.For(member), [.. inner.Select(Query.For)]);
        }
    }

    private Selector[] Maximal(Selector[] members, Dimension dimension) =>
        [.. members.Where(m => !Array.Exists(members, o => !ReferenceEquals(o, m) && IsWithin(m, o, dimension)))];

    private bool IsWithin(Selector inner, Selector outer, Dimension dimension)
    {
        var nodes = facts.Dimensions[dimension].Nodes;
        return inner.Roots(dimension).All(r => outer.Roots(dimension).Any(o => nodes[o].Contains(r)));
    }

    // Queries written in different words that choose the same facts are one query.
    private IEnumerable<(Query Total, ImmutableArray<Query> Parts)> Same() => printed
        .Where(q => Chosen(q) is not null)
        .GroupBy(q => string.Join(',', facts.Select(Chosen(q)!).Select(f => f.Id)), StringComparer.Ordinal)
        .Where(g => g.Key.Length > 0)
        .SelectMany(g => g.Skip(1).Select(q => (g.First(), ImmutableArray.Create(q))));

    // A change and the two years it is between.
    private IEnumerable<(Query, ImmutableArray<Query>)> Changes()
    {
        var years = facts.Dimensions[Dimension.Year];
        foreach (var change in printed.OfType<Query.Change>())
        {
            if (change.Of is not Query.Sum { Chosen: { } now } || now.Roots(Dimension.Year) is not [var at]) continue;
            var year = int.Parse(years.Nodes[at].Code, CultureInfo.InvariantCulture);
            if (years.Find((year - 1).ToString(CultureInfo.InvariantCulture)) is not { } before) continue;
            var last = Query.For(now.Replace(Dimension.Year, before));
            yield return (change.Of, [last, change]);
            yield return (last, [change.Of, change]);
        }
    }
}
