using System.Globalization;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Money;
using Mingsuan.Web.Wording;

namespace Mingsuan.Web.Charts;

/// <summary>图的结论 (the heading that states what a chart shows, from the same numbers).</summary>
public static class ChartFinding
{
    private const string Digits = "零一二三四五六七八九";

    /// <summary>支出的去向: 九成七的支出用于科学技术.</summary>
    public static string OfFunctions(Spending spending, Words words)
    {
        ArgumentNullException.ThrowIfNull(spending);
        ArgumentNullException.ThrowIfNull(words);
        var top = spending.ByFunction.Where(s => s.Node.Level == 1).MaxBy(s => s.Amount);
        if (top is null) return words.NothingSpent;
        return words.IsChinese
            ? $"{Part(spending, top.Amount)}支出用于{Short(top.Node)}"
            : $"{Percent(spending, top.Amount)} of expenditure goes to {top.Node.Name}";
    }

    /// <summary>资金的流向: 支出全部由一般公共预算安排，其中六成八用于基本支出.</summary>
    public static string OfFlows(Spending spending, Words words)
    {
        ArgumentNullException.ThrowIfNull(spending);
        ArgumentNullException.ThrowIfNull(words);
        if (spending.Flows.IsEmpty) return words.NothingSpent;
        var fund = Greatest(spending, f => f.Fund);
        var kind = Greatest(spending, f => f.Kind);
        return words.IsChinese
            ? $"{Part(spending, fund.Amount)}资金来自{Named(fund.Node)}，"
                + $"{Part(spending, kind.Amount)}支出是{Named(kind.Node)}"
            : $"{Percent(spending, fund.Amount)} is funded by {Named(fund.Node)}; "
                + $"{Percent(spending, kind.Amount)} is {Named(kind.Node)}";
    }

    /// <summary>几成: 972‰ is 九成七的, the whole is 全部, less than one tenth is a percentage.</summary>
    public static string Tenths(decimal percent)
    {
        if (percent >= 100m) return "全部";
        if (percent >= 99.5m) return "几乎全部";
        var rounded = (int)decimal.Round(percent, MidpointRounding.AwayFromZero);
        if (rounded < 10) return percent.ToString("0.0", CultureInfo.InvariantCulture) + "%的";
        var (tens, ones) = Math.DivRem(rounded, 10);
        return $"{Digits[tens]}成{(ones == 0 ? "" : Digits[ones])}的";
    }

    private static (CodeNode Node, Amount Amount) Greatest(Spending spending, Func<Flow, CodeNode> by) =>
        spending.Flows.GroupBy(by).Select(g => (g.Key, new Amount(g.Sum(f => f.Amount.Fen)))).MaxBy(p => p.Item2);

    private static string Part(Spending spending, Amount amount) => Tenths(spending.Share(amount) ?? 0m);

    private static string Percent(Spending spending, Amount amount) =>
        (spending.Share(amount) ?? 0m).ToString("0.0", CultureInfo.InvariantCulture) + "%";

    private static string Named(CodeNode node) => node.Index == 0 ? "未分列" : node.Name;

    private static string Short(CodeNode node) =>
        node.Name.EndsWith("支出", StringComparison.Ordinal) ? node.Name[..^2] : node.Name;
}
