namespace Mingsuan.Documents;

/// <summary>运行环境的故障 (a fault of the machine or its set-up); the message says what to do next.</summary>
public sealed class MingsuanException : Exception
{
    /// <summary>无说明.</summary>
    public MingsuanException() { }

    /// <summary>带说明, in Chinese.</summary>
    public MingsuanException(string message) : base(message) { }

    /// <summary>带说明与原因.</summary>
    public MingsuanException(string message, Exception? innerException) : base(message, innerException) { }
}
