using System.Globalization;

namespace Mingsuan.Documents.Reading;

/// <summary>超过限度 (a file holds more than is read within the memory allowed); told as the problem of that
/// file.</summary>
internal sealed class TooLargeException : Exception
{
    public TooLargeException() { }

    public TooLargeException(string message) : base(message) { }

    public TooLargeException(string message, Exception? innerException) : base(message, innerException) { }

    /// <summary>应当怎样.</summary>
    public string Expected { get; init; } = "请拆成几个文件";

    /// <summary>多于限度的, such as 单元格.</summary>
    public static TooLargeException Of(string what, long most, string measure) => new(
        string.Create(CultureInfo.InvariantCulture, $"{what}超过 {Rounded(most)}{measure}"));

    private static string Rounded(long number) => number % 10_000 == 0 && number > 0
        ? string.Create(CultureInfo.InvariantCulture, $"{number / 10_000} 万")
        : string.Create(CultureInfo.InvariantCulture, $"{number} ");
}
