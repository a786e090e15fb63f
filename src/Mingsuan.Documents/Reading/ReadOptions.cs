namespace Mingsuan.Documents.Reading;

/// <summary>读来件的限度: what stays within them is read in less than 1 GB of memory.</summary>
/// <param name="TimeLimit">一个文件最多多久.</param>
/// <param name="MostPages">最多多少页.</param>
/// <param name="MostBytes">文件最大多少字节; for a packed file, when unpacked.</param>
/// <param name="Scans">扫描页怎么办.</param>
public sealed record ReadOptions(
    TimeSpan TimeLimit, int MostPages = 3000, long MostBytes = 400_000_000, ScannedPages Scans = ScannedPages.Tell)
{
    /// <summary>平常的限度: a minute.</summary>
    public static ReadOptions Default { get; } = new(TimeSpan.FromSeconds(60));

    /// <summary>网页、文字、JSON 最大多少字节: they are held in memory several times over.</summary>
    public long MostTextBytes { get; init; } = 60_000_000;

    /// <summary>一个文件最多多少个单元格、段落; fifty thousand rows of ten columns.</summary>
    public int MostCells { get; init; } = 500_000;

    /// <summary>一个文件最多多少个字; a disclosure of five hundred pages holds a million.</summary>
    public int MostCharacters { get; init; } = 20_000_000;

    /// <summary>网页最多多少个标签，Word、Excel 里一行、一段最多多少个元素.</summary>
    public int MostElements { get; init; } = 1_000_000;

    /// <summary>PDF 一页最多多少个字与笔画.</summary>
    public int MostMarks { get; init; } = 1_000_000;

    /// <summary>PDF 最多读多少个字; after the page that goes beyond, no more are read.</summary>
    public int MostLetters { get; init; } = 3_000_000;

    /// <summary>PDF 一页解开后最多多少字节.</summary>
    public int MostStreamBytes { get; init; } = 100_000_000;
}

/// <summary>扫描页怎么办.</summary>
public enum ScannedPages
{
    /// <summary>只说哪几页是扫描图.</summary>
    Tell,

    /// <summary>识别图上的文字 with tesseract.</summary>
    Recognise,
}
