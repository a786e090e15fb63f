using Mingsuan.Core.Money;

namespace Mingsuan.Core.Statements;

/// <summary>陈述的种类.</summary>
public enum StatementKind
{
    /// <summary>金额.</summary>
    Amount,

    /// <summary>占比 or 增减百分比, in percent.</summary>
    Percent,

    /// <summary>数量 (persons, cars, square metres), in its own unit.</summary>
    Count,

    /// <summary>绩效指标值 as written.</summary>
    Indicator,
}

/// <summary>陈述 (a printed figure): the query it answers, its exact value, how and where it is printed.</summary>
/// <param name="Kind">种类.</param>
/// <param name="Key">查询的规范文字; two statements with one key must print one value.</param>
/// <param name="Amount">精确金额; null unless <see cref="StatementKind.Amount"/>, or when blank.</param>
/// <param name="Value">精确数值 of a percent or count; null for amounts and words.</param>
/// <param name="Text">印出的文字, as it stands.</param>
/// <param name="Unit">列示单位 of an amount; null otherwise.</param>
/// <param name="Decimals">印出的小数位数.</param>
/// <param name="Place">印在哪里.</param>
public sealed record Statement(
    StatementKind Kind, string Key, Amount? Amount, decimal? Value, string Text,
    DisplayUnit? Unit, int Decimals, Place Place);

/// <summary>位置 in a compiled book: a table cell or a place in a paragraph.</summary>
/// <param name="Container">表或节的标识.</param>
/// <param name="Title">表或节的名字, for messages.</param>
/// <param name="Row">表体行 or 段落, 0-based.</param>
/// <param name="Column">列 or 段内第几个数, 0-based.</param>
/// <param name="RowLabel">行名.</param>
/// <param name="ColumnLabel">列名.</param>
public sealed record Place(
    string Container, string Title, int Row, int Column, string RowLabel, string ColumnLabel)
{
    /// <summary>说给人听的位置: 表3 支出总表 206 科学技术支出 · 基本支出.</summary>
    public override string ToString() =>
        string.Join(" ", new[] { Title, RowLabel, ColumnLabel.Length > 0 ? "· " + ColumnLabel : "" }
            .Where(s => s.Length > 0));
}
