using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Mingsuan.Core.Documents;

namespace Mingsuan.Core.Performance;

/// <summary>目标的期限.</summary>
public enum Horizon
{
    /// <summary>长期 (five years).</summary>
    LongTerm,

    /// <summary>年度.</summary>
    Annual,
}

/// <summary>指标 as printed in a disclosed form.</summary>
/// <param name="Form">所在的申报表: 整体 or the project.</param>
/// <param name="IsProject">是否项目申报表.</param>
/// <param name="Horizon">期限.</param>
/// <param name="Level1">一级指标.</param>
/// <param name="Level2">二级指标.</param>
/// <param name="Name">三级指标.</param>
/// <param name="Target">当年值 or 长期值.</param>
/// <param name="Prior">上年值; empty when not printed.</param>
/// <param name="BeforePrior">前年值; empty when not printed.</param>
/// <param name="Basis">确定依据.</param>
/// <param name="At">位置.</param>
public sealed record Indicator(
    string Form, bool IsProject, Horizon Horizon, string Level1, string Level2, string Name, string Target,
    string Prior, string BeforePrior, string Basis, Place At)
{
    /// <summary>当年值的数; null when it is words.</summary>
    public IndicatorNumber? TargetNumber { get; } = IndicatorNumber.Parse(Target);

    /// <summary>上年值的数; null when it is words or not printed.</summary>
    public IndicatorNumber? PriorNumber { get; } = IndicatorNumber.Parse(Prior);
}

/// <summary>指标值 (a number with its unit and bound), where the value is one.</summary>
/// <param name="Number">数.</param>
/// <param name="Unit">单位; empty when none is printed.</param>
public readonly partial record struct IndicatorNumber(decimal Number, string Unit)
{
    /// <summary>读; null when the value is words.</summary>
    public static IndicatorNumber? Parse(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('0', '9')) return null;
        if (Value().Match(text.Replace(" ", "", StringComparison.Ordinal)) is not { Success: true } m) return null;
        var number = decimal.Parse(m.Groups["n"].Value.Replace(",", "", StringComparison.Ordinal),
            CultureInfo.InvariantCulture);
        var unit = m.Groups["u"].Value;
        return unit switch
        {
            "万" or "万元" => new(number, "万"),
            "亿" or "亿元" => new(number * 10_000, "万"),
            "％" => new(number, "%"),
            _ => new(number, unit),
        };
    }

    [GeneratedRegex("^[<＜>＞≥≤=]{0,2}(?<n>[0-9][0-9,]*(?:\\.[0-9]+)?)[(（]?(?<u>[%％\\u4e00-\\u9fff/]{0,4}?)[)）]?(以上|以下|左右|不低于)?$", RegexOptions.None, 10_000)]
    private static partial Regex Value();
}

/// <summary>读到的绩效目标.</summary>
/// <param name="Indicators">各指标.</param>
/// <param name="Tasks">写明数量的任务与内容 (numbers in prose that an indicator ought to match).</param>
public sealed record PerformanceReading(ImmutableArray<Indicator> Indicators, ImmutableArray<TaskFigure> Tasks);

/// <summary>任务里的数.</summary>
/// <param name="Form">所在的申报表.</param>
/// <param name="Section">所在的栏: 年度工作任务, 项目主要内容 ….</param>
/// <param name="Phrase">数前的话.</param>
/// <param name="Text">数与单位, as printed.</param>
/// <param name="IsPrior">说的是上年.</param>
/// <param name="At">位置.</param>
public sealed record TaskFigure(string Form, string Section, string Phrase, string Text, bool IsPrior, Place At);
