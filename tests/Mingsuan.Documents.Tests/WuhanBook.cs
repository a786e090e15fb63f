using Mingsuan.Core.Books;
using Mingsuan.Core.Compilation;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Documents.Packages;

namespace Mingsuan.Documents.Tests;

/// <summary>examples/wuhan-2024 编成的书, compiled once for all tests.</summary>
public static class WuhanBook
{
    private static readonly Lazy<CompiledBook> Lazily = new(() => Compile("wuhan-2024"));

    public static CompiledBook Compiled => Lazily.Value;

    public static Table Table(string id) => Compiled.Book.Tables.Single(t => t.Id == id);

    public static CompiledBook Compile(string example)
    {
        var reading = PackageReader.Read(Repository.Example(example));
        if (!reading.Problems.IsEmpty) throw new InvalidOperationException(string.Join('\n', reading.Problems));
        return BookCompiler.Compile(reading.Package!, Rulebook.Open(YamlReader.Parse));
    }

    /// <summary>各行的单元格依次连写, white space removed.</summary>
    public static string TextOf(IEnumerable<Row> rows) =>
        Seed.SeedText.Strip(string.Concat(rows.SelectMany(r => r.Cells).Select(c => c.Text)));
}
