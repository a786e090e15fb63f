using System.IO.Compression;

namespace Mingsuan.Documents.Writing;

/// <summary>定形压缩包: rewrites a zip so that equal contents give equal bytes (fixed dates, fixed order).</summary>
public static class StableZip
{
    // The earliest date a zip entry can carry.
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>定形: the same entries with fixed dates, in ordinal order.</summary>
    public static byte[] Normalize(byte[] zip)
    {
        using var source = new MemoryStream(zip, writable: false);
        using var output = new MemoryStream(zip.Length);
        Normalize(source, output);
        return output.ToArray();
    }

    /// <summary>定形: reads a zip from one stream and writes it to another; neither is closed.</summary>
    public static void Normalize(Stream source, Stream output)
    {
        using var written = new MemoryStream();
        using (var from = new ZipArchive(source, ZipArchiveMode.Read, leaveOpen: true))
        using (var to = new ZipArchive(written, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries.OrderBy(Rank).ThenBy(e => e.FullName, StringComparer.Ordinal))
            {
                Copy(entry, to);
            }
        }
        written.WriteTo(output);
    }

    // Readers that stream an Office file want its content types first.
    private static int Rank(ZipArchiveEntry entry) => entry.FullName switch
    {
        "[Content_Types].xml" => 0,
        "_rels/.rels" => 1,
        _ => 2,
    };

    private static void Copy(ZipArchiveEntry entry, ZipArchive to)
    {
        var copy = to.CreateEntry(entry.FullName, CompressionLevel.Optimal);
        copy.LastWriteTime = Epoch;
        // An ordinary file, readable by all: with no mode, Unix tools unpack it as readable by none.
        copy.ExternalAttributes = unchecked(0x81A4 << 16);
        using var read = entry.Open();
        using var write = copy.Open();
        read.CopyTo(write);
    }
}
