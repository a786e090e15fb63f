using Mingsuan.Documents.Packages;
using Xunit;

namespace Mingsuan.Core.Tests.Packages;

/// <summary>YAML 的错处: told in Chinese with its place, never in the library's English.</summary>
public sealed class YamlReaderTests
{
    private const string Colon = "冒号的位置不对；值里有冒号时要加引号，下一行的缩进要对齐";
    private const string Key = "这里应是“键: 值”；缩进没有对齐或漏写了冒号";
    private const string Anchor = "不用别名与锚点；文字以 & 或 * 开头时要加引号";

    [Theory]
    [InlineData("a: [1, 2\n", "方括号 [ 没有收尾，或各项之间缺少逗号")]
    [InlineData("a: [1, 2\nb: 3\n", "方括号 [ 或花括号 { 没有收尾")]
    [InlineData("a: { b: 1\n", "花括号 { 没有收尾，或各项之间缺少逗号")]
    [InlineData("a: { b: 1\nc: 2\n", "方括号 [ 或花括号 { 没有收尾")]
    [InlineData("a: b: c\n", Colon)]
    [InlineData("a: 1\n  b: 2\n", Colon)]
    [InlineData("a: 1\nb\n", Key)]
    [InlineData("a:\n  b: 1\n c: 2\n", Key)]
    [InlineData("a: \"b\" c\n", Key)]
    [InlineData("a:\n\tb: 1\n", "缩进用了制表符；请改用空格")]
    [InlineData("a: 1\n\tb: 1\n", "缩进用了制表符；请改用空格")]
    [InlineData("a: \"没有收尾\n", "引号没有成对")]
    [InlineData("a: 'b\n---\n", "引号没有成对")]
    [InlineData("a: \"b\nc\"\n", "引号里续行的缩进不够")]
    [InlineData("a: \"C:\\数据\"\n", "双引号里的反斜杠有误；请改用单引号")]
    [InlineData("a:\n  - 1\n  b: 2\n", "列表各项的“-”没有对齐")]
    [InlineData("a: - 1\n", "“-”不能写在这里；列表应另起一行")]
    [InlineData("a: @b\n", "这里的字符不能开头；文字以 @、` 或 % 开头时要加引号")]
    [InlineData("a: &b &c d\n", Anchor)]
    [InlineData("a: *\n", Anchor)]
    [InlineData("? [中, 文]\n: 1\n", "键应是文字，不能是列表或映射")]
    [InlineData("a: ]\n", "缩进、冒号或引号有误")]
    public void A_fault_of_the_text_is_told_in_Chinese(string text, string told) =>
        Assert.Equal($"不是合格的 YAML（{told}）", Fault(text).Fault);

    [Theory]
    [InlineData("a: 1\na: 2\n", "a.yaml 第2行第1列：键 a 写了两次")]
    [InlineData("a: *b\n", "a.yaml 第1行第4列：这里不用别名与锚点")]
    [InlineData("a: [1, 2\nb: 3\n", "a.yaml 第1行第6列：不是合格的 YAML（方括号 [ 或花括号 { 没有收尾）")]
    public void A_fault_is_told_with_its_place(string text, string told) => Assert.Equal(told, Fault(text).Message);

    private static YamlFaultException Fault(string text) =>
        Assert.Throws<YamlFaultException>(() => YamlReader.Parse("a.yaml", text));
}
