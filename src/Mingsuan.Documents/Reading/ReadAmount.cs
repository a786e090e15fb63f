namespace Mingsuan.Documents.Reading;

/// <summary>读了多少 (cells and characters of one document so far), held to the limits.</summary>
internal sealed class ReadAmount(ReadOptions options)
{
    private long cells;
    private long characters;

    /// <summary>又有几格、几段.</summary>
    /// <exception cref="TooLargeException">more than the options allow.</exception>
    public void AddCells(long count)
    {
        Expect(count);
        cells += count;
    }

    /// <summary>还有几格要来.</summary>
    /// <exception cref="TooLargeException">they would be more than the options allow.</exception>
    public void Expect(long count)
    {
        if (cells + count > options.MostCells) throw TooLargeException.Of("单元格和段落", options.MostCells, "个");
    }

    /// <summary>又有几个字.</summary>
    /// <exception cref="TooLargeException">more than the options allow.</exception>
    public void AddCharacters(long count)
    {
        characters += count;
        if (characters > options.MostCharacters) throw TooLargeException.Of("文字", options.MostCharacters, "个字");
    }
}
