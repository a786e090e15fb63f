using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Mingsuan.Core.Claims;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Forms;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Core.Checks;

/// <summary>审核的依凭: the disclosure, its text put together, and the rulebook.</summary>
public sealed partial class CheckContext
{
    private readonly Lazy<ImmutableArray<DeclarationForm>> declarations;

    private readonly Lazy<WholeForm?> wholeForm;

    private readonly ILookup<int, Statement> byTable;

    private readonly Lazy<ILookup<(int Table, int Row), Statement>> byRow;

    private readonly HashSet<SourceTable> sheets;

    private readonly ImmutableArray<int> misread;

    private string? everything;

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
        GlossaryStart = Enumerable.Range(0, Paragraphs.Length).Where(i => GlossaryHead().IsMatch(Paragraphs[i].Text))
            .DefaultIfEmpty(-1).Max();
        AllText = string.Join('\n', Paragraphs.Select(p => p.Text));
        declarations = new(() => DeclarationForm.ReadAll(disclosure.Source));
        wholeForm = new(() =>
            disclosure.Source.Tables.Select(WholeForm.Read).FirstOrDefault(f => f is not null));
        byTable = disclosure.Statements.Where(f => f.Table >= 0).ToLookup(f => f.Table);
        byRow = new(() => disclosure.Statements.Where(f => f.Table >= 0 && IsOfThisYear(f))
            .ToLookup(f => (f.Table, f.Cell.Row)));
        sheets = new(disclosure.Tables.Where(t => t.Sheet is not null).Select(t => t.Table),
            ReferenceEqualityComparer.Instance);
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
    public string Everything => everything ??= AllText + '\n' + string.Join('\n',
        Disclosure.Source.Tables.SelectMany(t => t.Cells.Select(c => c.Text).Prepend(t.Title)));

    /// <summary>时限: looked at between the steps of a rule that takes long.</summary>
    internal CancellationToken Cancellation { get; init; }

    /// <summary>没有查完的规则: their patterns took too long on this text.</summary>
    internal HashSet<string> Unfinished { get; } = new(StringComparer.Ordinal);

    /// <summary>查过有没有的东西 (the words of <see cref="CheckReadings"/> already looked for).</summary>
    internal Dictionary<string, bool> Held { get; } = new(StringComparer.Ordinal);

    /// <summary>各项目申报表.</summary>
    internal ImmutableArray<DeclarationForm> Declarations => declarations.Value;

    /// <summary>整体绩效目标申报表; null when there is none.</summary>
    internal WholeForm? WholeForm => wholeForm.Value;

    /// <summary>名词解释之前的各段.</summary>
    public IEnumerable<SourceParagraph> Body => Paragraphs.Take(GlossaryStart < 0 ? Paragraphs.Length : GlossaryStart);

    /// <summary>名词解释的标题是第几段; −1 when there is none.</summary>
    public int GlossaryStart { get; }

    /// <summary>是否有文字说明: enough paragraphs to be one.</summary>
    public bool HasText => Paragraphs.Length >= 20;

    /// <summary>政府采购合计 as the text says it; null when it does not.</summary>
    public Statement? Procurement => Disclosure.Statements.FirstOrDefault(f =>
        f is { Table: < 0, IsOwn: true, Selector: not null }
        && Code(f, Dimension.Side) == "procurement" && f.Selector.Roots(Dimension.Procurement).IsDefault);

    /// <summary>年度 as a code; empty when the document does not say.</summary>
    public string Year { get; }

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

    /// <summary>某数的位置.</summary>
    public static FindingPlace PlaceOf(Statement figure) => new(figure.At, FigureText.Printed(figure), figure.Name);

    /// <summary>某角色的表; null when there is none, or none that was read for certain.</summary>
    public RecognisedTable? Table(FormRole role) =>
        Disclosure.Tables.FirstOrDefault(t => t.Form?.Role == role && !misread.Contains(t.Index));

    /// <summary>申报表的数已经读成关系: what its relations say is not said again.</summary>
    internal bool IsSheet(SourceTable table) => sheets.Contains(table);

    /// <summary>有没有某角色的表, well read or not.</summary>
    public bool HasTable(FormRole role) => Disclosure.Tables.Any(t => t.Form?.Role == role);

    /// <summary>一条发现.</summary>
    public Finding Finding(
        string id, string message, FindingPlace place, string suggestion, string expected = "",
        Severity? severity = null) =>
        new(id, severity ?? Rulebook.Catalogue[id].Severity, message, [place], [place.Text], expected, "", [],
            Rulebook.Catalogue[id].Basis, suggestion);

    /// <summary>一条涉及几处的发现.</summary>
    public Finding Finding(
        string id, string message, IEnumerable<FindingPlace> places, string suggestion, string expected = "",
        Severity? severity = null)
    {
        var all = places.ToImmutableArray();
        return new(id, severity ?? Rulebook.Catalogue[id]
            .Severity, message, all, [.. all.Select(p => p.Text)], expected,
            "", [], Rulebook.Catalogue[id].Basis, suggestion);
    }

    /// <summary>全文件的位置, for what is missing.</summary>
    public FindingPlace Whole => new(Disclosure.Source.Blocks.FirstOrDefault() switch
    {
        SourceParagraph p when !p.Spans.IsEmpty => p.Spans[0].At,
        SourceTable t => t.At,
        _ => default,
    }, "", "全文");

    [GeneratedRegex("^(第[一二三四五六]部分)?\\s*[一二三四五六七八九]?、?\\s*名词解释\\s*$", RegexOptions.None, 10_000)]
    private static partial Regex GlossaryHead();
}
