using System.Collections.Immutable;
using System.Globalization;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Money;
using Mingsuan.Core.Queries;

namespace Mingsuan.Core.Books;

/// <summary>成册 (a whole published book): the one document model that every writer renders and nothing else.</summary>
/// <param name="Identity">书名、年度、单位等.</param>
/// <param name="Parts">各部分, in printed order.</param>
/// <param name="Statements">全书每个印出的数; a cell or run refers to it by index.</param>
/// <param name="Ties">同一查询在多处印出 (places that print one query), for cross-table comparison.</param>
public sealed record Book(
    BookIdentity Identity,
    ImmutableArray<Part> Parts,
    ImmutableArray<Statement> Statements,
    ImmutableArray<Tie> Ties)
{
    /// <summary>全书各表, in printed order.</summary>
    public IEnumerable<Table> Tables =>
        Parts.SelectMany(p => p.Blocks).OfType<TableBlock>().Select(b => b.Table);

    /// <summary>各表说给人听的名字, in printed order: its number, else its title; sheets of one title are
    /// counted.</summary>
    public IEnumerable<(Table Table, string Name)> NamedTables()
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var table in Tables)
        {
            var name = table.Number.Length > 0 ? table.Number : table.Title;
            var count = seen[name] = seen.GetValueOrDefault(name) + 1;
            yield return (table, count == 1 ? name : $"{name}（{count}）");
        }
    }

    /// <summary>表中一格的位置, as a person says it: rows and columns counted from one, the header's too.</summary>
    public static string CellName(string table, int row, int column) =>
        string.Create(CultureInfo.InvariantCulture, $"{table} 第 {row + 1} 行第 {column + 1} 列");
}

/// <summary>书的身份.</summary>
/// <param name="Title">书名, such as 2024年部门预算.</param>
/// <param name="Department">部门全称.</param>
/// <param name="DepartmentCode">部门代码.</param>
/// <param name="Year">预算年度.</param>
/// <param name="FormSet">表样名 (rulebook/forms folder).</param>
/// <param name="Unit">全书默认列示单位.</param>
/// <param name="Rounding">舍位方法的名字: independent or balanced.</param>
/// <param name="RulebookVersion">规则库版本与摘要.</param>
/// <param name="CompiledOn">编制日期, from the package; blank when it gives none.</param>
public sealed record BookIdentity(
    string Title, string Department, string DepartmentCode, int Year, string FormSet,
    DisplayUnit Unit, string Rounding, string RulebookVersion, string? CompiledOn);

/// <summary>部分 (a part of the book: 第一部分 …).</summary>
/// <param name="Id">稳定标识, usable as an anchor.</param>
/// <param name="Title">标题.</param>
/// <param name="Blocks">内容.</param>
public sealed record Part(string Id, string Title, ImmutableArray<Block> Blocks);

/// <summary>内容块.</summary>
public abstract record Block;

/// <summary>标题.</summary>
/// <param name="Id">稳定标识, unique in the book.</param>
/// <param name="Level">2 for sections (一、), 3 for （一）; parts are 1.</param>
/// <param name="Text">文字.</param>
public sealed record Heading(string Id, int Level, string Text) : Block;

/// <summary>段落.</summary>
/// <param name="Runs">文字与数字交替.</param>
/// <param name="Style">样式.</param>
public sealed record Paragraph(ImmutableArray<Run> Runs, ParagraphStyle Style = ParagraphStyle.Body) : Block
{
    /// <summary>整段文字.</summary>
    public string Text => string.Concat(Runs.Select(r => r.Text));
}

/// <summary>段落样式.</summary>
public enum ParagraphStyle
{
    /// <summary>正文, first line indented.</summary>
    Body,

    /// <summary>列项 (1. …).</summary>
    Item,

    /// <summary>备注, small.</summary>
    Note,
}

/// <summary>一段文字; a figure carries the index of its statement.</summary>
/// <param name="Text">印出的文字.</param>
/// <param name="Statement">陈述的序号 in <see cref="Book.Statements"/>; null for plain words.</param>
public readonly record struct Run(string Text, int? Statement = null);

/// <summary>表.</summary>
/// <param name="Table">表的内容.</param>
public sealed record TableBlock(Table Table) : Block;

/// <summary>页面方向.</summary>
public enum Orientation
{
    /// <summary>纵向.</summary>
    Portrait,

