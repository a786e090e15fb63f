using System.Text.RegularExpressions;
using Mingsuan.Core.Claims;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Forms;

namespace Mingsuan.Core.Recognition;

/// <summary>
/// 一个文件里的另一份 (two disclosures bound in one file): the same set of tables comes again.
/// </summary>
internal static partial class SecondDocument
{
    private const int Enough = 4;

    /// <summary>另一份从第几块开始; null when there is only one.</summary>
    public static int? StartOf(SourceDocument source, IReadOnlyList<FormMatch?> matches)
    {
        if (SecondSet(matches) is not { } table) return null;
        var blocks = source.Blocks;
        var at = blocks.IndexOf(source.Tables.ElementAt(table));
        var first = at;
        while (first > 0 && blocks[first - 1] is not SourceTable { Columns: > 1 }) first--;
        for (var i = first; i < at; i++)
        {
            if (blocks[i] is SourceParagraph p && (source.Pages.IsEmpty ? IsTitle(p.Text)
                : IsCover(p.Text) && PageOf(p) > PageOf(blocks[i - 1]))) return i;
        }
        return at;
    }

    // The table that opens a set comes twice, with most tables of a set after it either time.
    private static int? SecondSet(IReadOnlyList<FormMatch?> matches)
    {
        var roles = matches.Select(m => m?.Form.Form.Role).ToList();
        var first = roles.IndexOf(FormRole.RevenueExpenditure);
        if (first < 0) return null;
        for (var second = first + 1; second < roles.Count; second++)
        {
            if (roles[second] != FormRole.RevenueExpenditure) continue;
            var again = roles.Skip(first).Take(second - first).OfType<FormRole>()
                .Intersect(roles.Skip(second).OfType<FormRole>());
            if (again.Count() >= Enough) return second;
        }
        return null;
    }

    private static bool IsCover(string text) => text.Length < 50 && Cover().IsMatch(SourceText.Compact(text));

    private static bool IsTitle(string text) => text.Length < 50 && BookTitle().IsMatch(SourceText.Compact(text));

    private static int PageOf(SourceBlock block) => block switch
    {
        SourceTable table => table.Cells.Select(c => c.At.Page).DefaultIfEmpty(table.At.Page).Max(),
        SourceParagraph { Spans.IsEmpty: false } paragraph => paragraph.Spans[0].At.Page,
        _ => 0,
    };

    [GeneratedRegex("^.{0,40}20[0-9]{2}年.{0,20}(部门|单位)?[预决]算(公开|说明|报告)?$|^目录$", RegexOptions.None, 10_000)]
    private static partial Regex BookTitle();

    [GeneratedRegex("20[0-9]{2}年|[预决]算(公开|说明)?$|(局|委|办|中心|院|校|所|厅|街道办事处)$", RegexOptions.None, 10_000)]
    private static partial Regex Cover();
}
