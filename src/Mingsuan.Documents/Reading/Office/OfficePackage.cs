using System.IO.Compression;
using System.Xml;

namespace Mingsuan.Documents.Reading.Office;

/// <summary>包 (what an Office file holds), looked through before it is opened: that it does not unpack without end,
/// is not nested without end, and what in it is not read.</summary>
internal sealed class OfficePackage
{
    /// <summary>解开后最多多少字节.</summary>
    public const long MostBytes = 200_000_000;

    private const int Deepest = 256;
    private const int MostUnitCharacters = 2_000_000;

    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly ReadOptions options;
    private readonly CancellationToken cancellation;
    private long bytes;

    private OfficePackage(ReadOptions options, CancellationToken cancellation) =>
        (this.options, this.cancellation) = (options, cancellation);

    /// <summary>有没有宏.</summary>
    public bool HasMacros => names.Any(n => n.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase));

    /// <summary>引用的一个外部文件; null when there is none. Links for the reader to follow are none.</summary>
    public string? Outside { get; private set; }

    /// <summary>有文档类型声明 (DTD) 的部件; null when none has.</summary>
    public string? Declared { get; private set; }

    /// <summary>看一遍; null when the package is damaged.</summary>
    /// <exception cref="TooLargeException">it holds more than is allowed.</exception>
    public static OfficePackage? Of(byte[] content, ReadOptions options, CancellationToken cancellation)
    {
        var package = new OfficePackage(options, cancellation);
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content, false), ZipArchiveMode.Read);
            foreach (var entry in zip.Entries)
            {
                package.names.Add(entry.FullName);
                using var stream = new Counted(entry.Open(), package);
                if (Path.GetExtension(entry.FullName).ToUpperInvariant() is ".XML" or ".RELS")
                    package.Look(entry.FullName, stream);
                stream.CopyTo(Stream.Null);
            }
            return package;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>有没有这个部件.</summary>
    public bool Has(string part) => names.Contains(part);

    // A part that is no XML is told by what opens it, if anything does.
    private void Look(string name, Stream part)
    {
        using var reader = XmlReader.Create(part, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Parse, XmlResolver = null, CloseInput = false,
            MaxCharactersFromEntities = 1024,
        });
        var unit = new Unit(options.MostElements);
        try
        {
            while (reader.Read())
            {
                cancellation.ThrowIfCancellationRequested();
                if (reader.NodeType == XmlNodeType.DocumentType)
                {
                    Declared ??= name;
                    return;
                }
                if (reader.Depth > Deepest)
                {
                    throw new TooLargeException($"部件 {name} 的标签套了 {Deepest} 层以上，没有尽头")
                    {
                        Expected = "这不像是正常的文件，请核对来源",
                    };
                }
                unit.Add(reader);
                if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "Relationship"
                    && reader.GetAttribute("TargetMode") == "External"
                    && reader.GetAttribute("Type")?.EndsWith("/hyperlink", StringComparison.Ordinal) != true)
                {
                    Outside ??= reader.GetAttribute("Target") ?? "";
                }
            }
        }
        catch (XmlException)
        {
            // Told where the part is opened.
        }
    }

    // What is held in memory at once: a row or paragraph, and whatever stands outside of them.
    private sealed class Unit(int mostElements)
    {
        private readonly char[] buffer = new char[4096];
        private int depth = -1;
        private int inside;
        private int outside;
        private int characters;

        public void Add(XmlReader reader)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                if (depth < 0 && reader.LocalName is "tr" or "row" or "p" or "si" && !reader.IsEmptyElement)
                    (depth, inside, characters) = (reader.Depth, 0, 0);
                if ((depth < 0 ? ++outside : ++inside) > mostElements)
                    throw TooLargeException.Of("一行或一段里的元素", mostElements, "个");
            }
            else if (reader.NodeType == XmlNodeType.EndElement)
            {
                if (reader.Depth == depth) depth = -1;
            }
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
            {
                for (int read; (read = reader.ReadValueChunk(buffer, 0, buffer.Length)) > 0;)
                {
                    if ((characters += read) <= MostUnitCharacters) continue;
                    throw TooLargeException.Of("一行、一段或一格的文字", MostUnitCharacters, "个字");
                }
            }
        }
    }

    // Counts what is unpacked.
    private sealed class Counted(Stream inner, OfficePackage package) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            package.cancellation.ThrowIfCancellationRequested();
            var read = inner.Read(buffer);
            package.bytes += read;
            return package.bytes <= MostBytes ? read
                : throw new TooLargeException($"解开后超过 {MostBytes / 1_000_000} MB")
                {
                    Expected = "这不像是正常的文件，请核对来源",
                };
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
