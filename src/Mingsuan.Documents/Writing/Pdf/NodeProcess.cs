using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Mingsuan.Documents.Writing.Pdf;

/// <summary>node 进程: one run of typst-worker.mjs, asked by lines and bounded in time and memory.</summary>
internal sealed class NodeProcess : IDisposable
{
    private static readonly TimeSpan MemoryCheck = TimeSpan.FromMilliseconds(200);
    private const int KeptErrorLines = 20;

    private readonly Process _process;
    private readonly TypstWorkerOptions _options;
    private readonly Queue<string> _errorLines = new();
    private bool _ready;

    private NodeProcess(Process process, TypstWorkerOptions options)
    {
        _process = process;
        _options = options;
        _process.ErrorDataReceived += (_, line) => KeepErrorLine(line.Data);
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public static NodeProcess Start(TypstWorkerOptions options)
    {
        var start = new ProcessStartInfo(options.Node)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
            // The compiler reads nothing below its workspace but what it is handed.
            WorkingDirectory = Path.GetTempPath(),
        };
        start.ArgumentList.Add(string.Create(
            CultureInfo.InvariantCulture, $"--max-old-space-size={options.MemoryLimitMiB}"));
        start.ArgumentList.Add("--input-type=module");
        start.ArgumentList.Add("--eval");
        start.ArgumentList.Add(Script());
        start.ArgumentList.Add("--");
        start.ArgumentList.Add(options.NodeModules ?? NodeModules.Find());
        return new NodeProcess(Run(start), options);
    }

    /// <summary>问一行, 答一行.</summary>
    public async Task<string> AskAsync(byte[] request, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(_options.TimeLimit);
        try
        {
            if (!_ready) await BoundedAsync(ReadLineAsync(limit.Token), limit.Token);
            _ready = true;
            // Answered while we still write: a full pipe in one direction must not block the other.
            var answer = ReadLineAsync(limit.Token);
            await SendAsync(request, limit.Token);
            return await BoundedAsync(answer, limit.Token);
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new MingsuanException(
                $"排版超过 {_options.TimeLimit.TotalSeconds:0} 秒，已中止。请减少一册的内容，或放宽时限后重试。", e);
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private static Process Run(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new MingsuanException(
                $"不能生成 PDF：启动不了 {start.FileName}。请安装 Node 20，再在明算的目录下运行 npm ci。", e);
        }
    }

    private static string Script()
    {
        using var stream = typeof(NodeProcess).Assembly.GetManifestResourceStream("typst-worker.mjs")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private async Task SendAsync(byte[] request, CancellationToken cancellation)
    {
        try
        {
            await _process.StandardInput.BaseStream.WriteAsync(request, cancellation);
            await _process.StandardInput.BaseStream.FlushAsync(cancellation);
        }
        catch (IOException e)
        {
            throw Ended(new EndOfStreamException(e.Message, e));
        }
    }

    private async Task<string> ReadLineAsync(CancellationToken cancellation) =>
        await _process.StandardOutput.ReadLineAsync(cancellation) ?? throw Ended(new EndOfStreamException());

    private async Task<string> BoundedAsync(Task<string> answer, CancellationToken cancellation)
    {
        while (await Task.WhenAny(answer, Task.Delay(MemoryCheck, cancellation)) != answer)
        {
            cancellation.ThrowIfCancellationRequested();
            _process.Refresh();
            if (_process.WorkingSet64 / (1024 * 1024) > _options.MemoryLimitMiB)
                throw new MingsuanException($"排版所用内存超过 {_options.MemoryLimitMiB} MiB，已中止。请分册后重试。");
        }

        return await answer;
    }

    private void KeepErrorLine(string? line)
    {
        if (line is null) return;
        lock (_errorLines)
        {
            _errorLines.Enqueue(line);
            if (_errorLines.Count > KeptErrorLines) _errorLines.Dequeue();
        }
    }

    private MingsuanException Ended(EndOfStreamException cause)
    {
        lock (_errorLines)
        {
            var said = _errorLines.Count > 0 ? "：" + string.Join(" ", _errorLines) : "";
            return new MingsuanException(
                $"排版进程意外退出{said}。请确认已装 Node 20 并运行过 npm ci，然后重试。", cause);
        }
    }
}
