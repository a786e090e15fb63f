using Mingsuan.Core.Facts;
using Mingsuan.Core.Sources;

namespace Mingsuan.Core.Statements;

/// <summary>量 (what a printed figure says of its query).</summary>
public enum Measure
{
    /// <summary>金额 of the document's own kind: this year's budget, or the final accounts.</summary>
    Amount,

    /// <summary>年初预算 of a final-accounts document, beside the final amount.</summary>
    InitialBudget,

    /// <summary>上年数 as this document prints it.</summary>
    Prior,

    /// <summary>别的年度的数: neither this year's nor last year's; compared with nothing.</summary>
    OtherYear,

    /// <summary>增减额, signed by its direction word.</summary>
    Change,

    /// <summary>增减百分比, signed by its direction word.</summary>
    Growth,

    /// <summary>占比.</summary>
    Share,

    /// <summary>完成率.</summary>
    Completion,

    /// <summary>数量 (cars, persons, projects).</summary>
    Count,
}

/// <summary>读到的数 (a printed figure of a foreign document): what it says, how it is printed, where.</summary>
/// <param name="Index">在文件各数中的序号.</param>
/// <param name="Measure">量.</param>
/// <param name="Selector">所答的查询; null when it is bound to no query.</param>
/// <param name="Text">印出的文字, as it stands; empty for a blank cell.</param>
/// <param name="Value">数值: fen for amounts, hundredths of a hundredth of a percent (10⁻⁴ %) for percentages.</param>
/// <param name="Step">末位一个单位, on the scale of the value; at least one.</param>
/// <param name="At">位置.</param>
/// <param name="Table">所在表的序号 in the disclosure; -1 in the text.</param>
/// <param name="Where">表名或节名, for messages.</param>
/// <param name="Row">行名, or the words before the figure.</param>
/// <param name="Column">列名; empty in the text.</param>
public sealed record Figure(
    int Index, Measure Measure, Selector? Selector, string Text, long Value, long Step, SourcePlace At,
    int Table, string Where, string Row, string Column)
{
    /// <summary>空格 (a blank cell): nothing printed, read as zero.</summary>
    public bool IsBlank => Text.Length == 0;

    /// <summary>是否百分数.</summary>
    public bool IsPercent => Measure is Measure.Growth or Measure.Share or Measure.Completion;

    /// <summary>金额的单位, in fen: 100 for 元, 1,000,000 for 万元; 0 for other figures.</summary>
    public long UnitFen { get; init; }

    /// <summary>方向词: the word that gave the sign; empty when none.</summary>
    public string Direction { get; init; } = "";

    /// <summary>段落序号 of a figure in the text; -1 in a table.</summary>
    public int Paragraph { get; init; } = -1;

    /// <summary>段内起点 of a figure in the text.</summary>
    public int Start { get; init; }

    /// <summary>表内位置 of a figure in a table.</summary>
    public Books.CellAt Cell { get; init; }

    /// <summary>说给人听的位置.</summary>
    public string Place => Table >= 0
        ? $"{Where} {Row}{(Column.Length > 0 ? " · " + Column : "")}".Trim() : $"{Where}“{Row}”";
}
