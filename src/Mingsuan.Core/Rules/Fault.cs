using System.Collections.Immutable;
using Mingsuan.Core.Documents;

namespace Mingsuan.Core.Rules;

/// <summary>一条规则在文件里看到的一处不妥; id, grade and basis are the catalogue's.</summary>
/// <param name="Message">一句话: what is printed, and what is wrong with it.</param>
/// <param name="Places">位置; the first is what is held to be wrong.</param>
/// <param name="Suggestion">怎么改.</param>
public sealed record Fault(string Message, ImmutableArray<FindingPlace> Places, string Suggestion)
{
    /// <summary>一处.</summary>
    public Fault(string message, FindingPlace place, string suggestion, string expected = "")
        : this(message, [place], suggestion) => Expected = expected;

    /// <summary>应为; empty when it cannot be said.</summary>
    public string Expected { get; init; } = "";

    /// <summary>与别处一起列举时的说法; empty for the words printed there.</summary>
    public string Item { get; init; } = "";

    /// <summary>原因: faults of one rule and one cause are one finding.</summary>
    public string Cause { get; init; } = "";

    /// <summary>只是旁证.</summary>
    public bool IsWeak { get; init; }

    /// <summary>由所指的数推出: when one of those is put right, nothing is left of it.</summary>
    public bool IsOfValues { get; init; }

    /// <summary>作为旁证.</summary>
    public Fault Weak => this with { IsWeak = true };

    /// <summary>自成一条, for a fault that no other shares its cause with.</summary>
    public Fault Alone => this with { Cause = Message };
}
