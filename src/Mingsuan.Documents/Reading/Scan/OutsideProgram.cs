using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Mingsuan.Documents.Reading.Scan;

/// <summary>外部程序的结果.</summary>
/// <param name="Code">退出码.</param>
/// <param name="Bytes">标准输出.</param>
/// <param name="Error">标准错误.</param>
internal sealed record ProgramOutput(int Code, byte[] Bytes, string Error)
{
    public string Text => Encoding.UTF8.GetString(Bytes);
}

/// <summary>外部程序 (run without a shell; no more at once than the machine has processors; killed when the caller
/// gives up).</summary>
internal static class OutsideProgram
{
    private const int LongestError = 4000;

    private static readonly SemaphoreSlim Turns = new(Environment.ProcessorCount);

    /// <summary>是否装了.</summary>
    public static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(f => File.Exists(Path.Combine(f, program)) || File.Exists(Path.Combine(f, program + ".exe")));

    /// <summary>运行; null when the program cannot be started.</summary>
    public static async Task<ProgramOutput?> RunAsync(
        string program, IEnumerable<string> arguments, byte[] input, CancellationToken cancellation)
    {
        await Turns.WaitAsync(cancellation);
        try
        {
            using var process = Process.Start(Start(program, arguments));
            return process is null ? null : await TalkAsync(process, input, cancellation);
        }
        catch (Win32Exception)
        {
            return null;
        }
        finally
        {
            Turns.Release();
        }
    }

    private static ProcessStartInfo Start(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true,
            RedirectStandardError = true, StandardErrorEncoding = Encoding.UTF8,
        };
        // Many small pieces at once are faster than one piece by many threads.
        start.Environment["OMP_THREAD_LIMIT"] = "1";
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return start;
    }

    private static async Task<ProgramOutput> TalkAsync(
        Process process, byte[] input, CancellationToken cancellation)
    {
        try
        {
            using var output = new MemoryStream();
            var reading = process.StandardOutput.BaseStream.CopyToAsync(output, cancellation);
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            await WriteAsync(process, input, cancellation);
            await reading;
            var error = await errors;
            await process.WaitForExitAsync(cancellation);
            return new ProgramOutput(process.ExitCode, output.ToArray(),
                error.Length > LongestError ? error[..LongestError] : error);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    // A program that stops before it has read everything breaks the pipe; its exit code tells the rest.
    private static async Task WriteAsync(Process process, byte[] input, CancellationToken cancellation)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input, cancellation);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            await Task.CompletedTask;
        }
    }
}
