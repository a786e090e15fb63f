using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Mingsuan.Core.Data;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Money;
using Mingsuan.Core.Packages;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Documents.Packages;

/// <summary>读包里 YAML 的一个映射: faults are collected, not thrown, so that all are told at once.</summary>
internal sealed class YamlFields
{
    private readonly string file;
    private readonly DataMapping mapping;
    private readonly List<ReadProblem> problems;
    private readonly string path;
    private readonly List<string> asked = [];

    private YamlFields(string file, DataMapping mapping, List<ReadProblem> problems, string path)
    {
        this.file = file;
        this.mapping = mapping;
        this.problems = problems;
        this.path = path;
    }

    /// <summary>出处.</summary>
    public SourceLine Source => new(file, mapping.At.Line);

    /// <summary>打开一个文件的顶层映射; null, with a problem, when it is none.</summary>
    public static YamlFields? Open(string file, string text, List<ReadProblem> problems)
    {
        try
        {
            if (YamlReader.Parse(file, text) is DataMapping { Entries.Length: > 0 } mapping)
            {
                return new YamlFields(file, mapping, problems, "");
            }
            var found = string.IsNullOrWhiteSpace(text) ? "文件是空的" : "不是键值";
            problems.Add(new(file, 1, "", found, "应为“键: 值”各占一行"));
        }
        catch (YamlFaultException e)
        {
            problems.Add(new(file, e.At.Line, $"第{e.At.Column}列", e.Fault, "请检查缩进、冒号后的空格和引号"));
        }
        return null;
    }

    /// <summary>取文字; null when absent or blank.</summary>
    public string? Text(string key) => Scalar(key) is { IsBlank: false } scalar ? scalar.Text.TrimEnd('\n') : null;

    /// <summary>取必需的文字; a problem and empty text when absent.</summary>
    public string Required(string key, string example)
    {
        if (Text(key) is { Length: > 0 } text) return text;
        Fail(key, "没有填", $"必须填写，如 {example}");
        return "";
    }

    /// <summary>取日期 as written; null when absent or no date.</summary>
    public string? Date(string key)
    {
        if (Text(key) is not { } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            return text;
        Fail(key, $"“{text}”不是日历上的一天", "应为 2023-11-23 这样的日期");
        return null;
    }

    /// <summary>取必需的名称: words of one line, of a length that can be printed.</summary>
    public string Name(string key, string example)
    {
        var text = Required(key, example).Trim();
        var most = PackageParameters.All.Range("name").Most;
        if (text.Any(c => char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator))
        {
            Fail(key, "有换行或看不见的控制字符", "请删去，只留一行文字");
        }
        else if (text.Length > most) Fail(key, $"有 {text.Length} 个字", $"应不超过 {most} 个字");
        else if (!text.Any(char.IsLetter) && Text(key) is not null)
            Fail(key, $"“{text}”里没有文字", $"应为{example}");
        return text;
    }

    /// <summary>取照样式写的文字; null when absent.</summary>
    public string? Pattern(string key, string pattern, string expected)
    {
        if (Text(key) is not { } text) return null;
        if (!Regex.IsMatch(text, pattern, RegexOptions.None, TimeSpan.FromSeconds(1)))
            Fail(key, $"“{text}”", expected);
        return text;
    }

    /// <summary>取金额; null when absent.</summary>
    public Amount? Amount(string key)
    {
        if (Text(key) is not { } text) return null;
        var (amount, fault) = AmountText.Parse(text);
        if (fault is null) return amount;
        Fail(key, $"“{text}”", fault);
        return null;
    }

    /// <summary>取必需的金额.</summary>
    public Amount RequiredAmount(string key)
    {
        if (Text(key) is null) Fail(key, "没有填", "应为以元为单位的数，如 1234567.89");
        return Amount(key) ?? Core.Money.Amount.Zero;
    }

    /// <summary>取整数; null when absent.</summary>
    public int? Integer(string key, int least, int most)
    {
        if (Text(key) is not { } text) return null;
        var isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n);
        if (isNumber && n >= least && n <= most) return n;
        Fail(key, $"“{text}”", $"应为 {least} 到 {most} 的整数");
        return null;
    }

