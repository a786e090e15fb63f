using System.Collections.Immutable;
using Mingsuan.Core.Checks;
using Mingsuan.Core.Compilation;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Packages;
using Mingsuan.Core.Recognition;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Core.Rules.Packages;
using Mingsuan.Documents;
using Mingsuan.Documents.Reading;
using Mingsuan.Documents.Reading.Books;

namespace Mingsuan;

/// <summary>审核员 (reads, recognises and checks documents); one for a process, safe to share.</summary>
/// <param name="rulebook">规则库.</param>
/// <param name="compile">编制一个预算包的文件夹.</param>
public sealed class Inspector(Func<Rulebook> rulebook, Func<string, PackageResult> compile)
{
    private const int MostDoubts = 8;

    private readonly Lazy<DisclosureReader> reader = new(() => new DisclosureReader(rulebook()));

    /// <summary>审一个文件 or the folder of a budget package; what cannot be read gives its problems and no
    /// result.</summary>
    public Inspection Inspect(string path, ReadOptions options, CancellationToken cancellation) =>
        ChosenFiles.IsPackage(path) ? Limited(path, options, (_, token) => Package(path, options, token), cancellation)
            : Limited(path, options, token => DocumentReader.Read(path, options, token), cancellation);

    /// <summary>审一个文件的内容, which lies in no folder; the name is only for the messages.</summary>
    public Inspection Inspect(string name, byte[] content, ReadOptions options, CancellationToken cancellation) =>
        Limited(name, options, token => DocumentReader.Read(name, content, options, token), cancellation);

    // Reading, recognising and checking together keep within the time limit of a file: most steps look at the time
    // themselves, and what does not is left behind.
    private Inspection Limited(
        string path, ReadOptions options, Func<CancellationToken, SourceDocument> read, CancellationToken cancellation)
    {
        // The rulebook is read while the file is.
        var warm = Task.Run(() => reader.Value, cancellation);
        return Limited(path, options, (keep, token) =>
        {
            var source = read(token);
            token.ThrowIfCancellationRequested();
            keep(source);
            return Check(path, source, warm, token);
        }, cancellation);
    }

    private static Inspection Limited(
        string path, ReadOptions options, Func<Action<SourceDocument>, CancellationToken, Inspection> work,
        CancellationToken cancellation)
    {
        SourceDocument? source = null;
        Inspection Late() => Unread(path, source ?? Nothing(path),
            $"审了 {options.TimeLimit.TotalSeconds:0} 秒还没有审完", "请拆成几个文件，或放宽时限") with
        {
            IsLate = true,
        };
        return Timed.Run(options.TimeLimit, Late, token =>
        {
            try
            {
                return work(s => source = s, token);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                return Late();
            }
            catch (System.Text.RegularExpressions.RegexMatchTimeoutException)
            {
                return Unread(path, source ?? Nothing(path), "文字太乱，逐句辨认超过了时限",
                    "请核对文件是否完好，或改用原始的电子文件");
            }
#pragma warning disable CA1031 // A fault of ours over one file is told with that file; the others go on.
            catch (Exception e) when (e is not OperationCanceledException and not MingsuanException)
#pragma warning restore CA1031
            {
                return Unread(path, source ?? Nothing(path), $"程序出了错（{e.GetType().Name}），这个文件没有审完",
                    "这是程序的问题，请把文件交给维护的人") with { Fault = e };
            }
        }, cancellation);
    }

    private static SourceDocument Nothing(string path) =>
        new(Path.GetFileName(path), SourceFormat.Text, [], [], []);

    /// <summary>审一部编成的书, with what its package itself gives cause for.</summary>
    public CheckResult Check(
        string folder, CompiledBook compiled, ReadOptions options, CancellationToken cancellation)
    {
        var source = BookReader.Read(NameOf(folder), compiled.Book, options);
        var disclosure = reader.Value.Read(source, compiled.Book, compiled.Facts.Dimensions, cancellation);
        return WithOwn(Checker.Check(disclosure, rulebook(), cancellation), compiled, rulebook().Catalogue);
    }

    // One cause, one finding: a rule of packages names the file and the line, and what the book says under the same id
    // is left out; what is lacking is said of the document, if it says it.
    private static CheckResult WithOwn(CheckResult result, CompiledBook compiled, Catalogue catalogue)
    {
        var own = PackageRules.Ids.ToHashSet(StringComparer.Ordinal);
        var told = result.Findings.Where(f => f.Severity == Severity.Error && !own.Contains(f.Id)).Select(f => f.Id)
            .ToHashSet(StringComparer.Ordinal);
        var ours = compiled.Findings.Select(f => f.Id).Where(own.Contains).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<Finding> all = [.. result.Findings.Where(f => !ours.Contains(f.Id)),
            .. compiled.Findings.Where(f => !told.Contains(f.Id))];
        return result with
        {
            Findings = [.. Answers.Apply(all, compiled.Answers, catalogue).OrderByDescending(f => f.Open)],
            NotEvaluated = [.. result.NotEvaluated.Where(s => !own.Contains(s.Id))],
        };
    }

    private Inspection Package(string folder, ReadOptions options, CancellationToken cancellation)
    {
        var (name, result) = (NameOf(folder), compile(folder));
        if (result.Compiled is { } compiled)
        {
            var check = Check(folder, compiled, options, cancellation);
            return Confirmed(folder, check.Disclosure.Source, check);
        }
        return new Inspection(folder, new SourceDocument(
            name, SourceFormat.Package, [], [], [.. result.Problems.Select(p => Problem(name, p))]), null);
    }

