using System.Diagnostics;
using System.Text;
using Xunit;

namespace Mingsuan.Documents.Tests;

/// <summary>检验用的外部程序: a test that needs one is skipped, visibly, where it is not installed.</summary>
internal static class Tools
{
    /// <summary>运行程序, its output as text.</summary>
    public static string Run(string program, params string[] arguments)
    {
        Assert.SkipUnless(IsInstalled(program), $"没有安装 {program}");
        var start = new ProcessStartInfo(program)
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program}: {errors.Result}");
        return text;
    }

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, program)));
}

/// <summary>测试期间的临时目录.</summary>
internal sealed class Folder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mingsuan-test-");

    public string Path => _folder.FullName;

    /// <summary>存一个文件, its path.</summary>
    public string Save(string name, byte[] content)
    {
        var path = System.IO.Path.Combine(Path, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
