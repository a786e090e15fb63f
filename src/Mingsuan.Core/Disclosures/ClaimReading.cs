using System.Collections.Immutable;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Documents;

namespace Mingsuan.Core.Disclosures;

/// <summary>文字断言的结果.</summary>
/// <param name="Relations">文字里各数之间的关系.</param>
/// <param name="Items">文中提到的功能科目.</param>
/// <param name="Unread">没有读懂的数.</param>
/// <param name="Known">认得的非金额数 (dates, counts, numbering), how many.</param>
public sealed record ClaimReading(
    ImmutableArray<Relation> Relations, ImmutableArray<ItemMention> Items, ImmutableArray<UnreadFigure> Unread,
    int Known)
{
    /// <summary>没有文字.</summary>
    public static ClaimReading Nothing { get; } = new([], [], [], 0);
}

/// <summary>文中提到的功能科目 (类款项 by name).</summary>
/// <param name="Text">印出的文字.</param>
/// <param name="Names">类、款、项的名称; shorter when only the higher levels are named.</param>
/// <param name="Node">对应的科目, also when a name is slightly wrong; null when none can be meant.</param>
/// <param name="IsExact">各级名称是否都与科目表一致.</param>
/// <param name="At">位置.</param>
/// <param name="Amount">其后的金额, by figure index; −1 when none follows.</param>
/// <param name="Heading">所在小标题.</param>
public sealed record ItemMention(
    string Text, ImmutableArray<string> Names, CodeNode? Node,
    bool IsExact, Place At, int Amount,
    string Heading);

/// <summary>没有读懂的数.</summary>
/// <param name="Text">数.</param>
/// <param name="Context">前后文字.</param>
/// <param name="At">位置.</param>
public sealed record UnreadFigure(string Text, string Context, Place At);
