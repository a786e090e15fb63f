using System.Collections.Immutable;
using System.Text;
using Mingsuan.Core.Compilation;
using Mingsuan.Core.Packages;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Documents.Packages;

namespace Mingsuan.Core.Tests.Packages;

/// <summary>写坏的预算包 (a good small package to be spoilt), and the problems that are told of it.</summary>
public static class BrokenPackage
{
    public static readonly ImmutableSortedDictionary<string, string> Good =
        new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["budget.yaml"] = """
            format: 1
            year: 2024
            form-set: wuhan
            department: { code: "024", name: 示例院 }
            units:
              - { code: "024001", name: 示例院本级, type: public-institution }
            """,
        ["revenue.csv"] = "unit,fund,vintage,amount,note\n024001,general-public-budget,current,300.00,\n",
        ["expenditure.csv"] = """
            unit,fund,vintage,kind,function,economic,amount,note
            024001,general-public-budget,current,personnel,2060401,30101,100.00,
            """,
        ["projects/p.yaml"] = """
            code: 42010824024T000000001
            name: 示例项目
            unit: "024001"
            fund: general-public-budget
            function: "2060404"
            lines:
              - { content: 电费, economic: "30206", amount: 200.00 }
            """,
        ["narrative.md"] = "## duties\n示例职能。\n",
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    private static readonly Rulebook Rulebook = Rulebook.Open(YamlReader.Parse);

    /// <summary>各问题，一行一个.</summary>
    public static string Problems(params (string File, string? Text)[] changes)
    {
        var files = Good;
        foreach (var (file, text) in changes) files = text is null ? files.Remove(file) : files.SetItem(file, text);
        var reading = PackageReader.Read(files);
        var problems = reading.Problems;
        if (reading.Package is { } package)
        {
            problems = [.. problems, .. PackageFacts.Build(package, Rulebook.Classifications).Problems];
        }
        return string.Join('\n', problems.Distinct());
    }

    /// <summary>由字节读一个文件夹.</summary>
    public static PackageReading FromBytes(string file, byte[] bytes)
    {
        var folder = Directory.CreateTempSubdirectory("mingsuan-test-");
        try
        {
            foreach (var (name, text) in Good)
            {
                var path = Path.Combine(folder.FullName, name);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, text, new UTF8Encoding(false));
            }
            File.WriteAllBytes(Path.Combine(folder.FullName, file), bytes);
            return PackageReader.Read(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
