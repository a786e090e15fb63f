using System.Collections.Immutable;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Facts;
using Mingsuan.Web.Wording;

namespace Mingsuan.Web.Explaining;

/// <summary>事实表的列: what all facts share is said once, what differs becomes a column.</summary>
/// <param name="Same">各条相同的: dimension and its one value.</param>
/// <param name="Differing">各条不同的维度.</param>
public sealed record FactColumns(
    ImmutableArray<(Dimension Dimension, string Value)> Same, ImmutableArray<Dimension> Differing)
{
    /// <summary>分开.</summary>
    public static FactColumns Of(ImmutableArray<Fact> facts, DimensionSet dimensions)
    {
        var said = Enum.GetValues<Dimension>().Where(d => facts.Any(f => f[d] > 0)).ToList();
        var same = said.Where(d => facts.All(f => f[d] == facts[0][d]));
        return new FactColumns(
            [.. same.Select(d => (d, SelectorWords.Name(dimensions[d].Nodes[facts[0][d]], d)))],
            [.. said.Where(d => facts.Any(f => f[d] != facts[0][d]))]);
    }

    /// <summary>维度的界面名.</summary>
    public static string Label(Dimension dimension, Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return dimension switch
        {
            Dimension.Year => words.YearDimension,
            Dimension.Side => words.SideDimension,
            Dimension.Unit => words.Units,
            Dimension.Fund => words.Fund,
            Dimension.Vintage => words.VintageDimension,
            Dimension.Kind => words.Kind,
            Dimension.Function => words.Function,
            Dimension.Economic => words.EconomicDimension,
            Dimension.GovernmentEconomic => words.GovernmentDimension,
            Dimension.Project => words.Projects,
            _ => words.ProcurementDimension,
        };
    }
}
