using Mingsuan.Core.Data;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Documents.Packages;
using Xunit;

namespace Mingsuan.Core.Tests.Checks;

/// <summary>词句规则的样例 (rulebook/checks/words.cases.yaml): what the patterns of a rule find in a text, and what
/// only looks like it.</summary>
public sealed class WordCasesTests
{
    private const int FewestCases = 3;

    private static readonly string File = Repository.Path("rulebook", "checks", "words.cases.yaml");

    private static readonly List<(string Id, string Text, List<string> Finds)> All =
        [.. ((DataSequence)YamlReader.Parse(File, System.IO.File.ReadAllText(File))).Items
            .Select(i => new DataReader(File, i))
            .Select(c => (c.Required("id"), c.Required("text"), c.Texts("finds").ToList()))];

    public static TheoryData<string, string> Cases() => [.. All.Select(c => (c.Id, c.Text))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_finds_what_it_says_and_no_more(string id, string text)
    {
        var found = Rules(id).SelectMany(r => r.Find(text).Select(f => text.Substring(f.Index, f.Length)));
        Assert.Equal(All.Single(c => c.Id == id && c.Text == text).Finds.Order(StringComparer.Ordinal),
            found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_rule_with_cases_has_clean_and_breaching_ones() => Assert.All(
        All.GroupBy(c => c.Id, StringComparer.Ordinal), g =>
        {
            Assert.True(g.Count() >= FewestCases && Rules(g.Key).Any(), g.Key);
            Assert.Contains(g, c => c.Finds.Count == 0);
            Assert.Contains(g, c => c.Finds.Count > 0);
        });

    [Fact]
    public void A_pattern_of_a_rule_with_cases_finds_something_in_one_of_them() => Assert.All(
        SmallBook.Rulebook.WordRules.Where(r => All.Exists(c => c.Id == r.Id)),
        r => Assert.True(All.Exists(c => c.Id == r.Id && r.Find(c.Text).Count > 0), $"{r.Id} {r.Example}"));

    [Theory]
    [InlineData("财政拔款", "“拔款”：像是错字，应为“拨款”。", "请改为“拨款”。", "拨款")]
    [InlineData("一如继往", "“一如继往”：像是错字，应为“一如既往”。", "请改为“一如既往”。", "一如既往")]
    public void A_wrong_wording_is_told_with_the_right_one(string text, string message, string hint, string expected)
    {
        var book = SmallBook.Book.Replace("<p>目录</p>", $"<p>目录</p><p>{text}按规定办理。</p>",
            StringComparison.Ordinal);
        var finding = Assert.Single(SmallBook.Check(book).Findings, f => f.Id == "M09");
        Assert.EndsWith(message, finding.Message, StringComparison.Ordinal);
        Assert.Equal((hint, expected), (finding.Suggestion, finding.Expected));
    }

    private static IEnumerable<WordRule> Rules(string id) => SmallBook.Rulebook.WordRules.Where(w => w.Id == id);
}
