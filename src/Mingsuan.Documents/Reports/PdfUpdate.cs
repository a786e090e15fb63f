using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace Mingsuan.Documents.Reports;

/// <summary>PDF 增量更新 (an incremental update): the original bytes stay, new and changed objects are
/// appended.</summary>
internal sealed class PdfUpdate
{
    private const string StartWord = "startxref";
    private const int TailLength = 2048;

    private readonly byte[] original;
    private readonly PdfDocument document;
    private readonly SortedDictionary<long, (int Generation, string Source)> objects = [];
    private readonly long start;
    private readonly long origin;
    private readonly bool isStream;
    private long next;

    /// <summary>开始更新.</summary>
    /// <exception cref="MingsuanException">the file's cross-reference cannot be continued.</exception>
    public PdfUpdate(byte[] original, PdfDocument document)
    {
        (this.original, this.document) = (original, document);
        if (document.Structure.Trailer.EncryptionToken is not null)
            throw new MingsuanException("PDF 加了密，不能加批注。请另存为不加密的 PDF 再试");
        start = Start(original);
        (origin, isStream) = Section();
        next = Math.Max(document.Structure.Trailer.Size,
            document.Structure.CrossReferenceTable.ObjectOffsets.Keys.Max(k => k.ObjectNumber) + 1);
    }

    /// <summary>新对象; source without obj and endobj.</summary>
    public IndirectReference Add(string source)
    {
        objects[next] = (0, source);
        return new IndirectReference(next++, 0);
    }

    /// <summary>改过的对象.</summary>
    public void Replace(IndirectReference reference, string source) =>
        objects[reference.ObjectNumber] = (reference.Generation, source);

    /// <summary>写: the original, the objects, a new cross-reference section of the original's kind.</summary>
    public void Write(Stream output)
    {
        output.Write(original);
        var appended = new StringBuilder(original[^1] is (byte)'\n' ? "" : "\n");
        var offsets = new SortedDictionary<long, (long Offset, int Generation)>();
        foreach (var (number, (generation, source)) in objects)
        {
            offsets[number] = (original.Length + appended.Length - origin, generation);
            appended.Append(CultureInfo.InvariantCulture, $"{number} {generation} obj\n{source}\nendobj\n");
        }
        var section = original.Length + appended.Length - origin;
        if (isStream) offsets[next] = (section, 0);
        var trailer = Trailer(isStream ? next + 1 : next, SHA256.HashData(Bytes(appended)).AsSpan(0, 16));
        if (isStream) AppendStream(appended, offsets, trailer);
        else AppendTable(appended, offsets, trailer);
        appended.Append(CultureInfo.InvariantCulture, $"{StartWord}\n{section}\n%%EOF\n");
        output.Write(Bytes(appended));
    }

    private static void AppendTable(
        StringBuilder text, SortedDictionary<long, (long Offset, int Generation)> offsets, string trailer)
    {
        text.Append("xref\n");
        foreach (var (first, count) in Runs(offsets.Keys))
        {
            text.Append(CultureInfo.InvariantCulture, $"{first} {count}\n");
            for (var number = first; number < first + count; number++)
            {
                var (offset, generation) = offsets[number];
                text.Append(CultureInfo.InvariantCulture, $"{offset:D10} {generation:D5} n\r\n");
            }
        }
        text.Append(CultureInfo.InvariantCulture, $"trailer\n<<{trailer}>>\n");
    }

    // In hexadecimal, so that all that is appended is plain text: type, offset, generation.
    private void AppendStream(
        StringBuilder text, SortedDictionary<long, (long Offset, int Generation)> offsets, string trailer)
    {
        var index = string.Join(' ', Runs(offsets.Keys).Select(r => $"{r.First} {r.Count}"));
        var entries = string.Concat(offsets.Values.Select(o =>
            string.Create(CultureInfo.InvariantCulture, $"01{o.Offset:X10}{o.Generation:X4}\n"))) + ">";
        text.Append(CultureInfo.InvariantCulture,
            $"{next} 0 obj\n<</Type/XRef/W[1 5 2]/Index[{index}]/Filter/ASCIIHexDecode/Length {entries.Length}"
            + $"{trailer}>>\nstream\n{entries}\nendstream\nendobj\n");
    }

    private static List<(long First, long Count)> Runs(IEnumerable<long> numbers)
    {
        var runs = new List<(long First, long Count)>();
        foreach (var number in numbers)
        {
            if (runs.Count > 0 && runs[^1].First + runs[^1].Count == number)
                runs[^1] = (runs[^1].First, runs[^1].Count + 1);
            else runs.Add((number, 1));
        }
        return runs;
    }

    // The first half of the file's identifier stays, the second tells this version of it.
    private string Trailer(long size, ReadOnlySpan<byte> version)
    {
        var known = document.Structure.Trailer;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"/Size {size}/Prev {start}/Root {PdfTokens.Reference(known.Root)}");
        if (known.Info is IndirectReferenceToken info) text.Append("/Info ").Append(PdfTokens.Text(info));
        var first = known.Identifier is { Count: > 0 } ids ? PdfTokens.Text(ids[0]) : PdfTokens.Hex(version);
        return text.Append("/ID[").Append(first).Append(PdfTokens.Hex(version)).Append(']').ToString();
    }

    private static long Start(byte[] bytes)
    {
        var from = Math.Max(0, bytes.Length - TailLength);
        var tail = Encoding.Latin1.GetString(bytes, from, bytes.Length - from);
        var at = tail.LastIndexOf(StartWord, StringComparison.Ordinal);
        if (at < 0) throw Broken();
        var digits = tail[(at + StartWord.Length)..].TrimStart().TakeWhile(char.IsAsciiDigit).ToArray();
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            ? start : throw Broken();
    }

    // Offsets count from the header, which need not be the first byte.
    private (long Origin, bool IsStream) Section()
    {
        var header = original.AsSpan().IndexOf("%PDF-"u8);
        foreach (var shift in new[] { 0L, Math.Max(header, 0) })
        {
            if (start + shift >= original.Length) continue;
            var text = Encoding.Latin1.GetString(
                original, (int)(start + shift), (int)Math.Min(32, original.Length - start - shift)).TrimStart();
            if (text.StartsWith("xref", StringComparison.Ordinal)) return (shift, false);
            if (text.Length > 0 && char.IsAsciiDigit(text[0]) && text.Contains("obj", StringComparison.Ordinal))
                return (shift, true);
        }
        throw Broken();
    }

    private static byte[] Bytes(StringBuilder text) => Encoding.ASCII.GetBytes(text.ToString());

    private static MingsuanException Broken() => new("PDF 的目录（交叉引用）不完整，不能加批注。请另存为 PDF 再试");
}
