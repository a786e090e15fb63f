using Mingsuan.Core.Checks;
using Mingsuan.Core.Rulebooks;
using Xunit;

namespace Mingsuan.Core.Tests.Checks;

/// <summary>审核目录: every rule once, evaluated or with the datum it lacks; its pages in step with it.</summary>
public sealed class CatalogueTests
{
    private static readonly Catalogue Catalogue = SmallBook.Rulebook.Catalogue;

    public static TheoryData<string, string> Words() =>
        [.. SmallBook.Rulebook.WordRules.Select((w, i) => (w.Id, w.Example))];

    [Fact]
    public void Every_rule_is_in_the_catalogue_once()
    {
        Assert.Equal(231, Catalogue.Rules.Length);
        Assert.Equal(231, Catalogue.Rules.Select(r => r.Id).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_rule_lacks_a_datum_exactly_when_no_document_holds_it() => Assert.All(Catalogue.Rules, r =>
    {
        Assert.Equal(r.How == CheckMethod.None, r.Needs.Length > 0);
        Assert.True(r.Example.Length > 0 && r.Correct.Length > 0, r.Id);
        Assert.All(r.Reads, w => Assert.Contains(w, CheckReadings.Words(SmallBook.Rulebook)));
        Assert.True(r.Under.Length == 0 || Catalogue.Has(r.Under), r.Id);
    });

    [Fact]
    public void Each_rule_tells_what_to_do_in_words_of_its_own() =>
        Assert.Empty(Catalogue.Rules.GroupBy(r => r.Correct, StringComparer.Ordinal).Where(g => g.Count() > 1)
            .Select(g => string.Join('、', g.Select(r => r.Id))));

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
    [InlineData("增加(减少)与减少（增加）")]
    [InlineData("商用 密码、密码测评、密评、安可替代、国安办、国家安全教育基地、12380举报、12380干部举报、保密资质")]
    [InlineData("不涉密，除涉密外；涉密场所")]
    [InlineData("某平台的等级 保护 测评与等级保护测评")]
    [InlineData("0.00二、政府性基金，1.25十一、其他；上一度、较上一度、安可替换")]
    [InlineData("大于（或小于）、小于（或大于）、等于（或持平）、大小于、减增加、增减少")]
    [InlineData("根据本单位补充，（请填写）[请核实]（请说明）（请补充）（请删除）")]
    [InlineData("请填写")]
    [InlineData("XX市、ＸＸ局、××、TODO、待补、待定、____、占 %、增加 万元、减少　万元")]
    [InlineData("增长12.34。下降1.2，降低3.4；增加5.6。减少7.8，1.00万元年终结转2.00万元年末结转")]
    [InlineData("国有资本经费、0.27-12345678、027-12345678、13912345678、110101199001011234、110101200001011234")]
    [InlineData("填报人 某某、项目负责人：某某、联系人某某、经办人 某某某")]
    [InlineData("内部〔2023〕5号、机密〔2023〕5号、内部文件、内部资料、单位地址：某市某区某路、邮政编码 430000")]
    [InlineData("提高能力,做好保障;完善制度")]
    [InlineData("— 12 —")]
    public void What_a_pattern_finds_holds_one_of_its_marks(string text) => Assert.All(
        SmallBook.Rulebook.WordRules.Where(w => w.Find(text).Count > 0), w => Assert.True(w.MayBeIn(text), w.Id));

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