    private static string NameOf(string folder) => Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));

    private static SourceProblem Problem(string folder, ReadProblem p) => new(
        $"{folder}/{p.File}", $"{(p.Line > 0 ? $"第 {p.Line} 行 " : "")}{p.Field}".Trim(), p.Found, p.Expected, true);

    private Inspection Check(
        string path, SourceDocument source, Task<DisclosureReader> warm, CancellationToken cancellation)
    {
        if (source.Problems.Any(p => p.IsFatal)) return new Inspection(path, source, null);
        var disclosure = warm.GetAwaiter().GetResult().Read(source, cancellation);
        return IsDisclosure(disclosure)
            ? Confirmed(path, source, Checker.Check(disclosure, rulebook(), cancellation))
            : Unread(path, source, "不像预算、决算的公开文件：没有认出表，也没有说预算、决算的文字",
                "请核对是不是给错了文件");
    }

    // Statements read from pictures are confirmed by their sums; the others are for a person to compare.
    private static Inspection Confirmed(string path, SourceDocument source, CheckResult result)
    {
        ImmutableArray<SourceProblem> huge = [.. HugeNumbers.Of(result.Disclosure)];
        // A file that says of itself what was not read needs no second word.
        var saysNothing = result.Coverage.Statements == 0 && !source.Problems.Concat(huge).Any(p => p.IsPartial);
        return new(path, source with
        {
            Problems =
            [
                .. source.Problems, .. Ambiguous(source, result), .. Others(source.File, result.Disclosure), .. huge,
                .. result.IsDoubtful ? [Doubtful(source.File)] : ImmutableArray<SourceProblem>.Empty,
                .. saysNothing ? [Empty(source.File)] : ImmutableArray<SourceProblem>.Empty,
                .. result.Misread.Select(t => Misread(source.File, result.Disclosure.Tables[t])),
                .. result.Recognised.Select(p => Doubts(source.File, p, result.Disclosure)),
            ],
        }, result);
    }

    // What only the recognition of tables in text could not tell; a table that is not judged by at all says so itself.
    private static IEnumerable<SourceProblem> Ambiguous(SourceDocument source, CheckResult result)
    {
        var misread = result.Misread.Select(t => result.Disclosure.Tables[t].Title).ToHashSet(StringComparer.Ordinal);
        return result.Disclosure.Source.Problems.Except(source.Problems).Where(p => !misread.Contains(p.Place));
    }

    private static IEnumerable<SourceProblem> Others(string file, Disclosure disclosure)
    {
        if (disclosure.Rest is not { } rest) yield break;
        var at = rest switch
        {
            SourceTable table => table.At,
            SourceParagraph { Spans.IsEmpty: false } paragraph => paragraph.Spans[0].At,
            _ => default,
        };
        yield return new SourceProblem(file, at.Page > 0 ? $"第 {at.Page} 页" : at.Locator,
            "同样的各张表从这里起又有一套，像是另一份公开文件，这里起的没有审", "请把它另存为一个文件再审",
            false);
    }

    private static SourceProblem Doubtful(string file) => new(file, "",
        "读到的数大半与别处不符，多半是没有读对它的表样、列或单位，各数没有据以判断",
        "请核对是不是预算、决算的公开文件，或给原始的电子文件", false) { IsPartial = true };

    private static SourceProblem Empty(string file) => new(file, "",
        "一个数也没有读到，什么数都没有审", "请核对是不是完整的公开文件；数在图片里的，加 --ocr 再审", false)
    {
        IsPartial = true,
    };

    private static SourceProblem Misread(string file, RecognisedTable table) => table.Table.IsOpenEnded
        ? new(file, table.Title, "文件到这张表为止，表的合计与各行不符，后面几行可能缺了，没有据以判断",
            "请给完整的文件", false)
        : new(file, table.Title, "文字里没有表线，这张表的行列没有认准，没有据以判断",
            "请给原始的 PDF、Word 或表格文件", false);

    private static SourceProblem Doubts(string file, RecognisedPage page, Disclosure disclosure)
    {
        var (place, doubtful) = ($"第 {page.Number} 页", page.Doubtful);
        var found = $"图像识别读出 {page.Statements} 个数，"
            + $"{page.Statements - doubtful.Length} 个由合计或别处的同一个数核实";
        if (doubtful.IsEmpty) return new SourceProblem(file, place, found, "", false);
        var some = string.Join("、", doubtful.Take(MostDoubts).Select(d => disclosure.Statements[d])
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
}

/// <summary>一个文件的审核.</summary>
/// <param name="Path">文件.</param>
/// <param name="Source">来件.</param>
/// <param name="Result">结果; null when the file could not be read.</param>
public sealed record Inspection(string Path, SourceDocument Source, CheckResult? Result)
{
    /// <summary>程序的错; null when there was none.</summary>
    public Exception? Fault { get; init; }

    /// <summary>是否没有在时限内审完.</summary>
    public bool IsLate { get; init; }

    /// <summary>是否全读了.</summary>
    public bool IsWhole => Result is not null && !Source.Problems.Any(p => p.IsPartial);

    /// <summary>与上年的文件比较; a problem tells when none of them is last year's of the same body.</summary>
    public Inspection Beside(IEnumerable<CheckResult?> prior, Rulebook rulebook)
    {
        if (Result is not { } result) return this;
        if (PriorChecks.Choose(result.Disclosure, prior.OfType<CheckResult>().Select(p => p.Disclosure)) is { } last)
            return this with { Result = PriorChecks.Compare(result, last, rulebook) };
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
