using System.Collections.Immutable;
using Mingsuan.Core.Documents;
using Mingsuan.Documents.Reading.Scan;

namespace Mingsuan.Documents.Reading.Pdf;

/// <summary>页的摆法 (how a displayed page must be turned to be read upright): a quarter turn for text drawn sideways,
/// a small tilt for a scan.</summary>
/// <param name="Width">显示的宽.</param>
/// <param name="Height">显示的高.</param>
/// <param name="Turn">文字顺时针转了几度: 0, 90 (it runs down the page), 180 or 270.</param>
internal readonly record struct PageFrame(float Width, float Height, int Turn = 0)
{
    /// <summary>扫描时的歪斜.</summary>
    public Tilt Tilt { get; init; }

    public bool IsUpright => Turn == 0 && Tilt == default;

    /// <summary>读时的高.</summary>
    public float ReadHeight => Turn is 90 or 270 ? Width : Height;

    /// <summary>读时的宽.</summary>
    public float ReadWidth => Turn is 90 or 270 ? Height : Width;

    /// <summary>显示的方框, as it lies when the page is read.</summary>
    public Box Read(Box box) => Turn switch
    {
        90 => new Box(box.Top, Width - box.Right, box.Bottom, Width - box.Left),
        180 => new Box(Width - box.Right, Height - box.Bottom, Width - box.Left, Height - box.Top),
        270 => new Box(Height - box.Bottom, box.Left, Height - box.Top, box.Right),
        _ => box,
    };

    /// <summary>读时的方框, as it lies on the displayed page.</summary>
    public Box Display(Box box) => Turn switch
    {
        90 => new Box(Width - box.Bottom, box.Left, Width - box.Top, box.Right),
        180 => new Box(Width - box.Right, Height - box.Bottom, Width - box.Left, Height - box.Top),
        270 => new Box(box.Top, Height - box.Right, box.Bottom, Height - box.Left),
        _ => Tilt == default ? box : Tilt.Restore(box, Width, Height),
    };

    /// <summary>读时的表线.</summary>
    public Rules Read(Rules rules)
    {
        if (Turn == 0) return rules;
        var frame = this;
        IEnumerable<(Box Box, bool IsHorizontal)> all =
        [
            .. rules.Horizontal.Select(r => (frame.Read(new Box(r.From, r.At, r.To, r.At)), frame.Turn == 180)),
            .. rules.Vertical.Select(r => (frame.Read(new Box(r.At, r.From, r.At, r.To)), frame.Turn != 180)),
        ];
        return Rules.Of(
            all.Where(l => l.IsHorizontal).Select(l => new Rule(l.Box.Top, l.Box.Left, l.Box.Right)),
            all.Where(l => !l.IsHorizontal).Select(l => new Rule(l.Box.Left, l.Box.Top, l.Box.Bottom)));
    }

    /// <summary>各块的位置 on the pages as displayed.</summary>
    public static ImmutableArray<SourceBlock> Display(
        ImmutableArray<SourceBlock> blocks, IEnumerable<(int Page, PageFrame Frame)> frames)
    {
        var turned = frames.Where(f => !f.Frame.IsUpright).ToDictionary(f => f.Page, f => f.Frame);
        if (turned.Count == 0) return blocks;
        Place Moved(Place at) => at.Box is { } box && turned.TryGetValue(at.Page, out var frame)
            ? at with { Box = frame.Display(box) } : at;
        return [.. blocks.Select(SourceBlock (block) => block switch
        {
            SourceParagraph p => p with { Spans = [.. p.Spans.Select(s => s with { At = Moved(s.At) })] },
            SourceTable t => t with
            {
                At = Moved(t.At), Cells = [.. t.Cells.Select(c => c with { At = Moved(c.At) })],
            },
            _ => block,
        })];
    }
}
