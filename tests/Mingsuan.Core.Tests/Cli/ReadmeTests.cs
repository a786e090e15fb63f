using System.Text.RegularExpressions;
using Mingsuan.Cli;
using Xunit;

namespace Mingsuan.Core.Tests.Cli;

/// <summary>README 里的命令都能照着做 (a documented command is a tested command).</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Repository.Path("README.md"));

    [Fact]
    public async Task The_build_shown_in_README_prints_what_README_shows()
    {
        using var folder = new TemporaryFolder();
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(
            ["build", Repository.Path("examples", "wuhan-2024"), "-o", folder.Path("out"), "--only", "json"],
            new Terminal(output, error, false));
        Assert.Equal(0, code);
        Assert.Contains(output.ToString().Split('\n')[0], Readme, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_verb_of_README_is_one_of_the_script_or_the_program()
    {
        var help = HelpText.Read(false);
        var script = File.ReadAllText(Repository.Path("mingsuan"));
        foreach (var verb in Verb().Matches(Readme).Select(m => m.Groups[1].Value).Distinct())
        {
            Assert.True(help.Contains($"mingsuan {verb} ", StringComparison.Ordinal)
                || script.Contains($"\n  {verb})\n", StringComparison.Ordinal), verb);
        }
    }

    [Fact]
    public void Every_file_README_and_docs_link_to_is_there()
    {
        var pages = Directory.EnumerateFiles(Repository.Path("docs"), "*.md").Append(Repository.Path("README.md"));
        foreach (var page in pages)
        {
            foreach (var link in Link().Matches(File.ReadAllText(page)).Select(m => m.Groups[1].Value))
            {
                Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(page)!, link)), $"{page}: {link}");
            }
        }
    }

    [GeneratedRegex(@"\./mingsuan ([a-z]+)")]
    private static partial Regex Verb();

    [GeneratedRegex(@"\]\(([a-zA-Z/.-]+\.md)\)")]
    private static partial Regex Link();
}
