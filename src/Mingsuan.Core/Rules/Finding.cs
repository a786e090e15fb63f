using System.Collections.Immutable;
using Mingsuan.Core.Statements;

namespace Mingsuan.Core.Rules;

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

/// <summary>发现 (a finding): the budget breaks a rule.</summary>
/// <param name="Id">规则号.</param>
/// <param name="Severity">级别.</param>
/// <param name="Message">一句事实和一句怎么做.</param>
/// <param name="Places">涉及的位置.</param>
/// <param name="Printed">实为.</param>
/// <param name="Expected">应为.</param>
/// <param name="Difference">差额.</param>
/// <param name="Source">依据.</param>
public sealed record Finding(
    string Id, Severity Severity, string Message, ImmutableArray<Place> Places,
    string Printed, string Expected, string Difference, string Source);
