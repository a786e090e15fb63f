using Xunit;

namespace Mingsuan.Core.Tests.FormSets;

/// <summary>决算: the initial budget beside the final amounts, in tables and text.</summary>
public sealed class FinalAccountsTests
{
    private const string Set = "shanghai-district-final";

    [Fact]
    public void Revenue_and_expenditure_close_on_one_total()
    {
        var book = SimulatedBook.Of(Set, 7, 5, 8, true).Compiled.Book;
        var last = book.Tables.First(t => t.Id == "table-1").Rows[^1];

        Assert.Equal(last.Cells[1].Text, last.Cells[3].Text);
    }

    [Fact]
    public void The_initial_budget_is_no_part_of_any_final_amount()
    {
        var book = SimulatedBook.Of(Set, 7, 5, 8, true);
        var without = book.With(p => p with { Initial = [] });
        var before = book.Compiled.Book.Tables.Where(t => t.Id != "table-7").SelectMany(t => t.Rows);
        var after = without.Compiled.Book.Tables.Where(t => t.Id != "table-7").SelectMany(t => t.Rows);

        Assert.Equal(before.SelectMany(r => r.Cells.Select(c => c.Text)),
            after.SelectMany(r => r.Cells.Select(c => c.Text)));
        Assert.DoesNotContain(without.Texts, t => t.Contains("完成年初预算的", StringComparison.Ordinal));
    }

    [Fact]
    public void A_gap_without_its_reason_is_told()
    {
        var book = SimulatedBook.Of(Set, 7, 2, 1, true).With(p => p with
        {
            Narrative = [.. p.Narrative.Where(n => !n.Key.StartsWith("gap:", StringComparison.Ordinal))],
        });

        Assert.Contains(book.Compiled.Findings, f => f.Id == "C07"
            && f.Message.Contains("gap:", StringComparison.Ordinal)
            && f.Message.Contains("年初预算", StringComparison.Ordinal));
    }
}
