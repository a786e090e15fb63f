using System.Collections.Immutable;

namespace Mingsuan.Core.Rules;

/// <summary>文件的规则 (what is no arithmetic): each a static function with a <see cref="CheckAttribute"/>, of what it
/// reads alone.</summary>
public static class DocumentRules
{
    private delegate IEnumerable<Fault> Rule(CheckContext context);

    private static readonly ImmutableArray<(string Id, Rule Run)> Rules =
    [
        .. new[]
        {
            typeof(Completeness.Contents), typeof(Codes.CodesInForce), typeof(Wording.Decimals),
            typeof(Targets.Values),
        }.SelectMany(CheckAttribute.In).Select(p => (p.Id, p.Method.CreateDelegate<Rule>())),
    ];

    /// <summary>规则号, each once.</summary>
    public static IEnumerable<string> Ids => Rules.Select(r => r.Id).Distinct(StringComparer.Ordinal);

    /// <summary>全部不妥, rule by rule.</summary>
    internal static IEnumerable<(string Id, Fault Fault)> All(CheckContext context) =>
        Rules.Within(context.Cancellation).SelectMany(r => r.Run(context)
            .Select(f => (r.Id, f with { Cause = r.Run.Method.Name + f.Cause })));
}
