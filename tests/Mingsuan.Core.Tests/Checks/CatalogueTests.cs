using Mingsuan.Core.Checks;
using Xunit;

namespace Mingsuan.Core.Tests.Checks;

/// <summary>审核目录: every rule once, evaluated or with the datum it lacks; its pages in step with it.</summary>
public sealed class CatalogueTests
{
    private static readonly Catalogue Catalogue = SmallBook.Rulebook.Catalogue;

    public static TheoryData<string, string> Words() =>
        [.. SmallBook.Rulebook.WordRules.Select((w, i) => (w.Id, w.Example))];

    [Fact]
    public void The_catalogue_has_219_rules_each_once()
    {
        Assert.Equal(219, Catalogue.Rules.Length);
        Assert.Equal(219, Catalogue.Rules.Select(r => r.Id).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_rule_lacks_a_datum_exactly_when_no_document_holds_it() => Assert.All(Catalogue.Rules, r =>
    {
        Assert.Equal(r.How == CheckMethod.None, r.Needs.Length > 0);
        Assert.True(r.Example.Length > 0 && r.Correct.Length > 0, r.Id);
        Assert.All(r.Reads, w => Assert.Contains(w, CheckReadings.Words));
        Assert.True(r.Under.Length == 0 || Catalogue.Has(r.Under), r.Id);
    });

    [Fact]
    public void A_rule_said_to_be_evaluated_is_in_the_program_or_the_rulebook()
    {
        var files = new[]
            {
                "src/Mingsuan.Core", "src/Mingsuan.Documents/Recognition", "rulebook/identities", "rulebook/checks",
            }
            .SelectMany(f => Directory.EnumerateFiles(Repository.Path(f), "*.*", SearchOption.AllDirectories))
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".yaml", StringComparison.Ordinal));
        var text = string.Join('\n', files.Select(File.ReadAllText));
        Assert.All(Catalogue.Rules.Where(r => r.How != CheckMethod.None && r.Under.Length == 0),
            r => Assert.Matches($"[\"\\s]{r.Id}[\",\\s]", text));
    }

    [Fact]
    public void A_rule_of_words_has_a_pattern() => Assert.All(
        Catalogue.Rules.Where(r => r.How == CheckMethod.Words),
        r => Assert.Contains(SmallBook.Rulebook.WordRules, w => w.Id == r.Id));

    [Theory]
    [MemberData(nameof(Words))]
    public void A_pattern_finds_its_example_and_not_a_clean_sentence(string id, string example)
    {
        var rule = SmallBook.Rulebook.WordRules.First(w => w.Id == id && w.Example == example);
        Assert.NotEmpty(rule.Find(example));
        Assert.Empty(rule.Find(rule.Clean));
        Assert.Empty(rule.Find("2026年收支总预算130.00万元，比2025年预算增加10.00万元，增长8.3%。"));
    }

    [Theory]
    [InlineData("实现了实现了", "实现了实现了")]
    [InlineData("又实现了实现了实现了全覆盖", "实现了实现了")]
    [InlineData("维护社区安全维护社区安全和", "维护社区安全维护社区安全")]
    [InlineData("研究研究", "")]
    [InlineData("12341234", "")]
    [InlineData("年年年年年年", "年年年年年年")]
    public void Words_written_twice_are_found_by_the_longest(string text, string expected)
    {
        var rule = SmallBook.Rulebook.WordRules.Single(w => w.Repeats is not null);
        var found = rule.Find(text).Select(f => text.Substring(f.Index, f.Length));
        Assert.Equal(expected, found.FirstOrDefault() ?? "");
    }

    [Fact]
    public void The_nearest_ids_are_one_character_away() =>
        Assert.Equal(["L01", "L02", "L03"], Catalogue.Nearest("L09").Select(r => r.Id));

    [Fact]
    public void The_pages_of_the_rules_are_up_to_date()
    {
        var folder = Repository.Path("docs", "checks");
        var pages = CheckPages.Write(SmallBook.Rulebook);
        if (Environment.GetEnvironmentVariable("MINGSUAN_UPDATE_GOLDEN") == "1")
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", "CI 中不更新金样");
            Directory.CreateDirectory(folder);
            foreach (var (name, text) in pages) File.WriteAllText(Path.Combine(folder, name), text);
        }
        Assert.Equal(pages.Keys.Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
        Assert.All(pages, p => Assert.Equal(p.Value, File.ReadAllText(Path.Combine(folder, p.Key))));
    }
}
