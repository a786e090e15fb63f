using Mingsuan.Cli;
using Xunit;

namespace Mingsuan.Core.Tests.Cli;

/// <summary>命令行: help, faults in arguments, exit codes, JSON.</summary>
public sealed class CommandLineTests
{
    [Fact]
    public async Task Help_is_Chinese_first_and_complete_in_English()
    {
        GoldenFile.Check("help-zh.txt", (await Run("--help")).Output);
        GoldenFile.Check("help-en.txt", (await Run("--help", "--english")).Output);
        Assert.Equal(0, (await Run("build", "--help")).Code);
    }

    [Theory]
    [InlineData("参数不对：没有命令 bulid；可用的有 build、check、read、export、simulate、serve、test", "bulid")]
    [InlineData("参数不对：--html 后面缺少内容", "check", "a.pdf", "--html")]
    [InlineData("参数不对：缺少要读的文件", "check", "--html", "x")]
    [InlineData("参数不对：--pdf 只用于一个 PDF 文件，却给了 2 个", "check", "a.pdf", "b.pdf", "--pdf", "x.pdf")]
    [InlineData("参数不对：报告不能写在要读的文件 ./a.pdf 上", "check", "a.pdf", "--pdf", "./a.pdf")]
    [InlineData("参数不对：报告不能写在要读的文件 a.html 上", "check", "a.html", "--html", "a.html")]
    [InlineData("参数不对：报告不能写在要读的文件 b.html 上", "check", "a.html", "--prior", "b.html", "--html", "b.html")]
    [InlineData("规则文件 没有的.yaml 读不了：没有这个文件", "check", "a.html", "--rules", "没有的.yaml")]
    [InlineData("参数不对：几种报告写在同一个文件上", "check", "a.pdf", "--html", "x", "--xlsx", "x")]
    [InlineData("参数不对：没有选项 --bogus", "check", "--bogus", "a.html")]
    [InlineData("上年文件：没有.pdf：没有这个文件", "check", "没有.html", "--prior", "没有.pdf")]
    [InlineData("参数不对：缺少 -o 文件夹", "build", "x")]
    [InlineData("参数不对：--only 没有 png", "build", "x", "-o", "y", "--only", "pdf,png")]
    [InlineData("参数不对：--units 应为 1 到 999 的整数，却是 0", "simulate", "-o", "y", "--units", "0")]
    [InlineData("参数不对：没有表样 mars，可用的有", "simulate", "-o", "y", "--form-set", "mars")]
    [InlineData("没有文件夹 没有的包；应给出预算包所在的文件夹，其中有 budget.yaml", "build", "没有的包", "-o", "y")]
    public async Task A_fault_in_the_arguments_is_told_in_Chinese_with_exit_code_2(string message, params string[] args)
    {
        var run = await Run(args);
        Assert.Equal(2, run.Code);
        Assert.StartsWith(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_named_twice_is_checked_once_and_its_name_cannot_steer_the_terminal()
    {
        using var folder = new TemporaryFolder();
        var name = folder.Path("某局\u001b[31m.txt");
        await File.WriteAllTextAsync(name, "某某局2024年部门预算\n一、收入预算3万元。\n",
            TestContext.Current.CancellationToken);
        var run = await Run("check", name, name);
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.Single(run.Output.Split('\n'), l => l.StartsWith("== ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Check_writes_the_reports_it_is_asked_for_beside_its_JSON()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.Path("说明.txt"), "某某局2024年部门预算\n一、收入预算3万元。\n",
            TestContext.Current.CancellationToken);
        var run = await Run("check", folder.Path("说明.txt"), "--json", "--html", folder.Path("new/a.html"),
            "--xlsx", folder.Path("new/a.xlsx"), "--sarif", folder.Path("new/a.sarif"));
        Assert.True(run.Code is 0 or 1, run.Error);
        using var json = System.Text.Json.JsonDocument.Parse(run.Output);
        Assert.True(json.RootElement.TryGetProperty("findings", out _));
        Assert.Equal(["a.html", "a.sarif", "a.xlsx"],
            Directory.EnumerateFiles(folder.Path("new")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_folder_as_JSON_is_a_list_of_reports_and_their_summary()
    {
        using var folder = new TemporaryFolder();
        var token = TestContext.Current.CancellationToken;
        await File.WriteAllTextAsync(folder.Path("a.txt"), "某某局2024年部门预算\n一、收入预算XX万元。\n", token);
        await File.WriteAllTextAsync(folder.Path("b.txt"), "某某局2023年部门决算\n一、收入决算XX万元。\n", token);
        await File.WriteAllTextAsync(folder.Path("c.pdf"), "不是 PDF", token);
        await File.WriteAllTextAsync(folder.Path("d.csv"), "1,2\n", token);
        var run = await Run("check", folder.Path(""), "--json");
        Assert.Equal(2, run.Code);
        using var json = System.Text.Json.JsonDocument.Parse(run.Output);
        Assert.Equal(3, json.RootElement.GetProperty("reports").GetArrayLength());
        Assert.Single(json.RootElement.GetProperty("notRead").EnumerateArray());
        var summary = json.RootElement.GetProperty("summary");
        Assert.Equal([3, 2, 1], new[] { "files", "read", "unreadable" }
            .Select(n => summary.GetProperty(n).GetInt32()));
        Assert.Equal("""{"budget":1,"final-accounts":1}""", summary.GetProperty("kinds").ToString()
            .ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal));
        Assert.Contains(summary.GetProperty("findings").EnumerateArray(), f =>
            f.GetProperty("id").GetString() == "M02" && f.GetProperty("count").GetInt32() == 2
            && f.GetProperty("files").GetInt32() == 2);
    }

    [Fact]
    public async Task A_report_that_cannot_be_written_ends_with_exit_code_3_and_says_where()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.Path("a.txt"), "说明。\n", TestContext.Current.CancellationToken);
        var run = await Run("check", folder.Path("a.txt"), "--html", folder.Path("a.txt/b.html"));
        Assert.Equal(3, run.Code);
        Assert.StartsWith($"不能写报告 {folder.Path("a.txt/b.html")}：", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Simulate_then_export_then_build_ends_with_exit_code_0()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, (await Run("simulate", "-o", folder.Path("p"), "--seed", "4", "--form-set", "wuhan")).Code);
        Assert.Equal(0, (await Run("export", folder.Path("p"), "-o", folder.Path("q"))).Code);
        Assert.Equal(Texts(folder.Path("p")), Texts(folder.Path("q")));
        var build = await Run(
            "build", folder.Path("p"), "-o", folder.Path("out"), "--only", "json,xlsx,docx,html,data", "--json");
        Assert.Equal(0, build.Code);
        using var json = System.Text.Json.JsonDocument.Parse(build.Output);
        Assert.Equal(2025, json.RootElement.GetProperty("document").GetProperty("year").GetInt32());
        Assert.True(File.Exists(folder.Path("out/budget.json")));
        Assert.True(File.Exists(folder.Path("out/data/datapackage.json")));
    }

    [Fact]
    public async Task A_package_that_cannot_be_read_ends_with_exit_code_2_and_writes_nothing()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.Path("p"));
        var budget = folder.Path("p/budget.yaml");
        await File.WriteAllTextAsync(budget, "year: 2024\n", TestContext.Current.CancellationToken);
        var run = await Run("build", folder.Path("p"), "-o", folder.Path("out"));
        Assert.Equal(2, run.Code);
        Assert.Contains("revenue.csv：缺少这个文件", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.Path("out")));
    }

