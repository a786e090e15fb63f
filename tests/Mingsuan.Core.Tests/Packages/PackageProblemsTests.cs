using System.Text;
using Mingsuan.Core.Money;
using Mingsuan.Documents.Packages;
using Xunit;

namespace Mingsuan.Core.Tests.Packages;

/// <summary>预算包的问题: each told with file, line, field, what was found and what is expected; all at once.</summary>
public sealed class PackageProblemsTests
{
    private const string Revenue = "unit,fund,vintage,amount,note\n";
    private const string Expenditure = "unit,fund,vintage,kind,function,economic,amount,note\n";

    [Fact]
    public void A_good_package_has_no_problems() => Assert.Equal("", BrokenPackage.Problems());

    [Fact]
    public void Every_kind_of_problem_is_told_as_in_the_golden_file()
    {
        var told = new StringBuilder();
        foreach (var (name, changes) in Spoilt())
        {
            told.Append("# ").Append(name).Append('\n').Append(BrokenPackage.Problems(changes)).Append("\n\n");
        }
        GoldenFile.Check("package-problems.txt", told.ToString());
    }

    [Fact]
    public void All_problems_of_a_package_are_told_at_once()
    {
        var told = BrokenPackage.Problems(
            ("revenue.csv", Revenue
                + "024001,general-public-budget,current,12.345,\n024009,general-public-budget,current,5,\n"),
            ("expenditure.csv", Expenditure + "024001,general-public-budget,current,personnel,2069999,30101,—,\n"),
            ("budget.yaml", BrokenPackage.Good["budget.yaml"] + "\ncolour: red\n"));
        Assert.Equal(4, told.Split('\n').Length);
    }

    [Theory]
    [InlineData("１２３４．５０", 123450)]
    [InlineData("1,234.5", 123450)]
    [InlineData("1，234.5", 123450)]
    [InlineData(" 1234.50 ", 123450)]
    [InlineData("-7", -700)]
    [InlineData("0", 0)]
    public void An_amount_is_accepted_and_normalised(string text, long fen) =>
        Assert.Equal((new Amount(fen), null), AmountText.Parse(text));

    [Theory]
    [InlineData("12.345")]
    [InlineData("1,2")]
    [InlineData("—")]
    [InlineData("")]
    [InlineData("1.2.3")]
    [InlineData("壹佰")]
    [InlineData("1e5")]
    [InlineData("99999999999999999999")]
    public void What_is_no_amount_is_refused_with_a_reason(string text) => Assert.NotNull(AmountText.Parse(text).Fault);

