using Mingsuan.Core.Checks;
using Mingsuan.Core.Documents;
using Xunit;

namespace Mingsuan.Documents.Tests.Checks;

/// <summary>算错的百分数与写反的大小: what is named, and with which right value.</summary>
public sealed class FormulaSlipTests
{
    private const string Budget = "<p>2024年度“三公”经费支出年初预算为1.50万元，支出决算为1.20万元，";

    [Theory]
    [InlineData(Budget + "完成年初预算的20.00%。</p>", "80.00%", "没有完成的比例", "60.00个百分点")]
    [InlineData("<p>2024年度“三公”经费支出决算1.20万元，比上年减少0.34万元，下降28.33%。</p>", "22.08%",
        "除以了当年数", "6.25个百分点")]
    [InlineData("<p>2024年度“三公”经费支出决算1.20万元，比上年增加0.30万元，增长133.33%。</p>", "33.33%",
        "当年数与上年数之比", "100.00个百分点")]
    public void A_percentage_by_the_wrong_formula_is_named(string text, string right, string slip, string gap)
    {
        var found = Assert.Single(Errors(text));
        Assert.Contains(right, found.Expected, StringComparison.Ordinal);
        Assert.Contains(slip, found.Message, StringComparison.Ordinal);
        Assert.EndsWith(gap, found.Difference, StringComparison.Ordinal);
        Assert.Contains("（至多 ", found.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Budget + "决算数小于年初预算数的主要原因是压减接待。</p>", "")]
    [InlineData(Budget + "决算数大于年初预算数的主要原因是压减接待。</p>", "小于")]
    [InlineData(Budget + "完成年初预算的80.00%，决算数等于年初预算数。</p>", "减少0.30万元")]
    [InlineData(Budget + "与年初预算持平。</p>", "减少0.30万元")]
    [InlineData("<p>因公出国（境）费支出年初预算为0.00万元，支出决算为0.00万元，决算数等于年初预算数。</p>", "")]
    [InlineData("<p>因公出国（境）费支出年初预算为0.00万元，支出决算为0.00万元，决算数大于年初预算数。</p>", "等于")]
    [InlineData("<p>决算数大于年初预算数的，应当说明原因。</p>", "")]
    public void The_word_between_outturn_and_budget_agrees_with_both(string text, string expected) =>
        Assert.Equal(expected, string.Join('、', Check(text).Findings.Where(f => f.Id == "C04")
            .Select(f => f.Expected)));

    private static List<Finding> Errors(string text) =>
        [.. Check(text).Findings.Where(f => f.Severity != Severity.Note && f.Id is "E04" or "C03" or "C02" or "C04")];

    private static CheckResult Check(string text) => PlainPages.Check(["<p>澜川县档案馆2024年度部门决算</p>"
        + "<p>七、“三公”经费支出决算情况说明</p>", text, .. GeneralFormsTests.FinalAccounts()]);
}
