using System.Collections.Immutable;
using Mingsuan.Core.Forms;

namespace Mingsuan.Core.Sentences;

/// <summary>表样 (the table set, sentences and habits of one region).</summary>
/// <param name="Name">文件夹名.</param>
/// <param name="Title">中文名.</param>
/// <param name="Forms">各表, by id.</param>
/// <param name="Sentences">叙述文字.</param>
public sealed record FormSet(
    string Name, string Title, ImmutableDictionary<string, Form> Forms, SentenceSet Sentences)
{
    /// <summary>是否通用: of no region, for documents that no region's own set fits better.</summary>
    public bool IsGeneral { get; init; }

    /// <summary>名称里有这个字的部门不用: 区 for a set of a city's own bodies; may be empty.</summary>
    public string NotFor { get; init; } = "";
}
