using System.Globalization;
using Mingsuan.Core.Checks;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Xunit;

namespace Mingsuan.Core.Tests.Checks;

/// <summary>申报表的反例: one digit wrong in a project sheet, its lines, the department's form, a target
/// sheet.</summary>
public sealed class SheetBreachTests
{
    private const string Sheet = "<td>项目总预算</td><td>60.00</td><td>项目当年预算</td><td>30.00</td>";
    private const string LinesTotal = "<td colspan=\"3\">合计</td><td>30.00</td>";
    private const string FundsTotal = "<td colspan=\"2\">合计</td><td>30.00</td>";
    private const string Listed = "<td>特定目标类</td><td>60.00</td><td>30.00</td>";
    private const string LastLine = "<td>系统运行值守</td><td>维修（护）费</td><td>6.50</td>";
    private const string Among = "<td colspan=\"2\">其中：申请本级财力年初安排</td><td>30.00</td>";
    private const string Arrangement = "<h3>一、样例系统运行</h3>\n"
        + "<p>年度预算安排：30.00万元，资金来源为一般公共预算30.00万元。</p>";
    private const string TargetSheet = "<h3>项目支出绩效目标表</h3><p>单位：元</p><table>"
        + "<tr><td>项目名称</td><td colspan=\"3\">样例系统运行</td></tr>"
        + "<tr><td>项目类别</td><td>特定目标类</td><td>本年度预算</td><td>300,000</td></tr></table>";

    [Fact]
    public void Sound_sheets_raise_no_error() => Assert.Empty(Errors(SmallBook.WithSheets));

    [Theory]
    [InlineData("B25", LinesTotal, "30.00", "80.00")]
    [InlineData("B26", FundsTotal, "30.00", "80.00")]
    [InlineData("B24", Sheet, "30.00", "80.00")]
    [InlineData("B28", Listed, "30.00", "80.00")]
    public void One_wrong_printing_of_a_projects_budget_is_blamed_itself(
        string id, string cell, string right, string wrong)
    {
        var finding = Assert.Single(Errors(Changed(SmallBook.WithSheets, cell,
            cell.Replace(">" + right, ">" + wrong, StringComparison.Ordinal))));
        Assert.Equal((id, wrong, right), (finding.Id, finding.Places[0].Text, finding.Expected));
    }

    [Fact]
    public void A_wrong_detail_of_a_single_line_is_found()
    {
        var finding = Assert.Single(Errors(Changed(OneLine("30.00"), LinesTotal,
            LinesTotal.Replace("30.00", "38.00", StringComparison.Ordinal))));
        Assert.Equal(("B25", "38.00", "30.00"), (finding.Id, finding.Places[0].Text, finding.Expected));
        Assert.Equal("31.00", Assert.Single(Errors(OneLine("31.00"))).Places[0].Text);
    }

