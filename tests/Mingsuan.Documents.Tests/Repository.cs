namespace Mingsuan.Documents.Tests;

/// <summary>仓库里的文件 (files of the repository, found from the test's own folder).</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    public static string Example(string name) => Path.Combine(Root, "examples", name);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Mingsuan.slnx"))) return folder.FullName;
        }
        throw new InvalidOperationException("测试应在仓库里运行");
    }
}
