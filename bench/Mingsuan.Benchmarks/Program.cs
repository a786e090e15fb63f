using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Mingsuan;
using Mingsuan.Core.Compilation;
using Mingsuan.Core.Packages;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Core.Sentences;
using Mingsuan.Core.Simulation;

var config = ManualConfig.CreateEmpty()
    .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
    .AddDiagnoser(MemoryDiagnoser.Default)
    .AddColumnProvider(DefaultColumnProviders.Instance)
    .AddExporter(MarkdownExporter.GitHub)
    .AddLogger(ConsoleLogger.Default)
    .WithArtifactsPath(args[0]);
BenchmarkRunner.Run<WarmBuild>(config);

/// <summary>常热的进程里编制与写出 (what a warm server does), in process.</summary>
public class WarmBuild
{
    private readonly Workspace workspace = new();
    private string folder = "";
    private CompiledBook book = null!;
    private BudgetPackage large = null!;
    private BudgetPackage balanced = null!;

    [GlobalSetup]
    public void Setup()
    {
        folder = Directory.CreateTempSubdirectory("mingsuan-bench-").FullName;
        book = workspace.Compile(Example).Compiled!;
        var plan = new SimulationPlan { Seed = 5, Units = 200, Projects = 300, FormSet = "wuhan" };
        large = DepartmentSimulator.Simulate(plan);
        balanced = DepartmentSimulator.Simulate(plan with { Rounding = Rounding.Balanced });
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        Directory.Delete(folder, recursive: true);
        workspace.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    [Benchmark(Description = "wuhan-2024: package to every file")]
    public ImmutableArray<WrittenFile> EveryFile() => workspace.BuildAsync(
        new BuildRequest(Example, folder, BookFiles.All, OnErrors.Stop), null,
            CancellationToken.None).GetAwaiter().GetResult().Files;

    [Benchmark(Description = "wuhan-2024: package to compiled book")]
    public CompiledBook? Compile() => workspace.Compile(Example).Compiled;

    [Benchmark(Description = "wuhan-2024: pdf")]
    public byte[] Pdf() => Bytes(Output.Pdf);

    [Benchmark(Description = "wuhan-2024: docx")]
    public byte[] Docx() => Bytes(Output.Docx);

    [Benchmark(Description = "wuhan-2024: xlsx")]
    public byte[] Xlsx() => Bytes(Output.Xlsx);

    [Benchmark(Description = "wuhan-2024: html")]
    public byte[] Html() => Bytes(Output.Html);

    [Benchmark(Description = "wuhan-2024: json")]
    public byte[] Json() => Bytes(Output.Json);

    [Benchmark(Description = "200 units, 300 projects: compiled book")]
    public CompiledBook Large() => BookCompiler.Compile(large, workspace.Rulebook);

    [Benchmark(Description = "200 units, 300 projects: compiled book, balanced rounding")]
    public CompiledBook LargeBalanced() => BookCompiler.Compile(balanced, workspace.Rulebook);

    private static string Example => Path.Combine(Environment.GetEnvironmentVariable("MINGSUAN_ROOT")!, "examples",
        "wuhan-2024");

    private byte[] Bytes(Output output) =>
        BookFiles.BytesAsync(book, output, workspace.Typst, CancellationToken.None).GetAwaiter().GetResult();
}
