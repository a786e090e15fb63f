using System.Globalization;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Queries;

namespace Mingsuan.Core.Claims;

/// <summary>别的年度、别的阶段的同一查询.</summary>
internal static class ClaimYears
{
    private const string ExecutedStage = "executed";

    /// <summary>年初预算.</summary>
    public static Selector Initial(Selector selector) => At(selector, "initial");

    /// <summary>调整后的全年预算.</summary>
    public static Selector Adjusted(Selector selector) => At(selector, "adjusted");

    /// <summary>早几年的金额, of the stage its words name; of nothing when the document's years do not reach
    /// there.</summary>
    /// <param name="selector">本年的选择.</param>
    /// <param name="year">所说的年度.</param>
    /// <param name="isExecuted">说的是不是执行数.</param>
    public static Query Of(Selector? selector, int year, bool isExecuted)
    {
        var node = selector?.Dimensions[Dimension.Year].Find(year.ToString(CultureInfo.InvariantCulture));
        if (selector is null || node is null) return new Query.Sum((Selector?)null);
        var then = selector.Replace(Dimension.Year, node);
        return new Query.Sum(isExecuted ? At(then, ExecutedStage) : then);
    }

    private static Selector At(Selector selector, string stage) =>
        selector.Replace(Dimension.Stage, selector.Dimensions[Dimension.Stage].Find(stage)!);
}
