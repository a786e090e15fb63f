using Mingsuan.Core.Documents;

namespace Mingsuan;

/// <summary>结论 (one sentence: may this budget be submitted, or what stands in the way).</summary>
public static class Verdict
{
    private const int MostNamed = 3;

    /// <summary>由读包、编制与审核的结果.</summary>
    public static string Of(PackageResult result)
    {
        if (result.Compiled is null) return $"不能编制：预算包有 {result.Problems.Length} 个问题。";
        if (result.Check is not { } check) return "没有审核。";
        var errors = check.Findings.Where(f => f.Open == Severity.Error).ToList();
        var doubts = check.Findings.Count(f => f.Open == Severity.Warning);
        var answered = check.Findings.Count(f => f.Answer is not null);
        var rest = (doubts > 0 ? $"另有 {doubts} 处疑点请核对。" : "")
            + (answered > 0 ? $"已说明 {answered} 处。" : "");
        if (errors.Count == 0) return "可以报送。" + rest;
        var rules = errors.Select(f => f.Id).Distinct(StringComparer.Ordinal).ToList();
        return $"不能报送：{errors.Count} 处差错要先改正（{string.Join("、", rules.Take(MostNamed))}"
            + $"{(rules.Count > MostNamed ? " 等" : "")}）。{rest}";
    }
}