    [Fact]
    public async Task An_unbalanced_package_ends_with_exit_code_1_unless_told_otherwise()
    {
        using var folder = new TemporaryFolder();
        await Run("simulate", "-o", folder.Path("p"), "--form-set", "wuhan");
        var revenue = await File.ReadAllTextAsync(folder.Path("p/revenue.csv"), TestContext.Current.CancellationToken);
        var lines = revenue.Split('\n');
        await File.WriteAllTextAsync(
            folder.Path("p/revenue.csv"), string.Join('\n', lines[..1].Concat(lines[2..])),
            TestContext.Current.CancellationToken);
        var stopped = await Run("build", folder.Path("p"), "-o", folder.Path("out"), "--only", "json");
        Assert.Equal(1, stopped.Code);
        Assert.Contains("[差错] A01 ", stopped.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.Path("out/budget.json")));
        var allowed = await Run(
            "build", folder.Path("p"), "-o", folder.Path("out"), "--only", "json", "--allow-errors");
        Assert.Equal(1, allowed.Code);
        Assert.True(File.Exists(folder.Path("out/budget.json")));
    }

    private static async Task<(int Code, string Output, string Error)> Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(args, new Terminal(output, error, false));
        return (code, output.ToString(), error.ToString());
    }

    private static SortedDictionary<string, string> Texts(string folder) => new(Directory
        .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .ToDictionary(f => Path.GetRelativePath(folder, f), File.ReadAllText), StringComparer.Ordinal);
}

/// <summary>临时文件夹, removed at the end.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mingsuan-test-");

    public string Path(string name) => System.IO.Path.Combine(folder.FullName, name);

    public void Dispose() => folder.Delete(recursive: true);
}
