using System.Collections.Immutable;
using System.Globalization;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Expressions;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Queries;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Core.Relations;

/// <summary>推出关系 (from queries, partitions, identities and claims); linear in the number of figures.</summary>
public sealed class RelationBuilder
{
    private const int MostPairs = 8;

    private static readonly ImmutableArray<ImmutableArray<string>> ThreePublic =
    [
        ["30212+30217+30231+30913+31013", "30212", "30231+30913+31013", "30217"],
        ["30231+30913+31013", "30913+31013", "30231"],
    ];

    private static readonly Dimension[] Narrowing =
        [Dimension.Unit, Dimension.Function, Dimension.Economic, Dimension.Project];

    private static readonly Dimension[] Partitioned =
        [Dimension.Fund, Dimension.Kind, Dimension.Procurement, Dimension.Vintage];

    private readonly Disclosure disclosure;
    private readonly ImmutableArray<Statement> figures;
    private readonly KeyForm keys;
    private readonly string year;
    private readonly CancellationToken cancellation;
    private readonly ImmutableArray<Relation>.Builder relations = ImmutableArray.CreateBuilder<Relation>();
    private readonly Dictionary<Query, List<int>> byKey = [];
    private readonly Dictionary<Dimension, HashSet<int>> asked = [];

    private RelationBuilder(Disclosure disclosure, CancellationToken cancellation)
    {
        this.disclosure = disclosure;
        this.cancellation = cancellation;
        figures = disclosure.Statements;
        year = disclosure.Year?.ToString(CultureInfo.InvariantCulture) ?? "";
        keys = new KeyForm(disclosure.Dimensions, figures.Where(f => !IsPrior(f)),
            disclosure.Source.Format != SourceFormat.Text);
    }

    /// <summary>一份公开文件的全部关系.</summary>
    public static ImmutableArray<Relation> Build(
        Disclosure disclosure, IEnumerable<Identity> identities, CancellationToken cancellation = default)
    {
        var builder = new RelationBuilder(disclosure, cancellation);
        builder.AddSums();
        builder.AddEqualities();
        builder.relations.AddRange(new IdentityRelations(disclosure, builder.keys, builder.Find).All(identities));
        builder.AddPartitions();
        builder.AddParts();
        builder.relations.AddRange(new PriorRelations(disclosure, builder.Find).All());
        builder.relations.AddRange(disclosure.Claims.Relations);
        return builder.relations.ToImmutable();
    }

    private void AddSums()
    {
        Func<int, bool> isBlank = f => figures[f].IsBlank;
        foreach (var table in disclosure.Tables.Within(cancellation))
        {
            foreach (var sum in table.Sums)
            {
                if (figures[sum.Total].IsBlank && sum.Parts.All(isBlank)) continue;
                var rule = IsPrior(figures[sum.Total]) ? "C06"
                    : Families.Sum(table.Form, figures[sum.Total], sum.Across, sum.Parts.Length);
                relations.Add(LinearRelation.Sum(rule, sum.Total, sum.Parts));
            }
            relations.AddRange(table.Relations);
        }
    }

    private bool IsPrior(Statement figure)
    {
        if (year.Length == 0 || figure.Selector?.Roots(Dimension.Year) is not { IsDefault: false } roots) return false;
        foreach (var root in roots)
        {
            if (string.CompareOrdinal(disclosure.Dimensions[Dimension.Year].Nodes[root].Code, year) >= 0) return false;
        }
        return true;
    }

    private void AddEqualities()
    {
        foreach (var figure in figures.Within(cancellation))
        {
            if (figure.Selector is null || !IsComparable(figure)) continue;
            var key = KeyOf(figure.Query);
            if (!byKey.TryGetValue(key, out var list)) byKey[key] = list = [];
            list.Add(figure.Index);
        }
        foreach (var list in byKey.Values.Where(l => l.Count > 1)) AddGroup(list);
    }

    private static bool IsComparable(Statement figure) => figure.Query is Query.Sum or Query.Change;

    // What may be said in two ways is asked in one.
    private Query KeyOf(Query query) =>
        query is Query.Sum { Chosen: { } selector } && keys.Of(selector) is var merged
            && !ReferenceEquals(merged, selector)
            ? new Query.Sum(merged) : query;

