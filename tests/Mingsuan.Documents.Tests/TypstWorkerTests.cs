using System.Diagnostics;
using Mingsuan.Documents.Writing.Pdf;
using Xunit;

namespace Mingsuan.Documents.Tests;

public sealed class TypstWorkerTests
{
    private static readonly Dictionary<string, ReadOnlyMemory<byte>> NoFiles = [];

    private const string Hello = """#set document(title: "t", date: none); #set text(font: "Noto Serif SC"); 明算""";

    private const string Endless = "#for i in range(1000000) { for j in range(1000000) { } }";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_worker_that_was_killed_is_started_anew()
    {
        await using var worker = TypstWorker.Start();
        var before = await worker.CompileAsync(Hello, NoFiles, Cancellation);
        using (var process = Process.GetProcessById(worker.ProcessId!.Value))
        {
            process.Kill();
            await process.WaitForExitAsync(Cancellation);
        }

        Assert.Equal(before, await worker.CompileAsync(Hello, NoFiles, Cancellation));
    }

    [Fact]
    public async Task Issue0014_A_worker_killed_at_its_work_is_started_anew_and_answers_all_the_same()
    {
        await using var worker = TypstWorker.Start();
        var before = await worker.CompileAsync(Hello, NoFiles, Cancellation);
        using var process = Process.GetProcessById(worker.ProcessId!.Value);
        // Stopped first, so that it dies with the question read and not answered.
        Tools.Run("kill", "-STOP", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var answer = worker.CompileAsync(Hello, NoFiles, Cancellation);
        await Task.Delay(100, Cancellation);
        process.Kill();
        Assert.Equal(before, await answer);
    }

    [Fact]
    public async Task A_source_that_never_ends_is_stopped_and_the_next_one_compiles()
    {
        await using var worker = TypstWorker.Start(new TypstWorkerOptions { TimeLimit = TimeSpan.FromSeconds(3) });
        await worker.CompileAsync(Hello, NoFiles, Cancellation);
        var error = await Assert.ThrowsAsync<MingsuanException>(
            () => worker.CompileAsync(Endless, NoFiles, Cancellation));
        Assert.Contains("3 秒", error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(await worker.CompileAsync(Hello, NoFiles, Cancellation));
    }

    [Fact]
    public async Task A_worker_beyond_its_memory_is_stopped()
    {
        await using var worker = TypstWorker.Start(new TypstWorkerOptions { MemoryLimitMiB = 40 });
        var error = await Assert.ThrowsAsync<MingsuanException>(
            () => worker.CompileAsync(Endless, NoFiles, Cancellation));
        Assert.Contains("40 MiB", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_in_the_source_is_told_with_its_reason()
    {
        await using var worker = TypstWorker.Start();
        var error = await Assert.ThrowsAsync<MingsuanException>(
            () => worker.CompileAsync("#no-such-thing", NoFiles, Cancellation));
        Assert.Contains("no-such-thing", error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(await worker.CompileAsync(Hello, NoFiles, Cancellation));
    }

    [Fact]
    public async Task Two_requests_at_once_wait_for_each_other()
    {
        await using var worker = TypstWorker.Start();
        var pages = await Task.WhenAll(
            worker.CompileAsync(Hello, NoFiles, Cancellation),
            worker.CompileAsync(Hello + " #pagebreak() 二", NoFiles, Cancellation));
        Assert.NotEqual(pages[0], pages[1]);
    }

    [Fact]
    public void Without_node_the_message_says_what_to_install()
    {
        var error = Assert.Throws<MingsuanException>(
            () => TypstWorker.Start(new TypstWorkerOptions { Node = "no-such-node", NodeModules = "." }));
        Assert.Contains("Node 20", error.Message, StringComparison.Ordinal);
        Assert.Contains("npm ci", error.Message, StringComparison.Ordinal);
    }
}
