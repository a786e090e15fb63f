using System.Text.RegularExpressions;
using Xunit;

namespace Mingsuan.Core.Tests.Conventions;

/// <summary>Core 的层次: a namespace uses only those before it.</summary>
public sealed partial class NamespaceOrderTests
{
    private static readonly string[] Order =
    [
        "Money", "Data", "Dimensions", "Facts", "Packages", "Queries", "Expressions", "Documents", "Books", "Forms",
        "Sentences", "Disclosures", "Rulebooks", "Relations", "Repair", "Claims", "Performance", "Recognition",
        "Rules", "Checks", "Compilation", "Simulation",
    ];

    private static readonly string Core = Repository.Path("src", "Mingsuan.Core");

    [Fact]
    public void Every_folder_of_Core_has_its_place_in_the_order() => Assert.Equal(
        Order.Order(StringComparer.Ordinal), Directory.GetDirectories(Core).Select(d => Path.GetFileName(d)!)
            .Where(d => d is not ("bin" or "obj")).Order(StringComparer.Ordinal));

    [Fact]
    public void A_namespace_uses_only_those_before_it() => Assert.Empty(
        Directory.EnumerateFiles(Core, "*.cs", SearchOption.AllDirectories)
            .Where(f => Place(f) >= 0).SelectMany(f => Uses(File.ReadAllText(f))
                .Where(u => Array.IndexOf(Order, u) > Place(f)).Select(u => $"{Path.GetFileName(f)} → {u}")));

    private static int Place(string file) =>
        Array.IndexOf(Order, Path.GetRelativePath(Core, file).Split(Path.DirectorySeparatorChar)[0]);

    private static IEnumerable<string> Uses(string text) =>
        Using().Matches(text).Select(m => m.Groups[1].Value).Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"(?<=using (?:static )?Mingsuan\.Core\.|[^\w.]Core\.)([A-Z]\w+)")]
    private static partial Regex Using();
}