    [Fact]
    public void A_byte_order_mark_and_GB18030_are_read()
    {
        var revenue = BrokenPackage.Good["revenue.csv"].Replace(",\n", ",工资\n", StringComparison.Ordinal);
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        byte[] marked = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(revenue)];
        Assert.Empty(BrokenPackage.FromBytes("revenue.csv", marked).Problems);
        var reading = BrokenPackage.FromBytes("revenue.csv", Encoding.GetEncoding("GB18030").GetBytes(revenue));
        Assert.Empty(reading.Problems);
        Assert.Equal("工资", Assert.Single(reading.Package!.Revenue).Note);
    }

    [Fact]
    public void Bytes_of_no_text_are_told_and_do_not_crash()
    {
        var told = BrokenPackage.FromBytes("revenue.csv", [0xFF, 0xFE, 0x00, 0xFF, 0x81]).Problems;
        Assert.Contains(told, p => p.File == "revenue.csv" && p.Found.Contains("编码", StringComparison.Ordinal));
    }

    [Fact]
    public void A_stated_zero_is_kept_and_a_blank_amount_is_told()
    {
        Assert.Equal("", BrokenPackage.Problems(("expenditure.csv",
            Expenditure + "024001,general-public-budget,current,running,2060401,30202,0.00,\n")));
        Assert.Contains("没有填", BrokenPackage.Problems(("expenditure.csv",
            Expenditure + "024001,general-public-budget,current,running,2060401,30202,,\n")), StringComparison.Ordinal);
    }

    private static IEnumerable<(string Name, (string File, string? Text)[] Changes)> Spoilt()
    {
        var budget = BrokenPackage.Good["budget.yaml"];
        var project = BrokenPackage.Good["projects/p.yaml"];
        yield return ("缺少文件", [("revenue.csv", null)]);
        yield return ("空文件", [("expenditure.csv", "")]);
        yield return ("空的 budget.yaml", [("budget.yaml", "")]);
        yield return ("缺少列", [("revenue.csv", "unit,fund,note\n024001,general-public-budget,\n")]);
        yield return ("不认识的列", [("revenue.csv", "unit,fund,vintage,amount,note,colour\n")]);
        yield return ("列数太多", [("revenue.csv", Revenue + "024001,general-public-budget,current,1,234.00,\n")]);
        yield return ("金额三位小数", [("revenue.csv", Revenue + "024001,general-public-budget,current,12.345,\n")]);
        yield return ("千分位不对", [("revenue.csv", Revenue + "024001,general-public-budget,current,\"1,2\",\n")]);
        yield return ("横线当金额", [("revenue.csv", Revenue + "024001,general-public-budget,current,—,\n")]);
        yield return ("资金来源不到末级", [("revenue.csv", Revenue + "024001,unit-funds,current,5,\n")]);
        yield return ("没有的资金来源", [("revenue.csv", Revenue + "024001,general-budget,current,5,\n")]);
        yield return ("单位不在树里", [("revenue.csv", Revenue + "024002,general-public-budget,current,5,\n")]);
        yield return ("没有的功能科目", [("expenditure.csv", Expenditure + "024001,general-public-budget,current,personnel,2060402x,30101,5,\n")]);
        yield return ("功能科目不到项", [("expenditure.csv", Expenditure + "024001,general-public-budget,current,personnel,20604,30101,5,\n")]);
        yield return ("停用的经济科目", [("expenditure.csv", Expenditure + "024001,general-public-budget,current,running,2060401,39906,5,\n")]);
        yield return ("经济科目不到款", [("expenditure.csv", Expenditure + "024001,general-public-budget,current,running,2060401,302,5,\n")]);
        yield return ("重复的一行", [("expenditure.csv", BrokenPackage.Good["expenditure.csv"] + "\n024001,general-public-budget,current,personnel,2060401,30101,5,\n")]);
        yield return ("不认识的字段", [("budget.yaml", budget + "\ncolour: red\n")]);
        yield return ("没有的表样", [("budget.yaml", budget.Replace("wuhan", "wuhu", StringComparison.Ordinal))]);
        yield return ("年度不是年度", [("budget.yaml", budget.Replace("2024", "二〇二四", StringComparison.Ordinal))]);
        yield return ("不合格的 YAML", [("budget.yaml", "year: [2024\n")]);
        yield return ("YAML 的键写了两次", [("budget.yaml", budget + "\nyear: 2025\n")]);
        yield return ("给出的合计与明细不符", [("budget.yaml", budget + "\ntotals: { revenue: 301.00 }\n")]);
        yield return ("项目没有明细", [("projects/p.yaml", project[..project.IndexOf("lines", StringComparison.Ordinal)])]);
        yield return ("项目当年预算与明细不符", [("projects/p.yaml", project + "\nyear-budget: 199.00\n")]);
        yield return ("项目里写错字段", [("projects/p.yaml", project.Replace("content: 电费", "contents: 电费", StringComparison.Ordinal))]);
        yield return ("以前年度写成本年", [("prior.csv", "year,side,unit,fund,vintage,kind,function,economic,project,amount,note\n2024,revenue,,,,,,,,5,\n")]);
        yield return ("人员类别写错", [("staff.csv", "unit,category,count,note\n024001,boss,5,\n")]);
        yield return ("人数不是数", [("staff.csv", "unit,category,count,note\n024001,on-post,五,\n")]);
        yield return ("人员的单位不在树里", [("staff.csv", "unit,category,count,note\n024009,on-post,5,\n")]);
        yield return ("目标没有对应的项目", [("targets/X.yaml", "annual:\n  goals: []\n")]);
        yield return ("项目代码指到别处", [("projects/p.yaml", project.Replace("42010824024T000000001", "../../etc/x", StringComparison.Ordinal))]);
        yield return ("引号没有成对", [("revenue.csv", Revenue + "024001,general-public-budget,current,5,\"没有收尾\n")]);
        yield return ("自由文字没有键", [("narrative.md", "没有标题的文字\n")]);
        yield return ("自由文字的键写了两次", [("narrative.md", "## duties\n一\n\n## duties\n二\n")]);
    }
}
