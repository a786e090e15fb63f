using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Mingsuan.Core.Data;

/// <summary>文本中的位置: 1-based line and column; 0 when unknown.</summary>
public readonly record struct TextPosition(int Line, int Column);

/// <summary>一份结构化文本的节点 (a node of a YAML text), with its position for messages.</summary>
/// <param name="At">位置.</param>
public abstract record DataNode(TextPosition At);

/// <summary>标量.</summary>
/// <param name="Text">文字; empty for null.</param>
/// <param name="Quoted">是否加引号: a quoted scalar is always text.</param>
/// <param name="At">位置.</param>
public sealed record DataScalar(string Text, bool Quoted, TextPosition At) : DataNode(At)
{
    /// <summary>是否为空值 (blank: nothing written, ~ or null, unquoted).</summary>
    public bool IsBlank => !Quoted && Text is "" or "~" or "null";
}

/// <summary>序列.</summary>
/// <param name="Items">各项.</param>
/// <param name="At">位置.</param>
public sealed record DataSequence(ImmutableArray<DataNode> Items, TextPosition At) : DataNode(At);

/// <summary>映射, keys in written order.</summary>
/// <param name="Entries">各键.</param>
/// <param name="At">位置.</param>
public sealed record DataMapping(ImmutableArray<DataEntry> Entries, TextPosition At) : DataNode(At)
{
    /// <summary>取一键; false when the key is absent.</summary>
    public bool TryGet(string key, [NotNullWhen(true)] out DataNode? value)
    {
        foreach (var entry in Entries)
        {
            if (entry.Key != key) continue;
            value = entry.Value;
            return true;
        }
        value = null;
        return false;
    }
}

/// <summary>映射的一键.</summary>
/// <param name="Key">键.</param>
/// <param name="KeyAt">键的位置.</param>
/// <param name="Value">值.</param>
public sealed record DataEntry(string Key, TextPosition KeyAt, DataNode Value);

/// <summary>把一份文本读成节点 (YAML text to nodes).</summary>
/// <param name="name">文件名, for messages.</param>
/// <param name="text">文本.</param>
public delegate DataNode DataParser(string name, string text);

/// <summary>规则库数据写错 (the rulebook itself is wrong): a bug of ours, with file and line.</summary>
public sealed class RulebookException : Exception
{
    /// <summary>新建.</summary>
    public RulebookException(string file, TextPosition at, string message)
        : base($"规则库 {file} 第{at.Line}行第{at.Column}列：{message}") => (File, At, Fault) = (file, at, message);

    /// <summary>文件.</summary>
    public string File { get; }

    /// <summary>位置.</summary>
    public TextPosition At { get; }

    /// <summary>错在哪里.</summary>
    public string Fault { get; }
}
