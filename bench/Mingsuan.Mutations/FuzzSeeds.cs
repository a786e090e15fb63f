using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Mingsuan;
using Mingsuan.Core.Compilation;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Core.Sentences;
using Mingsuan.Core.Simulation;
using Mingsuan.Documents.Packages;
using Mingsuan.Documents.Reading;
using Mingsuan.Documents.Reports;

/// <summary>乱改的底稿 (what our own program writes of a simulated department): ten kinds of files, and the texts of
/// packages.</summary>
internal sealed class FuzzSeeds(Workspace workspace)
{
    private static readonly string[] FormSets = ["wuhan", "shanghai-district", "central", "mof-nine"];

    /// <summary>各种文件, by kind.</summary>
    public async Task<ImmutableArray<(string Kind, byte[] Content)>> FilesAsync()
    {
        var files = ImmutableArray.CreateBuilder<(string, byte[])>();
        foreach (var (set, seed) in FormSets.Select((s, i) => (s, (ulong)i + 1)))
        {
            var book = BookCompiler.Compile(DepartmentSimulator.Simulate(Plan(set, seed)), workspace.Rulebook);
            Task<byte[]> Bytes(Output output) =>
                BookFiles.BytesAsync(book, output, workspace.Typst, CancellationToken.None);
            var pdf = await Bytes(Output.Pdf);
            var inspection = workspace.Inspector.Inspect("book.pdf", pdf, ReadOptions.Default, default);
            var check = new CheckedFile("book.pdf", inspection.Source, inspection.Result, () => pdf);
            var catalogue = workspace.Rulebook.Catalogue;
            files.Add(("PDF", pdf));
            files.Add(("批注 PDF", Written(s => MarkedPdf.Write(check, catalogue, s))));
            files.Add(("不压缩的 PDF", Plain(inspection.Source)));
            files.Add(("DOCX", await Bytes(Output.Docx)));
            files.Add(("XLSX", await Bytes(Output.Xlsx)));
            files.Add(("网页", await Bytes(Output.Html)));
            files.Add(("budget.json", await Bytes(Output.Json)));
            files.Add(("文字", Encoding.UTF8.GetBytes(Lines(inspection.Source))));
            files.Add(("审核报告", Written(s => HtmlReport.Write([check], workspace.Rulebook, s))));
            files.Add(("整改清单", Written(s => MendingList.Write([check], catalogue, s))));
        }
        return files.ToImmutable();
    }

    /// <summary>各预算包的文件.</summary>
    public static ImmutableArray<ImmutableSortedDictionary<string, string>> Packages() =>
        [.. FormSets.Select((s, i) => PackageWriter.Texts(DepartmentSimulator.Simulate(Plan(s, (ulong)i + 11))))];

    private static SimulationPlan Plan(string set, ulong seed) =>
        new() { Seed = seed, FormSet = set, Units = 2, Projects = 2 };

    private static byte[] Written(Action<Stream> write)
    {
        using var memory = new MemoryStream();
        write(memory);
        return memory.ToArray();
    }

    private static string Lines(SourceDocument source) => string.Join('\n', source.Blocks.SelectMany(b => b switch
    {
        SourceTable t => t.Cells.GroupBy(c => c.Row).Select(r => string.Join(' ', r.Select(c => c.Text)))
            .Prepend("单位：万元").Prepend(t.Title),
        SourceParagraph p => [p.Text],
        _ => Enumerable.Empty<string>(),
    }));

