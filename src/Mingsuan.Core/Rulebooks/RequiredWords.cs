using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Mingsuan.Core.Data;

namespace Mingsuan.Core.Rulebooks;

/// <summary>应写的内容 (what a text has to speak of), from rulebook/checks/required.yaml.</summary>
/// <param name="Id">规则号.</param>
/// <param name="Words">写了的样子.</param>
/// <param name="Message">一句话说缺什么.</param>
/// <param name="Hint">怎么改.</param>
public sealed record RequiredWords(string Id, Regex Words, string Message, string Hint)
{
    /// <summary>要有什么才要写.</summary>
    public ImmutableArray<string> Needs { get; private init; } = [];

    /// <summary>在文件的哪一部分找.</summary>
    public string In { get; private init; } = "text";

    /// <summary>所说的“三公”科目; empty for none.</summary>
    public string Code { get; private init; } = "";

    /// <summary>缺的是什么.</summary>
    public string Lacks { get; private init; } = "";

    /// <summary>写到什么才要写; null for always.</summary>
    public Regex? Given { get; private init; }

    /// <summary>读.</summary>
    public static ImmutableArray<RequiredWords> ReadAll(string file, DataNode node)
    {
        var data = new DataReader(file, node);
        ImmutableArray<RequiredWords> all = [.. data.Items("required").Select(Read)];
        data.Finish();
        return all;
    }

    private static RequiredWords Read(DataReader data)
    {
        var required = new RequiredWords(data.Required("id"), Pattern(data.Required("words")), data.Required("message"),
            data.Required("hint"))
        {
            Needs = data.Texts("needs"),
            In = data.Text("in") ?? "text",
            Code = data.Text("code") ?? "",
            Lacks = data.Text("lacks") ?? "",
            Given = data.Text("given") is { } given ? Pattern(given) : null,
        };
        data.Finish();
        return required;
    }

    private static Regex Pattern(string words) =>
        new(words, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));
}
