using System.Text;

namespace Mingsuan.Documents.Reading;

/// <summary>由内容认格式.</summary>
internal static class FileKind
{
    public enum Kind
    {
        Unknown,
        Pdf,
        Zip,
        OldOffice,
        Html,
        Json,
        Picture,
        Text,
    }

    /// <summary>认.</summary>
    public static Kind Of(ReadOnlySpan<byte> bytes)
    {
        if (Within(bytes, "%PDF-"u8, 1024)) return Kind.Pdf;
        if (bytes.StartsWith("PK\u0003\u0004"u8)) return Kind.Zip;
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0])) return Kind.OldOffice;
        if (IsPicture(bytes)) return Kind.Picture;
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 4096)])
            .TrimStart('\u00ef', '\u00bb', '\u00bf', ' ', '\r', '\n', '\t');
        if (head.StartsWith("<!doctype", StringComparison.OrdinalIgnoreCase)
            || head.Contains("<html", StringComparison.OrdinalIgnoreCase)
            || head.Contains("<table", StringComparison.OrdinalIgnoreCase)) return Kind.Html;
        if (head.StartsWith('{')) return Kind.Json;
        return head.Contains('\0') ? Kind.Unknown : Kind.Text;
    }

    private static bool Within(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> mark, int length) =>
        bytes[..Math.Min(bytes.Length, length)].IndexOf(mark) >= 0;

    private static bool IsPicture(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47])
            || bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
        || bytes.StartsWith("GIF8"u8) || bytes.StartsWith("II*\0"u8) || bytes.StartsWith("MM\0*"u8);
}