    // Every pair of a small group; in a large one each with the next, and with the first.
    private void AddGroup(List<int> group)
    {
        var stated = group.Where(f => !figures[f].IsBlank).ToList();
        if (stated.Count == 0) return;
        var all = stated.Exists(f => figures[f].Value != 0) ? group : stated;
        for (var i = 0; i < all.Count; i++)
        {
            var end = all.Count > MostPairs && i > 0 ? Math.Min(i + 2, all.Count) : all.Count;
            for (var j = i + 1; j < end; j++)
            {
                relations.Add(LinearRelation.Equal(EqualityRule(figures[all[i]], figures[all[j]]), all[i], all[j]));
            }
        }
    }

    private string EqualityRule(Statement a, Statement b)
    {
        if (a.IsChange) return "C02";
        if (a.Table < 0 || b.Table < 0) return Families.Text(a.Table < 0 ? a : b);
        return disclosure.Tables[a.Table].Form?.Role is { } first && disclosure.Tables[b.Table].Form?.Role is { } second
            ? Families.Tables(first, second, a) : "B31";
    }

    private int? Find(Query query) => byKey.TryGetValue(KeyOf(query), out var list) ? list[0] : null;

    private int? Find(Selector selector) => Find(new Query.Sum(selector));

    // The children of a code are exhaustive: where a text states a total and all that may not be zero of its parts.
    private void AddPartitions()
    {
        foreach (var figure in figures.Where(f => f is { Table: < 0, Selector: not null }
            && (f.IsOwn || f.IsChange)).DistinctBy(f => f.Query).Within(cancellation))
        {
            AddPartition(figure, Dimension.Fund);
            AddPartition(figure, Dimension.Kind);
            AddPartition(figure, Dimension.Procurement);
            AddBrought(figure);
            AddThreePublic(figure);
        }
    }

    private void AddPartition(Statement total, Dimension dimension)
    {
        var selector = total.Selector!;
        if (Side(selector) != "procurement" == (dimension == Dimension.Procurement)) return;
        var tree = disclosure.Dimensions[dimension];
        var roots = selector.Roots(dimension);
        var node = roots.IsDefault ? tree.Nodes[0] : roots.Length == 1 ? tree.Nodes[roots[0]] : null;
        if (node is null) return;
        var parts = new List<int>();
        var (stated, isOpen) = (new List<CodeNode>(), false);
        foreach (var child in tree.Children(node))
        {
            // No figure asks for this child, and nothing says it is zero: no selector need be made to see that.
            if (!keys.HasZeroFunds && !Asked(dimension).Contains(child.Index))
            {
                isOpen |= dimension != Dimension.Procurement;
                continue;
            }
            var choice = selector.Replace(dimension, child);
            if (Stated(total, choice) is { } part)
            {
                parts.Add(part);
                stated.Add(child);
            }
            else isOpen |= dimension != Dimension.Procurement && !IsKnownZero(choice);
        }
        if (parts.Count < 2 || parts.Contains(total.Index)) return;
        if (isOpen && !MakeUpWider(total, dimension, stated)) return;
        var rule = total.IsChange ? "C05" : dimension == Dimension.Procurement ? "E12"
            : Families.Text(total);
        relations.Add(LinearRelation.Sum(rule, total.Index, parts));
    }

    // Revenue is this year's and what was brought forward.
    private void AddBrought(Statement total)
    {
        var selector = total.Selector!;
        if (!total.IsOwn || Side(selector) != "revenue") return;
        if (selector.IsSaid(Dimension.Vintage)) return;
        var tree = disclosure.Dimensions[Dimension.Vintage];
        if (Asked(Dimension.Vintage).Contains(tree.Find("surplus-used")!.Index)) return;
        if (Stated(total, selector.Replace(Dimension.Vintage, tree.Find("current")!)) is { } current
            && Stated(total, selector.Replace(Dimension.Vintage, tree.Find("brought-forward")!)) is { } brought
            && current != total.Index && brought != total.Index)
        {
            relations.Add(LinearRelation.Sum(Families.Text(total), total.Index, [current, brought]));
        }
    }

