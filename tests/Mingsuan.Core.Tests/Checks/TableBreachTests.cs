using System.Text.RegularExpressions;
using Mingsuan.Core.Rulebooks;
using Xunit;

namespace Mingsuan.Core.Tests.Checks;

/// <summary>表的反例: rows or columns taken out of the small book, and rows put in.</summary>
public sealed partial class TableBreachTests
{
    private const string Pension = "<tr><td>30108</td><td>机关事业单位基本养老保险缴费</td>";

    [Fact]
    public void A31_An_empty_table_of_revenue_and_expenditure_is_found()
    {
        var table = TableAfter("收支总表");
        Assert.Contains("A31", Ids(table, Amount().Replace(table, "<td></td>")));
    }

    [Fact]
    public void D04_Expenditure_above_the_item_is_found()
    {
        var table = TableAfter("表3 一般公共预算支出表");
        Assert.Contains("D04", Ids(table, ItemRow().Replace(table, "")));
    }

    [Fact]
    public void D06_Basic_expenditure_above_the_section_is_found()
    {
        var table = TableAfter("表4 一般公共预算基本支出表");
        Assert.Contains("D06", Ids(table, SectionRow().Replace(table, "")));
    }

    [Theory]
    [InlineData("J01", "<td>1.50</td></tr></table>", "</tr></table>", "<th rowspan=\"2\">公务接待费</th>", "")]
    [InlineData("N12", "<td>3.00</td><td>0.00</td><td>3.00</td>", "<td>3.00</td>",
        "<th>小计</th><th>公务用车购置费</th><th>公务用车运行费</th>", "<th>公务用车费</th>")]
    public void A_column_missing_from_the_three_public_table_is_found(
        string id, string cells, string left, string heads, string leftHeads)
    {
        var table = TableAfter("经费支出表");
        Assert.Contains(cells, table, StringComparison.Ordinal);
        Assert.Contains(heads, table, StringComparison.Ordinal);
        var changed = table.Replace(cells, left, StringComparison.Ordinal)
            .Replace(heads, leftHeads, StringComparison.Ordinal);
        if (id == "N12") changed = changed.Replace("<th colspan=\"3\">", "<th>", StringComparison.Ordinal);
        Assert.Contains(id, Ids(table, changed));
    }

    [Theory]
    [InlineData("B21", "30109", "职业年金缴费", "2080506", "机关事业单位职业年金缴费支出")]
    [InlineData("B22", "30110", "职工基本医疗保险缴费", "2101101", "行政单位医疗")]
    public void A_contribution_that_differs_from_its_function_is_found(
        string id, string economic, string name, string function, string functionName)
    {
        var paid = $"<tr><td>{economic}</td><td>{name}</td><td>5.00</td><td>5.00</td><td>0.00</td></tr>\n";
        var booked = $"<tr><td>{function}</td><td>{functionName}</td><td>4.00</td><td>4.00</td><td>4.00</td>"
            + "<td>0.00</td><td>0.00</td></tr>\n";
        var general = TableAfter("表3 一般公共预算支出表");
        var book = SmallBook.Book.Replace(general, general.Replace("</table>", booked + "</table>",
            StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains(Pension, book, StringComparison.Ordinal);
        book = book.Replace(Pension, paid + Pension, StringComparison.Ordinal);
        Assert.Contains(id, SmallBook.Check(book).Findings.Select(f => f.Id));
        Assert.DoesNotContain(id, SmallBook.Check(book.Replace(">4.00<", ">5.00<", StringComparison.Ordinal))
            .Findings.Select(f => f.Id));
    }

    [Fact]
    public void N02_A_table_without_its_name_is_found()
    {
        const string title = "<h3>表2 支出总表</h3>";
        Assert.Contains(title, SmallBook.Book, StringComparison.Ordinal);
        var ids = SmallBook.Check(SmallBook.Book.Replace(title, "", StringComparison.Ordinal)).Findings
            .Select(f => f.Id).ToList();
        Assert.True(ids.Contains("N02") || ids.Contains("N01"), string.Join(' ', ids));
    }

    [Fact]
    public void D18_A_code_no_longer_in_force_is_found()
    {
        var retired = SmallBook.Rulebook.Classifications.Functional.Nodes.First(n => n is { To: < 2026, IsLeaf: true });
        var general = TableAfter("表3 一般公共预算支出表");
        var row = $"<tr><td>{retired.Code}</td><td>{retired.Name}</td><td>0.00</td><td>0.00</td><td>0.00</td>"
            + "<td>0.00</td><td>0.00</td></tr></table>";
        Assert.Contains("D18", Ids(general, general.Replace("</table>", row, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("J04", "公务接待费")]
    [InlineData("J05", "因公出国")]
    public void Final_accounts_say_how_many_groups_and_guests(string id, string name)
    {
        var cover = string.Concat(Enumerable.Repeat("<p>2026年示例市样例局部门决算</p>", 30));
        var book = SmallBook.Book.Replace("<p>目录</p>", "<p>目录</p>" + cover, StringComparison.Ordinal)
            .Replace("<td>4.50</td><td>0.00</td>", "<td>6.50</td><td>2.00</td>", StringComparison.Ordinal);
        var finding = Assert.Single(SmallBook.Check(book).Findings, f => f.Id == id);
        Assert.Contains(finding.Places, p => p.Where.Contains(name, StringComparison.Ordinal));
        Assert.DoesNotContain(SmallBook.Check(book.Replace("<p>3.公务接待费1.50万元。</p>",
            "<p>3.公务接待费1.50万元，国内公务接待8批次、64人次；因公出国（境）团组1个、2人次。</p>",
            StringComparison.Ordinal)).Findings, f => f.Id == id);
    }

    private static List<string> Ids(string table, string changed)
    {
        Assert.NotEqual(table, changed);
        return [.. SmallBook.Check(SmallBook.Book.Replace(table, changed, StringComparison.Ordinal))
            .Findings.Select(f => f.Id)];
    }

    private static string TableAfter(string title)
    {
        var book = SmallBook.Book;
        var from = book.IndexOf("<table>", book.IndexOf(title, StringComparison.Ordinal), StringComparison.Ordinal);
        return book[from..(book.IndexOf("</table>", from, StringComparison.Ordinal) + "</table>".Length)];
    }

    [GeneratedRegex("<td>[0-9.]+</td>", RegexOptions.None, 1000)]
    private static partial Regex Amount();

    [GeneratedRegex("<tr><td>[0-9]{7}</td>.*?</tr>\\s*", RegexOptions.None, 1000)]
    private static partial Regex ItemRow();

    [GeneratedRegex("<tr><td>[0-9]{5}</td>.*?</tr>\\s*", RegexOptions.None, 1000)]
    private static partial Regex SectionRow();
}
