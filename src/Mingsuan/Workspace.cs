using System.Collections.Immutable;
using Mingsuan.Core.Checks;
using Mingsuan.Core.Compilation;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Packages;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Documents.Packages;
using Mingsuan.Documents.Reading;
using Mingsuan.Documents.Writing.Pdf;

namespace Mingsuan;

/// <summary>
/// 工作区 (the library's narrow door): reads packages, compiles and writes books. One for a process; safe to share.
/// </summary>
public sealed class Workspace : IAsyncDisposable
{
    private readonly Lazy<Rulebook> rulebook = new(() => Rulebook.Open(YamlReader.Parse));
    private readonly Lazy<TypstWorker> typst;

    /// <summary>审核员.</summary>
    public Inspector Inspector { get; }

    /// <summary>打开; nothing is read or started until it is needed.</summary>
    /// <param name="options">排版进程的选项; null takes the defaults.</param>
    public Workspace(TypstWorkerOptions? options = null)
    {
        typst = new(() => TypstWorker.Start(options));
        Inspector = new Inspector(() => rulebook.Value, Compile);
    }

    /// <summary>规则库.</summary>
    public Rulebook Rulebook => rulebook.Value;

    /// <summary>排版进程, started when first asked for.</summary>
    public TypstWorker Typst => typst.Value;

    /// <summary>读并编制一个预算包.</summary>
    /// <exception cref="Documents.MingsuanException">the folder is not there.</exception>
    public PackageResult Compile(string folder)
    {
        var reading = PackageReader.Read(folder);
        if (reading.Package is not { } package) return new PackageResult(null, null, reading.Problems);
        // Faults of the text are told together with wrong codes, so that one reading shows them all.
        ImmutableArray<ReadProblem> problems =
            [.. reading.Problems.Concat(PackageFacts.Build(package, Rulebook.Classifications).Problems).Distinct()];
        return new PackageResult(package, problems.IsEmpty ? BookCompiler.Compile(package, Rulebook) : null, problems);
    }

    /// <summary>读、编制并审核一个预算包: what build, check and every screen that shows the book go by.</summary>
    /// <exception cref="Documents.MingsuanException">the folder is not there.</exception>
    public PackageResult Review(string folder, CancellationToken cancellation)
    {
        var result = Compile(folder);
        return result.Compiled is { } compiled
            ? result with { Check = Inspector.Check(folder, compiled, ReadOptions.Default, cancellation) } : result;
    }

    /// <summary>编制成册并写出各种文件.</summary>
    /// <param name="request">要什么.</param>
    /// <param name="progress">进度; null says nothing.</param>
    /// <param name="cancellation">取消.</param>
    public async Task<BuildResult> BuildAsync(
        BuildRequest request, IProgress<BuildStep>? progress, CancellationToken cancellation)
    {
        if (request.Outputs.Contains(Output.Pdf)) _ = Typst;
        progress?.Report(new BuildStep("读取预算包", 0, request.Outputs.Length + 1));
        var result = Review(request.Package, cancellation);
        if (result.Compiled is not { } compiled) return new BuildResult(result, []);
        if (!result.IsFit && request.OnErrors == OnErrors.Stop) return new BuildResult(result, []);
        progress?.Report(new BuildStep("编制完成", 1, request.Outputs.Length + 1));
        var files = await BookFiles.WriteAsync(compiled, request, () => Typst, progress, cancellation);
        return new BuildResult(result, files);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (typst.IsValueCreated) await typst.Value.DisposeAsync();
    }
}

/// <summary>读包与编制的结果.</summary>
/// <param name="Package">预算包; null when it cannot be read at all.</param>
/// <param name="Compiled">编制的书; null when the package has problems.</param>
/// <param name="Problems">全部读取问题.</param>
public sealed record PackageResult(
    BudgetPackage? Package, CompiledBook? Compiled, ImmutableArray<ReadProblem> Problems)
{
    /// <summary>审核; null when the book was not checked, or not compiled at all.</summary>
    public CheckResult? Check { get; init; }

    /// <summary>可以报送: compiled, checked, and nothing of error grade found.</summary>
    public bool IsFit => Check is { } check && !check.Findings.Any(f => f.Open == Severity.Error);
}

/// <summary>编制成册的要求.</summary>
/// <param name="Package">预算包文件夹.</param>
/// <param name="Folder">写到哪里.</param>
/// <param name="Outputs">要哪些文件.</param>
/// <param name="OnErrors">自查有差错时怎么办.</param>
public sealed record BuildRequest(string Package, string Folder, ImmutableArray<Output> Outputs, OnErrors OnErrors);

/// <summary>自查有差错时怎么办.</summary>
public enum OnErrors
{
    /// <summary>停下, 什么也不写.</summary>
    Stop,

    /// <summary>照写.</summary>
    WriteAnyway,
}

/// <summary>输出的文件.</summary>
public enum Output
{
    /// <summary>book.pdf.</summary>
    Pdf,

    /// <summary>book.docx.</summary>
    Docx,

    /// <summary>book.html.</summary>
    Html,

    /// <summary>tables.xlsx.</summary>
    Xlsx,

    /// <summary>budget.json.</summary>
    Json,

    /// <summary>data/.</summary>
    Data,
}

/// <summary>一步进度.</summary>
/// <param name="What">做完了什么.</param>
/// <param name="Done">完成几步.</param>
/// <param name="Total">共几步.</param>
public sealed record BuildStep(string What, int Done, int Total);

/// <summary>成册的结果.</summary>
/// <param name="Result">读包与编制的结果.</param>
/// <param name="Files">写出的文件.</param>
public sealed record BuildResult(PackageResult Result, ImmutableArray<WrittenFile> Files);

/// <summary>写出的文件.</summary>
/// <param name="Name">相对输出文件夹的名字.</param>
/// <param name="Bytes">字节数.</param>
public sealed record WrittenFile(string Name, long Bytes);
