using System.Collections.Immutable;
using Mingsuan.Core.Forms;
using Mingsuan.Core.Sources;

namespace Mingsuan.Documents.Recognition;

/// <summary>一张表对上一个表式.</summary>
/// <param name="Form">表式.</param>
/// <param name="Columns">各来件列对应的表式列.</param>
/// <param name="Score">把握, 0 to 100.</param>
internal sealed record FormMatch(FormOutline Form, OutlineColumn?[] Columns, int Score);

/// <summary>表与表式的对应: by title and column headers, never by number.</summary>
internal static class FormMatcher
{
    private const int Least = 60;

    /// <summary>在一套表式中找最合适的一个; null when none fits.</summary>
    public static FormMatch? Find(IEnumerable<FormOutline> forms, HeaderGrid grid)
    {
        FormMatch? best = null;
        var title = Words.Title(grid.Table.Title);
        foreach (var form in forms)
        {
            var named = form.Titles.Max(t => TitleLikeness(t, title));
            if (named < 50) continue;
            var (columns, headers) = ColumnMatcher.Match(form, grid);
            var score = (named * 3 + headers * 2) / 5;
            if (headers >= 30 && score >= Least && (best is null || score > best.Score))
            {
                best = new FormMatch(form, columns, score);
            }
        }
        return best;
    }

    /// <summary>来件各表对一套表样的总把握.</summary>
    public static int Total(IEnumerable<FormMatch?> matches) => matches.Sum(m => m?.Score ?? 0);

    private static int TitleLikeness(string form, string printed)
    {
        if (printed.Length == 0 || form.Length == 0) return 0;
        if (printed == form) return 100;
        if (printed.EndsWith(form, StringComparison.Ordinal)) return 95;
        if (printed.Contains(form, StringComparison.Ordinal)) return 80;
        return Words.Likeness(form, printed);
    }
}
