using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Mingsuan.Documents.Writing.Pdf;

/// <summary>排版进程 (Typst worker): one warm node process that sets one document at a time.</summary>
/// <remarks>
/// It is started early by <see cref="Start"/>, kept between documents, and started anew after it died, ran out of
/// time or grew too large. Safe for use by several threads: requests wait for one another.
/// </remarks>
public sealed partial class TypstWorker : IAsyncDisposable
{
    private readonly TypstWorkerOptions _options;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private NodeProcess? _process;
    private int _lastId;

    private TypstWorker(TypstWorkerOptions options) => _options = options;

    /// <summary>启动: returns at once while node loads the compiler and the fonts.</summary>
    /// <exception cref="MingsuanException">没有 node 或没有安装排版程序.</exception>
    public static TypstWorker Start(TypstWorkerOptions? options = null)
    {
        var worker = new TypstWorker(options ?? new TypstWorkerOptions());
        worker._process = NodeProcess.Start(worker._options);
        return worker;
    }

    /// <summary>进程号 of the node process; null while there is none.</summary>
    public int? ProcessId => _process?.Id;

    /// <summary>排版: compiles a Typst source with its data files to PDF/UA-1.</summary>
    /// <param name="source">Typst 源文.</param>
    /// <param name="files">源文所读的文件, by name.</param>
    /// <param name="cancellation">取消.</param>
    /// <exception cref="MingsuanException">超时、超出内存、进程退出或源文有错.</exception>
    public async Task<byte[]> CompileAsync(
        string source, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            var request = Request(++_lastId, source, files);
            try
            {
                return Result(await AskAsync(LiveProcess(), request, cancellation));
            }
            catch (MingsuanException e) when (e.InnerException is EndOfStreamException)
            {
                // Ended by somebody else, as a machine short of memory does: another one is asked the same, once.
                return Result(await AskAsync(LiveProcess(), request, cancellation));
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _turn.WaitAsync();
        _process?.Dispose();
        _process = null;
        _turn.Dispose();
    }

    private NodeProcess LiveProcess()
    {
        if (_process is { HasExited: false } live) return live;
        _process?.Dispose();
        return _process = NodeProcess.Start(_options);
    }

    private async Task<JsonDocument> AskAsync(NodeProcess process, byte[] request, CancellationToken cancellation)
    {
        var done = false;
        try
        {
            var answer = JsonDocument.Parse(await process.AskAsync(request, cancellation));
            // Beyond half of the bound the next large book might not fit: begin it in a fresh process.
            done = answer.RootElement.GetProperty("rss").GetInt64() < (long)_options.MemoryLimitMiB * 1024 * 512;
            return answer;
        }
        finally
        {
            // A process whose answer was not read to the end would answer the next question wrongly.
            if (!done) Drop(process);
        }
    }

    private void Drop(NodeProcess process)
    {
        process.Dispose();
        _process = null;
    }

    private static byte[] Request(int id, string source, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("id", id);
            json.WriteBase64String("main", Encoding.UTF8.GetBytes(source));
            json.WriteStartObject("files");
            foreach (var (name, content) in files) json.WriteBase64String(name, content.Span);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    private static byte[] Result(JsonDocument answer)
    {
        using (answer)
        {
            var root = answer.RootElement;
            if (!root.TryGetProperty("errors", out var errors)) return root.GetProperty("pdf").GetBytesFromBase64();
            throw new MingsuanException(Fault(string.Join("；", errors.EnumerateArray().Select(e => e.GetString()))));
        }
    }

    // A character the book fonts lack is the clerk's to change; anything else is a fault of the template.
    private static string Fault(string errors)
    {
        var match = MissingGlyph().Match(errors);
        if (!match.Success) return $"排版出错，版式文件不能编译：{errors}";
        var text = match.Groups[1].Value;
        var code = string.Join(" ", text.EnumerateRunes().Select(r => $"U+{r.Value:X4}"));
        return $"书的字体里没有字符“{text}”（{code}），PDF 印不出来。请在预算包里换一个写法";
    }

    [GeneratedRegex("the text `\\\\?\"(.+?)\\\\?\"` could not be displayed")]
    private static partial Regex MissingGlyph();
}