    // Its figures in rules, nothing packed: what is changed in it is what draws the page.
    private static byte[] Plain(SourceDocument source)
    {
        var content = new StringBuilder("1 w 40 40 m 560 40 l S 40 40 m 40 780 l S 560 40 m 560 780 l S\n");
        var figures = source.Tables.SelectMany(t => t.Cells).Select(c => c.Text)
            .Where(t => t.Length > 0 && t.All(char.IsAscii)).Take(120);
        foreach (var (text, i) in figures.Select((t, i) => (t, i)))
        {
            var (x, y) = (50 + i % 4 * 130, 760 - i / 4 * 24);
            content.Append(CultureInfo.InvariantCulture,
                $"40 {y - 4} m 560 {y - 4} l S BT /F1 9 Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET\n");
        }
        string[] bodies =
        [
            "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 600 800]>>",
            "<</Type/Page/Parent 2 0 R/Contents 5 0 R/Resources<</Font<</F1 4 0 R>>>>>>",
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            $"<</Length {content.Length}>>\nstream\n{content}\nendstream",
        ];
        var objects = bodies.Select((b, i) =>
            string.Create(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{b}\nendobj\n"));
        return Encoding.ASCII.GetBytes($"%PDF-1.7\n{string.Concat(objects)}trailer\n<</Root 1 0 R/Size 6>>\n%%EOF");
    }
}

/// <summary>乱改 (one or a few random changes, by a seed): bytes, numbers, pieces repeated, swapped or cut off; of a
/// packed file, of one of its parts.</summary>
internal sealed class Mutator(int seed)
{
    private static readonly string[] Odd =
    [
        "0", "-1", "1e38", "-1e38", "1e300", "2147483647", "-2147483648", "9223372036854775807", "0.0000001",
        "99999999999999999999", "NaN", "", "%", "（", "\0", "\u202e", "２０２４", "<td>", "</table>", "&#0;", "\r",
            "\t",
        "---", "!!x", "*a", "\"", ",,,,", "单位：元", "合计", "2024年", "777", "../../x",
    ];

    private readonly Random random = new(seed);

    /// <summary>改一个文件.</summary>
    public byte[] File(byte[] content) => content is [(byte)'P', (byte)'K', ..] ? Packed(content) : Bytes(content);

    /// <summary>改一个预算包: one or two of its files, or their names.</summary>
    public Dictionary<string, string> Package(IReadOnlyDictionary<string, string> files)
    {
        var changed = files.ToDictionary(StringComparer.Ordinal);
        for (var i = random.Next(1, 3); i > 0; i--)
        {
            var name = changed.Keys.ElementAt(random.Next(changed.Count));
            var text = changed[name];
            switch (random.Next(8))
            {
                case 0: changed.Remove(name); break;
                case 1: changed[name + Odd[random.Next(6)]] = text; break;
                case 2: changed[name] = Lines(text); break;
                case 3 or 4 or 5: changed[name] = Field(text); break;
                default: changed[name] = Encoding.UTF8.GetString(Bytes(Encoding.UTF8.GetBytes(text))); break;
            }
            if (changed.Count == 0) break;
        }
        return changed;
    }

    private string Lines(string text)
    {
        var lines = text.Split('\n').ToList();
        var (from, to) = (random.Next(lines.Count), random.Next(lines.Count));
        (lines[from], lines[to]) = random.Next(2) == 0 ? (lines[to], lines[from]) : (lines[to], lines[to]);
        return string.Join('\n', lines);
    }

    // One value between two separators is another.
    private string Field(string text)
    {
        var marks = Enumerable.Range(0, text.Length).Where(i => text[i] is ',' or ':' or '\n').ToList();
        if (marks.Count < 2) return text;
        var at = random.Next(marks.Count - 1);
        return string.Concat(text.AsSpan(0, marks[at] + 1), text[marks[at]] == ':' ? " " : "",
            Odd[random.Next(Odd.Length)], text.AsSpan(marks[at + 1]));
    }

    private byte[] Packed(byte[] content)
    {
        using var memory = new MemoryStream();
        memory.Write(content);
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.Entries[random.Next(zip.Entries.Count)];
            using var stream = entry.Open();
            using var part = new MemoryStream();
            stream.CopyTo(part);
            stream.SetLength(0);
            stream.Write(Bytes(part.ToArray()));
        }
        return random.Next(10) == 0 ? Bytes(memory.ToArray()) : memory.ToArray();
    }

    private byte[] Bytes(byte[] content)
    {
        for (var i = random.Next(1, 4); i > 0 && content.Length > 0; i--) content = One(content);
        return content;
    }

    private byte[] One(byte[] content)
    {
        var at = random.Next(content.Length);
        var length = Math.Min(random.Next(1, 1 << random.Next(1, 12)), content.Length - at);
        var piece = content.AsSpan(at, length).ToArray();
        switch (random.Next(14))
        {
            case 0:
                var flipped = content.ToArray();
                flipped[at] ^= (byte)(1 << random.Next(8));
                return flipped;
            case 1: return [.. content[..at], .. content[(at + length)..]];
            case 2: return content[..at];
            case 3: return [.. content[..at], .. Enumerable.Repeat(piece, random.Next(2, 200)).SelectMany(p => p),
                .. content[at..]];
            case 4:
                random.NextBytes(piece);
                return [.. content[..at], .. piece, .. content[(at + length)..]];
            case 5:
                var to = random.Next(content.Length);
                return [.. content[..to], .. piece, .. content[to..]];
            default: return Number(content, at);
        }
    }

    // The next number, or word, is another.
    private byte[] Number(byte[] content, int at)
    {
        var from = content.AsSpan(at).IndexOfAnyInRange((byte)'0', (byte)'9');
        var odd = Encoding.UTF8.GetBytes(Odd[random.Next(Odd.Length)]);
        if (from < 0) return [.. content[..at], .. odd, .. content[at..]];
        from += at;
        var end = from;
        while (end < content.Length && content[end] is (>= (byte)'0' and <= (byte)'9') or (byte)'.') end++;
        return [.. content[..from], .. odd, .. content[end..]];
    }
}
