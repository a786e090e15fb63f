using System.Xml.Linq;
using Xunit;

namespace Mingsuan.Core.Tests.Conventions;

/// <summary>项目之间的引用与 docs/architecture.md 的图一致: dependencies point inwards.</summary>
public sealed class ProjectGraphTests
{
    private static readonly Dictionary<string, string[]> Picture = new(StringComparer.Ordinal)
    {
        ["Mingsuan.Core"] = [],
        ["Mingsuan.Documents"] = ["Mingsuan.Core"],
        ["Mingsuan"] = ["Mingsuan.Documents"],
        ["Mingsuan.Cli"] = ["Mingsuan"],
        ["Mingsuan.Web"] = ["Mingsuan"],
    };

    public static TheoryData<string> Projects() =>
        [.. Directory.EnumerateDirectories(Repository.Path("src")).Select(d => Path.GetFileName(d)!)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_to_what_the_picture_says(string project)
    {
        var file = XDocument.Load(Repository.Path("src", project, project + ".csproj"));
        var references = file.Descendants("ProjectReference")
            .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value));
        Assert.Equal(Picture[project], references);
    }

    [Fact]
    public void Core_holds_no_packages_but_its_analyzers()
    {
        var file = XDocument.Load(Repository.Path("src", "Mingsuan.Core", "Mingsuan.Core.csproj"));
        Assert.All(file.Descendants("PackageReference"), r => Assert.Equal("all", r.Attribute("PrivateAssets")?.Value));
    }

    [Fact]
    public void Package_versions_are_exact_and_central()
    {
        var central = XDocument.Load(Repository.Path("Directory.Packages.props"));
        var versions = central.Descendants("PackageVersion").ToList();
        Assert.NotEmpty(versions);
        Assert.All(versions, v => Assert.Matches(@"^\d+(\.\d+)+$", v.Attribute("Version")!.Value));
        foreach (var project in Directory.EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories))
        {
            var references = XDocument.Load(project).Descendants("PackageReference");
            Assert.All(references, r => Assert.Null(r.Attribute("Version")));
            Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(project)!, "packages.lock.json")), project);
        }
    }
}
