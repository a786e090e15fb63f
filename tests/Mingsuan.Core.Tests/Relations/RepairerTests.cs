using System.Collections.Immutable;
using CsCheck;
using Mingsuan.Core.Books;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Relations;
using Mingsuan.Core.Repair;
using Xunit;

namespace Mingsuan.Core.Tests.Relations;

/// <summary>最小改正的测试: the one wrong figure is named, with its right value.</summary>
public sealed class RepairerTests
{
    private const int Rows = 5;
    private const int Columns = 4;

    private static readonly Gen<(List<long> Cells, int At, long Off)> OneWrong = Gen.Select(
        Gen.Long[1, 9_000_000].List[(Rows - 1) * (Columns - 1)], Gen.Int[0, Rows * Columns - 1],
        Gen.Long[10, 5_000_000]);

    [Fact]
    public void One_wrong_cell_of_a_crossfooted_table_is_named_with_its_value() => OneWrong.Sample((cells, at, off) =>
    {
        var (figures, relations) = Table(cells);
        var right = figures[at].Value;
        figures = figures.SetItem(at, figures[at] with { Value = right + off * figures[at].Step });
        var result = Repairer.Run(figures, relations, false, TestContext.Current.CancellationToken);
        return result.Corrections is [{ Statements: [var only], Value: var value }] && only == at && value == right
            && result.Unmended.IsEmpty;
    });

    [Fact]
    public void Two_wrong_cells_apart_are_two_corrections()
    {
        var (figures, relations) = Table([.. Enumerable.Range(1, (Rows - 1) * (Columns - 1)).Select(i => 1000L * i)]);
        var (a, b) = (Columns + 1, 2 * Columns + 2);
        var wrong = figures.SetItem(a, figures[a] with { Value = figures[a].Value + 30_000_000 })
            .SetItem(b, figures[b] with { Value = figures[b].Value * 10 });
        var result = Repairer.Run(wrong, relations, false, TestContext.Current.CancellationToken);
        Assert.Equal([a, b], result.Corrections.SelectMany(c => c.Statements).Order());
        Assert.Equal([figures[a].Value, figures[b].Value],
            result.Corrections.OrderBy(c => c.Statements[0]).Select(c => c.Value));
    }

    [Fact]
    public void The_same_lost_digit_in_two_tables_is_one_correction()
    {
        var figures = Printed.Amounts("10,661.51", "1,066.51", "1,066.51", "10,661.51", "4,000.00", "6,661.51");
        ImmutableArray<Relation> relations =
        [
            LinearRelation.Equal("B03", 0, 1), LinearRelation.Equal("B03", 1, 2), LinearRelation.Equal("B03", 0, 3),
            LinearRelation.Sum("A09", 0, [4, 5]), LinearRelation.Sum("A09", 1, [4, 5]),
            LinearRelation.Sum("A09", 2, [4, 5]),
        ];
        var result = Repairer.Run(figures, relations, false, TestContext.Current.CancellationToken);
        var only = Assert.Single(result.Corrections);
        Assert.Equal([1, 2], only.Statements);
        Assert.Equal(figures[0].Value, only.Value);
        Assert.Equal(SlipKind.LostDigit, only.Kind);
    }

    [Fact]
    public void Where_a_third_fails_no_value_is_proposed_on_one_witness()
    {
        var result = Pairs(i => i % 5 < 2);
        Assert.Empty(result.Corrections);
        Assert.Equal(80, result.Unmended.Length);
    }

    [Fact]
    public void Where_most_fails_the_reading_is_in_doubt_and_no_figure_is_blamed()
    {
        var result = Pairs(_ => true);
        Assert.True(result.IsDoubtful);
        Assert.Empty(result.Corrections);
        Assert.Empty(result.Unmended);
    }

    // Two hundred pairs that ought to be the same, of which those told differ.
    private static RepairResult Pairs(Func<int, bool> differs)
    {
        ImmutableArray<Statement> figures = [.. Enumerable.Range(0, 400)
            .Select(i => Printed.Amount(i, $"{(i / 2 * 31) + (i % 2 == 1 && differs(i / 2) ? 977 : 7)}.00"))];
        ImmutableArray<Relation> relations =
            [.. Enumerable.Range(0, 200).Select(i => LinearRelation.Equal("B08", 2 * i, 2 * i + 1))];
        return Repairer.Run(figures, relations, false, TestContext.Current.CancellationToken);
    }

