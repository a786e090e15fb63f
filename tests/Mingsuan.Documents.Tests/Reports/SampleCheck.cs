using System.Collections.Immutable;
using Mingsuan.Core.Checks;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Recognition;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Documents.Packages;
using Mingsuan.Documents.Reading;
using Mingsuan.Documents.Reports;
using Xunit;

namespace Mingsuan.Documents.Tests.Reports;

/// <summary>样本审核结果, small and made by hand.</summary>
internal static class SampleCheck
{
    public static Rulebook Rulebook { get; } = Rulebook.Open(YamlReader.Parse);

    private static readonly Lazy<DisclosureReader> Reader = new(() => new DisclosureReader(Rulebook));

    /// <summary>一份文字文件, with an error that has evidence, a note for the whole, and a read problem.</summary>
    public static CheckedFile Text()
    {
        var lines = new[] { "某某局2024年部门预算", "收入预算 <100> & 200万元。", "支出预算300万元。" };
        var source = new SourceDocument("说明 一.txt", SourceFormat.Text, [],
            [.. lines.Select((l, i) => new SourceParagraph(l, [new TextSpan(0, l.Length, Line(i + 1))]))],
            [new SourceProblem("说明 一.txt", "第 9 行", "有乱码", "", false)]);
        return Of("甲/说明 一.txt", source,
        [
            new Finding("E06", Severity.Error, "正文“300万元”：印作 300万元，应为 200万元。",
                [new FindingPlace(Line(3), "300万元", "支出"), new FindingPlace(Line(2), "<100> & 200万元", "收入")],
                ["300万元", "200万元"], "200万元", "100万元", ["300万元 应与 200万元 相同"], "财预〔2016〕143号",
                "请把这里改为 200万元。"),
            new Finding("M01", Severity.Note, "缺少名词解释。", [new FindingPlace(default, "", "全文")], []),
        ], () => []);
    }

    /// <summary>一份 PDF, with an error at the words found in it.</summary>
    public static CheckedFile Pdf(string name, byte[] bytes, params string[] words)
    {
        var source = DocumentReader.Read(name, bytes, ReadOptions.Default, TestContext.Current.CancellationToken);
        var places = words.Select(w => new FindingPlace(Find(source, w), w, "表一")).ToImmutableArray();
        return Of(name, source,
            [
                new Finding(
                    "A01", Severity.Error, "收支不平。", places, [.. words], "1.00", "2.00", [], "预算法", "改。"),
            ],
            () => bytes);
    }

    private static CheckedFile Of(
        string name, SourceDocument source, ImmutableArray<Finding> findings, Func<byte[]> content) => new(name,
        source, new CheckResult(Reader.Value.Read(source), findings, new Coverage(2, 2, []), []), content);

    private static Place Line(int number) => new(0, null, $"第 {number} 行");

    private static Place Find(SourceDocument source, string words)
    {
        foreach (var paragraph in source.Paragraphs)
        {
            var at = paragraph.Text.IndexOf(words, StringComparison.Ordinal);
            if (at >= 0) return paragraph.At(at, words.Length);
        }
        return source.Tables.SelectMany(t => t.Cells)
            .First(c => c.Text.Contains(words, StringComparison.Ordinal)).At;
    }
}

/// <summary>真实文件的文件夹: beside the repository; tests that use it skip visibly where it is absent.</summary>
internal static class Corpus
{
    public static IReadOnlyList<string> Pdfs()
    {
        for (var folder = new DirectoryInfo(Repository.Root).Parent; folder is not null; folder = folder.Parent)
        {
            var corpus = Path.Combine(folder.FullName, "shared", "corpus");
            if (Directory.Exists(corpus))
                return [.. Directory.EnumerateFiles(corpus, "*.pdf").Order(StringComparer.Ordinal)];
        }
        Assert.Skip("没有真实文件（仓库旁的 shared/corpus）");
        return [];
    }
}
