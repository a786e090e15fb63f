using Mingsuan.Core.Checks;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Documents.Reading;
using Mingsuan.Documents.Tests.Reading;
using Xunit;

namespace Mingsuan.Documents.Tests.Checks;

/// <summary>真实文件 (kept beside the repository, never in it): a test that needs one skips visibly without
/// it.</summary>
internal static class SharedFiles
{
    private static readonly Dictionary<string, CheckResult> Checked = new(StringComparer.Ordinal);

    /// <summary>审一个真实文件, once for all tests.</summary>
    public static CheckResult Check(string name)
    {
        var path = Find(name);
        lock (Checked)
        {
            if (!Checked.TryGetValue(name, out var result))
            {
                var source = DocumentReader.Read(path, ReadOptions.Default, CancellationToken.None);
                result = Checker.Check(CompiledFiles.Disclosures.Read(source), CompiledFiles.Rulebook);
                Checked[name] = result;
            }
            return result;
        }
    }

    /// <summary>文件的路径; the running test is skipped when it is not at hand.</summary>
    public static string Find(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", name);
            if (File.Exists(path)) return path;
        }
        Assert.Skip($"shared/{name} 不在手边，跳过真实文件的检验。");
        return "";
    }
}
