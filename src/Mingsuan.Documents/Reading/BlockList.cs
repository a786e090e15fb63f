using System.Collections.Immutable;
using Mingsuan.Core.Documents;

namespace Mingsuan.Documents.Reading;

/// <summary>成文 (blocks in order for formats that mark their tables): a table takes the lines above it as title and
/// remarks.</summary>
internal sealed class BlockList(ReadOptions options)
{
    private const int MostRemarks = 6;

    private readonly List<SourceBlock> blocks = [];
    private readonly ReadAmount amount = new(options);
    private (Place At, string Found)? left;

    /// <summary>有没有内容.</summary>
    public bool IsEmpty => blocks.Count == 0;

    /// <summary>一张新表的格子, counted with the rest of the document.</summary>
    public CellGrid NewGrid() => new(amount);

    /// <summary>加一段; blank text is left out.</summary>
    /// <exception cref="TooLargeException">the document holds more than is allowed.</exception>
    public void Add(string text, Place at)
    {
        var plain = Characters.Normal(text).Trim();
        if (plain.Length == 0) return;
        amount.AddCells(1);
        amount.AddCharacters(plain.Length);
        if (blocks is [.., SourceTable last] && Captions.IsNote(plain))
        {
            blocks[^1] = last with { Remarks = last.Remarks.Add(plain) };
            return;
        }
        blocks.Add(new SourceParagraph(plain, [new TextSpan(0, plain.Length, at)]));
    }

    /// <summary>加一张表; without a title of its own it takes the one above, else the given.</summary>
    public void Add(CellGrid grid, Place at, string caption = "", string fallback = "")
    {
        left ??= grid.Left;
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

    /// <summary>有一处没有读.</summary>
    public void Leave(Place at, string found) => left ??= (at, found);

    /// <summary>还有几格要来, so that no more are kept than may be.</summary>
    /// <exception cref="TooLargeException">the document would hold more than is allowed.</exception>
    public void Expect(long cells) => amount.Expect(cells);

    /// <summary>成来件; the first place that was not read is told.</summary>
    public SourceDocument ToDocument(string file, SourceFormat format) => new(file, format, [], [.. blocks],
        left is { } l ? [SourceFaults.Partial(file, l.At.Locator, l.Found)] : []);

    private string? TextAt(int index) => (blocks[index] as SourceParagraph)?.Text;
}
