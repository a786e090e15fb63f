using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Mingsuan.Core.Books;
using Mingsuan.Core.Claims;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Forms;
using Mingsuan.Core.Performance;
using Mingsuan.Core.Relations;
using Mingsuan.Core.Relations.Readings;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Core.Rules;

/// <summary>审核的依凭: the disclosure, its text put together, and the rulebook.</summary>
public sealed class CheckContext
{
    private const int DepartmentLength = 3;
    private const int UnitLength = 6;
    private const int LongestItem = 14;

    private readonly ILookup<int, Statement> byTable;

    private readonly Lazy<ILookup<(int Table, int Row), Statement>> byRow;

    private readonly Dictionary<SourceTable, int> indexOf = new(ReferenceEqualityComparer.Instance);

    private readonly Lazy<Dictionary<(int Table, CellAt Cell), int>> byCell;

    private readonly ImmutableArray<int> misread;

    /// <summary>新建.</summary>
    /// <param name="disclosure">公开文件.</param>
    /// <param name="rulebook">规则库.</param>
    /// <param name="misread">没有认准的表, by index: nothing is judged by them.</param>
    public CheckContext(Disclosure disclosure, Rulebook rulebook, ImmutableArray<int> misread)
    {
        Disclosure = disclosure;
        this.misread = misread;
        Rulebook = rulebook;
        Year = disclosure.Year?.ToString(CultureInfo.InvariantCulture) ?? "";
        Paragraphs = SourceText.Paragraphs(disclosure.Source);
        var head = Pattern("glossary-head");
        GlossaryStart = Enumerable.Range(0, Paragraphs.Length).Where(i => head.IsMatch(Paragraphs[i].Text))
            .DefaultIfEmpty(-1).Max();
        AllText = string.Join('\n', Paragraphs.Select(p => p.Text));
        byTable = disclosure.Statements.Where(f => f.Table >= 0).ToLookup(f => f.Table);
        byRow = new(() => disclosure.Statements.Where(f => f.Table >= 0 && IsOfThisYear(f))
            .ToLookup(f => (f.Table, f.Cell.Row)));
        byCell = new(() => disclosure.Statements.Where(f => f.Table >= 0).DistinctBy(f => (f.Table, f.Cell))
            .ToDictionary(f => (f.Table, f.Cell), f => f.Index));
        foreach (var table in disclosure.Tables) indexOf.TryAdd(table.Table, table.Index);
        Reading = IndicatorReader.Read(disclosure.Source);
        Forms = DeclarationForm.ReadAll(disclosure.Source, rulebook.Patterns);
        WholeForm = disclosure.Source.Tables.Select(t => WholeForm.Read(t, rulebook.Patterns))
            .FirstOrDefault(f => f is not null);
    }

    /// <summary>公开文件.</summary>
    public Disclosure Disclosure { get; }

    /// <summary>规则库.</summary>
    public Rulebook Rulebook { get; }

    /// <summary>正文各段.</summary>
    public ImmutableArray<SourceParagraph> Paragraphs { get; }

    /// <summary>正文, a line a paragraph.</summary>
    public string AllText { get; }

    /// <summary>正文与各表的表名、单元格, a line each.</summary>
    public string Everything => field ??= AllText + '\n' + string.Join('\n',
        Disclosure.Source.Tables.SelectMany(t => t.Cells.Select(c => c.Text).Prepend(t.Title)));

    /// <summary>各表各格的文字, each once.</summary>
    internal HashSet<string> Labels => field ??= Disclosure.Source.Tables
        .SelectMany(t => t.Cells.Where(c => c.Text.Length > 1).Select(c => c.Text)).ToHashSet(StringComparer.Ordinal);

    /// <summary>时限: looked at between the steps of a rule that takes long.</summary>
    internal CancellationToken Cancellation { get; init; }

    /// <summary>没有查完的规则: their patterns took too long on this text.</summary>
    internal HashSet<string> Unfinished { get; } = new(StringComparer.Ordinal);

    /// <summary>查过有没有的东西 (words already looked for).</summary>
    internal Dictionary<string, bool> Held { get; } = new(StringComparer.Ordinal);

    /// <summary>关系, those that are held to be right.</summary>
    internal ImmutableArray<Relation> Relations { get; init; } = [];

