using Mingsuan.Core.Documents;
using Mingsuan.Core.Forms;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Core.Sentences;
using Mingsuan.Core.Simulation;
using Mingsuan.Documents.Packages;
using Xunit;

namespace Mingsuan.Core.Tests.FormSets;

/// <summary>各套表样: forms and sentences fit each other; the layout each region asks for.</summary>
public sealed class FormSetTests
{
    public static TheoryData<string> Names => [.. Rulebook.WritableFormSetNames];

    [Fact]
    public void Six_form_sets_share_one_program() =>
        Assert.Equal(
            ["central", "mof-nine", "shanghai-city", "shanghai-district", "shanghai-district-final", "wuhan"],
            Rulebook.WritableFormSetNames.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_form_is_printed_and_every_printed_form_exists(string name)
    {
        var set = SimulatedBook.Rulebook.FormSet(name);

        var printed = set.Sentences.Parts.SelectMany(p => p.Blocks).SelectMany(Forms).Order(StringComparer.Ordinal);

        Assert.Equal(set.Forms.Values.Where(f => !f.IsReadingOnly).Select(f => f.Id).Order(StringComparer.Ordinal),
            printed);
    }

    [Fact]
    public void Of_the_layouts_of_one_table_one_is_printed()
    {
        var forms = SimulatedBook.Rulebook.FormSet("mof-nine").Forms.Values.OfType<GridForm>().ToList();

        Assert.Equal(["table-2-function", "table-4-plain", "table-5-plain", "table-7-meetings", "table-7-meetings-rows",
                "table-7-rows"], forms.Where(f => f.IsReadingOnly).Select(f => f.Id).Order(StringComparer.Ordinal));
        Assert.All(forms.Where(f => !f.IsReadingOnly).GroupBy(f => f.Role), g => Assert.Single(g));
    }

    [Theory]
    [InlineData("shanghai-city", "示例市管理局", "310000")]
    [InlineData("mof-nine", "示例区管理局", "310107")]
    public void A_set_that_is_not_for_districts_is_simulated_for_a_city(string set, string name, string area)
    {
        var package = DepartmentSimulator.Simulate(new SimulationPlan { FormSet = set });

        Assert.Equal(name, package.Settings.Department.Name);
        Assert.All(package.Projects, p => Assert.StartsWith(area, p.Code, StringComparison.Ordinal));
    }

    [Fact]
    public void Expenditure_of_no_column_of_its_own_still_adds_up_across()
    {
        var sums = SimulatedBook.Check(SimulatedBook.Of("shanghai-city", 7, 5, 8, true).Compiled).Findings
            .Where(f => f is { Severity: Severity.Error } && f.Id[0] == 'A');
        var table = SimulatedBook.Of("shanghai-city", 7, 5, 8, true).Compiled.Book.Tables.First();

        Assert.Empty(sums);
        Assert.Equal(["本年支出/经营及上缴补助支出", "本年支出/结转下年"], table.Columns[^2..].Select(c => c.Path));
        Assert.Equal(7, SimulatedBook.Of("shanghai-city", 13, 1, 0, false).Compiled.Book.Tables.First().Columns.Length);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_table_of_the_disclosure_rules_is_there(string name)
    {
        var titles = SimulatedBook.Rulebook.FormSet(name).Forms.Values.OfType<GridForm>()
            .Select(f => f.Title.Text).ToList();
        var isFinal = Rulebook.IsFinalAccounts(name);
        string[] needed =
        [
            isFinal ? "收入支出决算" : "收支", "收入", "支出", isFinal ? "财政拨款收入支出" : "财政拨款收支",
            "一般公共预算", "基本支出", "“三公”经费", "政府性基金预算", "国有资本经营预算",
        ];

        Assert.True(titles.Count >= 9);
        Assert.All(needed, word => Assert.Contains(titles, t => t.Contains(word, StringComparison.Ordinal)));
    }

    [Fact]
    public void Shanghai_codes_stand_in_cells_of_their_own()
    {
        var tables = SimulatedBook.Of("shanghai-district", 7, 5, 8, true).Compiled.Book.Tables.ToDictionary(t => t.Id);
        var checkedRows = 0;
        foreach (var (id, cells) in new[] { (2, 3), (3, 3), (5, 3), (6, 3), (7, 3), (8, 2) })
        {
            foreach (var row in tables[$"table-{id}"].Rows.Where(r => char.IsAsciiDigit(r.Key[0])))
            {
                var printed = row.Cells.OrderBy(c => c.Column).Take(cells).Select(c => c.Text).ToList();
                Assert.Equal(row.Key, string.Concat(printed));
                Assert.All(printed.Skip(1), t => Assert.True(t.Length is 0 or 2, row.Key));
                checkedRows++;
            }
        }
        Assert.True(checkedRows > 60);
    }

    [Fact]
    public void Shanghai_tables_are_in_yuan_and_the_three_public_table_in_ten_thousand()
    {
        var tables = SimulatedBook.Of("shanghai-district", 3, 2, 1, true).Compiled.Book.Tables.ToList();

        Assert.All(tables.Take(8), t => Assert.Equal("单位：元", t.UnitNote));
        Assert.Equal("单位：万元", tables[8].UnitNote);
        Assert.Equal("2025年部门“三公”经费和机关运行经费预算表", tables[8].Title);
    }

    [Fact]
    public void An_empty_table_is_printed_and_explained()
    {
        var book = SimulatedBook.Of("shanghai-district", 13, 1, 0, false).Compiled.Book;
        var tables = book.Tables.ToDictionary(t => t.Id);

        Assert.Contains("故本表为空表", Assert.Single(tables["table-6"].Notes).Text, StringComparison.Ordinal);
        Assert.Contains("故本表为空表", Assert.Single(tables["table-7"].Notes).Text, StringComparison.Ordinal);
        Assert.Equal(["合计"], tables["table-6"].Rows.Select(r => r.Key));
        Assert.Empty(tables["table-5"].Notes);
    }

    [Fact]
    public void A_column_stands_only_when_its_condition_holds()
    {
        Assert.Equal(8, ColumnsOfTable3(everyFund: true));
        Assert.Equal(7, ColumnsOfTable3(everyFund: false));
    }

    [Fact]
    public void Classes_are_numbered_one_after_another()
    {
        var table = SimulatedBook.Of("shanghai-district", 7, 5, 8, true).Compiled.Book.Tables.First();
        var labels = table.Rows.SelectMany(r => r.Cells).Where(c => c.Column == 2).Select(c => c.Text).ToList();

        Assert.Equal("一、一般公共服务支出", labels[0]);
        Assert.Equal("二、教育支出", labels[1]);
        Assert.Equal("三、社会保障和就业支出", labels[2]);
    }

    [Fact]
    public void The_district_example_is_what_the_simulator_makes()
    {
        var texts = PackageWriter.Texts(DepartmentSimulator.Simulate(new SimulationPlan
        {
            Seed = 2025, Units = 5, Projects = 8, Year = 2025, FormSet = "shanghai-district",
        }));
        var folder = Repository.Path("examples", "district-2025");
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(f => Path.GetRelativePath(folder, f).Replace('\\', '/'), File.ReadAllText);

        Assert.Equal(texts.Keys.Order(StringComparer.Ordinal), files.Keys.Order(StringComparer.Ordinal));
        Assert.All(texts, t => Assert.Equal(t.Value, files[t.Key]));
    }

    private static int ColumnsOfTable3(bool everyFund) =>
        SimulatedBook.Of("shanghai-district", 7, 5, 8, everyFund).Compiled.Book.Tables
            .Single(t => t.Id == "table-3").Columns.Length;

    private static IEnumerable<string> Forms(SentenceBlock block) => block switch
    {
        FormBlock f => [f.Form],
        RepeatBlock r => r.Blocks.SelectMany(Forms),
        _ => [],
    };
}
