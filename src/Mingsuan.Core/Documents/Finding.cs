using System.Collections.Immutable;

namespace Mingsuan.Core.Documents;

/// <summary>级别.</summary>
public enum Severity
{
    /// <summary>提示, such as 尾差.</summary>
    Note,

    /// <summary>疑点.</summary>
    Warning,

    /// <summary>差错.</summary>
    Error,
}

/// <summary>发现 (a finding, in a foreign document, a compiled book or a package): one cause, with its places and
/// evidence.</summary>
/// <param name="Id">规则号 in the check catalogue.</param>
/// <param name="Severity">级别.</param>
/// <param name="Message">一句话: place, printed, expected, difference, why not rounding, what to correct.</param>
/// <param name="Places">位置; the first is the figure or words held to be wrong.</param>
/// <param name="Values">印出的各数, as they stand.</param>
/// <param name="Expected">应为; empty when it cannot be said.</param>
/// <param name="Difference">差额; empty when not a matter of amounts.</param>
/// <param name="Relations">依据的关系, in words.</param>
/// <param name="Source">法规依据.</param>
/// <param name="Suggestion">怎么改.</param>
public sealed record Finding(
    string Id, Severity Severity, string Message, ImmutableArray<FindingPlace> Places, ImmutableArray<string> Values,
    string Expected = "", string Difference = "", ImmutableArray<string> Relations = default, string Source = "",
    string Suggestion = "")
{
    /// <summary>说明 given in the package; null for none.</summary>
    public Answer? Answer { get; init; }

    /// <summary>未决的级别: what still counts; null once answered.</summary>
    public Severity? Open => Answer is null ? Severity : null;
}

/// <summary>说明 (why a finding stands as it is).</summary>
/// <param name="Reason">理由.</param>
/// <param name="By">谁说明的.</param>
public sealed record Answer(string Reason, string By);

/// <summary>发现的一处位置.</summary>
/// <param name="At">位置.</param>
/// <param name="Text">那里印的文字.</param>
/// <param name="Where">说给人听的位置: table, row and column, or section; file and line of a package.</param>
/// <param name="Statement">说的是哪个陈述, by index in the disclosure; −1 when it is of none.</param>
/// <param name="Table">在哪张表, by index in the disclosure; −1 in the text, or when it is not known.</param>
public sealed record FindingPlace(Place At, string Text, string Where, int Statement = -1, int Table = -1);
