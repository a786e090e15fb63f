namespace Mingsuan.Cli;

/// <summary>命令行的出口: standard output, standard error, and whether a person watches.</summary>
internal sealed record Terminal(TextWriter Output, TextWriter Error, bool IsWatched);

/// <summary>退出码.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Errors = 1;
    public const int Unreadable = 2;
    public const int Fault = 3;
}
