using System.Diagnostics;
using Mingsuan.Core.Data;
using Mingsuan.Core.Tests.Cli;
using Mingsuan.Documents.Packages;
using Xunit;

namespace Mingsuan.Core.Tests.Packages;

/// <summary>奇怪的预算包 (files that are none, files nobody reads): each is told, none ends the program or keeps
/// it.</summary>
public sealed class HostilePackageTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public HostilePackageTests()
    {
        foreach (var (name, text) in BrokenPackage.Good) Put(name, text);
    }

    [Fact]
    public async Task Issue0014_A_project_of_an_unknown_unit_is_told_with_the_nearest_units()
    {
        var project = BrokenPackage.Good["projects/p.yaml"];
        Put("projects/p.yaml", project.Replace("024001", "777", StringComparison.Ordinal));
        await using var workspace = new Workspace();
        var result = workspace.Compile(folder.Path("p"));
        Assert.Null(result.Compiled);
        Assert.Contains("projects/p.yaml 第1行 unit：没有代码“777”；相近的有 024001 示例院本级",
            result.Problems.Select(p => p.ToString()));
    }

    [Theory]
    [InlineData("mkfifo staff.csv", "是设备、管道或套接字，不是文件")]
    [InlineData("ln -s staff.csv staff.csv", "文件打不开")]
    [InlineData("ln -s /dev/zero staff.csv", "是设备、管道或套接字，不是文件")]
    [InlineData("ln -s nowhere staff.csv", "是一个链接，它指向的 nowhere 不存在或不是文件")]
    [InlineData("mkdir staff.csv", "是文件夹，不是文件")]
    [InlineData("touch staffs.csv", "不认识的文件")]
    [InlineData("touch staff.xlsx", "不认识的文件")]
    [InlineData("mv projects/p.yaml projects/p.yml", "不认识的文件")]
    [InlineData("mkdir old", "不认识的文件夹")]
    [InlineData("mkdir targets && ln -s .. targets/loop.yaml", "是一个链接，它指向的 .. 不存在或不是文件")]
    public void Issue0014_What_is_no_file_of_a_package_is_told_and_not_opened(string command, string found)
    {
        using var shell = Process.Start(new ProcessStartInfo("bash", ["-c", command])
        {
            WorkingDirectory = folder.Path("p"),
        })!;
        shell.WaitForExit();
        var problem = Assert.Single(PackageReader.Read(folder.Path("p")).Problems);
        Assert.Equal(found, problem.Found);
        Assert.NotEmpty(problem.Expected);
    }

    [Fact]
    public void Hidden_files_belong_to_other_programs()
    {
        Put(".DS_Store", "x");
        Assert.Empty(PackageReader.Read(folder.Path("p")).Problems);
    }

    [Theory]
    [InlineData("\n---\nyear: 2025\n", "一个文件只写一份；“---”以后的另一份请另存或删去")]
    [InlineData("\ncontact: !!python/object:os.system { phone: x }\n", "不用标签")]
    public void Issue0014_A_second_document_and_a_tag_are_told(string added, string fault)
    {
        var told = BrokenPackage.Problems(("budget.yaml", BrokenPackage.Good["budget.yaml"] + added));
        Assert.Contains(fault, told, StringComparison.Ordinal);
    }

    [Fact]
    public void Issue0014_An_unknown_key_of_a_holding_is_told()
    {
        var told = BrokenPackage.Problems(("assets.yaml", "as-of: 2023-12-31\ntotal: 1.00\nholdings:\n"
            + "  - { key: vehicle, name: 车, value: 4, unit: 辆 }\n"));
        Assert.Equal("assets.yaml 第4行 holdings[1].key：“vehicle”；"
            + "应为 land、buildings、vehicles、general-equipment、special-equipment", told);
    }

    [Fact]
    public void Issue0014_A_row_of_the_rulebook_with_a_field_too_few_is_an_error()
    {
        var fault = Assert.Throws<RulebookException>(() => CsvText.Read("a.csv", "code,name\n1,一\n2\n"));
        Assert.Equal((3, "有 1 列（2），应为 2 列；值里有逗号时加引号"), (fault.At.Line, fault.Fault));
    }

    public void Dispose() => folder.Dispose();

    private void Put(string name, string text)
    {
        var path = folder.Path(Path.Combine("p", name));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
