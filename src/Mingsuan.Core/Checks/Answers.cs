using System.Collections.Immutable;
using System.Globalization;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Packages;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Core.Rules;
using Mingsuan.Core.Rules.Packages;

namespace Mingsuan.Core.Checks;

/// <summary>用预算包里的说明答复发现: a doubt or a note always, an error where the catalogue allows it.</summary>
public static class Answers
{
    private const string Unfitting = "P01";

    /// <summary>答复: each finding takes the first answer that fits it; one that answers nothing is told.</summary>
    public static ImmutableArray<Finding> Apply(
        ImmutableArray<Finding> findings, ImmutableArray<PackageAnswer> answers, Catalogue catalogue) =>
    [
        .. findings.Select(f => answers.FirstOrDefault(a => Fits(a, f)) is { } a && IsAnswerable(f, catalogue)
            ? f with { Answer = new Answer(a.Reason, a.By) } : f),
        .. answers.Select(a => Fault(a, [.. findings.Where(f => Fits(a, f))], catalogue)).OfType<PackageFault>()
            .Select(f => PackageRules.Finding(Unfitting, f, catalogue)),
    ];

    private static bool IsAnswerable(Finding finding, Catalogue catalogue) =>
        finding.Severity < Severity.Error || catalogue[finding.Id].IsAnswerable;

    // A place is told in the message or with the place; neither may be left to one of the two only.
    private static bool Fits(PackageAnswer answer, Finding finding) => answer.Id == finding.Id
        && (finding.Message.Contains(answer.Place, StringComparison.Ordinal)
            || finding.Places.Any(p => p.Where.Contains(answer.Place, StringComparison.Ordinal)
                || p.Text.Contains(answer.Place, StringComparison.Ordinal)
                || p.At.Locator?.Contains(answer.Place, StringComparison.Ordinal) == true));

    private static PackageFault? Fault(PackageAnswer answer, ImmutableArray<Finding> fitting, Catalogue catalogue)
    {
        var at = answer.Place.Length > 0 ? $"“{answer.Place}”" : "";
        if (!catalogue.Has(answer.Id))
        {
            var near = string.Join("、", catalogue.Nearest(answer.Id).Select(r => $"{r.Id} {r.Name}"));
            return new PackageFault(answer.Source, answer.Id, answer.Id, $"没有规则 {answer.Id}"
                + (near.Length > 0 ? $"，相近的有 {near}" : ""), "请核对规则号，或删去这条说明。");
        }
        if (fitting.IsEmpty)
        {
            return new PackageFault(answer.Source, answer.Id, answer.Place,
                $"说明的 {answer.Id}{at} 现在没有这样的发现", "已经改正就删去这条说明；还在的，请核对 place 的文字。");
        }
        var refused = fitting.Count(f => !IsAnswerable(f, catalogue));
        return refused == 0 ? null : new PackageFault(answer.Source, answer.Id, answer.Place,
            string.Create(CultureInfo.InvariantCulture,
                $"{answer.Id}{at} 有 {refused} 处差错，这条规则的差错不能用说明放行"),
            "请改正差错，并删去这条说明。");
    }
}
