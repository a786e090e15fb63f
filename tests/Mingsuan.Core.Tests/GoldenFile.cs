using Xunit;

namespace Mingsuan.Core.Tests;

/// <summary>金样 (a golden file): text as committed; MINGSUAN_UPDATE_GOLDEN=1 rewrites it, never in CI.</summary>
public static class GoldenFile
{
    public static void Check(string name, string text)
    {
        var path = Repository.Path("tests", "Mingsuan.Core.Tests", "Golden", name);
        if (Environment.GetEnvironmentVariable("MINGSUAN_UPDATE_GOLDEN") == "1")
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", "CI 中不更新金样");
            File.WriteAllText(path, text);
            return;
        }
        Assert.True(File.Exists(path), $"没有金样 {name}：确认无误后用 MINGSUAN_UPDATE_GOLDEN=1 生成");
        Assert.Equal(File.ReadAllText(path), text);
    }
}