    /// <summary>取十进制数.</summary>
    public decimal Number(string key)
    {
        var text = Required(key, "1");
        if (decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var n)) return n;
        if (text.Length > 0) Fail(key, $"“{text}”", "应为数，如 27255.37");
        return 0;
    }

    /// <summary>取几个词之一.</summary>
    public int Choice(string key, int otherwise, params string[] words)
    {
        if (Text(key) is not { } text) return otherwise;
        var index = Array.IndexOf(words, text);
        if (index >= 0) return index;
        Fail(key, $"“{text}”", $"应为 {string.Join("、", words)}");
        return otherwise;
    }

    /// <summary>取文字序列.</summary>
    public ImmutableArray<string> Texts(string key) => Node(key) switch
    {
        null => [],
        DataSequence s => [.. s.Items.OfType<DataScalar>().Select(i => i.Text.TrimEnd('\n'))],
        DataScalar { IsBlank: true } => [],
        { } other => Wrong<ImmutableArray<string>>(key, other, "应为以“- ”开头的各项", []),
    };

    /// <summary>取映射序列.</summary>
    public ImmutableArray<YamlFields> Items(string key)
    {
        switch (Node(key))
        {
            case null or DataScalar { IsBlank: true }:
                return [];
            case DataSequence sequence:
                var items = ImmutableArray.CreateBuilder<YamlFields>();
                for (var i = 0; i < sequence.Items.Length; i++)
                {
                    if (sequence.Items[i] is DataMapping child)
                    {
                        items.Add(new YamlFields(file, child, problems, $"{path}{key}[{i + 1}]."));
                    }
                    else Wrong(key, sequence.Items[i], "各项应为键值", 0);
                }
                return items.ToImmutable();
            case var other:
                return Wrong<ImmutableArray<YamlFields>>(key, other, "应为以“- ”开头的各项", []);
        }
    }

    /// <summary>取子映射; null when absent.</summary>
    public YamlFields? Child(string key) => Node(key) switch
    {
        null or DataScalar { IsBlank: true } => null,
        DataMapping child => new YamlFields(file, child, problems, $"{path}{key}."),
        { } other => Wrong<YamlFields?>(key, other, "应为键值", null),
    };

    /// <summary>收尾: unknown fields are problems, with the nearest known one named.</summary>
    public void Finish()
    {
        foreach (var entry in mapping.Entries.Where(e => !asked.Contains(e.Key, StringComparer.Ordinal)))
        {
            problems.Add(new(file, entry.KeyAt.Line, path + entry.Key,
                "不认识的字段", $"可用的字段有 {string.Join("、", asked)}"));
        }
    }

    /// <summary>记一个问题.</summary>
    public void Fail(string key, string found, string expected)
    {
        var line = mapping.TryGet(key, out var node) ? node.At.Line : mapping.At.Line;
        problems.Add(new ReadProblem(file, line, path + key, found, expected));
    }

    private DataScalar? Scalar(string key) => Node(key) switch
    {
        null => null,
        DataScalar s => s,
        { } other => Wrong<DataScalar?>(key, other, "应为一个值", null),
    };

    private DataNode? Node(string key)
    {
        if (!asked.Contains(key, StringComparer.Ordinal)) asked.Add(key);
        return mapping.TryGet(key, out var node) ? node : null;
    }

    private T Wrong<T>(string key, DataNode node, string expected, T otherwise)
    {
        var found = node switch
        {
            DataMapping => "是键值",
            DataSequence => "是序列",
            _ => "是一个值",
        };
        problems.Add(new ReadProblem(file, node.At.Line, path + key, found, expected));
        return otherwise;
    }
}
