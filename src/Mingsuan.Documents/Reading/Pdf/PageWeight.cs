using Mingsuan.Documents.Reports;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace Mingsuan.Documents.Reading.Pdf;

/// <summary>一页有多重 (the marks of streams that are not packed, which no filter sees): its content, and its forms as
/// often as they are drawn.</summary>
internal sealed class PageWeight
{
    private const int Deepest = 32;

    private readonly PdfDocument document;
    private readonly Dictionary<StreamToken, PageMarks> known = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<StreamToken, long> weights = new(ReferenceEqualityComparer.Instance);

    private PageWeight(PdfDocument document) => this.document = document;

    /// <summary>数一页.</summary>
    public static long Of(PdfDocument document, DictionaryToken page)
    {
        var weight = new PageWeight(document);
        var resources = weight.Inherited(page, NameToken.Resources);
        return weight.Get(page, NameToken.Contents) switch
        {
            StreamToken stream => weight.Drawn(stream, resources, 0),
            ArrayToken parts => parts.Data.Select(weight.Resolved).OfType<StreamToken>()
                .Aggregate(0L, (sum, s) => Sum(sum, weight.Drawn(s, resources, 0))),
            _ => 0,
        };
    }

    // A form that draws itself, or a chain of forms without end, is not followed further.
    private long Drawn(StreamToken stream, DictionaryToken? resources, int depth)
    {
        if (depth > Deepest) return 0;
        if (weights.TryGetValue(stream, out var weight)) return weight;
        weights[stream] = 0;
        if (!stream.StreamDictionary.ContainsKey(NameToken.Filter))
        {
            if (!known.TryGetValue(stream, out var marks)) known[stream] = marks = PageMarks.Of(stream.Data.Span);
            weight = marks.Count;
            if (resources is not null && Get(resources, NameToken.Xobject) is DictionaryToken objects)
            {
                foreach (var (name, times) in marks.Drawn)
                {
                    if (!objects.TryGet(NameToken.Create(name), out IToken? token)
                        || Resolved(token) is not StreamToken form) continue;
                    var own = Get(form.StreamDictionary, NameToken.Resources) as DictionaryToken ?? resources;
                    weight = Sum(weight, Times(Drawn(form, own, depth + 1), times));
                }
            }
        }
        return weights[stream] = weight;
    }

    private DictionaryToken? Inherited(DictionaryToken? node, NameToken name)
    {
        for (var i = 0; i < Deepest && node is not null; i++)
        {
            if (Get(node, name) is DictionaryToken found) return found;
            node = Get(node, NameToken.Parent) as DictionaryToken;
        }
        return null;
    }

    private IToken? Get(DictionaryToken node, NameToken name) =>
        node.TryGet(name, out IToken? token) ? Resolved(token) : null;

    // What a reference leads to nowhere for, the library leaves out too.
    private IToken? Resolved(IToken token)
    {
        try
        {
            return PdfPages.Resolve(document, token);
        }
        catch (Exception e) when (e is PdfDocumentFormatException or InvalidOperationException
            or KeyNotFoundException or ArgumentException or NullReferenceException)
        {
            return null;
        }
    }

    private static long Sum(long a, long b) => Math.Min(int.MaxValue, a + b);

    private static long Times(long weight, long times) =>
        Math.Min(int.MaxValue, weight * Math.Min(times, int.MaxValue));
}
