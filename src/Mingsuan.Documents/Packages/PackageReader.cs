using System.Collections.Immutable;
using Mingsuan.Core.Packages;
using Mingsuan.Documents.Reading;

namespace Mingsuan.Documents.Packages;

/// <summary>读预算包的结果: the package as far as it could be read, and every problem.</summary>
/// <param name="Package">预算包; null when budget.yaml cannot be read at all.</param>
/// <param name="Problems">全部问题.</param>
public sealed record PackageReading(BudgetPackage? Package, ImmutableArray<ReadProblem> Problems);

/// <summary>读预算包 (a folder of text files, docs/package-format.md).</summary>
public static class PackageReader
{
    private const long LargestFile = 64L << 20;

    /// <summary>由文件夹读.</summary>
    /// <exception cref="MingsuanException">the folder is not there or cannot be listed.</exception>
    public static PackageReading Read(string folder)
    {
        var problems = new List<ReadProblem>();
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, path) in Entries(folder))
        {
            if (!PackageFiles.IsPart(name))
            {
                problems.Add(new(name, 0, "", Directory.Exists(path) ? "不认识的文件夹" : "不认识的文件",
                    $"预算包里的文件有 {PackageFiles.Known}；请改名，或移出这个文件夹"));
                continue;
            }
            var content = FileContent.Read(path, LargestFile);
            if (content.Bytes is not { } bytes) problems.Add(new(name, 0, "", content.Found, content.Expected));
            else if (TextFile.Decode(bytes) is { } text) files[name] = text;
            else problems.Add(new(name, 0, "", "不是文本，或不是 UTF-8、GB18030 编码", "请另存为 UTF-8 文本"));
        }
        return Read(files, problems);
    }

    // What is hidden belongs to other programs; everything else is read or told.
    private static List<(string Name, string Path)> Entries(string folder)
    {
        static IEnumerable<string> Inside(string folder) => Directory.EnumerateFileSystemEntries(folder)
            .Where(e => !Path.GetFileName(e).StartsWith('.')).Order(StringComparer.Ordinal);
        try
        {
            return [.. Inside(folder)
                .SelectMany(e =>
                    PackageFiles.Folders.Contains(Path.GetFileName(e)) && Directory.Exists(e) ? Inside(e) : [e])
                .Select(e => (Path.GetRelativePath(folder, e).Replace('\\', '/'), e))];
        }
        catch (Exception e) when (IoFault.Is(e))
        {
            throw new MingsuanException(Directory.Exists(folder) ? $"文件夹 {folder} 打不开，请核对权限"
                : $"没有文件夹 {folder}；应给出预算包所在的文件夹，其中有 budget.yaml", e) { IsOfInput = true };
        }
    }

    /// <summary>由各文件的文字读 (name relative to the package, text).</summary>
    public static PackageReading Read(IReadOnlyDictionary<string, string> files) => Read(files, []);

    private static PackageReading Read(IReadOnlyDictionary<string, string> files, List<ReadProblem> problems)
    {
        foreach (var name in PackageFiles.Needed
            .Where(n => !files.ContainsKey(n) && !problems.Exists(p => p.File == n)))
        {
            problems.Add(new(name, 0, "", "缺少这个文件", "预算包必须有 " + string.Join("、", PackageFiles.Needed)));
        }
        var settings = files.TryGetValue("budget.yaml", out var budget) && budget.Length > 0
            ? SettingsReader.Read("budget.yaml", budget, problems) : Empty("budget.yaml", files, problems);
        if (settings is null) return new PackageReading(null, [.. problems]);
        var lines = new LineReader(files, problems);
        var package = new BudgetPackage
        {
            Settings = settings,
            Revenue = lines.Revenue(),
            Expenditure = lines.Expenditure(),
            Prior = lines.Prior(),
            Initial = lines.Initial(settings.Year),
            Staff = lines.Staff(),
            Procurement = lines.Procurement(),
            Projects = [.. files.Where(f => f.Key.StartsWith("projects/", StringComparison.Ordinal))
                .Select(f => ProjectReader.Read(f.Key, f.Value, problems)).OfType<Project>()],
            Targets = TargetReader.ReadAll(files, problems),
            Assets = files.TryGetValue("assets.yaml", out var assets)
                ? AssetsReader.Read("assets.yaml", assets, problems) : null,
            Counts = files.TryGetValue("three-public.yaml", out var counts)
                ? CountsReader.Read("three-public.yaml", counts, problems) : null,
            Narrative = files.TryGetValue("narrative.md", out var text)
                ? NarrativeText.Read("narrative.md", text, problems) : [],
            Answers = files.TryGetValue("answers.yaml", out var answers)
                ? AnswersReader.Read("answers.yaml", answers, problems) : [],
        };
        return new PackageReading(package, [.. problems]);
    }

    private static Settings? Empty(
        string name, IReadOnlyDictionary<string, string> files, List<ReadProblem> problems)
    {
        if (files.ContainsKey(name))
        {
            problems.Add(new(name, 1, "", "文件是空的", "应有 year、form-set、department、units"));
        }
        return null;
    }
}

/// <summary>预算包里有哪些文件.</summary>
internal static class PackageFiles
{
    /// <summary>必需的文件.</summary>
    public static readonly string[] Needed = ["budget.yaml", "revenue.csv", "expenditure.csv"];

    private static readonly string[] Plain =
        [.. Needed, "prior.csv", "initial.csv", "staff.csv", "procurement.csv", "assets.yaml", "three-public.yaml",
            "narrative.md", "answers.yaml"];

    /// <summary>里面每个项目一个文件的文件夹.</summary>
    public static readonly string[] Folders = ["projects", "targets"];

    /// <summary>全部文件, in words.</summary>
    public static readonly string Known = $"{string.Join("、", Plain)}、projects/*.yaml、targets/*.yaml";

    /// <summary>是否预算包的文件.</summary>
    public static bool IsPart(string name) => Plain.Contains(name, StringComparer.Ordinal)
        || (name.Split('/') is [var folder, var file] && Folders.Contains(folder, StringComparer.Ordinal)
            && file.EndsWith(".yaml", StringComparison.Ordinal));
}
