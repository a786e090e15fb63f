using System.Globalization;
using System.Text;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace Mingsuan.Documents.Tests.Seed;

/// <summary>绩效目标 (the performance targets) of the example package hold every cell of the original.</summary>
public sealed class SeedTargetsTests
{
    private const string Folder = "examples/wuhan-2024";

    public static TheoryData<string> TableIds() => [.. SeedTables.All.Select(t => t.Id)];

    public static TheoryData<string> WholeFormGoals() =>
        [.. SeedTables.All.Select(t => t.Id).Where(id => id.StartsWith("whole.long-", StringComparison.Ordinal)
            || id.StartsWith("whole.annual-", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(TableIds))]
    public void Every_table_of_the_original_is_found_with_its_head_and_each_repair_fits_once(string id)
    {
        SeedTable table = SeedTables.Of(id);
        string text = table.Text(SeedText.FindOrSkip());
        Assert.StartsWith(table.Head, text, StringComparison.Ordinal);
        Assert.DoesNotContain(text, char.IsWhiteSpace);
    }

    [Theory]
    [MemberData(nameof(WholeFormGoals))]
    public void A_goal_of_the_department_has_the_indicators_of_the_original(string id)
    {
        SeedTable table = SeedTables.Of(id);
        string expected = table.Body(SeedText.FindOrSkip());
        string part = id.StartsWith("whole.long-", StringComparison.Ordinal) ? "long-term" : "annual";
        int number = int.Parse(id.AsSpan(id.LastIndexOf('-') + 1), CultureInfo.InvariantCulture);
        YamlNode goal = Goals("department", part)[number - 1];
        Assert.Equal(table.Title, Scalar(goal, "name"));
        Assert.Equal(expected, Indicators(goal));
    }

    [Theory]
    [InlineData("long-term", 3)]
    [InlineData("annual", 13)]
    public void The_department_has_as_many_goals_as_the_original(string part, int count) =>
        Assert.Equal(count, Goals("department", part).Count);

    [Fact]
    public void The_overview_lists_the_goals_of_the_department()
    {
        string expected = SeedTables.Of("whole.goals").Body(SeedText.FindOrSkip());
        Assert.Equal(expected, Overview("long-term") + Overview("annual"));
    }

    [Theory]
    [InlineData("project-1", "42010823024T000000100")]
    [InlineData("project-2", "42010823024T000000101")]
    public void A_project_has_the_goals_of_the_original(string form, string code)
    {
        string expected = SeedTables.Of(form + ".goals").Body(SeedText.FindOrSkip());
        Assert.Equal(expected, Named("长期绩效目标", code, "long-term") + Named("年度绩效目标", code, "annual"));
    }

    [Theory]
    [InlineData("project-1.long", "42010823024T000000100", "long-term", "长期绩效目标")]
    [InlineData("project-1.annual", "42010823024T000000100", "annual", "年度绩效目标")]
    [InlineData("project-2.long", "42010823024T000000101", "long-term", "")]
    [InlineData("project-2.annual", "42010823024T000000101", "annual", "")]
    public void A_project_has_the_indicators_of_the_original(string id, string code, string part, string goalCell)
    {
        string expected = SeedTables.Of(id).Body(SeedText.FindOrSkip());
        // The forms of project 2 leave the goal cell empty.
        var cells = Goals(code, part).Select((goal, i) =>
            (goalCell.Length == 0 ? string.Empty : $"{goalCell}{i + 1}") + Indicators(goal));
        Assert.Equal(expected, string.Concat(cells));
    }

    [Theory]
    [InlineData("project-1.lines", "42010823024T000000100")]
    [InlineData("project-2.lines", "42010823024T000000101")]
    public void A_project_has_the_calculation_lines_of_the_original(string id, string code)
    {
        string expected = SeedTables.Of(id).Body(SeedText.FindOrSkip());
        IList<YamlNode> lines = Children(Load("projects", code), "lines");
        var cells = lines.Select(line => $"商品和服务支出{TenThousands(Scalar(line, "amount"))}");
        Assert.Equal(expected, Scalar(lines[0], "activity") + string.Concat(cells));
        Assert.All(lines, line => Assert.StartsWith("302", Scalar(line, "economic"), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("budget", "year", "2024")]
    [InlineData("assets", "total", "43269600.00")]
    public void The_other_files_of_the_package_parse(string file, string key, string value) =>
        Assert.Equal(value, Scalar(Load(string.Empty, file), key));

    [Fact]
    public void Page_number_lines_and_white_space_are_no_part_of_a_section()
    {
        SeedText text = SeedText.Parse("表 1\n一、科学\n— 12 —\n技术 1.00\n\f表 2\n");
        Assert.Equal("一、科学技术1.00", text.Section("表1", "表2"));
    }

    [Fact]
    public void Withheld_words_are_dropped_in_order_and_to_the_end()
    {
        SeedTable table = new("x", "x", "x", "x") { Withheld = [("支出6", "支出"), ("支出6", "")] };
        Assert.Equal("甲支出6支出6", table.Withhold("甲支出6乙支出6丙丁"));
    }

    private static string Overview(string part) =>
        string.Join("；", Goals("department", part).Select((goal, i) => $"目标{i + 1}：{Scalar(goal, "name")}")) + "。";

    private static string Named(string label, string code, string part) =>
        string.Concat(Goals(code, part).Select((goal, i) => $"{label}{i + 1}{Scalar(goal, "name")}"));

    private static string Indicators(YamlNode goal)
    {
        StringBuilder text = new();
        string previous = string.Empty;
        foreach (YamlNode indicator in Children(goal, "indicators"))
        {
            string level1 = Scalar(indicator, "level1") ?? string.Empty;
            // A first-level cell spans its rows, so it is printed once.
            text.Append(level1 == previous ? string.Empty : level1);
            previous = level1;
            foreach (string key in (string[])["level2", "name", "value", "before-last", "last", "target", "basis"])
            {
                text.Append(Scalar(indicator, key));
            }
        }

        return SeedText.Strip(text.ToString());
    }

    private static string TenThousands(string? yuan) =>
        (decimal.Parse(yuan ?? string.Empty, CultureInfo.InvariantCulture) / 10000m)
            .ToString("0.######", CultureInfo.InvariantCulture);

    private static IList<YamlNode> Goals(string file, string part) => Children(Load("targets", file)[part], "goals");

    private static IList<YamlNode> Children(YamlNode node, string key) => ((YamlSequenceNode)node[key]).Children;

    private static string? Scalar(YamlNode node, string key) =>
        ((YamlMappingNode)node).Children.TryGetValue(new YamlScalarNode(key), out YamlNode? value)
            ? ((YamlScalarNode)value).Value
            : null;

    private static YamlNode Load(string kind, string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string path = Path.Combine(folder.FullName, Folder, kind, file + ".yaml");
            if (File.Exists(path))
            {
                YamlStream stream = [];
                using StreamReader reader = new(path, Encoding.UTF8);
                stream.Load(reader);
                return stream.Documents[0].RootNode;
            }
        }

        throw new FileNotFoundException($"找不到 {Folder}/{kind}/{file}.yaml。");
    }
}
