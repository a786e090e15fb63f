using System.Globalization;
using System.Text;
using Mingsuan.Core.Money;

namespace Mingsuan.Documents.Packages;

/// <summary>写 YAML: plain keys in a fixed order, texts quoted when they must be.</summary>
internal sealed class YamlText
{
    // Characters that mean something to some reader of YAML, somewhere in a plain text.
    private const string Meaningful = ":#{}[],\"'\t&*";

    private readonly StringBuilder text = new();
    private string indent = "";
    private bool isItemOpen;

    /// <summary>写一键; nothing when the value is null.</summary>
    public YamlText Add(string key, string? value)
    {
        if (value is null) return this;
        Start();
        text.Append(key).Append(": ").Append(Scalar(value, indent)).Append('\n');
        return this;
    }

    /// <summary>写金额, in yuan.</summary>
    public YamlText Add(string key, Amount? value) => AddRaw(key, value?.ToString());

    /// <summary>写整数.</summary>
    public YamlText Add(string key, int? value) => AddRaw(key, value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>照写, without quotes.</summary>
    public YamlText AddRaw(string key, string? value)
    {
        if (value is null) return this;
        Start();
        text.Append(key).Append(": ").Append(value).Append('\n');
        return this;
    }

    /// <summary>写子映射.</summary>
    public YamlText Child(string key, Action<YamlText> write)
    {
        Start();
        text.Append(key).Append(":\n");
        Indented(() => write(this));
        return this;
    }

    /// <summary>写序列; nothing when empty.</summary>
    public YamlText Items<T>(string key, IReadOnlyCollection<T> items, Action<YamlText, T> write)
    {
        if (items.Count == 0) return this;
        Start();
        text.Append(key).Append(":\n");
        Indented(() =>
        {
            foreach (var item in items)
            {
                text.Append(indent).Append("- ");
                isItemOpen = true;
                Indented(() => write(this, item));
                if (isItemOpen) text.Append("{}\n");
                isItemOpen = false;
            }
        });
        return this;
    }

    /// <summary>写文字序列; nothing when empty.</summary>
    public YamlText Texts(string key, IReadOnlyCollection<string> items)
    {
        if (items.Count == 0) return this;
        Start();
        text.Append(key).Append(":\n");
        Indented(() =>
        {
            foreach (var item in items) text.Append(indent).Append("- ").Append(Scalar(item, indent)).Append('\n');
        });
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => text.ToString();

    private void Start()
    {
        if (!isItemOpen) text.Append(indent);
        isItemOpen = false;
    }

    private void Indented(Action write)
    {
        var before = indent;
        indent += "  ";
        write();
        indent = before;
    }

    private static string Scalar(string value, string indent)
    {
        if (value.Contains('\n', StringComparison.Ordinal) && CanBeBlock(value))
        {
            var lines = value.Split('\n').Select(l => l.Length == 0 ? "" : indent + "  " + l);
            return "|-\n" + string.Join('\n', lines);
        }
        return IsPlain(value) ? value : Quoted(value);
    }

    private static bool CanBeBlock(string value) =>
        !value.StartsWith(' ') && !value.StartsWith('\n') && !value.EndsWith('\n')
        && !value.Any(c => c != '\n' && char.IsControl(c));

    // Plain only when nothing in it could mean anything else to any reader.
    private static bool IsPlain(string value) => value.Length > 0 && (value[0] > 0x2E80 || char.IsAsciiLetter(value[0]))
        && value[^1] != ' ' && !value.Any(c => Meaningful.Contains(c) || char.IsControl(c))
        && value is not ("true" or "false" or "yes" or "no" or "null" or "on" or "off");

    private static string Quoted(string value)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                '\t' => quoted.Append("\\t"),
                _ when char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF' =>
                    quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
                _ => quoted.Append(c),
            };
        }
        return quoted.Append('"').ToString();
    }
}
