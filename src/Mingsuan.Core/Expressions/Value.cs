using System.Collections.Immutable;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Money;
using Mingsuan.Core.Queries;

namespace Mingsuan.Core.Expressions;

/// <summary>表达式的值.</summary>
public abstract record Value
{
    /// <summary>空.</summary>
    public static readonly Value Blank = new BlankValue();
}

/// <summary>空值 (blank): nothing was stated.</summary>
public sealed record BlankValue : Value;

/// <summary>金额, with the query it answers.</summary>
/// <param name="Amount">金额; null is blank.</param>
/// <param name="Query">所答的查询.</param>
public sealed record AmountValue(Amount? Amount, Query Query) : Value
{
    /// <summary>所选; null when the value is no sum of facts.</summary>
    public Selector? Selector => (Query as Query.Sum)?.Chosen;
}

/// <summary>百分数, in percent; null when its base is zero or blank.</summary>
public sealed record PercentValue(decimal? Percent, Query Query) : Value;

/// <summary>数量.</summary>
/// <param name="Number">数.</param>
/// <param name="Query">是什么数.</param>
public sealed record NumberValue(decimal Number, Query Query) : Value;

/// <summary>文字.</summary>
public sealed record TextValue(string Text) : Value;

/// <summary>绩效指标值, printed as written and kept as a statement.</summary>
public sealed record IndicatorValue(string Text, Query.Indicator Query) : Value;

/// <summary>是否.</summary>
public sealed record BoolValue(bool Holds) : Value;

/// <summary>序列.</summary>
public sealed record ListValue(ImmutableArray<Value> Items) : Value;

/// <summary>代码节点.</summary>
public sealed record NodeValue(Dimension Dimension, CodeNode Node) : Value;

/// <summary>记录, with members by name.</summary>
/// <param name="Members">成员.</param>
/// <param name="Node">代表的代码节点, so that a project record can stand in a selector.</param>
public sealed record RecordValue(ImmutableDictionary<string, Value> Members, NodeValue? Node = null) : Value;

/// <summary>一段排好的话 (a phrase made by a template), figures kept apart from words.</summary>
public sealed record PhraseValue(ImmutableArray<Piece> Pieces) : Value;

/// <summary>一段话的一块: words, or a figure with what is printed after it.</summary>
/// <param name="Text">印出的文字.</param>
/// <param name="Figure">数值; null for words.</param>
/// <param name="Style">金额印法; null for words and other figures.</param>
/// <param name="Decimals">小数位数 of a figure.</param>
public readonly record struct Piece(string Text, Value? Figure = null, PrintStyle? Style = null, int Decimals = 0);
