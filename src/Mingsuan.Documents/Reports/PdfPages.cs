using Mingsuan.Core.Documents;
using Mingsuan.Documents.Reading.Pdf;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace Mingsuan.Documents.Reports;

/// <summary>PDF 的一页: its object, and the way from the displayed page to its own coordinates.</summary>
/// <param name="Reference">页对象.</param>
/// <param name="Dictionary">页字典.</param>
/// <param name="Frame">坐标.</param>
internal sealed record PdfLeaf(IndirectReference Reference, DictionaryToken Dictionary, PdfFrame Frame);

/// <summary>页的坐标 (visible area and clockwise turn in degrees).</summary>
/// <param name="View">可见区域 in the page's own coordinates.</param>
/// <param name="Turn">旋转.</param>
internal readonly record struct PdfFrame(PdfRectangle View, int Turn)
{
    /// <summary>方框的四角 in the page's own coordinates: top left, top right, bottom left, bottom right as
    /// displayed.</summary>
    public PdfPoint[] Corners(Box box)
    {
        var height = Turn is 90 or 270 ? View.Width : View.Height;
        return
        [
            Own(box.Left, height - box.Top), Own(box.Right, height - box.Top),
            Own(box.Left, height - box.Bottom), Own(box.Right, height - box.Bottom),
        ];
    }

    private PdfPoint Own(double x, double y)
    {
        var (u, v) = Turn switch
        {
            90 => (View.Width - y, x),
            180 => (View.Width - x, View.Height - y),
            270 => (y, View.Height - x),
            _ => (x, y),
        };
        return new PdfPoint(View.Left + u, View.Bottom + v);
    }
}

/// <summary>PDF 的各页, in order, with what they inherit.</summary>
internal sealed class PdfPages
{
    private const int Deepest = 64;
    private static readonly PdfRectangle Letter = new(0, 0, 612, 792);

    private readonly PdfDocument document;
    private readonly List<PdfLeaf> leaves = [];
    private readonly HashSet<IndirectReference> seen = [];

    private PdfPages(PdfDocument document) => this.document = document;

    public static IReadOnlyList<PdfLeaf> Of(PdfDocument document)
    {
        var pages = new PdfPages(document);
        var root = document.Structure.Catalog.CatalogDictionary;
        if (root.TryGet(NameToken.Pages, out IToken? tree)) pages.Walk(tree, new Inherited(Letter, null, 0), 0);
        return pages.leaves;
    }

    /// <summary>引用所指.</summary>
    public static IToken? Resolve(PdfDocument document, IToken? token)
    {
        for (var i = 0; i < Deepest && token is IndirectReferenceToken reference; i++)
            token = document.Structure.GetObject(reference.Data).Data;
        return token;
    }

    private void Walk(IToken token, Inherited above, int depth)
    {
        if (depth > Deepest || token is not IndirectReferenceToken reference || !seen.Add(reference.Data)) return;
        if (Resolve(document, token) is not DictionaryToken node) return;
        var own = new Inherited(
            Rectangle(node, NameToken.MediaBox) ?? above.Media, Rectangle(node, NameToken.CropBox) ?? above.Crop,
            Number(node, NameToken.Rotate) ?? above.Turn);
        if (Get(node, NameToken.Kids) is ArrayToken kids)
        {
            foreach (var kid in kids.Data) Walk(kid, own, depth + 1);
            return;
        }
        leaves.Add(new PdfLeaf(reference.Data, node, own.Frame()));
    }

    private PdfRectangle? Rectangle(DictionaryToken node, NameToken name)
    {
        if (Get(node, name) is not ArrayToken { Data.Count: 4 } array) return null;
        var edges = array.Data.Select(e => Resolve(document, e)).OfType<NumericToken>().Select(n => n.Data).ToList();
        return edges.Count < 4 ? null : new PdfRectangle(
            Math.Min(edges[0], edges[2]), Math.Min(edges[1], edges[3]),
            Math.Max(edges[0], edges[2]), Math.Max(edges[1], edges[3]));
    }

    private int? Number(DictionaryToken node, NameToken name) =>
        Get(node, name) is NumericToken number ? number.Int : null;

    private IToken? Get(DictionaryToken node, NameToken name) =>
        node.TryGet(name, out IToken? token) ? Resolve(document, token) : null;

    private sealed record Inherited(PdfRectangle Media, PdfRectangle? Crop, int Turn)
    {
        public PdfFrame Frame() => new(
            Crop is { } c ? DisplayedPage.Common(Media, c) ?? c : Media, (Turn % 360 + 360) % 360);
    }
}
