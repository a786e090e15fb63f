namespace Mingsuan.Documents.Writing.Pdf;

/// <summary>node_modules 的位置: where the Typst compiler and the fonts are installed.</summary>
internal static class NodeModules
{
    /// <summary>指定位置的环境变量.</summary>
    public const string Variable = "MINGSUAN_NODE_MODULES";

    private const string Compiler = "@myriaddreamin/typst-ts-node-compiler";

    /// <summary>找到 node_modules: the variable, or upwards from the program and from the current folder.</summary>
    /// <exception cref="MingsuanException">找不到.</exception>
    public static string Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
            return HasCompiler(named) ? Path.GetFullPath(named) : throw Missing($"{Variable} 指向的 {named}");
        return Upwards(AppContext.BaseDirectory).Concat(Upwards(Directory.GetCurrentDirectory()))
            .FirstOrDefault(HasCompiler) ?? throw Missing("本程序与当前目录的各级上层目录");
    }

    private static IEnumerable<string> Upwards(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            yield return Path.Combine(folder.FullName, "node_modules");
    }

    private static bool HasCompiler(string modules) => Directory.Exists(Path.Combine(modules, Compiler));

    private static MingsuanException Missing(string where) => new(
        $"不能生成 PDF：{where}中没有 {Compiler}。请在明算的目录下运行 npm ci，或用环境变量 {Variable} 指明 node_modules。");
}
