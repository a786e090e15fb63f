using System.Text.RegularExpressions;
using Mingsuan.Core.Documents;

namespace Mingsuan.Core.Recognition.Sheets;

/// <summary>整体表资金情况的一行: its figures, null where none is printed.</summary>
/// <param name="Label">行名.</param>
/// <param name="Amount">当年金额.</param>
/// <param name="Share">占比.</param>
/// <param name="Priors">近两年.</param>
internal sealed record WholeFigures(string Label, int? Amount, int? Share, List<int?> Priors);

/// <summary>收入构成 or 支出构成: rows and their total.</summary>
internal sealed record WholeGroup(string Side, List<WholeFigures> Rows, WholeFigures Total);

/// <summary>整体绩效目标申报表: its money and its list of projects.</summary>
internal sealed record WholeSheet(SheetPage Page)
{
    /// <summary>说给人听的表名.</summary>
    public string Where => Page.Where("", "整体绩效目标申报表");

    /// <summary>收入与支出.</summary>
    public List<WholeGroup> Groups { get; } = [];

    /// <summary>支出预算 of a sheet that prints no more than that.</summary>
    public int? Spent { get; set; }

    /// <summary>其中：项目支出.</summary>
    public int? OnProjects { get; set; }

    /// <summary>项目清单.</summary>
    public List<ListedProject> Projects { get; } = [];
}

/// <summary>总体资金情况: amounts, shares and two years before, a group of rows above each 合计.</summary>
internal sealed partial class WholePart(WholeSheet sheet, int amount) : SheetPart
{
    private readonly List<WholeFigures> rows = [];

    private bool isOver;

    public override void Row(IReadOnlyList<SourceCell> cells, SheetPage page)
    {
        isOver |= End().IsMatch(Plain(cells[0]));
        var label = Plain(cells.LastOrDefault(c => c.Column < amount));
        var values = cells.Where(c => c.Column >= amount).ToList();
        if (isOver || label.Length == 0 || values.Count < 2 || values.Exists(v => v.ColumnSpan > 1)) return;
        var row = new WholeFigures(label, page.Money(values[0], sheet.Where, label, "当年金额"),
            page.Share(values[1], sheet.Where, label, "占比"),
            [.. values.Skip(2).Take(2).Select((v, i) => page.Money(v, sheet.Where, label, Year(i)))]);
        if (label is not ("合计" or "总计"))
        {
            rows.Add(row);
            return;
        }
        sheet.Groups.Add(new WholeGroup(sheet.Groups.Count == 0 ? "revenue" : "expenditure", [.. rows], row));
        rows.Clear();
    }

    private static string Year(int index) => index == 0 ? "近两年收支金额之一" : "近两年收支金额之二";

    [GeneratedRegex("职能|任务|项目支出情况|项目名称|绩效|总目标", RegexOptions.None, 10_000)]
    private static partial Regex End();
}

/// <summary>项目支出情况: the projects, with their whole budget and this year's.</summary>
internal sealed class ProjectListPart(WholeSheet sheet, int name, int? total, int? year) : SheetPart
{
    public override void Row(IReadOnlyList<SourceCell> cells, SheetPage page)
    {
        int? Money(int? column, string header) => cells.FirstOrDefault(c => c.Column == column) is { } cell
            ? page.Money(cell, sheet.Where, Plain(cells.FirstOrDefault(c => c.Column == name)), header) : null;
        var project = Plain(cells.FirstOrDefault(c => c.Column == name));
        var (whole, own) = (Money(total, "项目总预算"), Money(year, "本年度预算"));
        if (project.Length > 0 && (whole ?? own) is not null)
            sheet.Projects.Add(new ListedProject(project, whole, own));
    }
}

/// <summary>支出预算与其中的项目支出, side by side.</summary>
internal sealed class WholePairPart(WholeSheet sheet) : SheetPart
{
    public override void Row(IReadOnlyList<SourceCell> cells, SheetPage page)
    {
        for (var i = 0; i + 1 < cells.Count; i++)
        {
            var label = Plain(cells[i]).Replace(':', '：');
            if (label is "支出预算" or "当年支出" or "支出预算总额" or "当年支出预算")
                sheet.Spent ??= page.Money(cells[i + 1], sheet.Where, label);
            if (label is "其中：项目支出" or "项目支出")
                sheet.OnProjects ??= page.Money(cells[i + 1], sheet.Where, label);
        }
    }
}
