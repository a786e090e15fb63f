using Mingsuan.Core.Books;
using Xunit;

namespace Mingsuan.Documents.Tests.Seed;

/// <summary>编成的表与原文逐格比较 (each compiled cell against the original): none missing, none different.</summary>
public sealed class SeedBookTests
{
    public static TheoryData<string> TableIds() => [.. SeedTables.All.Select(t => t.Id)
        .Where(id => id is not ("whole.head" or "project-1.procurement" or "project-2.procurement"))];

    [Theory]
    [MemberData(nameof(TableIds))]
    public void Every_cell_of_the_compiled_table_is_the_original_cell(string id)
    {
        var seed = SeedText.FindOrSkip();
        var table = SeedTables.Of(id);
        var expected = table.Text(seed);
        if (table.Head.Length > 0) expected = expected[table.Head.Length..];
        Assert.Equal(expected, Withheld(table, WuhanBook.TextOf(Rows(id))));
    }

    [Theory]
    [InlineData("project-1.procurement")]
    [InlineData("project-2.procurement")]
    public void A_purchase_table_that_is_empty_in_the_original_says_so_in_ours(string id)
    {
        Assert.Equal("", SeedTables.Of(id).Body(SeedText.FindOrSkip()));
        var table = WuhanBook.Table(id == "project-1.procurement" ? "project-procurement" : "project-procurement-2");
        Assert.Equal("本项目没有安排采购", Assert.Single(table.Rows).Cells[0].Text);
    }

    // The seed's own text may hold the head that Withhold needs no more; ours never does.
    private static string Withheld(SeedTable table, string text) => table.Withhold(text);

    private static IEnumerable<Row> Rows(string id) => id.Split('.') switch
    {
        ["whole", var part] => WholeRows(part),
        ["project-1", var part] => ProjectRows(part, "", Goal.Named),
        ["project-2", var part] => ProjectRows(part, "-2", Goal.Unnamed),
        _ => WuhanBook.Table("table-" + id).Rows,
    };

    private static IEnumerable<Row> WholeRows(string part)
    {
        if (part.StartsWith("long-", StringComparison.Ordinal)) return Goals("long-term", part[5..]);
        if (part.StartsWith("annual-", StringComparison.Ordinal)) return Goals("annual", part[7..]);
        var rows = WuhanBook.Table("performance-department").Rows;
        return part switch
        {
            "funds" => Between(rows, "总体资金情况", "部门职能概述"),
            "projects" => Between(rows, "项目名称", "整体绩效总目标"),
            _ => rows[^1..],
        };
    }

    private static IEnumerable<Row> Goals(string kind, string number) =>
        WuhanBook.Table($"performance-department-{kind}.{number}").Rows;

    private static IEnumerable<Row> ProjectRows(string part, string suffix, Goal goal)
    {
        var declaration = WuhanBook.Table("project-declaration" + suffix).Rows;
        return part switch
        {
            "head" => Between(declaration, "", "项目申请理由"),
            "budget" => declaration.Where(r => r.Cells[0].Text == "项目总预算"),
            "sources" => Between(declaration, "来源项目", "不再有"),
            "lines" => WuhanBook.Table("project-lines" + suffix).Rows[..^1],
            "goals" => WuhanBook.Table("project-goals" + suffix).Rows,
            "long" => WithoutGoal(WuhanBook.Table("project-long-term" + suffix).Rows, goal),
            _ => WithoutGoal(WuhanBook.Table("project-annual" + suffix).Rows, goal),
        };
    }

    private enum Goal
    {
        Named,
        Unnamed,
    }

    // The second project's tables leave the goal's name cell empty; ours fills it.
    private static IEnumerable<Row> WithoutGoal(IEnumerable<Row> rows, Goal goal) => goal == Goal.Named ? rows
        : rows.Select(r => r with { Cells = [.. r.Cells.Where(c => c.Column > 0)] });

    // From after the row that holds the first text to before the row that holds the second.
    private static List<Row> Between(IEnumerable<Row> rows, string after, string before)
    {
        var list = rows.ToList();
        var start = after.Length == 0 ? 0 : list.FindIndex(r => r.Cells.Any(c => c.Text == after)) + 1;
        var end = list.FindIndex(start, r => r.Cells.Any(c => c.Text == before));
        return list[start..(end < 0 ? list.Count : end)];
    }
}