    /// <summary>横向.</summary>
    Landscape,
}

/// <summary>印出的表.</summary>
/// <param name="Id">稳定标识, such as table-3; also file and sheet anchor.</param>
/// <param name="Number">表号, such as 表3 or 附表7-1; may be empty.</param>
/// <param name="Title">表名.</param>
/// <param name="Entity">表头左侧, such as 部门/单位：…; may be empty.</param>
/// <param name="UnitNote">表头右侧, such as 单位：万元; may be empty.</param>
/// <param name="Orientation">页面方向.</param>
/// <param name="Columns">列.</param>
/// <param name="Header">表头行; repeated on every page.</param>
/// <param name="Rows">表体行.</param>
/// <param name="Sums">表内合计关系.</param>
/// <param name="Notes">表下注.</param>
/// <param name="Placement">另起一页还是接着上一张表.</param>
public sealed record Table(
    string Id, string Number, string Title, string Entity, string UnitNote, Orientation Orientation,
    ImmutableArray<TableColumn> Columns,
    ImmutableArray<Row> Header,
    ImmutableArray<Row> Rows,
    ImmutableArray<StatementSum> Sums,
    ImmutableArray<Paragraph> Notes,
    TablePlacement Placement = TablePlacement.OwnPage)
{
    /// <summary>表体各行说的是什么, by panel; empty for a sheet.</summary>
    public ImmutableArray<TableLine> Lines { get; init; } = [];
}

/// <summary>表体的一行 of one panel: what it stands for.</summary>
/// <param name="Row">表体行, 0-based.</param>
/// <param name="Panel">栏.</param>
/// <param name="Label">印出的名称.</param>
/// <param name="Code">印出的代码; may be empty.</param>
/// <param name="Node">对应的代码; null for a fixed row.</param>
public sealed record TableLine(int Row, int Panel, string Label, string Code, CodeNode? Node);

/// <summary>表放在哪里.</summary>
public enum TablePlacement
{
    /// <summary>另起一页.</summary>
    OwnPage,

    /// <summary>接在上一张表之后, as its continuation.</summary>
    Following,
}

/// <summary>列.</summary>
/// <param name="Width">相对宽度 (weight); all weights of a table are shared out over the page.</param>
/// <param name="Align">默认对齐.</param>
/// <param name="Path">列名全称, such as 本年收入/小计; unique in the table; used by JSON and CSV.</param>
public sealed record TableColumn(int Width, Align Align, string Path);

/// <summary>对齐.</summary>
public enum Align
{
    /// <summary>居左.</summary>
    Left,

    /// <summary>居中.</summary>
    Center,

    /// <summary>居右; amounts.</summary>
    Right,
}

/// <summary>行. Cells covered by a span from above or the left are not listed.</summary>
/// <param name="Cells">本行起始的单元格, by rising column.</param>
/// <param name="Role">行的角色.</param>
/// <param name="Key">行的标识 within the table, such as a code or label; used by JSON and CSV.</param>
public sealed record Row(ImmutableArray<Cell> Cells, RowRole Role, string Key);

/// <summary>行的角色.</summary>
public enum RowRole
{
    /// <summary>表头.</summary>
    Header,

    /// <summary>合计.</summary>
    Total,

    /// <summary>上级行 (类, 部门): has parts below.</summary>
    Group,

    /// <summary>明细.</summary>
    Body,
}

/// <summary>单元格.</summary>
/// <param name="Column">起始列, 0-based.</param>
/// <param name="Text">印出的文字; may hold line breaks.</param>
/// <param name="Statement">陈述的序号; null for words.</param>
/// <param name="ColumnSpan">跨列.</param>
/// <param name="RowSpan">跨行.</param>
/// <param name="Indent">缩进级数.</param>
/// <param name="Align">对齐; null takes the column's.</param>
/// <param name="Emphasis">加重 (a label or a total).</param>
public sealed record Cell(
    int Column, string Text, int? Statement = null, int ColumnSpan = 1, int RowSpan = 1, int Indent = 0,
    Align? Align = null, bool Emphasis = false);

/// <summary>同数: places whose queries are equal, so their values must be.</summary>
/// <param name="Query">查询.</param>
/// <param name="Label">说给人听的名字.</param>
/// <param name="Statements">陈述的序号, at least two, in printed order.</param>
public sealed record Tie(Query Query, string Label, ImmutableArray<int> Statements);