    /// <summary>小数位的习惯.</summary>
    internal ImmutableArray<PrintedHabit> Habits { get; init; } = [];

    /// <summary>各数是否直接截尾.</summary>
    internal bool IsTruncating { get; init; }

    /// <summary>绩效目标.</summary>
    public PerformanceReading Reading { get; }

    /// <summary>各项目申报表.</summary>
    internal ImmutableArray<DeclarationForm> Forms { get; }

    /// <summary>整体绩效目标申报表; null when there is none.</summary>
    internal WholeForm? WholeForm { get; }

    /// <summary>名词解释之前的各段.</summary>
    public IEnumerable<SourceParagraph> Body => Paragraphs.Take(GlossaryStart < 0 ? Paragraphs.Length : GlossaryStart);

    /// <summary>名词解释的标题是第几段; −1 when there is none.</summary>
    public int GlossaryStart { get; }

    /// <summary>是否有文字说明: enough paragraphs to be one.</summary>
    public bool HasText => Paragraphs.Length >= 20;

    /// <summary>是否整套公开, not the “三公” expenses alone, nor words alone.</summary>
    public bool IsWholeSet => Disclosure.Kind != DisclosureKind.ThreePublic && !Disclosure.Tables.IsEmpty;

    /// <summary>政府采购合计 as the text says it; null when it does not.</summary>
    public Statement? Procurement => Disclosure.Statements.FirstOrDefault(f =>
        f is { Table: < 0, IsOwn: true, Selector: not null }
        && Code(f, Dimension.Side) == "procurement" && f.Selector.Roots(Dimension.Procurement).IsDefault);

    /// <summary>年度 as a code; empty when the document does not say.</summary>
    public string Year { get; }

    /// <summary>对上表样的各表.</summary>
    public IEnumerable<RecognisedTable> FormTables => Disclosure.Tables.Where(t => t.Form?.Role is not null);

    /// <summary>某一写法.</summary>
    public Regex Pattern(string name) => Rulebook.Patterns[name];

    /// <summary>某一写法在正文里的各处.</summary>
    public IEnumerable<(SourceParagraph Paragraph, Match Match)> Matches(
        string pattern, IEnumerable<SourceParagraph>? among = null) => (among ?? Paragraphs)
        .SelectMany(p => Pattern(pattern).Matches(p.Text).Select(m => (p, m)));

    /// <summary>某表印的全部数.</summary>
    public IEnumerable<Statement> AllFigures(RecognisedTable table) => byTable[table.Index];

    /// <summary>某表的本年数: not last year's beside them, nor what is worked out of the two.</summary>
    public IEnumerable<Statement> Statements(RecognisedTable table) => byTable[table.Index].Where(IsOfThisYear);

    private bool IsOfThisYear(Statement figure) => !figure.IsChange && !figure.IsGrowth
        && (figure.Selector is null || !figure.Selector.IsSaid(Dimension.Year) || Year.Length == 0
            || Code(figure, Dimension.Year) == Year);

    /// <summary>某表某行的本年数, the rows of the panels beside it too.</summary>
    public IEnumerable<Statement> Statements(RecognisedTable table, RecognisedRow row) =>
        byRow.Value[(table.Index, row.Row)];

    /// <summary>“三公”表里某一项的本年数; null when there is no such table or item.</summary>
    /// <param name="codes">它的经济科目, each way of printing it.</param>
    public Statement? ThreePublic(params IEnumerable<string> codes) => Table(FormRole.ThreePublic) is not { } table
        ? null
        : Statements(table).FirstOrDefault(f => f.IsOwn && codes.Contains(Code(f, Dimension.Economic)));

    /// <summary>列有项目代码的行.</summary>
    public IEnumerable<RecognisedRow> ProjectRows => Table(FormRole.Projects) is { } table
        ? table.Rows.Where(r => r.Code.Length > LongestItem && char.IsAsciiDigit(r.Code[0])) : [];

    /// <summary>按单位列的表: department and unit codes in one column.</summary>
    public IEnumerable<RecognisedTable> UnitTables => FormTables.Where(t =>
        t.Form!.Role is FormRole.Revenue or FormRole.GeneralByUnit or FormRole.ThreePublicByUnit
        && Units(t).Any() && Departments(t).Any());

