using System.Collections.Immutable;
using Mingsuan.Core.Books;
using Mingsuan.Core.Expressions;

namespace Mingsuan.Core.Sentences;

/// <summary>叙述文字 (the parts of a region's book and the sentences in them).</summary>
/// <param name="File">文件.</param>
/// <param name="Title">书名 (template).</param>
/// <param name="Names">命名的表达式.</param>
/// <param name="Phrases">句式: increase, decrease, flat …</param>
/// <param name="Text">数字印法; its unit is fixed by the region.</param>
/// <param name="FlatBelow">变动百分比低于此数且无原因时写“基本持平”.</param>
/// <param name="ReasonFrom">变动百分比达到此数须说明原因.</param>
/// <param name="Parts">各部分.</param>
public sealed record SentenceSet(
    string File, Template Title, ImmutableDictionary<string, Expression> Names,
    ImmutableDictionary<string, Template> Phrases, TextStyle Text, decimal FlatBelow, decimal ReasonFrom,
    ImmutableArray<SentencePart> Parts);

/// <summary>一部分.</summary>
public sealed record SentencePart(string Id, Template Title, ImmutableArray<SentenceBlock> Blocks);

/// <summary>叙述块.</summary>
/// <param name="When">条件; null always.</param>
public abstract record SentenceBlock(Expression? When);

/// <summary>标题.</summary>
public sealed record HeadingBlock(string Id, int Level, Template Text, Expression? When) : SentenceBlock(When);

/// <summary>计算出来的一段.</summary>
public sealed record TextBlock(Template Text, ParagraphStyle Style, Expression? When) : SentenceBlock(When);

/// <summary>预算包里的自由文字.</summary>
/// <param name="Key">narrative.md 的键 (template).</param>
/// <param name="IsRequired">没有就是问题.</param>
/// <param name="When">条件.</param>
public sealed record ProseBlock(Template Key, bool IsRequired, Expression? When) : SentenceBlock(When);

/// <summary>某表.</summary>
public sealed record FormBlock(string Form, Expression? When) : SentenceBlock(When);

/// <summary>逐项重复.</summary>
public sealed record RepeatBlock(
    string Variable, Expression In, ImmutableArray<SentenceBlock> Blocks, Expression? When) : SentenceBlock(When);

/// <summary>名词解释: the terms the book uses, no more.</summary>
public sealed record TermsBlock(Expression? When) : SentenceBlock(When);
