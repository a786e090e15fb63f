using Mingsuan.Core.Disclosures;
using Xunit;

namespace Mingsuan.Core.Tests.Checks;

/// <summary>绩效目标的反例: ruled forms with last year's values, their basis and goals of several years.</summary>
public sealed class TargetBreachTests
{
    private const string Head = "<tr><td>一级指标</td><td>二级指标</td><td>三级指标</td>"
        + "<td>上年指标值</td><td>预计当年实现</td><td>指标值确定依据</td></tr>";

    private static readonly string Annual = "<h3>项目年度绩效目标表</h3><table>" + Head
        + Row("产出指标", "数量指标", "系统巡检", "10次", "≥12次", "工作计划")
        + Row("产出指标", "质量指标", "巡检合格率", "95%", "≥95%", "行业标准")
        + Row("产出指标", "时效指标", "故障排除时间", "≤2小时", "≤2小时", "历史标准")
        + Row("产出指标", "成本指标", "运行费用", "≤30万元", "≤30万元", "预算批复")
        + Row("效益指标", "社会效益指标", "窗口评比名次", "前三名", "前三名", "历史标准")
        + Row("满意度指标", "服务对象满意度指标", "用户满意度", "≥90%", "≥90%", "历史标准") + "</table>";

    private const string LongTerm = "<h3>项目长期绩效目标表</h3><table><tr><td>一级指标</td><td>二级指标</td>"
        + "<td>三级指标</td><td>指标值</td><td>指标值确定依据</td></tr>"
        + "<tr><td>产出指标</td><td>数量指标</td><td>五年内系统巡检次数</td>"
        + "<td>≥60次</td><td>工作计划</td></tr></table>";

    [Fact]
    public void The_form_as_it_is_raises_none_of_them()
    {
        var ids = Ids(Annual);
        Assert.DoesNotContain(ids, i => i is "G03" or "G13" or "G16" or "G17" or "G18" or "G22" or "G23");
    }

    [Theory]
    [InlineData("G16", "<td>10次</td><td>≥12次</td>", "<td>20次</td><td>≥12次</td>")]
    [InlineData("G17", "<td>10次</td><td>≥12次</td>", "<td>10次</td><td>≥40次</td>")]
    [InlineData("G18", "<td>工作计划</td>", "<td></td>")]
    [InlineData("G23", "<td>前三名</td><td>前三名</td>", "<td>前三名</td><td>前六名</td>")]
    public void A_fault_in_the_targets_is_found(string id, string from, string to)
    {
        Assert.Contains(from, Annual, StringComparison.Ordinal);
        Assert.Contains(id, Ids(Annual.Replace(from, to, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("G06", "<td>≥95%</td>", "<td>有效提升</td>")]
    [InlineData("G06", "<td>≥95%</td>", "<td>较好</td>")]
    [InlineData("G06", "<td>≤2小时</td><td>历史标准</td>", "<td>及时完成</td><td>历史标准</td>")]
    [InlineData("G06", "<td>≥90%</td><td>历史标准</td>", "<td>比较满意</td><td>历史标准</td>")]
    [InlineData("G09", "<td>≥95%</td>", "<td>约95%</td>")]
    [InlineData("G09", "<td>≤2小时</td><td>历史标准</td>", "<td>2小时</td><td>历史标准</td>")]
    [InlineData("G09", "<td>≤30万元</td><td>预算批复</td>", "<td>30万元</td><td>预算批复</td>")]
    public void A_value_in_words_or_without_a_bound_is_found(string id, string from, string to)
    {
        Assert.Contains(from, Annual, StringComparison.Ordinal);
        Assert.DoesNotContain(id, Ids(Annual));
        Assert.Contains(id, Ids(Annual.Replace(from, to, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("G06", "<td>≥95%</td>", "<td>优良率≥95%</td>")]
    [InlineData("G06", "<td>≤2小时</td><td>历史标准</td>", "<td>6月底前完成</td><td>历史标准</td>")]
    [InlineData("G06", "<td>≥90%</td><td>历史标准</td>", "<td>满意率90%以上</td><td>历史标准</td>")]
    [InlineData("G09", "<td>≥95%</td>", "<td>95%以上</td>")]
    [InlineData("G09", "<td>≤2小时</td><td>历史标准</td>", "<td>2小时以内</td><td>历史标准</td>")]
    [InlineData("G09", "<td>≥12次</td>", "<td>12次</td>")]
    public void A_value_that_can_be_measured_raises_none(string id, string from, string to)
    {
        Assert.Contains(from, Annual, StringComparison.Ordinal);
        Assert.DoesNotContain(id, Ids(Annual.Replace(from, to, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_goal_of_five_years_for_a_project_of_one_is_found() => Assert.Contains("G22", Ids(Annual + LongTerm));

    [Theory]
    [InlineData("30.00", false)]
    [InlineData("30.02", false)]
    [InlineData("30.04", true)]
    [InlineData("31.00", true)]
    public void Forms_in_two_decimals_add_up_as_far_as_rounding_goes(string told, bool isWrong)
    {
        var forms = string.Concat(Enumerable.Range(1, 3).Select(i => "<h3>项目支出绩效目标表</h3><p>单位：万元</p>"
            + $"<table><tr><td>项目名称</td><td>样例分项{i}</td></tr>"
            + "<tr><td>年度资金申请总额</td><td>10.00</td></tr></table>"));
        var ids = Ids($"<p>今年编报绩效目标的项目3个，涉及项目预算资金{told}万元。</p>" + forms);
        Assert.Equal(isWrong, ids.Contains("E15", StringComparer.Ordinal));
    }

    [Fact]
    public void Of_many_forms_without_a_kind_of_target_some_are_named()
    {
        var forms = string.Concat(Enumerable.Range(1, 8).Select(i => "<h3>项目支出绩效目标表</h3><table>"
            + $"<tr><td>项目名称</td><td colspan=\"3\">样例分项{i}</td></tr>"
            + "<tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>指标值</td></tr>"
            + "<tr><td>产出指标</td><td>数量指标</td><td>巡检</td><td>≥12次</td></tr></table>"));
        var finding = Assert.Single(SmallBook.Check(Book(forms)).Findings, f => f.Id == "G03");
        Assert.Contains("没有成本指标；共 8 处", finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("样例分项7", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Last_years_values_are_not_taken_for_this_years()
    {
        var reading = Core.Performance.IndicatorReader.Read(SmallBook.Check(Book(Annual + LongTerm)).Disclosure.Source);
        var annual = Assert.Single(reading.Indicators, i => i.Name == "系统巡检" && i.Prior.Length > 0);
        Assert.Equal(("≥12次", "10次", "工作计划"), (annual.Target, annual.Prior, annual.Basis));
        Assert.Equal(Core.Performance.Horizon.LongTerm,
            Assert.Single(reading.Indicators, i => i.Name == "五年内系统巡检次数").Horizon);
    }

    private static List<string> Ids(string forms) => [.. SmallBook.Check(Book(forms)).Findings.Select(f => f.Id)];

    private static string Book(string forms) =>
        SmallBook.WithForms.Replace("</body>", forms + "</body>", StringComparison.Ordinal);

    private static string Row(params string[] cells) =>
        "<tr>" + string.Concat(cells.Select(c => $"<td>{c}</td>")) + "</tr>";
}