    /// <summary>一张表里的各单位.</summary>
    public static IEnumerable<RecognisedRow> Units(RecognisedTable table) => OfLength(table, UnitLength);

    /// <summary>一张表里的各部门.</summary>
    public static IEnumerable<RecognisedRow> Departments(RecognisedTable table) => OfLength(table, DepartmentLength);

    private static IEnumerable<RecognisedRow> OfLength(RecognisedTable table, int length) =>
        table.Rows.Where(r => r.Code.Length == length && r.Code.All(char.IsAsciiDigit));

    /// <summary>所在的一段; empty when the place is unknown.</summary>
    public string Own(Statement figure) => figure.Paragraph < 0 ? "" : Paragraphs[figure.Paragraph].Text;

    /// <summary>所在的一段与后两段, where a reason may stand: up to a heading or the next amount.</summary>
    public string Around(Statement figure) => figure.Paragraph < 0 ? "" : string.Join('\n', Paragraphs
        .Skip(figure.Paragraph + 1).Take(2)
        .TakeWhile(p => !SourceText.IsHeading(p.Text) && !p.Text.Contains("万元", StringComparison.Ordinal))
        .Select(p => p.Text).Prepend(Own(figure)));

    /// <summary>某数在一个维度上的代码, several joined by +; empty when it is not bound there.</summary>
    public static string Code(Statement figure, Dimension dimension) =>
        figure.Selector?.Codes(dimension) ?? "";

    /// <summary>表里的代码所在的代码表.</summary>
    public CodeTree Tree(RecognisedTable table) => table.Form?.Role == FormRole.Basic
        ? Rulebook.Classifications.Departmental : Rulebook.Classifications.Functional;

    /// <summary>某角色的表; null when there is none, or none that was read for certain.</summary>
    public RecognisedTable? Table(FormRole role) =>
        Disclosure.Tables.FirstOrDefault(t => t.Form?.Role == role && !misread.Contains(t.Index));

    /// <summary>有没有某角色的表, well read or not.</summary>
    public bool HasTable(FormRole role) => Disclosure.Tables.Any(t => t.Form?.Role == role);

    /// <summary>某数的位置.</summary>
    public static FindingPlace PlaceOf(Statement figure) =>
        new(figure.At, FigureText.Printed(figure), figure.Name, figure.Index, figure.Table);

    /// <summary>某表的位置.</summary>
    public FindingPlace PlaceOf(RecognisedTable table) => PlaceOf(table.Table);

    /// <summary>某表的位置.</summary>
    public FindingPlace PlaceOf(SourceTable table, string? words = null, string? where = null) =>
        new(table.At, words ?? table.Title, where ?? table.Title, -1, IndexOf(table));

    /// <summary>某一格的位置.</summary>
    public FindingPlace PlaceOf(SourceTable table, SourceCell cell, string? words = null, string? where = null) =>
        new(cell.At, words ?? cell.Text, where ?? table.Title, IndexOf(table) is >= 0 and var index
            ? byCell.Value.GetValueOrDefault((index, new CellAt(cell.Row, cell.Column)), -1) : -1, IndexOf(table));

    /// <summary>某一行的位置; it is said of the first figure of the row.</summary>
    public FindingPlace PlaceOf(RecognisedTable table, RecognisedRow row, string words) =>
        new(row.At, words, table.Title,
        Statements(table, row).Select(f => (int?)f.Index).FirstOrDefault() ?? -1, table.Index);

    /// <summary>正文一处的位置.</summary>
    public static FindingPlace PlaceOf(SourceParagraph paragraph, Capture words, string where = "正文") =>
        new(paragraph.At(words.Index, words.Length), words.Value, where);

    private int IndexOf(SourceTable table) => indexOf.GetValueOrDefault(table, -1);

    /// <summary>全文件的位置, for what is missing.</summary>
    public FindingPlace Whole => new(Disclosure.Source.Blocks.FirstOrDefault() switch
    {
        SourceParagraph p when !p.Spans.IsEmpty => p.Spans[0].At,
        SourceTable t => t.At,
        _ => default,
    }, "", "全文");
}
