using System.Collections.Immutable;
using Mingsuan.Core.Sentences;

using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Forms;
using Mingsuan.Core.Money;


namespace Mingsuan.Core.Disclosures;

/// <summary>公开文件的种类.</summary>
public enum DisclosureKind
{
    /// <summary>部门（单位）预算.</summary>
    Budget,

    /// <summary>部门（单位）决算.</summary>
    FinalAccounts,

    /// <summary>单独公开的“三公”经费.</summary>
    ThreePublic,
}

/// <summary>公开主体的层级.</summary>
public enum BodyLevel
{
    /// <summary>部门 (with its units).</summary>
    Department,

    /// <summary>单位.</summary>
    Unit,
}

/// <summary>公开文件 (a foreign disclosure as recognised): what it is, its tables, every figure in it.</summary>
public sealed record Disclosure
{
    /// <summary>来件.</summary>
    public required SourceDocument Source { get; init; }

    /// <summary>种类; null when the document does not say.</summary>
    public required DisclosureKind? Kind { get; init; }

    /// <summary>年度; null when the document does not say.</summary>
    public required int? Year { get; init; }

    /// <summary>层级.</summary>
    public required BodyLevel Level { get; init; }

    /// <summary>编制部门或单位的全称; empty when unknown.</summary>
    public required string Unit { get; init; }

    /// <summary>表样 it follows; null when none fits.</summary>
    public required FormSet? FormSet { get; init; }

    /// <summary>维度: the rulebook's code lists and what the document adds to them.</summary>
    public required DimensionSet Dimensions { get; init; }

    /// <summary>认出的表, in reading order.</summary>
    public required ImmutableArray<RecognisedTable> Tables { get; init; }

    /// <summary>全部读到的数; a figure's index is its place here.</summary>
    public required ImmutableArray<Statement> Statements { get; init; }

    /// <summary>另一份从哪里开始: the first block of another disclosure in the same file, which is not read here; null
    /// when there is none.</summary>
    public SourceBlock? Rest { get; init; }

    /// <summary>文字断言.</summary>
    public required ClaimReading Claims { get; init; }
}

/// <summary>认出的表.</summary>
/// <param name="Index">序号.</param>
/// <param name="Table">来件中的表.</param>
/// <param name="Form">表式; null when the table is read generically.</param>
/// <param name="Unit">列示单位; null when neither the table nor the document says.</param>
/// <param name="IsUnitPrinted">表上是否印了单位.</param>
/// <param name="HeaderRows">表头行数.</param>
/// <param name="Rows">表体各行, by panel.</param>
/// <param name="Sums">表内合计关系, between figures.</param>
public sealed record RecognisedTable(
    int Index, SourceTable Table, GridForm? Form, DisplayUnit? Unit, bool IsUnitPrinted, int HeaderRows,
    ImmutableArray<RecognisedRow> Rows, ImmutableArray<StatementSum> Sums)
{
    /// <summary>表名.</summary>
    public string Title => Table.Title;

    /// <summary>合计以外的关系: a change, a growth, a completion that other columns of its row give.</summary>
    public ImmutableArray<Relation> Relations { get; init; } = [];

    /// <summary>申报表的种类; null when it is none.</summary>
    public SheetKind? Sheet { get; init; }
}

/// <summary>申报表的种类 (tables that declare targets and money, box by box).</summary>
public enum SheetKind
{
    /// <summary>项目申报表、明细测算、项目绩效目标表.</summary>
    Project,

    /// <summary>部门整体绩效目标申报表.</summary>
    Whole,
}

/// <summary>认出的一行.</summary>
/// <param name="Row">在来件表中的行.</param>
/// <param name="Panel">栏.</param>
/// <param name="Label">印出的名称.</param>
/// <param name="Code">印出的代码; may be empty.</param>
/// <param name="Node">对应的代码; null for a fixed row or an unknown one.</param>
/// <param name="IsMatched">是否对上表式.</param>
/// <param name="At">位置.</param>
public sealed record RecognisedRow(
    int Row, int Panel, string Label, string Code, CodeNode? Node, bool IsMatched, Place At);
