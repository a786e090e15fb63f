using System.Collections.Immutable;
using Mingsuan.Core.Checks;
using Mingsuan.Core.Compilation;
using Mingsuan.Core.Packages;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Rules.Packages;
using Mingsuan.Core.Simulation;
using Mingsuan.Core.Tests.FormSets;
using Mingsuan.Documents.Packages;
using Xunit;

namespace Mingsuan.Core.Tests.Rules;

/// <summary>预算包里写错的，编制时不再默不作声 (what build took in silence): each with its id, its place and the
/// value as written. The clean twin is every simulated book, which checks without error or doubt.</summary>
public sealed class PackageBreachTests
{
    private static readonly ImmutableSortedDictionary<string, string> Clean = PackageWriter.Texts(
        DepartmentSimulator.Simulate(new SimulationPlan { FormSet = "wuhan", Seed = 3, Units = 3, Projects = 3 }));

    private static readonly ImmutableArray<string[]> Table = [.. File.ReadLines(
        Repository.Path("tests", "Mingsuan.Core.Tests", "Rules", "package-breaches.tsv")).Skip(1)
        .Select(l => l.Split('\t'))];

    /// <summary>rule (— for what is not read at all), file, what stands there, what is written instead (* takes the
    /// file away), where the finding is, and what it holds.</summary>
    public static TheoryData<string, string, string, string, string, string> Breaches() => [.. Table.Select(r =>
        (r[0], r[1], Lines(r[2]), Lines(r[3]), r[4], r[5]))];

    private static string Lines(string text) => text.Replace("\\n", "\n", StringComparison.Ordinal)
        .Replace("\\\n", "\\n", StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Breaches))]
    public void A_breach_is_told_with_its_place_and_value(
        string id, string file, string from, string to, string place, string value)
    {
        if (id == "—") Assert.Contains(Problems(file, from, to),
            p => p.Replace(" 第", ":", StringComparison.Ordinal).StartsWith(place, StringComparison.Ordinal)
                && p.Contains(value, StringComparison.Ordinal));
        else
        {
            var found = Findings(Changed(file, from, to)).Where(f => f.Id == id).ToList();
            Assert.Contains(found, f => f.Message.StartsWith(place, StringComparison.Ordinal)
                && f.Message.Contains(value, StringComparison.Ordinal) && f.Suggestion.Length > 0);
        }
    }

    [Fact]
    public void The_clean_twin_has_no_finding_of_a_package_rule() => Assert.Empty(
        Findings(Clean).Where(f => f.Severity > Severity.Note || PackageRules.Ids.Contains(f.Id))
            .Select(f => f.Message));

    [Fact]
    public void Every_rule_of_packages_has_a_breach() => Assert.Empty(PackageRules.Ids
        .Except(Table.Select(r => r[0])).Except(["D13", "D15"]));

    private static ImmutableSortedDictionary<string, string> Changed(string file, string from, string to)
    {
        if (from == "*") return Clean.Remove(file);
        Assert.Contains(from, Clean[file], StringComparison.Ordinal);
        var at = Clean[file].IndexOf(from, StringComparison.Ordinal);
        return Clean.SetItem(file, Clean[file][..at] + to + Clean[file][(at + from.Length)..]);
    }

    private static IEnumerable<string> Problems(string file, string from, string to)
    {
        var reading = PackageReader.Read(Changed(file, from, to));
        var problems = reading.Package is { } package
            ? PackageFacts.Build(package, SimulatedBook.Rulebook.Classifications).Problems : [];
        return reading.Problems.Concat(problems).Select(p => p.ToString());
    }

    private static ImmutableArray<Finding> Findings(ImmutableSortedDictionary<string, string> texts)
    {
        var reading = PackageReader.Read(texts);
        Assert.Empty(reading.Problems);
        var compiled = BookCompiler.Compile(reading.Package!, SimulatedBook.Rulebook);
        Assert.Empty(compiled.Problems);
        return SimulatedBook.Check(compiled).Findings;
    }
}
