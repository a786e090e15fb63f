using Mingsuan.Core.Books;

namespace Mingsuan.Documents.Writing;

/// <summary>同一页面方向的一段 (a run of blocks that share a page setting).</summary>
/// <param name="Orientation">页面方向.</param>
/// <param name="Blocks">内容块.</param>
internal sealed record Stretch(Orientation Orientation, List<Block> Blocks)
{
    /// <summary>分段: a heading goes with what follows it, a note stays below its wide table.</summary>
    public static List<Stretch> Of(Part part)
    {
        var stretches = new List<Stretch>();
        var headings = new List<Block>();
        foreach (var block in part.Blocks)
        {
            if (block is Heading)
            {
                headings.Add(block);
                continue;
            }

            Add(stretches, [.. headings, block]);
            headings.Clear();
        }

        if (headings.Count > 0) Add(stretches, headings);
        return stretches;
    }

    private static void Add(List<Stretch> stretches, List<Block> blocks)
    {
        if (stretches.LastOrDefault() is { } last && Joins(last, blocks)) last.Blocks.AddRange(blocks);
        else stretches.Add(new Stretch(OrientationOf(blocks[^1]), [.. blocks]));
    }

    private static bool Joins(Stretch last, List<Block> blocks)
    {
        if (last.Orientation == Orientation.Landscape)
            return blocks is [Paragraph { Style: ParagraphStyle.Note }];
        return OrientationOf(blocks[^1]) == Orientation.Portrait;
    }

    private static Orientation OrientationOf(Block block) =>
        block is TableBlock { Table.Orientation: Orientation.Landscape } ? Orientation.Landscape : Orientation.Portrait;
}
