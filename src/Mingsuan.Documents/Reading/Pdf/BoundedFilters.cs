using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Mingsuan.Documents.Reading.Pdf;

/// <summary>有限度的解压 (the library's filters, which do not unpack a stream without end, nor more marks than one page
/// may bear).</summary>
internal sealed class BoundedFilters(ReadOptions options, CancellationToken cancellation) : IFilterProvider
{
    // Deflate makes at most this many bytes of one.
    private const int MostGrowth = 1032;
    private const int ObjectsInStream = 8;

    private CancellationToken Cancellation => cancellation;

    private int Most => options.MostStreamBytes;

    private readonly Dictionary<IFilter, IFilter> bounded = new(ReferenceEqualityComparer.Instance);
    private long bytes;
    private long marks;

    /// <summary>一页开始.</summary>
    public void Begin() => (bytes, marks) = (0, 0);

    /// <summary>又有几个字与笔画.</summary>
    /// <exception cref="TooLargeException">more than one page may bear.</exception>
    public void AddMarks(long count)
    {
        marks += count;
        if (marks > options.MostMarks) throw TooLargeException.Of("一页里的字与笔画", options.MostMarks, "个");
    }

    /// <inheritdoc/>
    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) =>
        Bounded(DefaultFilterProvider.Instance.GetFilters(dictionary));

    /// <inheritdoc/>
    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) =>
        Bounded(DefaultFilterProvider.Instance.GetNamedFilters(names));

    /// <inheritdoc/>
    public IReadOnlyList<IFilter> GetAllFilters() => Bounded(DefaultFilterProvider.Instance.GetAllFilters());

    private List<IFilter> Bounded(IReadOnlyList<IFilter> filters)
    {
        cancellation.ThrowIfCancellationRequested();
        var all = new List<IFilter>(filters.Count);
        foreach (var filter in filters)
        {
            if (!bounded.TryGetValue(filter, out var own)) bounded[filter] = own = new Filter(filter, this);
            all.Add(own);
        }
        return all;
    }

    private TooLargeException TooLong() => new($"PDF 的内容解开后超过 {options.MostStreamBytes / 1_000_000} MB")
    {
        Expected = "这不像是正常的文件，请核对来源",
    };

    // Fonts and their tables of characters are no marks; parts of the file itself hold many small objects.
    private void Weigh(DictionaryToken dictionary, ReadOnlySpan<byte> decoded)
    {
        bytes += decoded.Length;
        if (bytes > options.MostStreamBytes) throw TooLong();
        if (decoded is [0 or 1, ..] || decoded.StartsWith("OTTO"u8) || decoded.StartsWith("true"u8)
            || decoded.StartsWith("ttcf"u8) || decoded.StartsWith("%!"u8)) return;
        if (decoded[..Math.Min(decoded.Length, 200)].IndexOf("CIDInit"u8) >= 0) return;
        var count = PageMarks.Of(decoded).Count;
        AddMarks(dictionary.TryGet(NameToken.Type, out _) ? count / ObjectsInStream : count);
    }

    private static long Inflated(ReadOnlyMemory<byte> input, long most)
    {
        using var stream = new MemoryStream(input.ToArray(), false) { Position = Math.Min(2, input.Length) };
        using var inflate = new DeflateStream(stream, CompressionMode.Decompress);
        var buffer = new byte[65536];
        var length = 0L;
        try
        {
            for (int read; length <= most && (read = inflate.Read(buffer)) > 0;) length += read;
        }
        catch (InvalidDataException)
        {
            // Damaged from here on: what came before is what the library keeps.
        }
        return length;
    }

    // Codes of 9 to 12 bits; each but the first adds a string one longer than that of the code before.
    private static long Unpacked(ReadOnlySpan<byte> input, long most)
    {
        var lengths = new long[4097];
        var (next, width, bits, held, length, last) = (258, 9, 0, 0, 0L, 0L);
        foreach (var octet in input)
        {
            held = ((held << 8) | octet) & 0xFFFFFF;
            bits += 8;
            if (bits < width) continue;
            bits -= width;
            var code = (held >> bits) & ((1 << width) - 1);
            if (code == 257 || length > most) break;
            if (code == 256)
            {
                (next, width, last) = (258, 9, 0);
                continue;
            }
            var own = code < 256 ? 1 : code < next ? lengths[code] : last + 1;
            if (last > 0 && next < 4096) lengths[next++] = last + 1;
            (length, last) = (length + own, own);
            width = next >= 2047 ? 12 : next >= 1023 ? 11 : next >= 511 ? 10 : 9;
        }
        return length;
    }

    private sealed class Filter(IFilter inner, BoundedFilters all) : IFilter
    {
        public bool IsSupported => inner.IsSupported;

        public Memory<byte> Decode(
            Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            all.Cancellation.ThrowIfCancellationRequested();
            var most = all.Most;
            if (input.Length > most / MostGrowth / 4)
            {
                var length = inner switch
                {
                    FlateFilter when input.Length > most / MostGrowth => Inflated(input, most),
                    LzwFilter => Unpacked(input.Span, most),
                    _ => 0,
                };
                if (length > most) throw all.TooLong();
            }
            var decoded = inner.Decode(input, streamDictionary, filterProvider, filterIndex);
            if (inner is FlateFilter or LzwFilter or Ascii85Filter or AsciiHexDecodeFilter or RunLengthFilter)
                all.Weigh(streamDictionary, decoded.Span);
            return decoded;
        }
    }
}
