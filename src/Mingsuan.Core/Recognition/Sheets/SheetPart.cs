using System.Text.RegularExpressions;
using Mingsuan.Core.Claims;
using Mingsuan.Core.Documents;

namespace Mingsuan.Core.Recognition.Sheets;

/// <summary>申报表的一部分 (a run of rows that is read in one way), until another part begins.</summary>
internal abstract class SheetPart
{
    /// <summary>读一行.</summary>
    public abstract void Row(IReadOnlyList<SourceCell> cells, SheetPage page);

    /// <summary>格中的字, without blanks.</summary>
    protected static string Plain(SourceCell? cell) => cell is null ? "" : SourceText.Compact(cell.Text);
}

/// <summary>名目与数 side by side: 项目总预算, 当年预算, 资金来源.</summary>
internal sealed partial class PairPart(ProjectSheet sheet) : SheetPart
{
    private bool isSources;

    public override void Row(IReadOnlyList<SourceCell> cells, SheetPage page)
    {
        var where = page.Where(sheet.Name, "项目申报表");
        var side = 0;
        for (var i = 0; i < cells.Count; i++)
        {
            var label = Label(cells[i]);
            if (label == "来源项目") isSources = true;
            if (i + 1 >= cells.Count) break;
            if (Group().IsMatch(label)) InGroup(label, ++side, cells[i + 1], page, where);
            else if (isSources) Source(label, cells[i + 1], page, where);
            else Pair(label, cells[i + 1], page, where);
        }
    }

    private static string Label(SourceCell cell) => Plain(cell).Replace(':', '：').Replace('(', '（')
        .Replace(')', '）').Replace("（万元）", "", StringComparison.Ordinal)
        .Replace("（元）", "", StringComparison.Ordinal).TrimEnd('：');

    private void Pair(string label, SourceCell value, SheetPage page, string where)
    {
        switch (label)
        {
            case "项目编码" or "项目代码" when sheet.Code.Length == 0: sheet.Code = Plain(value); break;
            case "起始年度": sheet.Start ??= Number(value); break;
            case "终止年度": sheet.End ??= Number(value); break;
            case "项目总预算": sheet.Total ??= page.Money(value, where, label); break;
            case "项目当年预算" or "当年预算" or "本年度预算" or "项目本年度预算":
                sheet.Year ??= page.Money(value, where, label);
                break;
        }
    }

    private void Source(string label, SourceCell value, SheetPage page, string where)
    {
        if (label is "合计" or "资金合计")
        {
            sheet.Funds ??= page.Money(value, where, "资金来源合计");
            return;
        }
        if (SourceOf(label) is not { } source || sheet.Sources.ContainsKey(source)) return;
        if (page.Money(value, where, label) is { } figure) sheet.Sources[source] = figure;
    }

    // The year's total asked for, and its parts; the sheet's own total when it names no year.
    private void InGroup(string label, int side, SourceCell value, SheetPage page, string where)
    {
        if (page.Money(value, where, label) is not { } figure) return;
        if (!sheet.Groups.TryGetValue(side, out var funds)) sheet.Groups[side] = funds = new SheetFunds();
        if (!label.EndsWith("总额", StringComparison.Ordinal)) funds.Parts.Add(figure);
        else if (funds.Total is null) funds.Total = figure;
        if (label.StartsWith("年度资金", StringComparison.Ordinal)) sheet.Year ??= figure;
    }

    private static SheetSource? SourceOf(string label)
    {
        bool Has(string word) => label.Contains(word, StringComparison.Ordinal);
        if (Has("结转")) return SheetSource.Brought;
        if (Has("其中")) return Has("本级财力") ? SheetSource.Own : null;
        if (Has("一般公共预算")) return SheetSource.General;
        if (Has("政府性基金")) return SheetSource.GovernmentFund;
        if (Has("国有资本")) return SheetSource.StateCapital;
        if (Has("财政专户")) return SheetSource.SpecialAccount;
        return Has("单位资金") ? SheetSource.Unit : null;
    }

    private static int? Number(SourceCell cell) => int.TryParse(Plain(cell).TrimEnd('年'), out var year) ? year : null;

    [GeneratedRegex("^(其中：)?(项目资金总额|年度资金(申请)?总额|(当年)?财政(资金|拨款)|上年结转(资金)?|其他资金)$", RegexOptions.None, 10_000)]
    private static partial Regex Group();
}

/// <summary>项目支出明细测算: a line a row, 合计 below.</summary>
internal sealed class LinePart(ProjectSheet sheet, int amount) : SheetPart
{
    private string activity = "";

    public override void Row(IReadOnlyList<SourceCell> cells, SheetPage page)
    {
        if (cells.FirstOrDefault(c => c.Column == amount) is not { } cell) return;
        var words = cells.Where(c => c.Column < amount).Select(Plain).Where(w => w.Length > 0).ToList();
        var where = page.Where(sheet.Name, "项目支出明细测算");
        if (words.Exists(w => w is "合计" or "总计"))
        {
            sheet.LinesTotal ??= page.Money(cell, where, "合计", "金额");
            return;
        }
        if (cells[0].Column == 0 && words.Count > 0) activity = words[0];
        // The activity spans its lines; the line's own words come after it.
        var name = words.FirstOrDefault(w => w != activity) ?? activity;
        var shown = name.StartsWith(activity, StringComparison.Ordinal) ? name : $"{activity} {name}";
        if (sheet.LinesTotal is null && page.Money(cell, where, shown, "金额") is { } figure) sheet.Lines.Add(figure);
    }
}

/// <summary>项目采购: what is bought, how many, for how much.</summary>
internal sealed class PurchasePart(ProjectSheet sheet, int count, int amount) : SheetPart
{
    public override void Row(IReadOnlyList<SourceCell> cells, SheetPage page)
    {
        var name = Plain(cells[0]);
        var where = page.Where(sheet.Name, "项目采购");
        foreach (var cell in cells)
        {
            if (cell.Column == count) page.Count(cell, where, name, "数量");
            if (cell.Column == amount) page.Money(cell, where, name, "金额");
        }
    }
}

/// <summary>绩效指标: the columns that hold values.</summary>
internal sealed class IndicatorPart(string project, int name, List<(int Column, string Header)> values) : SheetPart
{
    /// <summary>由表头行; null when it names no column of values.</summary>
    public static IndicatorPart? Of(string project, IReadOnlyList<SourceCell> header)
    {
        var name = header.First(c => Plain(c).Contains("三级指标", StringComparison.Ordinal));
        var values = header.Where(c => c.Column > name.Column && c.ColumnSpan == 1 && IsValue(Plain(c)))
            .Select(c => (c.Column, Plain(c))).ToList();
        return values.Count == 0 ? null : new IndicatorPart(project, name.Column, values);
    }

    public override void Row(IReadOnlyList<SourceCell> cells, SheetPage page)
    {
        if (cells.FirstOrDefault(c => c.Column == name) is not { Text.Length: > 0 } indicator) return;
        foreach (var (column, header) in values)
        {
            if (cells.FirstOrDefault(c => c.Column == column) is { } cell)
                page.Count(cell, page.Where(project, "绩效目标表"), Plain(indicator), header);
        }
    }

    private static bool IsValue(string words) => !words.Contains("依据", StringComparison.Ordinal)
        && (words.Contains('值') || words.Contains("实现", StringComparison.Ordinal)
            || words.Contains("目标", StringComparison.Ordinal));
}
