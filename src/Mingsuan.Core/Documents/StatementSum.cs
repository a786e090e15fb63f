using System.Collections.Immutable;

namespace Mingsuan.Core.Documents;

/// <summary>表内位置: body row and column, both 0-based.</summary>
public readonly record struct CellAt(int Row, int Column);

/// <summary>印出的合计关系: total = sum of parts, by figure index.</summary>
/// <param name="Total">合计.</param>
/// <param name="Parts">各部分.</param>
/// <param name="Across">横向 (along a row) or 纵向 (down a column).</param>
public sealed record StatementSum(int Total, ImmutableArray<int> Parts, SumDirection Across);

/// <summary>合计的方向.</summary>
public enum SumDirection
{
    /// <summary>横向, along a row.</summary>
    Row,

    /// <summary>纵向, down a column: printed parts of a total row.</summary>
    Column,

    /// <summary>科目层级, down a column: 类 = 款 = 项.</summary>
    Codes,
}
