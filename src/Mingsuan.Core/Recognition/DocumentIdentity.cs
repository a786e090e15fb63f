using System.Globalization;
using System.Text.RegularExpressions;
using Mingsuan.Core.Claims;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;

namespace Mingsuan.Core.Recognition;

/// <summary>来件的身份 (kind, year, level and unit), from the cover, titles and headings; never from the file name
/// alone.</summary>
internal static partial class DocumentIdentity
{
    private const int CoverParagraphs = 30;
    private const int TitleParagraphs = 8;
    private const int LongestTitle = 60;
    private const int TitlesThatTell = 2;

    /// <summary>认.</summary>
    public static (DisclosureKind? Kind, int? Year, BodyLevel Level, string Unit) Of(SourceDocument source)
    {
        var titles = source.Tables.Select(t => t.Title).Where(t => t.Length > 0).ToList();
        var cover = source.Paragraphs.Take(CoverParagraphs).Select(p => p.Text).ToList();
        var remarks = source.Tables.SelectMany(t => t.Remarks).ToList();
        return (KindOf(titles, cover), YearOf(titles, cover, source), LevelOf(titles, cover, remarks),
            UnitOf(cover, remarks, source));
    }

    private static DisclosureKind? KindOf(List<string> titles, List<string> cover)
    {
        var all = cover.Concat(titles).ToList();
        var final = all.Count(t => t.Contains("决算", StringComparison.Ordinal));
        var budget = all.Count(t => t.Contains("预算", StringComparison.Ordinal)
            && !t.Contains("决算", StringComparison.Ordinal) && !t.Contains("预算财政拨款", StringComparison.Ordinal));
        if (final == 0 && budget == 0) return null;
        // Without tables, the first titles of the text say what it is.
        var heads = titles.Count > 0 ? titles : cover.Where(IsTitle).Take(TitlesThatTell).ToList();
        if (heads.Count is > 0 and <= TitlesThatTell
            && heads.TrueForAll(t => t.Contains("三公", StringComparison.Ordinal))) return DisclosureKind.ThreePublic;
        return final > budget ? DisclosureKind.FinalAccounts : DisclosureKind.Budget;
    }

    private static bool IsTitle(string line) => line.Length < LongestTitle
        && line.IndexOfAny(['。', '，', '；', '：']) < 0 && BudgetYear().IsMatch(SourceText.Compact(line));

    // The year most titles carry; the cover before the text.
    private static int? YearOf(List<string> titles, List<string> cover, SourceDocument source)
    {
        foreach (var group in new[]
        {
            titles.Concat(cover.Where(c => c.Length < 40)), source.Paragraphs.Select(p => p.Text),
            source.Tables.SelectMany(t => t.Remarks.Concat(t.Cells.Select(c => c.Text))),
        })
        {
            var years = group.SelectMany(t => BudgetYear().Matches(SourceText.Compact(t))
                .Select(m => m.Groups[1].Value))
                .GroupBy(y => y, StringComparer.Ordinal).OrderByDescending(g => g.Count()).FirstOrDefault();
            if (years is not null) return int.Parse(years.Key, CultureInfo.InvariantCulture);
        }
        return null;
    }

    private static BodyLevel LevelOf(List<string> titles, List<string> cover, List<string> remarks)
    {
        var all = titles.Concat(remarks).Concat(cover).ToList();
        var unit = all.Count(t => UnitLevel().IsMatch(t));
        var department = all.Count(t => DepartmentLevel().IsMatch(t));
        return unit > department ? BodyLevel.Unit : BodyLevel.Department;
    }

    // The title says whose disclosure it is; then the heads of its tables; then the headings of its text. A place
    // alone is a title's last word: 某县2025年….
    private static string UnitOf(List<string> cover, List<string> remarks, SourceDocument source)
    {
        var titles = cover.Take(TitleParagraphs).Select(SourceText.Compact).Where(t => t.Length < LongestTitle)
            .Select(t => Titled().Match(t)).Where(m => m.Success).Select(m => m.Groups[1].Value).ToList();
        if (titles.Find(EndsAsBody().IsMatch) is { } body) return body;
        var named = remarks.Concat(cover).Select(t => Entity().Match(t)).Where(m => m.Success)
            .Select(m => m.Groups[1].Value.Trim()).Where(n => n.Length > 3);
        var text = source.Paragraphs.Take(400).Select(p => Body().Match(SourceText.Compact(p.Text)))
            .Where(m => m.Success).Select(m => m.Groups[1].Value);
        return Most(named) ?? Most(text) ?? titles.FirstOrDefault() ?? "";
    }

    private static string? Most(IEnumerable<string> names) => names.GroupBy(n => n, StringComparer.Ordinal)
        .OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key.Length).FirstOrDefault()?.Key;

    [GeneratedRegex("(20[0-9]{2})年(?:度)?(?=.{0,40}(?:预算|决算|三公))", RegexOptions.None, 10_000)]
    private static partial Regex BudgetYear();

    [GeneratedRegex("单位(?:财务收支|收入|支出|财政拨款|一般公共|预算|决算)|编制单位：|单位预算$|单位决算$", RegexOptions.None, 10_000)]
    private static partial Regex UnitLevel();

    [GeneratedRegex("部门(?:财务收支|收入|支出|财政拨款|一般公共|预算|决算)|编制部门[：:]|预算主管部门", RegexOptions.None, 10_000)]
    private static partial Regex DepartmentLevel();

    [GeneratedRegex(@"(?:编制部门|编制单位|预算主管部门|预算单位|部门/单位|部门（单位）|单位名称|部门名称|部门)[：:]\s*([^\s：:、，。；,;]{4,40}?)(?=\s|单位[：:]|金额|$)",
        RegexOptions.None, 10_000)]
    private static partial Regex Entity();

    [GeneratedRegex("^(?:第[一二三四五六]部分)?(?:关于)?(?:20[0-9]{2}年度?)?((?!纳入|关于)[\u4e00-\u9fff（）]{2,30}?(?:局|委员会|办公室|办事处|中心|研究院|学院|大学|学校|医院|馆|厅|委|福利院|院|所|队|站))(?:20[0-9]{2}年|概况|部门|单位)",
        RegexOptions.None, 10_000)]
    private static partial Regex Body();

    [GeneratedRegex("^(?:关于)?(?:20[0-9]{2}年度?)?((?!纳入|关于|第[一二三四五六七]部分|目录|附件|公开|一般公共|政府性|部门|单位)[\u4e00-\u9fff（）]{2,30}?)(?:关于)?(?:20[0-9]{2}年|(?:部门|单位)(?=预算|决算))度?.{0,24}(?:预算|决算|三公)",
        RegexOptions.None, 10_000)]
    private static partial Regex Titled();

    [GeneratedRegex("(?:局|委员会|办公室|办事处|中心|院|校|学|馆|厅|委|所|队|站|政府|会|公司|社|处|部|园|台|团|庭)(?:（[^）]{1,10}）|本级|机关)?$",
        RegexOptions.None, 10_000)]
    private static partial Regex EndsAsBody();
}