    [Fact]
    public void A_column_printed_some_rows_off_is_one_correction_with_every_value() => Gen.Select(
        Gen.Long[1, 9_000_000].HashSet[9, 12], Gen.Int[1, 2], Gen.Int[0, 2], Gen.Int[0, 1])
        .Sample((set, by, from, up) =>
    {
        var values = set.ToList();
        var off = Turned(values, from, values.Count - 1 - up, by);
        ImmutableArray<Statement> figures = [.. values.Concat(off).Select((v, i) =>
            Printed.Amount(i, FormattableString.Invariant($"{v / 100m:0.00}")) with
            {
                Table = i / values.Count, Cell = new CellAt(i % values.Count, 1),
            })];
        ImmutableArray<Relation> relations =
        [
            .. values.Select((_, i) => LinearRelation.Equal("B08", i, i + values.Count)),
        ];
        var result = Repairer.Run(figures, relations, false, TestContext.Current.CancellationToken);
        if (result.Corrections is not [{ Kind: SlipKind.ShiftedRows } only] || !result.Unmended.IsEmpty) return false;
        var mended = only.Others.Add(only).ToDictionary(c => c.Statements[0] % values.Count, c => c.Value);
        // Either column may be the one that is off: nothing else tells.
        var right = only.Statements[0] < values.Count ? off : values;
        return mended.All(m => m.Value == right[m.Key] * 10_000);
    });

    [Fact]
    public void A_blank_cell_is_not_filled_on_the_word_of_one_sum()
    {
        var figures = Printed.Amounts("10.00", "6.00", "", "3.00");
        var result = Repairer.Run(
            figures, [LinearRelation.Sum("A09", 0, [1, 2, 3])], false, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(result.Corrections, c => c.Statements.Contains(2));
    }

    [Theory]
    [InlineData("31.39", "194.57", "137.51", true)]
    [InlineData("41.49", "194.50", "137.51", false)]
    public void A_percentage_alone_does_not_tell_which_of_the_three_is_wrong(
        string growth, string now, string before, bool isOpen)
    {
        ImmutableArray<Statement> figures =
            [Printed.Percent(0, growth), Printed.Amount(1, now), Printed.Amount(2, before)];
        Relation ratio = new RatioRelation("C03", 0, [new Term(1, 1), new Term(2, -1)], [new Term(2, 1)]);
        var result = Repairer.Run(figures, [ratio], false, TestContext.Current.CancellationToken);
        Assert.Equal(isOpen, result.Corrections.IsEmpty);
        Assert.Equal(isOpen, result.Unmended.Length == 1);
    }

    // What should stand at a row of the stretch stands so many rows above it.
    private static List<long> Turned(List<long> values, int first, int last, int by)
    {
        var (turned, length) = (values.ToList(), last - first + 1);
        for (var i = 0; i < length; i++) turned[first + (i + by) % length] = values[first + i];
        return turned;
    }

    // The first row and the first column are totals.
    private static (ImmutableArray<Statement>, ImmutableArray<Relation>) Table(List<long> cells)
    {
        long Value(int row, int column) => Enumerable.Range(1, Rows - 1).Where(r => row == 0 || r == row)
            .Sum(r => Enumerable.Range(1, Columns - 1).Where(c => column == 0 || c == column)
                .Sum(c => cells[(r - 1) * (Columns - 1) + c - 1]));
        ImmutableArray<Statement> figures = [.. Enumerable.Range(0, Rows * Columns).Select(i =>
            Printed.Amount(i, FormattableString.Invariant($"{Value(i / Columns, i % Columns) / 100m:0.00}")))];
        var across = Enumerable.Range(0, Rows).Select(r =>
            LinearRelation.Sum("A08", r * Columns, Enumerable.Range(1, Columns - 1).Select(c => r * Columns + c)));
        var down = Enumerable.Range(0, Columns).Select(c =>
            LinearRelation.Sum("A09", c, Enumerable.Range(1, Rows - 1).Select(r => r * Columns + c)));
        return (figures, [.. across, .. down]);
    }
}
