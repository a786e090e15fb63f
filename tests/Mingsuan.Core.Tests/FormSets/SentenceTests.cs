using Mingsuan.Core.Books;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Money;
using Mingsuan.Core.Packages;
using Mingsuan.Core.Queries;
using Xunit;

namespace Mingsuan.Core.Tests.FormSets;

/// <summary>
/// 句子. Invariants of every form set on every department: 1. no error found; 2. no template left in the text;
/// 3. 增加 and 减少 agree with the sign of the change; 4. a percentage stands on a positive base and is right.
/// </summary>
public sealed class SentenceTests
{
    private static readonly string[] Slips =
    [
        "增加（减少）", "减少（增加）", "下降（增长）", "增长（下降）", "NaN", "{", "}", "，，", "。。", "、、",
        "：。", "；。", "，。", "占%", "占，", "为，", "--", "增加0.00万元", "减少0.00万元", "增长0.00%", "下降0.00%",
        "共0个", "家、家", "年至年",
    ];

    public static TheoryData<string, ulong, int, int, bool> Departments => SimulatedBook.Departments;

    [Theory]
    [MemberData(nameof(Departments))]
    public void A_compiled_book_has_no_errors(string set, ulong seed, int units, int projects, bool everyFund)
    {
        var compiled = SimulatedBook.Of(set, seed, units, projects, everyFund).Compiled;

        Assert.Empty(compiled.Problems);
        Assert.Empty(compiled.Findings.Where(f => f.Severity == Severity.Error).Select(f => f.Message));
    }

    [Theory]
    [MemberData(nameof(Departments))]
    public void No_slip_stands_in_a_text(string set, ulong seed, int units, int projects, bool everyFund)
    {
        var texts = SimulatedBook.Of(set, seed, units, projects, everyFund).Texts.ToList();

        Assert.All(texts, t => Assert.All(Slips, s => Assert.DoesNotContain(s, t, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Departments))]
    public void Changes_and_percentages_agree_with_two_years(
        string set, ulong seed, int units, int projects, bool everyFund)
    {
        var book = SimulatedBook.Of(set, seed, units, projects, everyFund);

        var changes = book.Paragraphs.Sum(p => CheckChanges(book, p));

        Assert.True(changes > 5, $"{changes}");
    }

    [Theory]
    [InlineData("shanghai-district", "”0.00万元，比2024年预算减少12.00万元，下降100.00%")]
    [InlineData("central", "2025年预算数为0.00万元，比2024年预算减少12.00万元，下降100.00%")]
    [InlineData("mof-nine", "2025年预算数0.00万元，比2024年预算数12.00万元减少12.00万元，下降100.00%")]
    [InlineData("shanghai-city", "（项）0.00万元，较2024年预算减少12.00万元，下降100.00%")]
    public void An_item_that_ended_last_year_is_told(string set, string words)
    {
        var book = SimulatedBook.Of(set, 7, 2, 1, true).With(p => p with
        {
            Prior = [.. p.Prior.Where(l => l.Function != "2010607"), Ended(p)],
            Narrative = [.. p.Narrative, new NarrativeEntry("reason:2010607", "项目已经完成。", default)],
        });

        var text = Assert.Single(book.Texts, t => t.Contains("信息化建设（项）", StringComparison.Ordinal)
            && t.Contains("下降100.00%", StringComparison.Ordinal));

        Assert.Contains(words, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("shanghai-district")]
    [InlineData("central")]
    [InlineData("mof-nine")]
    [InlineData("shanghai-city")]
    public void Without_a_prior_year_nothing_is_compared(string set)
    {
        var book = SimulatedBook.Of(set, 7, 2, 1, true).With(p => p with { Prior = [], Procurement = [] });

        Assert.DoesNotContain(book.Texts, t => t.Contains("比2024年", StringComparison.Ordinal)
            || t.Contains("较2024年", StringComparison.Ordinal));
        Assert.Contains(book.Texts, t => t.Contains("因没有2024年", StringComparison.Ordinal));
        Assert.Contains(book.Texts, t => t.Contains("没有安排政府采购预算", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("shanghai-district", "无机关运行经费")]
    [InlineData("central", "不列机关运行经费")]
    [InlineData("mof-nine", "没有机关运行经费")]
    [InlineData("shanghai-city", "没有机关运行经费")]
    public void Public_institutions_have_no_agency_operating_funds(string set, string words)
    {
        var book = SimulatedBook.Of(set, 7, 2, 1, true).With(p => p with
        {
            Settings = p.Settings with
            {
                Units = [.. p.Settings.Units.Select(u => u with { Type = UnitType.PublicInstitution })],
            },
        });

        Assert.Contains(book.Texts, t => t.Contains(words, StringComparison.Ordinal));
        Assert.DoesNotContain(book.Texts, t => t.Contains("行政单位0家", StringComparison.Ordinal));
        Assert.All(book.Texts, t => Assert.DoesNotContain("共2家、", t, StringComparison.Ordinal));
    }

    private static PriorLine Ended(BudgetPackage package) => new(
        2024, "expenditure", package.Settings.Units[0].Code, "general-public-budget", "current", "specific-target",
        "2010607", "30213", "", Amount.FromYuan(120_000L), "", default);

    private static int CheckChanges(SimulatedBook book, Paragraph paragraph)
    {
        var count = 0;
        var statements = book.Compiled.Book.Statements;
        for (var i = 1; i < paragraph.Runs.Length; i++)
        {
            if (paragraph.Runs[i].Statement is not { } index) continue;
            var statement = statements[index];
            if (statement.Query is Query.Change { Of: { } changed })
            {
                CheckChange(book, changed, statement, paragraph.Runs[i - 1].Text);
                count++;
            }
            if (statement.Query is Query.Ratio { Kind: RatioKind.Growth, Of: { } grown }) CheckGrowth(book, grown,
                statement);
        }
        return count;
    }

    private static void CheckChange(SimulatedBook book, Query query, Statement statement, string before)
    {
        var isIncrease = before.EndsWith("增加", StringComparison.Ordinal);
        Assert.True(isIncrease || before.EndsWith("减少", StringComparison.Ordinal), before);
        if (book.YearsOf(query) is not { } years)
        {
            Assert.False(isIncrease, query.Key);
            return;
        }
        Assert.Equal(isIncrease, years.Current > years.Prior);
        Assert.Equal((years.Current - years.Prior).Abs(), statement.Exact);
    }

    private static void CheckGrowth(SimulatedBook book, Query query, Statement statement)
    {
        if (book.YearsOf(query) is not { } years)
        {
            Assert.Equal(100m, statement.ExactNumber);
            return;
        }
        Assert.True(years.Prior > Amount.Zero, query.Key);
        Assert.Equal((years.Current - years.Prior).Abs().Yuan / years.Prior.Yuan * 100m, statement.ExactNumber!.Value,
            6);
    }
}
