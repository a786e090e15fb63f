using System.Collections.Immutable;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Statements;

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
    private readonly Dictionary<string, string> known = new(StringComparer.Ordinal);
    private readonly HashSet<int> zeroFunds = [];
    private readonly Dictionary<int, ImmutableArray<CodeNode>> mergedFunds = [];
    private readonly Dictionary<(int, bool), ImmutableArray<CodeNode>> mergedVintages = [];
    private readonly ImmutableArray<CodeNode> funds;
    private readonly bool isNothingBrought;
    private readonly bool isNothingCarried;

    /// <summary>由文件中印出的数推断.</summary>
    public KeyForm(DimensionSet dimensions, IEnumerable<Figure> figures)
    {
        this.dimensions = dimensions;
        funds = [.. FundCodes.Select(c => dimensions[Dimension.Fund].Find(c)!)];
        var values = figures.Where(f => f is { Measure: Measure.Amount, Selector: not null })
            .GroupBy(f => f.Selector!.Key, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, Agreed, StringComparer.Ordinal);
        isNothingBrought = IsZero(values, "side=revenue", "vintage=brought-forward");
        isNothingCarried = IsZero(values, "side=expenditure", "vintage=carried-forward");
        FindZeroFunds(values);
    }

    /// <summary>合并后的规范文字: equal for queries that must print equal values.</summary>
    public string Of(Selector selector)
    {
        if (known.TryGetValue(selector.Key, out var key)) return key;
        return known[selector.Key] = Merge(selector).Key;
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

    private Selector Merge(Selector selector)
    {
        var merged = Funds(selector);
        var roots = merged.Roots(Dimension.Vintage);
        if (roots.IsDefault || !(isNothingBrought || isNothingCarried)) return merged;
        var isRevenue = Side(selector) == "revenue";
        if (roots.Length > 1) return Replaced(merged, Dimension.Vintage, Vintages(roots, isRevenue));
        if (!mergedVintages.TryGetValue((roots[0], isRevenue), out var vintages))
        {
            vintages = mergedVintages[(roots[0], isRevenue)] = Vintages(roots, isRevenue);
        }
        return Replaced(merged, Dimension.Vintage, vintages);
    }

    // With nothing brought forward or carried on, this year's money is all the money.
    private ImmutableArray<CodeNode> Vintages(ImmutableArray<int> roots, bool isRevenue)
    {
        var tree = dimensions[Dimension.Vintage];
        var codes = roots.Select(r => tree.Nodes[r].Code).ToHashSet(StringComparer.Ordinal);
        if (isNothingBrought && codes.Remove("current")) codes.Add("this-year");
        var isAll = isNothingBrought && codes is { Count: 1 } && codes.Contains("this-year") && isRevenue;
        if (isAll || (isNothingCarried && codes.Contains("this-year"))) return [tree.Nodes[0]];
        return [.. codes.Select(c => tree.Find(c)!)];
    }

    private string Side(Selector selector)
    {
        var roots = selector.Roots(Dimension.Side);
        return roots.IsDefaultOrEmpty ? "" : dimensions[Dimension.Side].Nodes[roots[0]].Code;
    }

    private Selector Funds(Selector selector)
    {
        var roots = selector.Roots(Dimension.Fund);
        if (zeroFunds.Count == 0 || roots.IsDefault) return selector;
        if (roots.Length > 1) return Replaced(selector, Dimension.Fund, LeftOf(roots));
        if (!mergedFunds.TryGetValue(roots[0], out var left)) left = mergedFunds[roots[0]] = LeftOf(roots);
        return Replaced(selector, Dimension.Fund, left);
    }

    private static Selector Replaced(Selector selector, Dimension dimension, ImmutableArray<CodeNode> nodes) =>
        nodes switch
        {
            [] => selector,
            [var only] => selector.Replace(dimension, only),
            _ => selector.Replace(dimension, nodes),
        };

    // The funds asked for that are not zero; the root when they are all that are not; none when there are none.
    private ImmutableArray<CodeNode> LeftOf(ImmutableArray<int> roots)
    {
        var tree = dimensions[Dimension.Fund];
        var active = funds.Where(a => !zeroFunds.Contains(a.Index)).ToList();
        var left = active.Where(a => roots.Any(r => tree.Nodes[r].Contains(a.Index))).ToList();
        return left.Count > 0 && left.Count == active.Count ? [tree.Nodes[0]] : [.. left];
    }

    private void FindZeroFunds(Dictionary<string, long?> values)
    {
        var tree = dimensions[Dimension.Fund];
        var spent = values.Where(v => v.Value is not null && v.Key.AsSpan().Count(';') is 2 or 3
            && Has(v.Key, "vintage=this-year") && Has(v.Key, "side=expenditure")).ToList();
        long? Spent(string fund) => spent.Where(v => v.Key.AsSpan().Count(';') == (fund.Length == 0 ? 2 : 3)
            && (fund.Length == 0 || Has(v.Key, $"fund={fund}"))).Select(v => v.Value).FirstOrDefault();
        var (all, fiscal, general) = (Spent(""), Spent("fiscal-appropriation"), Spent("general-public-budget"));
        bool Same(long? a, long? b) => a is { } x && b is { } y && x != 0 && Near(x, y);
        var zero = new HashSet<string>(StringComparer.Ordinal);
        if (Same(all, general)) zero.UnionWith(FundCodes.Skip(1));
        if (Same(all, fiscal)) zero.UnionWith(FundCodes.Skip(3));
        if (Same(fiscal, general)) zero.UnionWith(FundCodes.Skip(1).Take(2));
        foreach (var fund in zero) zeroFunds.Add(tree.Find(fund)!.Index);
    }

    // Two tables of one document in different units agree within the coarser last digit.
    private static bool Near(long a, long b) =>
        a == b || (Math.Abs(a - b) <= 10_000 && (a % 10_000 == 0 || b % 10_000 == 0));

    private static bool IsZero(Dictionary<string, long?> values, string side, string part) =>
        values.Where(v => v.Key.Contains(part, StringComparison.Ordinal) && Has(v.Key, side)
            && !v.Key.Contains('+') && !v.Key.Contains("fund=", StringComparison.Ordinal)).Select(v => v.Value)
            .DefaultIfEmpty(0).All(v => v == 0);

    // Whether the query says just this on one dimension.
    private static bool Has(string key, string part)
    {
        var at = key.IndexOf(part, StringComparison.Ordinal);
        return at >= 0 && (at == 0 || key[at - 1] == ';')
            && (at + part.Length == key.Length || key[at + part.Length] == ';');
    }

    // What most places print; null when no value is printed more often than another.
    private static long? Agreed(IEnumerable<Figure> figures)
    {
        var all = figures.ToList();
        if (all.TrueForAll(f => f.Value == all[0].Value)) return all[0].Value;
        var counts = all.GroupBy(f => f.Value).OrderByDescending(g => g.Count()).Take(2).ToList();
        return counts.Count > 1 && counts[0].Count() == counts[1].Count() && !Near(counts[0].Key, counts[1].Key)
            ? null : counts[0].Key;
    }
}
