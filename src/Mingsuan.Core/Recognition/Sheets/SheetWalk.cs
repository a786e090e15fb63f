using Mingsuan.Core.Claims;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Money;

namespace Mingsuan.Core.Recognition.Sheets;

/// <summary>读申报表 (walks the tables no form describes, row by row, and turns the numbers of declarations and target
/// sheets into figures).</summary>
internal sealed class SheetWalk(List<Statement> figures, DisplayUnit otherwise)
{
    private ProjectSheet? project;
    private WholeSheet? whole;
    private SheetPart? part;

    /// <summary>各项目.</summary>
    public List<ProjectSheet> Projects { get; } = [];

    /// <summary>各整体表.</summary>
    public List<WholeSheet> Wholes { get; } = [];

    /// <summary>读到数的表.</summary>
    public Dictionary<int, SheetKind> Tables { get; } = [];

    /// <summary>是不是申报表: it holds a row that only such a sheet begins a part with.</summary>
    public static bool IsSheet(SourceTable table) => table.Columns > 1
        && Rows(table).Any(r => Opening(r, table.Title) is not null);

    /// <summary>读一张表.</summary>
    public void Read(SourceTable table, int index, DisplayUnit? printed)
    {
        // A piece of a sheet that ran over the page goes on where the piece before it stopped.
        if (!IsSheet(table) && (table.Title.Length > 0 || part is null)) part = null;
        else ReadRows(table, new SheetPage(table, index, printed ?? UnitIn(table) ?? otherwise, figures));
    }

    private void ReadRows(SourceTable table, SheetPage page)
    {
        var before = figures.Count;
        foreach (var row in Rows(table))
        {
            if (Opening(row, table.Title) is { } opening) Begin(opening, row, page);
            else part?.Row(row, page);
        }
        if (figures.Count > before) Tables[page.Index] = part is WholePart or WholePairPart or ProjectListPart
            || whole?.Page.Index == page.Index ? SheetKind.Whole : SheetKind.Project;
    }

    private enum Start
    {
        Project, Lines, Purchases, Indicators, Whole, WholePairs, ProjectList, Sources, Other,
    }

    // What a row begins; null when it goes on with the part before it.
    private static Start? Opening(List<SourceCell> row, string title)
    {
        var words = row.ConvertAll(c => SourceText.Compact(c.Text));
        bool Has(string word) => words.Contains(word);
        bool Speaks(string word) => words.Exists(w => w.Length < 16 && w.Contains(word, StringComparison.Ordinal));
        if (Has("当年金额") && Has("占比")) return Start.Whole;
        if (Has("项目名称") && (Has("项目总预算") || Has("项目本年度预算")) && !Has("项目当年预算"))
            return Start.ProjectList;
        if (Has("项目名称")) return Start.Project;
        if (Has("三级指标")) return Start.Indicators;
        if (Has("项目活动") && Speaks("金额")) return Start.Lines;
        if (Has("品名") && Speaks("金额")) return Start.Purchases;
        if (title.Contains("整体", StringComparison.Ordinal)
            && (Has("支出预算") || Has("当年支出") || Has("支出预算总额"))) return Start.WholePairs;
        return Has("名称") && Has("目标说明") || Has("整体绩效总目标") || Has("项目绩效总目标") ? Start.Other : null;
    }

    private void Begin(Start start, List<SourceCell> row, SheetPage page)
    {
        int? Column(string word) => row.Find(c =>
            SourceText.Compact(c.Text).Contains(word, StringComparison.Ordinal))?.Column;
        part = start switch
        {
            Start.Project => new PairPart(NewProject(row, page)),
            Start.Lines => new LinePart(Of(page), Column("金额")!.Value),
            Start.Purchases => new PurchasePart(Of(page), Column("数量") ?? -1, Column("金额")!.Value),
            Start.Indicators => IndicatorPart.Of(IsWhole(page) ? "" : project?.Name ?? "", row),
            Start.Whole => new WholePart(NewWhole(page), Column("当年金额")!.Value),
            Start.WholePairs => new WholePairPart(NewWhole(page)),
            Start.ProjectList => new ProjectListPart(
                whole ?? NewWhole(page), Column("项目名称")!.Value, Column("项目总预算"), Column("本年度预算")),
            _ => null,
        };
        if (part is PairPart or WholePairPart) part.Row(row, page);
    }

    private bool IsWhole(SheetPage page) => project is null || whole?.Page.Index == page.Index;

    // The sheet that the table names beside its title, or else the one it follows.
    private ProjectSheet Of(SheetPage page)
    {
        var names = page.Table.Remarks.Select(SourceText.Compact).ToList();
        return Projects.LastOrDefault(p => p.Name.Length > 0 && names.Contains(p.Name)) ?? project
            ?? (project = new ProjectSheet("", page));
    }

    private ProjectSheet NewProject(List<SourceCell> row, SheetPage page)
    {
        var at = row.FindIndex(c => SourceText.Compact(c.Text) == "项目名称");
        project = new ProjectSheet(at + 1 < row.Count ? SourceText.Compact(row[at + 1].Text) : "", page);
        Projects.Add(project);
        return project;
    }

    private WholeSheet NewWhole(SheetPage page)
    {
        whole = new WholeSheet(page);
        Wholes.Add(whole);
        return whole;
    }

    private static IEnumerable<List<SourceCell>> Rows(SourceTable table) => table.Cells.GroupBy(c => c.Row)
        .OrderBy(g => g.Key).Select(g => g.OrderBy(c => c.Column).ToList());

    private static DisplayUnit? UnitIn(SourceTable table)
    {
        foreach (var cell in table.Cells)
        {
            var text = SourceText.Compact(cell.Text);
            if (text.Length > 20) continue;
            bool Has(string word) => text.Contains(word, StringComparison.Ordinal);
            if (Has("（万元）") || Has("(万元)")) return DisplayUnit.TenThousandYuan;
            if (Has("（元）") || Has("(元)")) return DisplayUnit.Yuan;
        }
        return null;
    }
}
