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
        var tree = dimensions[Dimension.Vintage];
        var codes = roots.Select(r => tree.Nodes[r].Code).ToHashSet(StringComparer.Ordinal);
        if (isNothingBrought && codes.Remove("current")) codes.Add("this-year");
        if (isNothingBrought && codes is { Count: 1 } && codes.Contains("this-year") && Side(selector) == "revenue")
        {
            return merged.Replace(Dimension.Vintage, tree.Nodes[0]);
        }
        if (isNothingCarried && codes.Contains("this-year"))
        {
            return merged.Replace(Dimension.Vintage, tree.Nodes[0]);
        }
        return merged.Replace(Dimension.Vintage, codes.Select(c => tree.Find(c)!));
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
        var tree = dimensions[Dimension.Fund];
        var covered = funds.Where(a => roots.Any(r => tree.Nodes[r].Contains(a.Index))).ToList();
        var active = funds.Where(a => !zeroFunds.Contains(a.Index)).ToList();
        var left = covered.Where(a => !zeroFunds.Contains(a.Index)).ToList();
        if (left.Count == 0) return selector;
        return left.Count == active.Count ? selector.Replace(Dimension.Fund, tree.Nodes[0])
            : selector.Replace(Dimension.Fund, left);
    }

    private void FindZeroFunds(Dictionary<string, long?> values)
    {
        var tree = dimensions[Dimension.Fund];
        long? Spent(string fund) => Find(values, "side=expenditure", fund.Length == 0 ? "" : $"fund={fund}",
            "vintage=this-year");
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

    private static long? Find(Dictionary<string, long?> values, string side, string fund, string vintage) => values
        .Where(v => v.Key.Contains(vintage, StringComparison.Ordinal) && v.Key.Count(c => c == ';') is 2 or 3
            && Parts(v.Key) is var p && p.Contains(side)
        && (fund.Length == 0 ? p.Count == 3 : p.Contains(fund) && p.Count == 4)
            && p.Contains(vintage))
        .Select(v => v.Value).FirstOrDefault(v => v is not null);

    private static List<string> Parts(string key) => [.. key.Split(';')];

    private static bool Has(string key, string part) => Parts(key).Contains(part);

    // What most places print; null when no value is printed more often than another.
    private static long? Agreed(IEnumerable<Figure> figures)
    {
        var counts = figures.GroupBy(f => f.Value).OrderByDescending(g => g.Count()).Take(2).ToList();
        return counts.Count > 1 && counts[0].Count() == counts[1].Count() && !Near(counts[0].Key, counts[1].Key)
            ? null : counts[0].Key;
    }
}
