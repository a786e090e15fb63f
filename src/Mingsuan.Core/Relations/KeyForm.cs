using System.Collections.Immutable;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Facts;

namespace Mingsuan.Core.Relations;

/// <summary>
/// 查询的合并 (zero propagates down): where a total over non-negative parts equals one of them the others are zero,
/// so queries that differ only in them ask the same.
/// </summary>
/// <remarks>An inference stands on values that most places agree on, never on one cell that may itself be
/// wrong.</remarks>
public sealed class KeyForm
{
    private static readonly string[] FundCodes =
    [
        "general-public-budget", "government-fund-budget", "state-capital-budget", "special-account",
        "institution-revenue", "operating-revenue", "superior-subsidy", "affiliated-remittance", "other-revenue",
    ];

    private readonly DimensionSet dimensions;
    private readonly Dictionary<Selector, Selector> known = [];
    private readonly HashSet<int> zeroFunds = [];
    private readonly Dictionary<int, ImmutableArray<int>> mergedFunds = [];
    private readonly Dictionary<(int, bool), ImmutableArray<int>> mergedVintages = [];
    private readonly ImmutableArray<CodeNode> funds;
    private readonly bool isLaidOut;
    private readonly bool isNothingBrought;
    private readonly bool isNothingCarried;

    /// <summary>由文件中印出的数推断.</summary>
    /// <param name="dimensions">维度.</param>
    /// <param name="figures">各数.</param>
    /// <param name="isLaidOut">各表有行列: in lines of text a row may have gone unread, and what no figure says is not
    /// therefore zero.</param>
    public KeyForm(DimensionSet dimensions, IEnumerable<Statement> figures, bool isLaidOut)
    {
        (this.dimensions, this.isLaidOut) = (dimensions, isLaidOut);
        funds = [.. FundCodes.Select(c => dimensions[Dimension.Fund].Find(c)!)];
        var values = new Dictionary<Selector, List<long>>();
        var tells = new HashSet<string>(StringComparer.Ordinal);
        foreach (var figure in figures.Where(f => f is { IsOwn: true, Selector: not null }))
        {
            if (figure.Table >= 0) tells.Add(Side(figure.Selector!));
            if (!Tells(figure.Selector!) || (figure.IsBlank && !isLaidOut)) continue;
            if (!values.TryGetValue(figure.Selector!, out var list)) values[figure.Selector!] = list = [];
            list.Add(figure.Value);
        }
        isNothingBrought = IsZero(values, tells, "revenue", "brought-forward");
        isNothingCarried = IsZero(values, tells, "expenditure", "carried-forward");
        FindZeroFunds(values);
    }

    // The few sums from which something follows: all of one vintage, or of one fund in it.
    private static bool Tells(Selector selector) => selector.IsSaid(Dimension.Vintage)
        && (selector.Said <= 4 || !selector.IsSaid(Dimension.Fund));

    /// <summary>合并后的查询: equal for queries that must print equal values.</summary>
    public Selector Of(Selector selector)
    {
        if (zeroFunds.Count == 0 && !isNothingBrought && !isNothingCarried) return selector;
        if (known.TryGetValue(selector, out var merged)) return merged;
        return known[selector] = Merge(selector);
    }

    /// <summary>有没有推断为零的资金.</summary>
    public bool HasZeroFunds => zeroFunds.Count > 0;

    /// <summary>推断为零的查询: all the funds it asks for are.</summary>
    public bool IsZero(Selector selector)
    {
        var roots = selector.Roots(Dimension.Fund);
        if (zeroFunds.Count == 0 || roots.IsDefaultOrEmpty) return false;
        var tree = dimensions[Dimension.Fund];
        return funds.Select(f => f.Index)
            .Where(a => roots.Any(r => tree.Nodes[r].Contains(a))).All(zeroFunds.Contains);
    }

    /// <summary>没有的钱: of a vintage that nothing is of.</summary>
    public bool IsNothing(Selector selector) => IsZero(selector)
        || (isNothingCarried && selector.Is(Dimension.Vintage, Node(Dimension.Vintage, "carried-forward")));

    private Selector Merge(Selector selector) =>
        selector.Replace(Dimension.Fund, Funds(selector), Dimension.Vintage, Vintages(selector));

    private ImmutableArray<int> Vintages(Selector selector)
    {
        var roots = selector.Roots(Dimension.Vintage);
        if (roots.IsDefault || !(isNothingBrought || isNothingCarried)) return default;
        var isRevenue = Side(selector) == "revenue";
        if (roots.Length != 1) return Vintages(roots, isRevenue);
        if (!mergedVintages.TryGetValue((roots[0], isRevenue), out var vintages))
        {
            vintages = mergedVintages[(roots[0], isRevenue)] = Vintages(roots, isRevenue);
        }
        return vintages;
    }

