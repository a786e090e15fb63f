namespace Mingsuan.Cli;

/// <summary>命令行的出口: standard output, standard error, and whether a person watches.</summary>
internal sealed record Terminal(TextWriter Output, TextWriter Error, bool IsWatched)
{
    /// <summary>设为 1 时印出程序故障的经过, for who maintains the program.</summary>
    public const string TraceVariable = "MINGSUAN_TRACE";

    /// <summary>印经过, when the variable asks for it.</summary>
    public void Trace(Exception? fault)
    {
        if (fault is not null && Environment.GetEnvironmentVariable(TraceVariable) == "1") Error.WriteLine(fault);
    }
}

/// <summary>退出码.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Errors = 1;
    public const int Unreadable = 2;
    public const int Fault = 3;
}
