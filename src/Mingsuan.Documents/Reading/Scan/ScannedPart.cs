using System.Collections.Immutable;
using Mingsuan.Core.Documents;
using Mingsuan.Documents.Reading.Pdf;

namespace Mingsuan.Documents.Reading.Scan;

/// <summary>文件中的扫描页: read when that is asked for and can be done, and told in any case.</summary>
/// <param name="File">文件.</param>
/// <param name="Pages">各页.</param>
/// <param name="Layouts">各页的版面.</param>
/// <param name="Problems">读取问题.</param>
internal sealed record ScannedPart(
    string File, ImmutableArray<SourcePage>.Builder Pages, List<PageLayout> Layouts,
    ImmutableArray<SourceProblem>.Builder Problems)
{
    /// <summary>读.</summary>
    public static void Read(byte[] pdf, ScannedPages scans, ScannedPart part, CancellationToken cancellation)
    {
        var scanned = part.Numbers(PageKind.Scanned);
        if (scanned.Count == 0) return;
        var hint = "请用原始电子文件；或加 --ocr 由图像识别读出，再逐页核对";
        if (scans == ScannedPages.Recognise)
        {
            var missing = ScanReader.MissingAsync(cancellation).GetAwaiter().GetResult();
            hint = missing.Length > 0 ? $"图像识别缺少程序，请安装 {missing} 后再试"
                : "这几页画不出来，请核对文件是否完好";
            if (missing.Length == 0) part.Recognise(pdf, scanned, cancellation);
        }
        part.Tell(hint);
    }

    private void Recognise(byte[] pdf, List<int> scanned, CancellationToken cancellation)
    {
        var read = ScanReader.ReadAsync(pdf, scanned, cancellation).GetAwaiter().GetResult();
        for (var i = 0; i < Pages.Count; i++)
        {
            if (!read.TryGetValue(Pages[i].Number, out var layout)) continue;
            Pages[i] = Pages[i] with { Kind = PageKind.Recognised };
            Layouts[i] = layout;
        }
    }

    private void Tell(string hint)
    {
        var (scanned, recognised) = (Numbers(PageKind.Scanned), Numbers(PageKind.Recognised));
        if (recognised.Count > 0)
        {
            Problems.Add(new SourceProblem(File, Place(recognised), "是扫描图，文字与数由图像识别读出，可能认错",
                "请对照原图核对；与这几页有关的发现只作提示", false));
        }
        if (scanned.Count > 0)
        {
            Problems.Add(new SourceProblem(File, Place(scanned), "是扫描图，没有文字", hint,
                scanned.Count == Pages.Count));
        }
    }

    private List<int> Numbers(PageKind kind) => [.. Pages.Where(p => p.Kind == kind).Select(p => p.Number)];

    private static string Place(List<int> pages) => $"第 {string.Join("、", pages)} 页";
}
