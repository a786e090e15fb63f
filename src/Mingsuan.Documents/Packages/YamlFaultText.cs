namespace Mingsuan.Documents.Packages;

/// <summary>YAML 错处的中文: what YamlDotNet says, told in the words of who writes the package.</summary>
internal static class YamlFaultText
{
    /// <summary>括号没有收尾.</summary>
    public const string OpenBracket = "不是合格的 YAML（方括号 [ 或花括号 { 没有收尾）";

    private const string Otherwise = "缩进、冒号或引号有误";
    private const string Tab = "缩进用了制表符；请改用空格";
    private const string Colon = "冒号的位置不对；值里有冒号时要加引号，下一行的缩进要对齐";
    private const string Key = "这里应是“键: 值”；缩进没有对齐或漏写了冒号";
    private const string Quote = "引号没有成对";

    // Part of what the library says, and what is told; the first that fits.
    private static readonly (string Said, string Told)[] Table =
    [
        ("While parsing a flow sequence", "方括号 [ 没有收尾，或各项之间缺少逗号"),
        ("While parsing a flow mapping", "花括号 { 没有收尾，或各项之间缺少逗号"),
        ("Mapping values are not allowed", Colon),
        ("found invalid mapping", Colon),
        ("could not find expected ':'", Key),
        ("found invalid tab", Tab),
        ("found a tab character", Tab),
        ("quoted scalar, found unexpected", Quote),
        ("found unknown escape character", "双引号里的反斜杠有误；请改用单引号"),
        ("found wrong indentation", "引号里续行的缩进不够"),
        ("did not find expected '-' indicator", "列表各项的“-”没有对齐"),
        ("did not find expected key", Key),
        ("Block sequence entries are not allowed", "“-”不能写在这里；列表应另起一行"),
        ("cannot start any token", "这里的字符不能开头；文字以 @、` 或 % 开头时要加引号"),
        ("nchor", "不用别名与锚点；文字以 & 或 * 开头时要加引号"),
        ("Expected 'Scalar'", "键应是文字，不能是列表或映射"),
    ];

    /// <summary>翻译; texts of our own are Chinese already and stay.</summary>
    public static string Of(string message)
    {
        if (message.Length > 0 && message[0] > 0x2E80) return message;
        var known = Table.FirstOrDefault(t => message.Contains(t.Said, StringComparison.Ordinal)).Told;
        return $"不是合格的 YAML（{known ?? Otherwise}）";
    }
}
