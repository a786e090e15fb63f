
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Money;
using Mingsuan.Core.Queries;

namespace Mingsuan.Core.Documents;

/// <summary>陈述 (a printed figure, compiled here or read in a document): the query it answers, what is printed,
/// where, and its exact value where the facts are known.</summary>
/// <param name="Index">在文件各陈述中的序号.</param>
/// <param name="Query">所答的查询.</param>
/// <param name="Text">印出的文字, as it stands; empty for a blank cell.</param>
/// <param name="Value">印出的值: fen for amounts, hundredths of a hundredth of a percent (10⁻⁴ %) for
/// percentages.</param>
/// <param name="Step">末位一个单位, on the scale of the value; at least one.</param>
/// <param name="At">位置.</param>
/// <param name="Table">所在表的序号 in the document; -1 in the text.</param>
/// <param name="Where">表名或节名, for messages.</param>
/// <param name="Row">行名, or the words before the figure.</param>
/// <param name="Column">列名; empty in the text.</param>
public sealed record Statement(
    int Index, Query Query, string Text, long Value, long Step, Place At, int Table, string Where, string Row,
    string Column)
{
    /// <summary>空格 (a blank cell): nothing printed, read as zero.</summary>
    public bool IsBlank => Text.Length == 0;

    /// <summary>是否金额.</summary>
    public bool IsAmount => Query is Query.Sum or Query.Given or Query.Combination;

    /// <summary>是否本年本阶段的金额: of the document's own year and stage.</summary>
    public bool IsOwn => IsAmount && YearsBack == 0 && Selector?.IsSaid(Dimension.Stage) != true;

    /// <summary>早于文件年度几年: 1 for last year's; 0 for the document's own.</summary>
    public int YearsBack { get; init; }

    /// <summary>是否增减额.</summary>
    public bool IsChange => Query is Query.Change;

    /// <summary>是否增减百分比.</summary>
    public bool IsGrowth => Query is Query.Ratio { Kind: RatioKind.Growth };

    /// <summary>是否百分数.</summary>
    public bool IsPercent => Query is Query.Ratio;

    /// <summary>所问的选择; null when it is bound to none.</summary>
    public Selector? Selector => Query.Selector;

    /// <summary>金额的单位, in fen: 100 for 元, 1,000,000 for 万元; 0 for other figures.</summary>
    public long UnitFen { get; init; }

    /// <summary>列示单位 of an amount; null for other figures.</summary>
    public DisplayUnit? Unit => UnitFen == 0 ? null : DisplayUnits.OfFen(UnitFen);

    /// <summary>小数位数 printed.</summary>
    public int Decimals { get; init; }

    /// <summary>精确金额, where the facts are known; null when blank, or not known.</summary>
    public Amount? Exact { get; init; }

    /// <summary>精确数值 of a percentage or count, where it is known.</summary>
    public decimal? ExactNumber { get; init; }

    /// <summary>方向词: the word that gave the sign; empty when none.</summary>
    public string Direction { get; init; } = "";

    /// <summary>段落序号 of a figure in the text; -1 in a table.</summary>
    public int Paragraph { get; init; } = -1;

    /// <summary>段内起点 of a figure in the text; in a compiled book, the how manieth figure of its
    /// paragraph.</summary>
    public int Start { get; init; }

    /// <summary>表内位置 of a figure in a table.</summary>
    public CellAt Cell { get; init; }

    /// <summary>表或节的标识 in a compiled book; empty elsewhere.</summary>
    public string Container { get; init; } = "";

    /// <summary>说给人听的名字: 表3 支出总表 206 科学技术支出 · 基本支出, or the words around it.</summary>
    public string Name => Table >= 0
        ? $"{Where} {Row}{(Column.Length > 0 ? " · " + Column : "")}".Trim()
        : Row.Length > 0 ? $"{Where}“{Row}”" : Where;
}
