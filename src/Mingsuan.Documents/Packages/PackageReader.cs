using System.Collections.Immutable;
using Mingsuan.Core.Packages;

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
        if (!Directory.Exists(folder))
        {
            throw new MingsuanException($"没有文件夹 {folder}；应给出预算包所在的文件夹，其中有 budget.yaml");
        }
        var problems = new List<ReadProblem>();
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(folder, path).Replace('\\', '/');
            if (!PackageFiles.IsPart(name)) continue;
            var info = new FileInfo(path);
            if (info.Length > LargestFile)
            {
                problems.Add(new(name, 0, "", $"有 {info.Length >> 20} MB", $"单个文件不超过 {LargestFile >> 20} MB"));
            }
            else if (TextFile.Decode(File.ReadAllBytes(path)) is { } text) files[name] = text;
            else problems.Add(new(name, 0, "", "不是文本，或不是 UTF-8、GB18030 编码", "请另存为 UTF-8 文本"));
        }
        return Read(files, problems);
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

    /// <summary>是否预算包的文件; others in the folder are left alone.</summary>
    public static bool IsPart(string name) => Plain.Contains(name, StringComparer.Ordinal)
        || ((name.StartsWith("projects/", StringComparison.Ordinal)
                || name.StartsWith("targets/", StringComparison.Ordinal))
            && name.EndsWith(".yaml", StringComparison.Ordinal));
}
