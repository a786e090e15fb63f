using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace Mingsuan.Documents.Reports;

/// <summary>PDF 的动作 (what a document does when it is opened or clicked): scripts, programs and forms sent away are
/// left out of the marked copy; links to pages and addresses stay.</summary>
internal sealed class PdfActions(PdfDocument document, PdfUpdate update)
{
    private const int Deepest = 16;

    private static readonly HashSet<string> Active =
        new(["JavaScript", "Launch", "ImportData", "SubmitForm", "Rendition", "GoToE"], StringComparer.Ordinal);

    private static readonly NameToken Additional = NameToken.Create("AA");
    private static readonly NameToken Script = NameToken.Create("JavaScript");

    /// <summary>文件打开时的动作.</summary>
    public void RemoveFromCatalog()
    {
        var root = document.Structure.Trailer.Root;
        var catalog = document.Structure.Catalog.CatalogDictionary;
        var plain = Plain(catalog, NameToken.OpenAction);
        if (Get(plain, NameToken.Names) is DictionaryToken names && names.ContainsKey(Script))
            plain = plain.With(NameToken.Names, names.Without(Script));
        if (!ReferenceEquals(plain, catalog)) update.Replace(root, PdfTokens.Text(plain));
    }

    /// <summary>一页的动作, and those of its notes; the page without them.</summary>
    public PdfLeaf Removed(PdfLeaf page)
    {
        var plain = Plain(page.Dictionary, NameToken.A);
        if (Get(plain, NameToken.Annots) is ArrayToken notes)
        {
            var kept = notes.Data.Select(Removed).ToList();
            if (!kept.SequenceEqual(notes.Data)) plain = plain.With(NameToken.Annots, new ArrayToken(kept));
        }
        if (ReferenceEquals(plain, page.Dictionary)) return page;
        update.Replace(page.Reference, PdfTokens.Text(plain));
        return page with { Dictionary = plain };
    }

    private IToken Removed(IToken note)
    {
        if (PdfPages.Resolve(document, note) is not DictionaryToken known) return note;
        var plain = Plain(known, NameToken.A);
        if (ReferenceEquals(plain, known)) return note;
        if (note is not IndirectReferenceToken reference) return plain;
        update.Replace(reference.Data, PdfTokens.Text(plain));
        return note;
    }

    private DictionaryToken Plain(DictionaryToken dictionary, NameToken action)
    {
        if (dictionary.ContainsKey(Additional)) dictionary = dictionary.Without(Additional);
        return IsActive(Get(dictionary, action), 0) ? dictionary.Without(action) : dictionary;
    }

    // An action may be followed by others.
    private bool IsActive(IToken? token, int depth) => depth > Deepest || token switch
    {
        ArrayToken several => depth > 0 && several.Data.Any(t => IsActive(PdfPages.Resolve(document, t), depth + 1)),
        DictionaryToken action => Get(action, NameToken.S) is NameToken kind && Active.Contains(kind.Data)
            || IsActive(Get(action, NameToken.Next), depth + 1),
        _ => false,
    };

    private IToken? Get(DictionaryToken node, NameToken name) =>
        node.TryGet(name, out IToken? token) ? PdfPages.Resolve(document, token) : null;
}
