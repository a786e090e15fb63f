using System.Text.RegularExpressions;
using Mingsuan.Core.Books;
using Xunit;

namespace Mingsuan.Documents.Tests.Seed;

/// <summary>原文第三部分的每个数都由我们的句子说出 (every figure of the original's narrative stands in ours).</summary>
public sealed partial class SeedNarrativeTests
{
    private static readonly string[] Headings =
    [
        "一、收支预算总体安排情况", "二、收入预算安排情况", "三、支出预算安排情况", "四、财政拨款收支预算总体情况",
        "五、一般公共预算支出安排情况", "六、一般公共预算基本支出安排情况", "七、一般公共预算“三公”经费支出安排情况",
        "八、政府性基金预算支出安排情况", "九、国有资本", "十、项目支出安排情况",
        "十一、其他重要事项的情况说明", "第四部分名词解释",
    ];

    public static TheoryData<int> Sections() => [.. Enumerable.Range(0, Headings.Length - 1)];

    [Theory]
    [MemberData(nameof(Sections))]
    public void Every_figure_of_a_section_of_the_original_stands_in_the_same_section_of_ours(int section)
    {
        var original = Statements(SeedText.FindOrSkip().Section("第三部分武汉", Headings[section],
            Headings[section + 1]));
        var ours = Statements(SeedText.Parse(Narrative()).Section(Headings[section], Headings[section + 1]));
        Assert.Empty(original.Except(ours));
    }

    [Fact]
    public void Every_statement_of_the_narrative_has_its_words_in_the_text()
    {
        var text = Narrative();
        var ofNotes = WuhanBook.Compiled.Book.Statements
            .Where(s => s.Container.StartsWith("note-", StringComparison.Ordinal));
        Assert.All(ofNotes, s => Assert.Contains(s.Text, text, StringComparison.Ordinal));
    }

    // "增长0%" over a change of nothing is the original's unresolved template (F68): ours says 持平.
    private static HashSet<string> Statements(string text) =>
        [.. Figure().Matches(text).Select(m => m.Value).Where(f => f != "0%")];

    private static string Narrative() => string.Join('\n', WuhanBook.Compiled.Book.Parts
        .SelectMany(p => p.Blocks.Select(Words).Prepend(p.Title)));

    private static string Words(Block block) => block switch
    {
        Heading h => h.Text,
        Paragraph p => p.Text,
        _ => "",
    };

    [GeneratedRegex(@"\d+(?:\.\d+)?(?:万元|%|平方米|辆|台)")]
    private static partial Regex Figure();
}
