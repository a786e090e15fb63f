using System.Collections.Immutable;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Relations;

namespace Mingsuan.Core.Checks;

/// <summary>由图像识别读出的一页: how many of its figures a sum or another printing of them confirms.</summary>
/// <param name="Number">页码.</param>
/// <param name="Statements">读到的数.</param>
/// <param name="Doubtful">没有核实的, by figure index.</param>
public sealed record RecognisedPage(int Number, int Statements, ImmutableArray<int> Doubtful);

/// <summary>识读的疑问 (what a picture may have been misread for is no fault of the publisher): a finding that rests on
/// a recognised page is a note.</summary>
internal static class ReadingDoubts
{
    private const string Warning = "所涉文字或数由图像识别读出，可能认错，请先对照原图。";

    /// <summary>把落在识别页上的发现改为提示; what is missing may only be unread.</summary>
    public static IEnumerable<Finding> Apply(IEnumerable<Finding> findings, SourceDocument source)
    {
        var pages = Pages(source);
        return pages.Count == 0 ? findings : findings.Select(f => IsDoubtful(f, pages) ? Doubted(f) : f);
    }

    /// <summary>各识别页的数有没有旁证.</summary>
    public static ImmutableArray<RecognisedPage> Of(
        Disclosure disclosure, ImmutableArray<Relation> relations, ImmutableArray<Truth> truths)
    {
        var pages = Pages(disclosure.Source);
        if (pages.Count == 0) return [];
        var (held, broken) = (new HashSet<int>(), new HashSet<int>());
        for (var r = 0; r < relations.Length; r++)
        {
            if (relations[r] is LinearRelation { Bound: not Bound.Zero }) continue;
            if (truths[r] == Truth.Broken) broken.UnionWith(relations[r].Statements);
            else if (truths[r] is Truth.Holds or Truth.Rounding) held.UnionWith(relations[r].Statements);
        }
        held.ExceptWith(broken);
        return
        [
            .. disclosure.Statements.Where(f => !f.IsBlank && pages.Contains(f.At.Page)).GroupBy(f => f.At.Page)
                .OrderBy(g => g.Key).Select(g => new RecognisedPage(g.Key, g.Count(),
                    [.. g.Where(f => !held.Contains(f.Index)).Select(f => f.Index)])),
        ];
    }

    private static HashSet<int> Pages(SourceDocument source) =>
        [.. source.Pages.Where(p => p.Kind == PageKind.Recognised).Select(p => p.Number)];

    private static bool IsDoubtful(Finding finding, HashSet<int> pages) => finding.Places.IsEmpty
        || finding.Places.Any(p => p.At.Page == 0 || pages.Contains(p.At.Page));

    private static Finding Doubted(Finding finding) => finding with
    {
        Severity = Severity.Note,
        Message = finding.Message + Warning,
        Suggestion = "请先对照原图：认错了的不是差错。" + finding.Suggestion,
    };
}
