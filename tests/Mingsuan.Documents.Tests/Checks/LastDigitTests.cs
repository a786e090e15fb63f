using System.Text;
using Mingsuan.Core.Checks;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Documents.Tests.Reading;
using Xunit;

namespace Mingsuan.Documents.Tests.Checks;

/// <summary>同一个数末位不同的提示，与只有文字时不凭空推断的数.</summary>
public sealed class LastDigitTests
{
    private const string Head = "<p>澜川县档案馆2024年度部门决算</p><p>一、收入支出决算总体情况说明</p>";

    [Theory]
    [InlineData("161.60", 0)]
    [InlineData("161.61", 1)]
    [InlineData("161.59", 1)]
    [InlineData("161.6", 0)]
    public void The_same_figure_with_another_last_digit_is_a_note(string text, int notes)
    {
        var result = PlainPages.Check([Head + $"<p>2024年度收入总计{text}万元。</p>",
            .. GeneralFormsTests.FinalAccounts()]);
        var found = result.Findings.Where(f => f.Message.Contains("末位不同", StringComparison.Ordinal)).ToList();
        Assert.Equal(notes, found.Count);
        Assert.All(found, f => Assert.Equal(Severity.Note, f.Severity));
        Assert.All(found, f => Assert.Equal($"{text}万元", f.Places[0].Text));
        Assert.DoesNotContain(result.Findings, f => f.Severity == Severity.Error && f.Id[0] is 'B' or 'E');
    }

    [Fact]
    public void What_a_text_alone_does_not_say_was_brought_forward_is_not_taken_for_zero()
    {
        var result = Flow("""
            澜川县档案馆2024年度部门决算
            一、收入支出决算总体情况说明
            2024年度收入支出总计161.60万元。
            二、收入决算情况说明
            本年收入合计158.60万元，其中：财政拨款收入158.60万元，占100.00%。
            """);
        Assert.Empty(result.Wrong());
    }

    [Fact]
    public void Words_of_two_meanings_do_not_gainsay_a_sentence_where_no_table_was_read()
    {
        var result = Flow("""
            澜川县档案馆2024年度部门决算
            一、收入支出决算总体情况说明
            2024年度收、支总计161.60万元。
            二、收入决算情况说明
            2024年度收入合计158.60万元，其中：财政拨款收入158.60万元，占100.00%。
            """);
        Assert.Empty(result.Wrong());
    }

    [Fact]
    public void A_table_of_final_accounts_that_a_text_names_but_that_was_not_read_is_a_note()
    {
        var result = Flow("""
            澜川县档案馆2024年度部门决算
            收入支出决算总表 · · · · · · 5
            财政拨款收入支出决算总表
            单位：万元
            项目 金额 项目 合计
            一、一般公共预算财政拨款 158.60 一、一般公共服务支出 154.10
            收入总计 158.60 支出总计 158.60
            """);
        var missing = result.Findings.Where(f => f.Id == "N01").ToList();
        Assert.Contains(missing, f => f.Severity == Severity.Note
            && f.Message.Contains("收入支出决算总表", StringComparison.Ordinal));
        Assert.DoesNotContain(missing, f => f.Severity == Severity.Error
            && f.Message.Contains("找到收入支出决算总表", StringComparison.Ordinal));
    }

    private static CheckResult Flow(string text) => Checker.Check(
        CompiledFiles.Disclosures.Read(CompiledFiles.Read(Encoding.UTF8.GetBytes(text), "book.txt")),
        CompiledFiles.Rulebook);
}
