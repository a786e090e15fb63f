using System.Collections.Immutable;
using Mingsuan.Core.Claims;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Relations;

/// <summary>一处改动.</summary>
internal sealed record Mutant(SourceDocument Source, Statement Statement, SlipName Slip, string Wrong);

/// <summary>造变体: one figure of a document is printed wrong, in its source, and everything is read again.</summary>
internal sealed class Mutants
{
    private readonly Disclosure disclosure;
    private readonly SlipMaker maker;
    private readonly Random random;
    private readonly List<int> paragraphs = [];

    public Mutants(Disclosure disclosure, Random random)
    {
        this.random = random;
        maker = new SlipMaker(random);
        // Put together once more, some run on into the next: only what stays as it is has the places of its claims.
        Source = Merged(disclosure.Source);
        while (Merged(Source) is { } again && again.Blocks.Length != Source.Blocks.Length) Source = again;
        this.disclosure = disclosure;
        for (var i = 0; i < Source.Blocks.Length; i++)
        {
            if (Source.Blocks[i] is SourceParagraph) paragraphs.Add(i);
        }
    }

    /// <summary>未改的来件, its paragraphs put together.</summary>
    public SourceDocument Source { get; }

    /// <summary>改一个数; null when the slip does not fit it.</summary>
    public Mutant? Make(Statement figure, SlipName slip) => figure.Table >= 0 ? InTable(figure, slip)
        : InText(figure, slip);

    private Mutant? InTable(Statement figure, SlipName slip)
    {
        var block = -1;
        for (var (i, n) = (0, -1); i < Source.Blocks.Length; i++)
        {
            if (Source.Blocks[i] is SourceTable && ++n == figure.Table) block = i;
        }
        var table = (SourceTable)Source.Blocks[block];
        var cell = table.Cells.FirstOrDefault(c => c.Row == figure.Cell.Row && c.Column == figure.Cell.Column);
        if (cell is null || maker.Make(slip, cell.Text, Neighbour(figure)) is not { } wrong) return null;
        var cells = table.Cells.Replace(cell, cell with { Text = wrong });
        return new Mutant(Replaced(block, table with { Cells = cells }), figure, slip, wrong);
    }

    private Mutant? InText(Statement figure, SlipName slip)
    {
        if (figure.Paragraph < 0 || figure.Paragraph >= paragraphs.Count) return null;
        var block = paragraphs[figure.Paragraph];
        var paragraph = (SourceParagraph)Source.Blocks[block];
        var (start, old) = (figure.Start, figure.Text);
        if (start > paragraph.Text.Length || !paragraph.Text.AsSpan(start).StartsWith(old)) return null;
        string? wrong;
        if (slip == SlipName.方向词写反)
        {
            old = figure.Direction;
            start = old.Length == 0 ? -1 : paragraph.Text.LastIndexOf(old, figure.Start, StringComparison.Ordinal);
            wrong = SlipMaker.Turned(old);
            if (start < 0 || figure.Start - start > old.Length + 2 || figure.Value == 0) return null;
        }
        else wrong = maker.Make(slip, old, Neighbour(figure));
        if (wrong is null) return null;
        var text = paragraph.Text.Remove(start, old.Length).Insert(start, wrong);
        var changed = new SourceParagraph(text, Moved(paragraph.Spans, start, wrong.Length - old.Length));
        return new Mutant(Replaced(block, changed), figure, slip, wrong);
    }

    private static ImmutableArray<TextSpan> Moved(ImmutableArray<TextSpan> spans, int at, int by) => [.. spans.Select(
        s => s.Start > at ? s with { Start = s.Start + by }
            : s.Start + s.Length > at ? s with { Length = Math.Max(0, s.Length + by) } : s)];

    private SourceDocument Replaced(int block, SourceBlock with) =>
        Source with { Blocks = Source.Blocks.SetItem(block, with) };

    private string Neighbour(Statement figure)
    {
        var near = disclosure.Statements.Where(f => f.Index != figure.Index && f.Table == figure.Table
            && f.IsPercent == figure.IsPercent && Math.Abs(f.Index - figure.Index) <= 8 && f.Text.Length > 2).ToList();
        return near.Count == 0 ? "" : near[random.Next(near.Count)].Text;
    }

    // A format without flow text, and paragraphs as the claims see them.
    private static SourceDocument Merged(SourceDocument source)
    {
        var blocks = ImmutableArray.CreateBuilder<SourceBlock>();
        var run = new List<SourceBlock>();
        void Close()
        {
            blocks.AddRange(SourceText.Paragraphs(source with { Blocks = [.. run] }));
            run.Clear();
        }
        foreach (var block in source.Blocks)
        {
            if (block is SourceParagraph) run.Add(block);
            else
            {
                Close();
                blocks.Add(block);
            }
        }
        Close();
        return source with
        {
            Blocks = blocks.ToImmutable(),
            Format = source.Format == SourceFormat.Text ? SourceFormat.Html : source.Format,
        };
    }
}
