using System.Collections.Immutable;
using Mingsuan.Core.Simulation;
using Mingsuan.Documents.Packages;

namespace Mingsuan.Cli;

/// <summary>mingsuan export.</summary>
internal static class ExportCommand
{
    public static async Task<int> RunAsync(
        string package, string folder, string format, Terminal terminal, ReportForm form,
        CancellationToken cancellation)
    {
        await using var workspace = new Workspace();
        if (format != "package")
        {
            var output = format == "json" ? Output.Json : Output.Data;
            return await BuildCommand.RunAsync(
                new BuildRequest(package, folder, [output], OnErrors.WriteAnyway), terminal, form, cancellation);
        }
        var result = workspace.Compile(package);
        if (result.Package is null || !result.Problems.IsEmpty)
        {
            if (form == ReportForm.Json) JsonReport.Write(terminal.Output, folder, [], result.Problems);
            foreach (var problem in result.Problems) await terminal.Error.WriteLineAsync(problem.ToString());
            return ExitCode.Unreadable;
        }
        PackageWriter.Write(result.Package, folder);
        PackageFolder.Report(folder, terminal, form);
        return ExitCode.Done;
    }
}

/// <summary>mingsuan simulate.</summary>
internal static class SimulateCommand
{
    public static int Run(SimulationPlan plan, string folder, Terminal terminal, ReportForm form)
    {
        PackageWriter.Write(DepartmentSimulator.Simulate(plan), folder);
        PackageFolder.Report(folder, terminal, form);
        return ExitCode.Done;
    }
}

/// <summary>写出的预算包文件夹.</summary>
internal static class PackageFolder
{
    public static void Report(string folder, Terminal terminal, ReportForm form)
    {
        ImmutableArray<WrittenFile> files = [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(f => new WrittenFile(Path.GetRelativePath(folder, f).Replace('\\', '/'), new FileInfo(f).Length))
            .OrderBy(f => f.Name, StringComparer.Ordinal)];
        if (form == ReportForm.Json) JsonReport.Write(terminal.Output, folder, files, []);
        else terminal.Output.WriteLine($"写出 {files.Length} 个文件到 {folder}");
    }
}
