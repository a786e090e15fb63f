namespace Mingsuan.Documents;

/// <summary>做不成的事 (a fault of the machine or its set-up, or of what was asked for); the message says what to do
/// next.</summary>
public sealed class MingsuanException : Exception
{
    /// <summary>无说明.</summary>
    public MingsuanException() { }

    /// <summary>带说明, in Chinese.</summary>
    public MingsuanException(string message) : base(message) { }

    /// <summary>带说明与原因.</summary>
    public MingsuanException(string message, Exception? innerException) : base(message, innerException) { }

    /// <summary>错在给的东西, as against the machine: the exit code tells the two apart.</summary>
    public bool IsOfInput { get; init; }
}