    [Fact]
    public void Of_lines_that_may_as_well_be_wrong_none_is_said_to_be()
    {
        var finding = Assert.Single(Errors(Changed(SmallBook.WithSheets, LastLine,
            LastLine.Replace("6.50", "6.10", StringComparison.Ordinal))));
        Assert.Equal(("B25", ""), (finding.Id, finding.Expected));
        Assert.Equal(["12.00", "11.50", "6.10", "30.00"], finding.Places.Select(p => p.Text));
        Assert.Contains("说不定是哪一个", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_one_slip_explains_is_told_from_the_others()
    {
        var finding = Assert.Single(Errors(Changed(SmallBook.WithSheets, LastLine,
            LastLine.Replace("6.50", "5.60", StringComparison.Ordinal))));
        Assert.Equal(("5.60", "6.50"), (finding.Places[0].Text, finding.Expected));
        Assert.Equal("项目支出明细测算（样例系统运行） 系统运行值守 · 金额", finding.Places[0].Where);
    }

    [Theory]
    [InlineData("B27", "<td>15.00</td><td>11.5%</td>", "<td>75.00</td><td>11.5%</td>", "75.00", "15.00")]
    [InlineData("A27", "<td>30.00</td><td>23.1%</td>", "<td>30.00</td><td>23.8%</td>", "23.8%", "23.1%")]
    public void A_wrong_amount_or_share_of_the_departments_form_is_found_without_last_years(
        string id, string from, string to, string wrong, string right)
    {
        var finding = Assert.Single(Errors(Changed(SmallBook.WithSheets, from, to)));
        Assert.Equal((id, wrong, right), (finding.Id, finding.Places[0].Text, finding.Expected));
    }

    [Fact]
    public void A_part_of_the_appropriation_above_the_appropriation_is_found()
    {
        var finding = Assert.Single(Errors(Changed(SmallBook.WithSheets, Among,
            Among.Replace("30.00", "80.00", StringComparison.Ordinal))));
        Assert.Equal("H09", finding.Id);
        Assert.Contains(finding.Places, p => p.Text == "80.00");
    }

    [Fact]
    public void A_whole_budget_that_differs_from_the_departments_list_is_found()
    {
        var finding = Assert.Single(Errors(Changed(SmallBook.WithSheets, Listed,
            Listed.Replace("60.00", "90.00", StringComparison.Ordinal))));
        Assert.Equal(("B28", ""), (finding.Id, finding.Expected));
    }

    [Theory]
    [InlineData("安排：30.00", "安排：50.00", "50.00万元")]
    [InlineData("一般公共预算30.00", "一般公共预算50.00", "50.00万元")]
    public void An_arrangement_that_differs_from_its_funds_is_found(string from, string to, string wrong)
    {
        var book = With(SmallBook.WithSheets, Arrangement);
        Assert.Empty(Errors(book));
        var finding = Assert.Single(Errors(Changed(book, from, to)));
        Assert.Equal((wrong, "30.00万元"), (finding.Places[0].Text, finding.Expected));
    }

    [Fact]
    public void A_target_sheet_in_yuan_that_differs_from_the_project_table_is_found()
    {
        var book = With(SmallBook.Book, TargetSheet);
        Assert.Empty(Errors(book));
        var finding = Assert.Single(Errors(Changed(book, "300,000", "800,000")));
        Assert.Equal(("B24", "800,000"), (finding.Id, finding.Places[0].Text));
    }

    [Theory]
    [InlineData("一百、")]
    [InlineData("一百零一、")]
    [InlineData("（一百二十）")]
    [InlineData("")]
    public void The_hundredth_project_of_the_text_is_another_than_the_one_before_it(string number)
    {
        var book = With(SmallBook.Book, Arrangement.Replace("一、", "九十九、", StringComparison.Ordinal)
            + TargetSheet + $"<p>{number}样例培训</p>\n"
            + "<p>年度预算安排：18.00万元，资金来源为一般公共预算18.00万元。</p>");
        Assert.Empty(Errors(book));
    }

    [Fact]
    public void Purchases_named_by_bare_words_add_up()
    {
        var book = Changed(SmallBook.Book, "货物类4.00万元，服务类5.00万元",
            "货物3.00万元、工程1.00万元、服务5.00万元");
        Assert.Empty(Errors(book));
        Assert.Contains("E12", Errors(Changed(book, "货物3.00", "货物8.00")).Select(f => f.Id));
    }

    [Fact]
    public void Every_number_of_the_sheets_is_counted()
    {
        var before = SmallBook.Check(SmallBook.Book).Coverage;
        var result = SmallBook.Check(SmallBook.WithSheets);
        Assert.Equal(12 + 2 + 5 + 4 + 5, result.Coverage.Statements - before.Statements);
        var loose = result.Coverage.Unchecked.Except(before.Unchecked).Select(f =>
            result.Disclosure.Statements[f].Text);
        Assert.Equal(["≥12次", "≤2小时", "≤30万元", "≥10%", "≥90%"], loose.Where(t => !t.EndsWith("0.00",
            StringComparison.Ordinal)));
    }

    /// <remarks>Invariant: whichever of the printings of one budget is changed, that one is blamed and the others give
    /// its right value.</remarks>
    [Fact]
    public void Any_single_wrong_printing_is_put_right_by_the_others()
    {
        var random = new Random(11);
        string[] cells = [LinesTotal, FundsTotal, Sheet, Listed];
        for (var i = 0; i < 40; i++)
        {
            var cell = cells[random.Next(cells.Length)];
            var wrong = (random.Next(3100, 9999) / 100m).ToString("0.00", CultureInfo.InvariantCulture);
            var found = Errors(Changed(SmallBook.WithSheets, cell,
                cell.Replace(">30.00", ">" + wrong, StringComparison.Ordinal)));
            var finding = Assert.Single(found);
            Assert.Equal((wrong, "30.00"), (finding.Places[0].Text, finding.Expected));
        }
    }

    private static string OneLine(string amount)
    {
        var lines = SmallBook.WithSheets;
        var start = lines.IndexOf("<tr><td rowspan=\"3\">系统运行</td>", StringComparison.Ordinal);
        var end = lines.IndexOf("<tr><td colspan=\"3\">合计</td>", StringComparison.Ordinal);
        var line = $"<td>系统运行巡检</td><td>维修（护）费</td><td>{amount}</td><td>合同</td>";
        return lines[..start] + $"<tr><td>系统运行</td>{line}</tr>\n" + lines[end..];
    }

    private static List<Finding> Errors(string book) => [.. SmallBook.Check(book).Findings
        .Where(f => f.Severity == Severity.Error && f.Id != "N01")];

    private static string With(string book, string added) =>
        book.Replace("</body>", added + "</body>", StringComparison.Ordinal);

    private static string Changed(string book, string from, string to)
    {
        Assert.Contains(from, book, StringComparison.Ordinal);
        return book.Replace(from, to, StringComparison.Ordinal);
    }
}
