using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Mingsuan.Core.Data;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Expressions;

namespace Mingsuan.Core.Rulebooks;

/// <summary>小标题所定的范围.</summary>
/// <param name="Words">小标题的写法.</param>
/// <param name="Select">取数范围; null when nothing under the heading is a budget figure.</param>
/// <param name="IsWithin">在说了资金的一节之下的，是否仍是那一节的范围.</param>
public sealed record ClaimSection(Regex Words, ImmutableArray<Argument>? Select, bool IsWithin)
{
    /// <summary>取数范围里说资金的键.</summary>
    internal const string Fund = "fund";
}

/// <summary>说的是什么.</summary>
/// <param name="Words">写法.</param>
/// <param name="Query">所答的查询; null when known not to be one.</param>
/// <param name="IsRelative">是否再加上小标题的范围.</param>
/// <param name="Kind">只用于某种文件; null for all.</param>
/// <param name="Forms">只用于某表样; empty for all.</param>
/// <param name="Revenue">在“收入包括”之下所答的查询; null when the same.</param>
/// <param name="IsCounted">不属于查询的数，是否仍是文中的一个数, with shares of it.</param>
/// <param name="Or">另一种意思, meant when the tables print the figure for it; may be null.</param>
public sealed record ClaimSubject(
    Regex Words, Call? Query, bool IsRelative, DisclosureKind? Kind, string Forms, Call? Revenue,
    bool IsCounted, Call? Or);

/// <summary>文字断言的写法 (which words of a text ask which query), from rulebook/sentences/claims.yaml.</summary>
/// <param name="Sections">小标题, first fitting wins.</param>
/// <param name="Subjects">主题, longest match wins.</param>
/// <param name="Asides">段落的开头 whose figures are of one project or asset, no budget query.</param>
/// <param name="Lists">列举的用语.</param>
public sealed record ClaimWords(
    ImmutableArray<ClaimSection> Sections, ImmutableArray<ClaimSubject> Subjects, ImmutableArray<Regex> Asides,
    ClaimLists Lists)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>读.</summary>
    public static ClaimWords Read(string file, DataNode node)
    {
        var data = new DataReader(file, node);
        var words = new ClaimWords(
            [.. data.Items("sections").Select(ReadSection)], [.. data.Items("subjects").Select(ReadSubject)],
            [.. data.Items("asides").Select(ReadAside)], ReadLists(data.Child("lists")
                ?? throw new RulebookException(file, data.At, "缺少 lists")));
        data.Finish();
        return words;
    }

    private static ClaimLists ReadLists(DataReader data)
    {
        var lists = new ClaimLists(Pattern(data, "marks"), Pattern(data, "open"), Pattern(data, "closed"),
            Pattern(data, "share"));
        data.Finish();
        return lists;
    }

    private static ClaimSection ReadSection(DataReader data)
    {
        var select = data.Text("select") ?? "";
        var section = new ClaimSection(Pattern(data),
            select == "none" ? null : ((Call)Parser.Parse($"select({select})")).Arguments,
            data.Flag("within"));
        data.Finish();
        return section;
    }

    private static Regex ReadAside(DataReader data)
    {
        var words = Pattern(data);
        data.Finish();
        return words;
    }

    private static ClaimSubject ReadSubject(DataReader data)
    {
        var query = data.Required("is");
        var subject = new ClaimSubject(Pattern(data), query == "none" ? null : (Call)Parser.Parse(query),
            data.Flag("relative"), data.Text("kind") switch
            {
                "budget" => DisclosureKind.Budget,
                "final-accounts" => DisclosureKind.FinalAccounts,
                null => null,
                var other => throw new RulebookException(data.File, data.At, $"kind 没有 {other}"),
            }, data.Text("forms") ?? "", Query(data, "revenue"), data.Flag("counted"), Query(data, "or"));
        data.Finish();
        return subject;
    }

    private static Call? Query(DataReader data, string key) =>
        data.Text(key) is { } query ? (Call)Parser.Parse(query) : null;

    private static Regex Pattern(DataReader data, string key = "words") =>
        new(data.Required(key), RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Limit);
}

/// <summary>列举的用语, from rulebook/sentences/claims.yaml.</summary>
/// <param name="Marks">列举从它之后开始.</param>
/// <param name="Open">列举不全的说法, read up to the end of the mark.</param>
/// <param name="Closed">列举齐全的说法.</param>
/// <param name="Share">一项之后的占比.</param>
public sealed record ClaimLists(Regex Marks, Regex Open, Regex Closed, Regex Share);
