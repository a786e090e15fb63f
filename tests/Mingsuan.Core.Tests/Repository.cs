namespace Mingsuan.Core.Tests;

/// <summary>仓库里的文件.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Mingsuan.slnx"))) return folder.FullName;
        }
        throw new InvalidOperationException("测试应在仓库里运行");
    }
}
