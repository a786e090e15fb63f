using System.Collections.Immutable;
using System.Globalization;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Packages;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Core.Rules.Packages;

/// <summary>一条规则在预算包里看到的一处不妥.</summary>
/// <param name="Origin">文件和行; the line is 0 for a whole file.</param>
/// <param name="Subject">说的是哪一项 (a project, a unit, a row), as a person says it.</param>
/// <param name="Found">写着什么.</param>
/// <param name="Fault">一句话: what is wrong and why.</param>
/// <param name="Suggestion">怎么改.</param>
public sealed record PackageFault(SourceLine Origin, string Subject, string Found, string Fault, string Suggestion)
{
    /// <summary>应为; empty when it cannot be said.</summary>
    public string Expected { get; init; } = "";

    /// <summary>同一原因的别处.</summary>
    public ImmutableArray<SourceLine> Others { get; init; } = [];
}

/// <summary>预算包的规则 (what a clerk wants told of the data itself, before a book is printed of it).</summary>
/// <remarks>Each is a static function with a <see cref="CheckAttribute"/> in this namespace; severity and basis come
/// from the catalogue.</remarks>
public static class PackageRules
{
    private delegate IEnumerable<PackageFault> Rule(BudgetPackage package, FactSet facts, Rulebook rulebook);

    private static readonly ImmutableArray<(string Id, Rule Run)> Rules =
        [.. CheckAttribute.In(typeof(PackageRules)).Select(p => (p.Id, p.Method.CreateDelegate<Rule>()))];

    /// <summary>规则号, each once.</summary>
    public static IEnumerable<string> Ids => Rules.Select(r => r.Id).Distinct(StringComparer.Ordinal);

    /// <summary>查一个预算包.</summary>
    public static ImmutableArray<Finding> Check(BudgetPackage package, FactSet facts, Rulebook rulebook) =>
        [.. Rules.SelectMany(r => r.Run(package, facts, rulebook).Select(f => Finding(r.Id, f, rulebook.Catalogue)))];

    /// <summary>由一处不妥写成发现.</summary>
    internal static Finding Finding(string id, PackageFault fault, Catalogue catalogue)
    {
        var rule = catalogue[id];
        var subject = fault.Subject.Length > 0 ? $" {fault.Subject}" : "";
        return new Finding(id, rule.Severity, $"{At(fault.Origin)}{subject}：{fault.Fault}。",
            [Place(fault.Origin, fault), .. fault.Others.Select(o => Place(o, fault))],
            fault.Found.Length > 0 ? [fault.Found] : [], fault.Expected, "", [], rule.Basis, fault.Suggestion);
    }

    private static FindingPlace Place(SourceLine origin, PackageFault fault) =>
        new(new Place(0, null, At(origin)), fault.Found, $"{At(origin)} {fault.Subject}".Trim());

    private static string At(SourceLine origin) => origin.Line > 0
        ? string.Create(CultureInfo.InvariantCulture, $"{origin.File} 第 {origin.Line} 行") : origin.File;
}
