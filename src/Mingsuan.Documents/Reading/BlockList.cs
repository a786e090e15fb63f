using System.Collections.Immutable;
using Mingsuan.Core.Sources;

namespace Mingsuan.Documents.Reading;

/// <summary>成文 (blocks in order for formats that mark their tables): a table takes the lines above it as title and
/// remarks.</summary>
internal sealed class BlockList
{
    private const int MostRemarks = 6;

    private readonly List<SourceBlock> blocks = [];

    /// <summary>有没有内容.</summary>
    public bool IsEmpty => blocks.Count == 0;

    /// <summary>加一段; blank text is left out.</summary>
    public void Add(string text, SourcePlace at)
    {
        var plain = Characters.Normal(text).Trim();
        if (plain.Length == 0) return;
        if (blocks is [.., SourceTable last] && Captions.IsNote(plain))
        {
            blocks[^1] = last with { Remarks = last.Remarks.Add(plain) };
            return;
        }
        blocks.Add(new SourceParagraph(plain, [new TextSpan(0, plain.Length, at)]));
    }

    /// <summary>加一张表; without a title of its own it takes the one above, else the given.</summary>
    public void Add(CellGrid grid, SourcePlace at, string caption = "", string fallback = "")
    {
        if (grid.IsEmpty) return;
        var from = blocks.Count;
        while (from > 0 && blocks.Count - from < MostRemarks && TextAt(from - 1) is { } t && Captions.IsRemark(t))
            from--;
        if (caption.Length == 0 && from > 0 && TextAt(from - 1) is { } above && Captions.IsTitle(above))
        {
            caption = above;
            from--;
            while (from > 0 && TextAt(from - 1) is { } t && Captions.IsRemark(t)) from--;
        }
        var remarks = blocks.Skip(from).OfType<SourceParagraph>().Select(p => p.Text).Where(Captions.IsRemark)
            .ToImmutableArray();
        blocks.RemoveRange(from, blocks.Count - from);
        blocks.Add(grid.ToTable(caption.Length > 0 ? Characters.Normal(caption).Trim() : fallback, remarks, at));
    }

    /// <summary>各块.</summary>
    public ImmutableArray<SourceBlock> ToBlocks() => [.. blocks];

    private string? TextAt(int index) => (blocks[index] as SourceParagraph)?.Text;
}
