using System.Collections.Immutable;
using Mingsuan.Core.Checks;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Core.Sources;
using Mingsuan.Core.Statements;
using Mingsuan.Documents.Reading;
using Mingsuan.Documents.Recognition;

namespace Mingsuan;

/// <summary>审核员 (reads, recognises and checks documents); one for a process, safe to share.</summary>
public sealed class Inspector(Func<Rulebook> rulebook)
{
    private const int MostDoubts = 8;

    private readonly Lazy<DisclosureReader> reader = new(() => new DisclosureReader(rulebook()));

    /// <summary>审一个文件; a file that cannot be read gives its problems and no result.</summary>
    public Inspection Inspect(string path, ReadOptions options, CancellationToken cancellation)
    {
        // The rulebook is read while the file is.
        var warm = Task.Run(() => reader.Value, cancellation);
        return Check(path, DocumentReader.Read(path, options, cancellation), warm);
    }

    /// <summary>审一个文件的内容, which lies in no folder; the name is only for the messages.</summary>
    public Inspection Inspect(string name, byte[] content, ReadOptions options, CancellationToken cancellation)
    {
        var warm = Task.Run(() => reader.Value, cancellation);
        return Check(name, DocumentReader.Read(name, content, options, cancellation), warm);
    }

    /// <summary>要审的文件: files as given, every readable file of a folder; links are not followed.</summary>
    public static ImmutableArray<string> Files(IEnumerable<string> paths) => [.. paths.SelectMany(p =>
        Directory.Exists(p) ? InFolder(p) : [p])];

    private Inspection Check(string path, SourceDocument source, Task<DisclosureReader> warm)
    {
        if (source.Problems.Any(p => p.IsFatal)) return new Inspection(path, source, null);
        try
        {
            var disclosure = warm.GetAwaiter().GetResult().Read(source);
            return IsDisclosure(disclosure) ? Confirmed(path, source, Checker.Check(disclosure, rulebook()))
                : Unread(path, source, "不像预算、决算的公开文件：没有认出表，也没有说预算、决算的文字",
                    "请核对是不是给错了文件");
        }
        catch (System.Text.RegularExpressions.RegexMatchTimeoutException)
        {
            return Unread(path, source, "文字太乱，逐句辨认超过了时限", "请核对文件是否完好，或改用原始的电子文件");
        }
    }

    // Figures read from pictures are confirmed by their sums; the others are for a person to compare.
    private static Inspection Confirmed(string path, SourceDocument source, CheckResult result) =>
        new(path, source with
        {
            Problems = source.Problems
                .AddRange(result.Recognised.Select(p => Doubts(source.File, p, result.Disclosure))),
        }, result);

    private static SourceProblem Doubts(string file, RecognisedPage page, Disclosure disclosure)
    {
        var (place, doubtful) = ($"第 {page.Number} 页", page.Doubtful);
        var found = $"图像识别读出 {page.Figures} 个数，{page.Figures - doubtful.Length} 个由合计或别处的同一个数核实";
        if (doubtful.IsEmpty) return new SourceProblem(file, place, found, "", false);
        var some = string.Join("、", doubtful.Take(MostDoubts).Select(d => disclosure.Figures[d])
            .Select(f => $"{f.Row} {f.Text}"));
        return new SourceProblem(file, place,
            $"{found}，{doubtful.Length} 个没有核实：{some}{(doubtful.Length > MostDoubts ? "等" : "")}",
            "请对照原图核对没有核实的数", false);
    }

    private static bool IsDisclosure(Disclosure disclosure) =>
        disclosure.Kind is not null || disclosure.Tables.Any(t => t.Form is not null);

    private static Inspection Unread(string path, SourceDocument source, string found, string expected) =>
        new(path, source with
        {
            Problems = source.Problems.Add(new SourceProblem(source.File, "", found, expected, true)),
        }, null);

    private static IEnumerable<string> InFolder(string folder) => Directory
        .EnumerateFiles(folder, "*", new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
            IgnoreInaccessible = true,
        })
        .Where(f => Readable.Contains(Path.GetExtension(f).ToUpperInvariant())).Order(StringComparer.Ordinal);

    private static readonly HashSet<string> Readable =
        new([".PDF", ".DOCX", ".XLSX", ".XLS", ".HTML", ".HTM", ".TXT", ".DOC", ".JSON"], StringComparer.Ordinal);
}

/// <summary>一个文件的审核.</summary>
/// <param name="Path">文件.</param>
/// <param name="Source">来件.</param>
/// <param name="Result">结果; null when the file could not be read.</param>
public sealed record Inspection(string Path, SourceDocument Source, CheckResult? Result)
{
    /// <summary>与上年的文件比较; a problem tells when none of them is last year's of the same body.</summary>
    public Inspection Beside(IEnumerable<CheckResult?> prior, Catalogue catalogue)
    {
        if (Result is not { } result) return this;
        if (PriorChecks.Choose(result.Disclosure, prior.OfType<CheckResult>().Select(p => p.Disclosure)) is { } last)
            return this with { Result = PriorChecks.Compare(result, last, catalogue) };
        var d = result.Disclosure;
        return this with
        {
            Source = Source with
            {
                Problems = Source.Problems.Add(new SourceProblem(Source.File, "",
                    "给出的上年文件里没有同一单位、同一种类、早一年的",
                    $"应为 {d.Unit} {d.Year - 1} 年的公开文件", false)),
            },
        };
    }
}
