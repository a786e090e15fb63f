namespace Mingsuan.Documents.Reading;

/// <summary>读来件的限度.</summary>
/// <param name="TimeLimit">一个文件最多多久.</param>
/// <param name="MostPages">最多多少页.</param>
/// <param name="MostBytes">文件最大多少字节; for a packed file, when unpacked.</param>
/// <param name="Scans">扫描页怎么办.</param>
public sealed record ReadOptions(
    TimeSpan TimeLimit, int MostPages = 3000, long MostBytes = 400_000_000, ScannedPages Scans = ScannedPages.Tell)
{
    /// <summary>平常的限度: a minute.</summary>
    public static ReadOptions Default { get; } = new(TimeSpan.FromSeconds(60));
}

/// <summary>扫描页怎么办.</summary>
public enum ScannedPages
{
    /// <summary>只说哪几页是扫描图.</summary>
    Tell,

    /// <summary>识别图上的文字 with tesseract.</summary>
    Recognise,
}
