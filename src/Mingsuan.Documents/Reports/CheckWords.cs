using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Queries;

namespace Mingsuan.Documents.Reports;

/// <summary>审核报告的用语 (words of the reports): the same in every report and on the terminal.</summary>
public static class CheckWords
{
    /// <summary>整份文件 as a place, for what is missing.</summary>
    public const string Whole = "全文";

    /// <summary>级别; null for what is answered.</summary>
    public static string Severity(Severity? open) => open switch
    {
        Core.Documents.Severity.Error => "差错",
        Core.Documents.Severity.Warning => "疑点",
        Core.Documents.Severity.Note => "提示",
        _ => "已说明",
    };

    /// <summary>级别 in data: error, warning, note or answered.</summary>
    public static string SeverityName(Severity? open) => open switch
    {
        Core.Documents.Severity.Error => "error",
        Core.Documents.Severity.Warning => "warning",
        Core.Documents.Severity.Note => "note",
        _ => "answered",
    };

    /// <summary>说明, with who gave it; empty for none.</summary>
    public static string Answer(Finding finding) =>
        finding.Answer is { } answer ? $"{answer.Reason}（{answer.By}）" : "";

    /// <summary>种类.</summary>
    public static string Kind(DisclosureKind? kind) => kind switch
    {
        DisclosureKind.Budget => "预算",
        DisclosureKind.FinalAccounts => "决算",
        DisclosureKind.ThreePublic => "“三公”经费",
        _ => "（种类未认出）",
    };

    /// <summary>种类 in data; null when it is unknown.</summary>
    public static string? KindName(DisclosureKind? kind) => kind switch
    {
        DisclosureKind.Budget => "budget",
        DisclosureKind.FinalAccounts => "final-accounts",
        DisclosureKind.ThreePublic => "three-public",
        _ => null,
    };

    /// <summary>层级.</summary>
    public static string Level(BodyLevel level) => level == BodyLevel.Unit ? "单位" : "部门";

    /// <summary>层级 in data.</summary>
    public static string LevelName(BodyLevel level) => level == BodyLevel.Unit ? "unit" : "department";

    /// <summary>位置: the page, or where in a format without pages.</summary>
    public static string Place(Place at) => at switch
    {
        { Page: > 0, Locator.Length: > 0 } => $"第 {at.Page} 页 {at.Locator}",
        { Page: > 0 } => $"第 {at.Page} 页",
        _ => at.Locator ?? "",
    };

    /// <summary>一处发现的位置, with table, row and column.</summary>
    public static string Place(FindingPlace place) =>
        place.Where == Whole ? Whole : $"{Place(place.At)} {place.Where}".Trim();

    /// <summary>印出: the figure held to be wrong, or all of them when none is.</summary>
    public static string Printed(Finding finding) =>
        finding.Expected.Length > 0 && !finding.Values.IsEmpty ? finding.Values[0] : string.Join('、', finding.Values);

    /// <summary>查询种类的名字, for data.</summary>
    public static string QueryName(Query query) => query switch
    {
        Query.Change => "change",
        Query.Ratio { Kind: RatioKind.Share } => "share",
        Query.Ratio { Kind: RatioKind.Growth } => "growth",
        Query.Ratio => "completion",
        Query.Count or Query.Indicator => "count",
        _ => "amount",
    };
}
