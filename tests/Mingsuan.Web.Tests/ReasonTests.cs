using System.Globalization;
using Mingsuan.Core.Books;
using Mingsuan.Core.Compilation;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Money;
using Mingsuan.Core.Queries;
using Mingsuan.Web.Charts;
using Mingsuan.Web.Explaining;
using Mingsuan.Web.Shelf;
using Mingsuan.Web.Wording;
using Xunit;

namespace Mingsuan.Web.Tests;

/// <summary>理由与图: every figure of the examples is explained by what it really sums.</summary>
public sealed class ReasonTests : IClassFixture<CompiledExamples>
{
    private readonly CompiledExamples examples;

    public ReasonTests(CompiledExamples examples) => this.examples = examples;

    public static TheoryData<string> Names => new("wuhan-2024", "district-2025");

    [Theory]
    [MemberData(nameof(Names))]
    public void The_facts_of_every_amount_add_up_to_it(string name)
    {
        var (compiled, index) = examples[name];
        var explained = 0;
        for (var i = 0; i < compiled.Book.Statements.Length; i++)
        {
            if (Reason.Of(compiled, index, i) is not { Facts.IsEmpty: false } reason) continue;
            explained++;
            Assert.Equal(reason.Statement.Exact?.Fen, reason.Facts.Sum(f => f.Amount.Fen));
        }
        Assert.True(explained > 200, $"只有 {explained} 个数有事实");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_change_growth_and_share_is_worked_out_from_its_two_numbers(string name)
    {
        var (compiled, index) = examples[name];
        var derived = Enumerable.Range(0, compiled.Book.Statements.Length).Select(i => Reason.Of(compiled, index, i))
            .Where(r => r is { Operands.Length: 2 }).ToList();
        Assert.NotEmpty(derived);
        foreach (var reason in derived.Where(r => r!.Operands.All(o => o.Amount is not null)))
        {
            var (a, b) = (reason!.Operands[0].Amount!.Value, reason.Operands[1].Amount!.Value);
            if (reason.Statement.Query is Query.Change)
            {
                Assert.Equal(reason.Statement.Exact!.Value.Abs(), (a - b).Abs());
            }
            else
            {
                Assert.Equal(Math.Abs(reason.Statement.ExactNumber!.Value), Math.Abs(a.Fen * 100m / b.Fen), 9);
            }
        }
    }

    [Fact]
    public void A_total_names_its_parts_and_a_part_the_totals_it_joins()
    {
        var (compiled, index) = examples["wuhan-2024"];
        var table = compiled.Book.Tables.Single(t => t.Id == "table-3");
        var sum = table.Sums.First(s => s.Parts.Length > 1);
        var total = sum.Total;
        var made = Reason.Of(compiled, index, total)!;
        Assert.Contains(made.Makes, m => m.Parts.Length == sum.Parts.Length);
        var part = Reason.Of(compiled, index, made.Makes[0].Parts[0])!;
        Assert.Contains(part.Joins, j => j.Total == total);
    }

    [Fact]
    public void A_figure_printed_in_many_places_leads_to_all_the_others()
    {
        var (compiled, index) = examples["wuhan-2024"];
        var tie = compiled.Book.Ties[0];
        var reason = Reason.Of(compiled, index, tie.Statements[0])!;
        Assert.Equal(tie.Statements.Skip(1), reason.Elsewhere);
        Assert.All(reason.Elsewhere, s => Assert.NotNull(compiled.Book.Statements[s].Unit));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_charts_add_up_to_the_expenditure(string name)
    {
        var (compiled, _) = examples[name];
        var spending = Spending.Of(compiled);
        Assert.Equal(spending.Total.Fen, spending.Flows.Sum(f => f.Amount.Fen));
        Assert.Equal(spending.Total.Fen, spending.ByFunction.Where(s => s.Node.Level == 1).Sum(s => s.Amount.Fen));
    }

    [Theory]
    [InlineData("100", "全部")]
    [InlineData("99.6", "几乎全部")]
    [InlineData("97.2", "九成七的")]
    [InlineData("70", "七成的")]
    [InlineData("10", "一成的")]
    [InlineData("9.6", "一成的")]
    [InlineData("3.14", "3.1%的")]
    public void A_share_is_said_in_tenths(string percent, string words) =>
        Assert.Equal(words, ChartFinding.Tenths(decimal.Parse(percent, CultureInfo.InvariantCulture)));

    [Fact]
    public void The_data_of_a_chart_cannot_end_its_script_element()
    {
        var json = ChartJson.Sunburst(Spending.Of(examples["wuhan-2024"].Compiled), DisplayUnit.TenThousandYuan);
        Assert.DoesNotContain('<', json);
        Assert.Contains("科学技术支出", json, StringComparison.Ordinal);
    }
}

/// <summary>编好的样例.</summary>
public sealed class CompiledExamples : IAsyncDisposable
{
    private readonly Workspace workspace = new();
    private readonly Dictionary<string, (Core.Compilation.CompiledBook, BookIndex)> known = new(StringComparer.Ordinal);

    public (Core.Compilation.CompiledBook Compiled, BookIndex Index) this[string name]
    {
        get
        {
            if (known.TryGetValue(name, out var found)) return found;
            var compiled = workspace.Compile(Path.Combine(RunningSite.Root, "examples", name)).Compiled!;
            return known[name] = (compiled, new BookIndex(compiled.Book));
        }
    }

    public ValueTask DisposeAsync() => workspace.DisposeAsync();
}
