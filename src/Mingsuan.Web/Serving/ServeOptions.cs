using System.Collections.Immutable;
using Mingsuan.Documents;

namespace Mingsuan.Web.Serving;

/// <summary>开站的选项 (what the command line says).</summary>
/// <param name="Data">数据文件夹.</param>
/// <param name="Budgets">放预算包的文件夹, in listed order; each sub-folder with a budget.yaml is one.</param>
public sealed record ServeOptions(string Data, ImmutableArray<string> Budgets)
{
    /// <summary>不另指明时的网址.</summary>
    public const string DefaultUrl = "http://127.0.0.1:5080";

    /// <summary>由命令行读出: <c>--data DIR</c> once, <c>--budgets DIR</c> as often as wanted.</summary>
    /// <param name="args">命令行.</param>
    /// <param name="contentRoot">从哪里向上找 examples.</param>
    /// <exception cref="MingsuanException">a folder named on the command line is not there.</exception>
    public static ServeOptions Read(IReadOnlyList<string> args, string contentRoot)
    {
        var data = Path.GetFullPath(Values(args, "--data").LastOrDefault() ?? "data");
        var named = Values(args, "--budgets").Select(Path.GetFullPath).ToImmutableArray();
        if (named.FirstOrDefault(f => !Directory.Exists(f)) is { } missing)
        {
            throw new MingsuanException(
                $"--budgets 指的文件夹 {missing} 不存在；请写一个放有预算包的文件夹，如 --budgets ./examples")
            {
                IsOfInput = true,
            };
        }
        var standard = new[] { Examples(contentRoot) ?? Examples(AppContext.BaseDirectory) }.OfType<string>();
        return new ServeOptions(data, [.. named.IsEmpty ? standard : named, Path.Combine(data, "budgets")]);
    }

    private static IEnumerable<string> Values(IReadOnlyList<string> args, string name)
    {
        for (var i = 0; i < args.Count; i++)
        {
            if (args[i].StartsWith(name + "=", StringComparison.Ordinal)) yield return args[i][(name.Length + 1)..];
            if (args[i] == name && i + 1 < args.Count) yield return args[++i];
        }
    }

    private static string? Examples(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            var examples = Path.Combine(folder.FullName, "examples");
            var solution = Path.Combine(folder.FullName, "Mingsuan.slnx");
            if (Directory.Exists(examples) && File.Exists(solution)) return examples;
        }
        return null;
    }
}
