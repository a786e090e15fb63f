using System.Text;

namespace Mingsuan.Documents.Packages;

/// <summary>读文本文件: UTF-8 with or without BOM, else GB18030.</summary>
public static class TextFile
{
    private static readonly UTF8Encoding Strict = new(false, true);

    static TextFile() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>读成文字; null when the bytes are neither encoding.</summary>
    public static string? Decode(byte[] bytes)
    {
        var start = bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
        try
        {
            return Strict.GetString(bytes, start, bytes.Length - start);
        }
        catch (DecoderFallbackException)
        {
            return DecodeGb18030(bytes);
        }
    }

    private static string? DecodeGb18030(byte[] bytes)
    {
        var encoding = Encoding.GetEncoding(
            "GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        try
        {
            var text = encoding.GetString(bytes);
            return text.Contains('\0', StringComparison.Ordinal) ? null : text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