    // Where the same parts make up a wider whole, whatever else there may be is zero there, and so it is here.
    private bool MakeUpWider(Statement total, Dimension dimension, List<CodeNode> parts)
    {
        var wide = total.Selector!;
        if (!total.IsOwn || wide.Roots(Dimension.Fund).IsDefault) return false;
        foreach (var narrow in Narrowing.Where(wide.IsSaid))
        {
            wide = wide.Replace(narrow, disclosure.Dimensions[narrow].Nodes[0]);
        }
        if (wide.Equals(total.Selector) || Find(wide) is not { } all) return false;
        var rest = figures[all].Value;
        foreach (var part in parts)
        {
            if (Find(wide.Replace(dimension, part)) is not { } one) return false;
            rest -= figures[one].Value;
        }
        return figures[all].Value != 0 && Math.Abs(rest) <= figures[all].Step * parts.Count;
    }

    private HashSet<int> Asked(Dimension dimension)
    {
        if (asked.Count == 0) FindAsked();
        return asked[dimension];
    }

    private void FindAsked()
    {
        foreach (var dimension in Partitioned) asked[dimension] = [];
        foreach (var selector in byKey.Keys.Select(k => k.Selector!).Concat(figures.Where(f => !IsComparable(f))
            .Select(f => f.Selector).OfType<Selector>()))
        {
            foreach (var dimension in Partitioned)
            {
                if (selector.Roots(dimension) is { IsDefault: false, Length: 1 } roots) asked[dimension].Add(roots[0]);
            }
        }
    }

    private void AddThreePublic(Statement total)
    {
        var tree = disclosure.Dimensions[Dimension.Economic];
        var code = total.Selector!.Codes(Dimension.Economic);
        foreach (var partition in ThreePublic)
        {
            if (partition[0] != code) continue;
            var parts = partition.Skip(1).Select(p => Stated(total,
                total.Selector.Replace(Dimension.Economic, p.Split('+').Select(c => tree.Find(c)!)))).ToList();
            if (parts.TrueForAll(p => p is not null))
            {
                relations.Add(LinearRelation.Sum(
                    total.IsChange ? "C05" : "E10", total.Index, parts.Select(p => p!.Value)));
            }
        }
    }

    // The text's own figure before a table's: an equality ties the two already.
    private int? Stated(Statement total, Selector selector)
    {
        Query query = total.IsChange ? new Query.Change(new Query.Sum(selector)) : new Query.Sum(selector);
        if (!byKey.TryGetValue(KeyOf(query), out var list)) return null;
        var own = list.FindIndex(f => figures[f].Table < 0 && f > total.Index);
        return own >= 0 ? list[own] : total.IsChange ? null : list[0];
    }

    private bool IsKnownZero(Selector selector) => keys.IsZero(selector)
        || (byKey.TryGetValue(KeyOf(new Query.Sum(selector)), out var list)
            && list.TrueForAll(f => figures[f].Value == 0));

    // Money of one fund is never more than the money of all funds, or of all appropriations where it is one.
    private void AddParts()
    {
        var tree = disclosure.Dimensions[Dimension.Fund];
        CodeNode[] wholes = [tree.Nodes[0], tree.Find("fiscal-appropriation")!];
        var found = new Dictionary<Selector, ImmutableArray<int>>();
        foreach (var figure in figures.Where(f =>
            f is { IsOwn: true, Table: >= 0, Selector: not null, Value: not 0 }).Within(cancellation))
        {
            var selector = figure.Selector!;
            if (selector.Roots(Dimension.Fund).IsDefault || Side(selector) != "expenditure") continue;
            if (!found.TryGetValue(selector, out var all)) found[selector] = all = [.. Wholes(selector, wholes)];
            foreach (var whole in all)
            {
                relations.Add(
                    new LinearRelation("B06", [new Term(whole, 1), new Term(figure.Index, -1)], Bound.AtLeastZero));
            }
        }
    }

    private IEnumerable<int> Wholes(Selector selector, IEnumerable<CodeNode> wholes)
    {
        foreach (var node in wholes.Where(w => selector.Roots(Dimension.Fund).All(w.Contains)))
        {
            var whole = keys.Of(selector.Replace(Dimension.Fund, node));
            if (!whole.Equals(keys.Of(selector)) && byKey.TryGetValue(new Query.Sum(whole), out var same))
                yield return same[0];
        }
    }

    private string Side(Selector selector) => selector.Roots(Dimension.Side) is { IsDefaultOrEmpty: false } roots
        ? disclosure.Dimensions[Dimension.Side].Nodes[roots[0]].Code : "";
}