    // With nothing brought forward or carried on, this year's money is all the money.
    private ImmutableArray<int> Vintages(ImmutableArray<int> roots, bool isRevenue)
    {
        var tree = dimensions[Dimension.Vintage];
        var codes = roots.Select(r => tree.Nodes[r].Code).ToHashSet(StringComparer.Ordinal);
        if (isNothingBrought && codes.Remove("current")) codes.Add("this-year");
        var isAll = isNothingBrought && codes is { Count: 1 } && codes.Contains("this-year") && isRevenue;
        if (isAll || (isNothingCarried && codes.Contains("this-year"))) return [0];
        return codes.Count == 0 ? default : Selector.RootsOf(tree, codes.Select(c => tree.Find(c)!));
    }

    private string Side(Selector selector)
    {
        var roots = selector.Roots(Dimension.Side);
        return roots.IsDefaultOrEmpty ? "" : dimensions[Dimension.Side].Nodes[roots[0]].Code;
    }

    private ImmutableArray<int> Funds(Selector selector)
    {
        var roots = selector.Roots(Dimension.Fund);
        if (zeroFunds.Count == 0 || roots.IsDefault) return default;
        if (roots.Length != 1) return LeftOf(roots);
        if (!mergedFunds.TryGetValue(roots[0], out var left)) left = mergedFunds[roots[0]] = LeftOf(roots);
        return left;
    }

    // The funds asked for that are not zero; the root when they are all that are not; default when there are none.
    private ImmutableArray<int> LeftOf(ImmutableArray<int> roots)
    {
        var tree = dimensions[Dimension.Fund];
        var active = funds.Where(a => !zeroFunds.Contains(a.Index)).ToList();
        var left = active.Where(a => roots.Any(r => tree.Nodes[r].Contains(a.Index))).ToList();
        if (left.Count == 0) return default;
        return left.Count == active.Count ? [0] : Selector.RootsOf(tree, left);
    }

    private void FindZeroFunds(Dictionary<Selector, List<long>> values)
    {
        var tree = dimensions[Dimension.Fund];
        var (side, year) = (Node(Dimension.Side, "expenditure"), Node(Dimension.Vintage, "this-year"));
        var spent = values.Where(v => v.Key.Said is 3 or 4 && v.Key.Is(Dimension.Vintage, year)
            && v.Key.Is(Dimension.Side, side)).ToList();
        long? Spent(CodeNode? fund) => spent
            .Where(v => v.Key.Said == (fund is null ? 3 : 4) && (fund is null || v.Key.Is(Dimension.Fund, fund)))
            .Select(v => Agreed(v.Value)).FirstOrDefault(v => v is not null);
        var (all, fiscal, general) = (
            Spent(null), Spent(tree.Find("fiscal-appropriation")), Spent(tree.Find("general-public-budget")));
        bool Same(long? a, long? b) => a is { } x && b is { } y && x != 0 && Near(x, y);
        var zero = new HashSet<string>(StringComparer.Ordinal);
        if (Same(all, general)) zero.UnionWith(FundCodes.Skip(1));
        if (Same(all, fiscal)) zero.UnionWith(FundCodes.Skip(3));
        if (Same(fiscal, general)) zero.UnionWith(FundCodes.Skip(1).Take(2));
        foreach (var fund in zero) zeroFunds.Add(tree.Find(fund)!.Index);
    }

    private CodeNode Node(Dimension dimension, string code) => dimensions[dimension].Find(code)!;

    // Two tables of one document in different units agree within the coarser last digit.
    private static bool Near(long a, long b) =>
        a == b || (Math.Abs(a - b) <= 10_000 && (a % 10_000 == 0 || b % 10_000 == 0));

    // Nothing of this vintage on this side, whatever else is asked for, but for a fund of its own. Where nothing is
    // said of it, a table of this side must have been read that would have said it.
    private bool IsZero(
        Dictionary<Selector, List<long>> values, HashSet<string> tables, string side, string vintage)
    {
        var (one, other) = (Node(Dimension.Side, side), Node(Dimension.Vintage, vintage));
        var said = values.Where(v => v.Key.Is(Dimension.Vintage, other) && v.Key.Is(Dimension.Side, one)
            && !v.Key.IsSaid(Dimension.Fund) && !v.Key.IsUnion).ToList();
        return said.Count > 0 ? said.TrueForAll(v => Agreed(v.Value) == 0) : isLaidOut && tables.Contains(side);
    }

    // What most places print; null when no value is printed more often than another.
    private static long? Agreed(List<long> values)
    {
        if (values.TrueForAll(v => v == values[0])) return values[0];
        var counts = values.GroupBy(v => v).OrderByDescending(g => g.Count()).Take(2).ToList();
        return counts.Count > 1 && counts[0].Count() == counts[1].Count() && !Near(counts[0].Key, counts[1].Key)
            ? null : counts[0].Key;
    }
}
