using System.IO.Compression;

namespace Mingsuan.Documents.Reading.Office;

/// <summary>压缩包的限度: what is inside, and that it does not unpack without end.</summary>
internal static class ZipLimit
{
    /// <summary>解开后最多多少字节.</summary>
    public const long Most = 200_000_000;

    /// <summary>包里各部件的名字; null when the package is damaged, or unpacks to more than the limit.</summary>
    public static HashSet<string>? Names(byte[] bytes, CancellationToken cancellation, out bool isTooLarge)
    {
        isTooLarge = false;
        var names = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes, false), ZipArchiveMode.Read);
            var total = 0L;
            var buffer = new byte[81920];
            foreach (var entry in zip.Entries)
            {
                names.Add(entry.FullName);
                using var stream = entry.Open();
                for (int read; (read = stream.Read(buffer)) > 0;)
                {
                    cancellation.ThrowIfCancellationRequested();
                    total += read;
                    if (total <= Most) continue;
                    isTooLarge = true;
                    return null;
                }
            }
            return names;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
