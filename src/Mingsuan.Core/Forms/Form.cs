using System.Collections.Immutable;
using Mingsuan.Core.Books;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Expressions;
using Mingsuan.Core.Money;

namespace Mingsuan.Core.Forms;

/// <summary>表式 (declarative description of a printed table); read from rulebook/forms.</summary>
public abstract record Form
{
    /// <summary>标识, unique in its set.</summary>
    public required string Id { get; init; }

    /// <summary>文件, for messages.</summary>
    public required string File { get; init; }

    /// <summary>表号; may be empty.</summary>
    public required string Number { get; init; }

    /// <summary>表名 (template).</summary>
    public required Template Title { get; init; }

    /// <summary>别名: titles under which a foreign document prints this table.</summary>
    public required ImmutableArray<string> Aliases { get; init; }

    /// <summary>表头左侧 (template).</summary>
    public required Template Entity { get; init; }

    /// <summary>页面方向.</summary>
    public required Orientation Orientation { get; init; }

    /// <summary>印法; its unit is overridden by the package unless fixed.</summary>
    public required FormStyle Style { get; init; }

    /// <summary>表下注 (templates).</summary>
    public required ImmutableArray<FormNote> Notes { get; init; }

    /// <summary>条件: the form is left out when it does not hold; null always prints.</summary>
    public required Expression? When { get; init; }

    /// <summary>是否只读不编: another layout of a table, for documents that print it so.</summary>
    public bool IsReadingOnly { get; init; }
}

/// <summary>表下注.</summary>
/// <param name="When">条件; null always.</param>
/// <param name="Text">文字.</param>
public sealed record FormNote(Expression? When, Template Text);

/// <summary>表的印法.</summary>
/// <param name="Unit">固定的列示单位; null takes the package's.</param>
/// <param name="Decimals">小数位数 by unit 万元; 元 tables may say otherwise.</param>
/// <param name="Grouping">千分位.</param>
/// <param name="Zero">零的印法.</param>
public sealed record FormStyle(DisplayUnit? Unit, int Decimals, Grouping Grouping, ZeroStyle Zero)
{
    /// <summary>某预算包下的印法.</summary>
    public PrintStyle For(DisplayUnit packageUnit) => new(Unit ?? packageUnit, Decimals, Grouping, Zero);
}

/// <summary>由列树与行树组成的表.</summary>
public sealed record GridForm : Form
{
    /// <summary>取数范围: a call such as <c>expenditure(fund: …)</c>.</summary>
    public required Call Scope { get; init; }

    /// <summary>并列的各栏 (side-by-side panels); usually one.</summary>
    public required ImmutableArray<Panel> Panels { get; init; }

    /// <summary>底部对齐的行数 of every panel.</summary>
    public required int Foot { get; init; }

    /// <summary>在一套表中的角色; null for a table without one.</summary>
    public required FormRole? Role { get; init; }

    /// <summary>空表说明 (template); null when an empty table says nothing.</summary>
    public required Template? Empty { get; init; }
}

/// <summary>表在一套表中的角色 (what it is in every region, whatever its number and title).</summary>
public enum FormRole
{
    /// <summary>收支总表.</summary>
    RevenueExpenditure,

    /// <summary>收入总表.</summary>
    Revenue,

    /// <summary>支出总表.</summary>
    Expenditure,

    /// <summary>财政拨款收支总表.</summary>
    Fiscal,

    /// <summary>一般公共预算支出表.</summary>
    General,

    /// <summary>一般公共预算支出表（分单位）.</summary>
    GeneralByUnit,

    /// <summary>一般公共预算基本支出表.</summary>
    Basic,

    /// <summary>“三公”经费表.</summary>
    ThreePublic,

    /// <summary>“三公”经费表（分单位）.</summary>
    ThreePublicByUnit,

    /// <summary>政府性基金预算支出表.</summary>
    GovernmentFund,

    /// <summary>国有资本经营预算支出表.</summary>
    StateCapital,

    /// <summary>项目支出表.</summary>
    Projects,
}

/// <summary>一栏.</summary>
/// <param name="Scope">本栏取数范围; null takes the form's.</param>
/// <param name="Columns">列树.</param>
/// <param name="Rows">行树.</param>
public sealed record Panel(Call? Scope, ImmutableArray<FormColumn> Columns, ImmutableArray<FormRow> Rows);

/// <summary>列树的节点.</summary>
/// <param name="Header">表头 (template).</param>
/// <param name="Aliases">别名.</param>
/// <param name="Shows">文字列显示什么; null for amounts.</param>
/// <param name="Select">选择, as arguments.</param>
/// <param name="IsTotal">是否同级各列之和.</param>
/// <param name="PriorYears">往前几年; 0 is the budget year.</param>
/// <param name="Zero">零的印法; null takes the form's.</param>
/// <param name="Width">宽.</param>
/// <param name="Children">下级列.</param>
/// <param name="When">条件: the column is left out when it does not hold; null always prints.</param>
/// <param name="Stage">阶段, a code of its dimension (the initial budget beside final accounts); empty for the
/// document's own.</param>
public sealed record FormColumn(
    Template Header, ImmutableArray<string> Aliases, Stub? Shows, ImmutableArray<Argument> Select, bool IsTotal,
    int PriorYears, ZeroStyle? Zero, int Width, ImmutableArray<FormColumn> Children,
    Expression? When, string Stage);

