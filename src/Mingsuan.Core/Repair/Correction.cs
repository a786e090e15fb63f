using System.Collections.Immutable;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Relations;

namespace Mingsuan.Core.Repair;

/// <summary>一处改正 (the fewest figures whose change mends broken relations without breaking others).</summary>
/// <param name="Statements">要改的数; more than one when the same wrong figure stands in several places.</param>
/// <param name="Value">应为的值, on the figures' scale.</param>
/// <param name="Kind">笔误的种类.</param>
/// <param name="Mended">由此成立的关系, by index.</param>
/// <param name="Gain">净改好的关系数.</param>
public sealed record Correction(
    ImmutableArray<int> Statements, long Value, SlipKind Kind, ImmutableArray<int> Mended, int Gain)
{
    /// <summary>同一列里一同错行的其他各处; empty for other slips.</summary>
    public ImmutableArray<Correction> Others { get; init; } = [];
}

/// <summary>改正的结果.</summary>
/// <param name="Corrections">各处改正, the surest first.</param>
/// <param name="Unmended">改不好的关系, by index.</param>
/// <param name="Truths">改正之前每个关系的判断.</param>
public sealed record RepairResult(
    ImmutableArray<Correction> Corrections, ImmutableArray<int> Unmended, ImmutableArray<Truth> Truths)
{
    private readonly Lazy<IReadOnlyDictionary<int, Correction>> byFigure = new(() => Corrections
        .SelectMany(c => c.Others.Prepend(c)).SelectMany(c => c.Statements.Select(f => (Statement: f, Correction: c)))
        .DistinctBy(p => p.Statement).ToDictionary(p => p.Statement, p => p.Correction));

    /// <summary>改正了的各数, by index, each with its correction; those of a shifted column too.</summary>
    public IReadOnlyDictionary<int, Correction> ByFigure => byFigure.Value;

    /// <summary>说不定的各数: any of them may be the wrong one, by a slip as likely as another's.</summary>
    public ImmutableArray<int> Suspects { get; init; } = [];
}
