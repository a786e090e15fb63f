using Mingsuan.Core.Rules;
using Mingsuan.Core.Sources;
using Mingsuan.Core.Statements;

namespace Mingsuan.Cli;

/// <summary>审核报告的用语.</summary>
internal static class CheckWords
{
    public static string Severity(Severity severity) => severity switch
    {
        Core.Rules.Severity.Error => "差错",
        Core.Rules.Severity.Warning => "疑点",
        _ => "提示",
    };

    public static string SeverityName(Severity severity) => severity switch
    {
        Core.Rules.Severity.Error => "error",
        Core.Rules.Severity.Warning => "warning",
        _ => "note",
    };

    public static string Kind(DisclosureKind? kind) => kind switch
    {
        DisclosureKind.Budget => "预算",
        DisclosureKind.FinalAccounts => "决算",
        DisclosureKind.ThreePublic => "“三公”经费",
        _ => "（种类未认出）",
    };

    public static string? KindName(DisclosureKind? kind) => kind switch
    {
        DisclosureKind.Budget => "budget",
        DisclosureKind.FinalAccounts => "final-accounts",
        DisclosureKind.ThreePublic => "three-public",
        _ => null,
    };

    public static string Level(BodyLevel level) => level == BodyLevel.Unit ? "单位" : "部门";

    public static string LevelName(BodyLevel level) => level == BodyLevel.Unit ? "unit" : "department";

    public static string Place(SourcePlace at) =>
        at.Page > 0 ? $"第 {at.Page} 页{(at.Locator.Length > 0 ? " " + at.Locator : "")}" : at.Locator;
}