/// <summary>文字列显示的内容.</summary>
public enum Stub
{
    /// <summary>行名.</summary>
    Label,

    /// <summary>代码.</summary>
    Code,

    /// <summary>名称, indented by level.</summary>
    Name,

    /// <summary>代码的类段 (201).</summary>
    CodeCategory,

    /// <summary>代码的款段 (03).</summary>
    CodeSection,

    /// <summary>代码的项段 (01).</summary>
    CodeItem,

    /// <summary>所在单位, at leaves only.</summary>
    Unit,

    /// <summary>空列.</summary>
    Nothing,
}

/// <summary>合计行的位置.</summary>
public enum TotalPlace
{
    /// <summary>先合计, 后各部分.</summary>
    Before,

    /// <summary>先各部分, 后合计.</summary>
    After,
}

/// <summary>行树的节点.</summary>
public abstract record FormRow;

/// <summary>写明的一行.</summary>
/// <param name="Label">行名 (template).</param>
/// <param name="Code">代码; may be empty.</param>
/// <param name="Aliases">别名.</param>
/// <param name="Select">选择.</param>
/// <param name="Parts">各部分; empty for a plain row.</param>
/// <param name="Place">合计在前在后.</param>
/// <param name="IsTotal">是否印作合计行.</param>
/// <param name="Indent">缩进.</param>
/// <param name="Zero">零的印法; null takes the column's or form's.</param>
/// <param name="When">条件.</param>
/// <param name="Stage">阶段 of the row, in a form that is only read; empty for the document's own.</param>
public sealed record FixedRow(
    Template Label, string Code, ImmutableArray<string> Aliases, ImmutableArray<Argument> Select,
    ImmutableArray<FormRow> Parts, TotalPlace Place, bool IsTotal, int Indent, ZeroStyle? Zero, Expression? When,
    string Stage) : FormRow;

/// <summary>按代码展开的行.</summary>
/// <param name="Dimension">维度.</param>
/// <param name="Levels">印出的级次; empty for all.</param>
/// <param name="Under">只展开这些代码之下; empty for all.</param>
/// <param name="List">印哪些.</param>
/// <param name="Select">选择, for every row.</param>
/// <param name="Label">行名 (template): <c>it</c>, <c>index</c>, <c>chinese-index</c>; null prints the name.</param>
public sealed record EachRow(
    Dimension Dimension, ImmutableArray<int> Levels, ImmutableArray<string> Under, RowListing List,
    ImmutableArray<Argument> Select, Template? Label) : FormRow;

/// <summary>展开时印哪些行.</summary>
public enum RowListing
{
    /// <summary>有事实的, stated zeros included.</summary>
    Stated,

    /// <summary>非零的.</summary>
    Nonzero,

    /// <summary>全部代码.</summary>
    All,
}

/// <summary>申报表 (a laid-out form of labels, texts and repeated rows).</summary>
public sealed record SheetForm : Form
{
    /// <summary>一表一个的变量名; null prints one table.</summary>
    public required string? For { get; init; }

    /// <summary>变量取自的序列.</summary>
    public required Expression? In { get; init; }

    /// <summary>另起一页还是接着上一张表.</summary>
    public required TablePlacement Placement { get; init; }

    /// <summary>各列宽.</summary>
    public required ImmutableArray<int> Columns { get; init; }

    /// <summary>表头行.</summary>
    public required ImmutableArray<SheetRow> Header { get; init; }

    /// <summary>行.</summary>
    public required ImmutableArray<SheetNode> Rows { get; init; }
}

/// <summary>申报表的行节点.</summary>
public abstract record SheetNode(Expression? When);

/// <summary>一行.</summary>
public sealed record SheetRow(ImmutableArray<SheetCell> Cells, Expression? When) : SheetNode(When);

/// <summary>重复的各行.</summary>
public sealed record SheetEach(string Variable, Expression In, ImmutableArray<SheetNode> Rows, Expression? When)
    : SheetNode(When);

/// <summary>左侧有跨行标签的各行.</summary>
public sealed record SheetSide(ImmutableArray<SheetCell> Side, ImmutableArray<SheetNode> Rows, Expression? When)
    : SheetNode(When);

/// <summary>申报表单元格.</summary>
/// <param name="Text">文字 (template).</param>
/// <param name="IsLabel">是否标签.</param>
/// <param name="Span">跨列.</param>
/// <param name="Merge">与上一行同文时合并.</param>
/// <param name="Align">对齐.</param>
public sealed record SheetCell(Template Text, bool IsLabel, int Span, bool Merge, Align? Align);
