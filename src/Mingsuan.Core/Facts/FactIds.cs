using System.Globalization;
using Mingsuan.Core.Dimensions;

namespace Mingsuan.Core.Facts;

/// <summary>事实的标识 (what a fact is of, by its codes, never where it stands).</summary>
public sealed class FactIds(DimensionSet dimensions)
{
    private readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);

    /// <summary>下一个事实的标识; facts of the very same codes, such as two lines of a project, are counted.</summary>
    public string Next(int[] at)
    {
        ArgumentNullException.ThrowIfNull(at);
        var codes = Enum.GetValues<Dimension>().Where(d => at[(int)d] > 0 && d != Dimension.UnitType)
            .Select(d => dimensions[d].Nodes[at[(int)d]].Code);
        var id = string.Join('/', codes);
        var count = seen[id] = seen.GetValueOrDefault(id) + 1;
        return count == 1 ? id : string.Create(CultureInfo.InvariantCulture, $"{id}:{count}");
    }
}
