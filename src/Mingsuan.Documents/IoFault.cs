namespace Mingsuan.Documents;

/// <summary>读写不成的原因 in words: what the system says is not for clerks.</summary>
public static class IoFault
{
    private const int DiskFull = 28;
    private const int NoSpace = unchecked((int)0x80070070);
    private const int OverQuota = 122;

    /// <summary>是否读写的故障, as against one of the program.</summary>
    public static bool Is(Exception fault) =>
        fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;

    /// <summary>原因.</summary>
    public static string Words(Exception fault) => fault switch
    {
        { HResult: DiskFull or NoSpace } => "磁盘已满",
        // Said without a number where the room for a file is taken beforehand.
        IOException { Message: var said } when said.Contains("disk was full", StringComparison.Ordinal) => "磁盘已满",
        { HResult: OverQuota } => "超过了磁盘配额",
        UnauthorizedAccessException => "没有写的权限，或它是一个文件夹",
        FileNotFoundException or DirectoryNotFoundException => "没有这个位置",
        _ => fault.Message.TrimEnd('.'),
    };
}
