using System.Collections.Immutable;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Money;

namespace Mingsuan.Core.Facts;

/// <summary>数据出处 (where a fact was read): file and 1-based line of the package.</summary>
public readonly record struct SourceLine(string File, int Line)
{
    /// <summary>文件:行.</summary>
    public override string ToString() => Line > 0 ? $"{File}:{Line}" : File;
}

/// <summary>事实 (one amount with its coordinates); 0 on a dimension means unsaid.</summary>
/// <param name="Id">标识, made of what the fact is of and never of where it stands: its codes, and a count among
/// facts of
/// the very same codes.</param>
/// <param name="At">各维坐标: node index per <see cref="Dimension"/>.</param>
/// <param name="Amount">金额; a stated zero is a fact too.</param>
/// <param name="Source">出处.</param>
/// <param name="Note">说明.</param>
public sealed record Fact(string Id, ImmutableArray<int> At, Amount Amount, SourceLine Source, string Note)
{
    /// <summary>某维坐标.</summary>
    public int this[Dimension dimension] => At[(int)dimension];
}
