using System.Reflection;
using System.Text.RegularExpressions;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Rulebooks;
using Xunit;

namespace Mingsuan.Core.Tests.Conventions;

/// <summary>整洁 (habits kept by tests): sizes, columns, floats, names.</summary>
public sealed partial class TidyTests
{
    private const int LongestFile = 400;
    private const int WidestLine = 120;

    private static readonly string[] TextExtensions =
        [".cs", ".yaml", ".md", ".csv", ".json", ".css", ".js", ".mjs", ".typ", ".props", ".csproj", ""];

    private static readonly BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic
        | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Fact]
    public void No_source_file_is_longer_than_the_limit() => Assert.Empty(
        Sources("src").Where(f => File.ReadLines(f).Count() > LongestFile).Select(Short));

    [Fact]
    public void No_line_is_wider_than_the_limit() => Assert.Empty(Sources("src", "tests").SelectMany(f =>
        File.ReadLines(f).Select((line, i) => (line, i)).Where(p => Width(p.line) > WidestLine && !IsData(p.line))
            .Select(p => $"{Short(f)}:{p.i + 1} {Width(p.line)}")));

    [Fact]
    public void No_float_stands_in_a_signature_or_field_of_Core()
    {
        // Where a figure stands on a page is measured in points; that is no amount.
        var floats = typeof(Rulebook).Assembly.GetTypes().Where(t => t != typeof(Box) && t != typeof(SourcePage))
            .SelectMany(t => t.GetMembers(All)).Where(IsFloating)
            .Select(m => $"{m.DeclaringType}.{m.Name}");
        Assert.Empty(floats);
    }

    [Fact]
    public void No_type_is_named_for_nothing_in_particular() => Assert.Empty(
        new[] { typeof(Rulebook), typeof(Workspace), typeof(Mingsuan.Documents.MingsuanException) }
            .SelectMany(t => t.Assembly.GetTypes()).Where(t => !t.Name.Contains('<', StringComparison.Ordinal))
            .Where(t => EmptyName().IsMatch(t.Name)).Select(t => t.FullName));

    [Fact]
    public void No_public_method_takes_two_switches() => Assert.Empty(
        typeof(Rulebook).Assembly.GetExportedTypes().SelectMany(t => t.GetMethods(All))
            .Where(m => m.IsPublic && !m.IsSpecialName
                && m.GetParameters().Count(p => p.ParameterType == typeof(bool)) > 1
                && m.Name is not ("Deconstruct" or "PrintMembers" or "ToString"))
            .Select(m => $"{m.DeclaringType}.{m.Name}"));

    [Fact]
    public void No_registry_host_machine_path_or_workplace_tool_is_named()
    {
        var found = TextFiles().Where(f => Forbidden().IsMatch(File.ReadAllText(f))).Select(Short);
        Assert.Empty(found);
    }

    [Fact]
    public void No_warning_is_silenced_by_project() => Assert.Empty(
        Directory.EnumerateFiles(Repository.Root, "*.*proj", SearchOption.AllDirectories)
            .Append(Repository.Path("Directory.Build.props"))
            .Where(f => File.ReadAllText(f).Contains("<NoWarn", StringComparison.Ordinal)).Select(Short));

    private static bool IsFloating(MemberInfo member)
    {
        IEnumerable<Type> types = member switch
        {
            FieldInfo f => [f.FieldType],
            PropertyInfo p => [p.PropertyType],
            MethodInfo m => m.GetParameters().Select(p => p.ParameterType).Append(m.ReturnType),
            ConstructorInfo c => c.GetParameters().Select(p => p.ParameterType),
            _ => [],
        };
        return types.Any(t => t == typeof(double) || t == typeof(float) || t == typeof(double?) || t == typeof(float?));
    }

    // A full-width character counts two.
    private static int Width(string line) => line.Sum(c => c is >= '\u2E80' or '“' or '”' ? 2 : 1);

    // A row of test data or a link may be as long as it is.
    private static bool IsData(string line) => line.Contains("InlineData", StringComparison.Ordinal)
        || line.Contains("[GeneratedRegex(", StringComparison.Ordinal)
        || line.Contains("http", StringComparison.Ordinal)
        || line.TrimStart().StartsWith("yield return (\"", StringComparison.Ordinal);

    private static IEnumerable<string> Sources(params string[] folders) => folders
        .SelectMany(f => Directory.EnumerateFiles(Repository.Path(f), "*.cs", SearchOption.AllDirectories))
        .Where(IsOurs);

    private static IEnumerable<string> TextFiles() => Directory
        .EnumerateFiles(Repository.Root, "*", SearchOption.AllDirectories).Where(IsOurs)
        .Where(f => TextExtensions.Contains(Path.GetExtension(f), StringComparer.Ordinal))
        .Where(f => !f.EndsWith(nameof(TidyTests) + ".cs", StringComparison.Ordinal))
        .Where(f => new FileInfo(f).Length < 4 << 20);

    private static bool IsOurs(string path)
    {
        var parts = Path.GetRelativePath(Repository.Root, path).Split(Path.DirectorySeparatorChar);
        return !parts.Any(p => p is "bin" or "obj" or "node_modules" or ".git" or ".build" or "out" or "lib"
            or "BenchmarkDotNet.Artifacts");
    }

    private static string Short(string path) => Path.GetRelativePath(Repository.Root, path);

    [GeneratedRegex("(Manager|Helper|Util|Utils|Info|Data)$")]
    private static partial Regex EmptyName();

    [GeneratedRegex(@"/work/|registry\.npmjs|api\.nuget\.org|/root/|find_string|duplicates --")]
    private static partial Regex Forbidden();
}
