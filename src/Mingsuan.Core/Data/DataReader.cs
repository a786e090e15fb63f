using System.Collections.Immutable;
using System.Globalization;
using Mingsuan.Core.Money;

namespace Mingsuan.Core.Data;

/// <summary>读规则库映射 (reads one mapping of rulebook data); an unknown key is an error: typos cannot hide.</summary>
public sealed class DataReader
{
    private readonly string file;
    private readonly DataMapping mapping;
    private readonly HashSet<string> used = new(StringComparer.Ordinal);

    /// <summary>新建.</summary>
    public DataReader(string file, DataNode node)
    {
        this.file = file;
        mapping = node as DataMapping ?? throw Fail(file, node, "应为键值");
    }

    /// <summary>文件名.</summary>
    public string File => file;

    /// <summary>位置.</summary>
    public TextPosition At => mapping.At;

    /// <summary>是否有此键.</summary>
    public bool Has(string key) => mapping.TryGet(key, out _);

    /// <summary>取节点; null when absent.</summary>
    public DataNode? Node(string key)
    {
        used.Add(key);
        return mapping.TryGet(key, out var node) ? node : null;
    }

    /// <summary>取文字; null when absent or blank.</summary>
    public string? Text(string key) => Node(key) switch
    {
        null => null,
        DataScalar { IsBlank: true } => null,
        DataScalar scalar => scalar.Text,
        { } other => throw Fail(file, other, $"{key} 应为文字"),
    };

    /// <summary>取必需的文字.</summary>
    public string Required(string key) => Text(key) ?? throw new RulebookException(file, At, $"缺少 {key}");

    /// <summary>取整数.</summary>
    public int Integer(string key, int otherwise) => Text(key) is { } text
        ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    /// <summary>取是否.</summary>
    public bool Flag(string key) => Text(key) is "true" or "yes";

    /// <summary>取列示单位.</summary>
    public DisplayUnit? Unit(string key) => Text(key) is not { } text ? null
        : DisplayUnits.Parse(text) ?? throw new RulebookException(file, At, $"{key} 不是列示单位：{text}");

    /// <summary>取文字序列; a single scalar counts as one item.</summary>
    public ImmutableArray<string> Texts(string key) => Node(key) switch
    {
        null => [],
        DataScalar { IsBlank: true } => [],
        DataScalar scalar => [scalar.Text],
        DataSequence sequence => [.. sequence.Items.Select(i => i is DataScalar s
            ? s.Text : throw Fail(file, i, $"{key} 的各项应为文字"))],
        { } other => throw Fail(file, other, $"{key} 应为文字或序列"),
    };

    /// <summary>取映射序列, each as a reader.</summary>
    public IEnumerable<DataReader> Items(string key) => Node(key) switch
    {
        null => [],
        DataSequence sequence => sequence.Items.Select(i => new DataReader(file, i)),
        { } other => throw Fail(file, other, $"{key} 应为序列"),
    };

    /// <summary>取子映射.</summary>
    public DataReader? Child(string key) => Node(key) is { } node ? new DataReader(file, node) : null;

    /// <summary>取键值对 of a child mapping, values as nodes.</summary>
    public IEnumerable<DataEntry> Entries(string key) => Node(key) switch
    {
        null => [],
        DataMapping child => child.Entries,
        { } other => throw Fail(file, other, $"{key} 应为键值"),
    };

    /// <summary>收尾: fails on any key nobody read.</summary>
    public void Finish()
    {
        foreach (var entry in mapping.Entries)
        {
            if (!used.Contains(entry.Key)) throw new RulebookException(file, entry.KeyAt, $"不认识的键 {entry.Key}");
        }
    }

    /// <summary>组一个错误.</summary>
    public static RulebookException Fail(string file, DataNode node, string message) => new(file, node.At, message);
}
