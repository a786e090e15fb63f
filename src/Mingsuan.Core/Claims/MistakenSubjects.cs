using Mingsuan.Core.Documents;
using Mingsuan.Core.Queries;

namespace Mingsuan.Core.Claims;

/// <summary>
/// 认错的主题 (one query that the text answers again and again, each time with another value): the words that part the
/// answers were not understood, so none of them is held against another figure.
/// </summary>
internal static class MistakenSubjects
{
    // Two values may be a figure and its slip; three are no slips.
    private const int Many = 3;

    /// <summary>去掉这些数的查询; the relations that rest on it go with it.</summary>
    /// <param name="figures">全部的数, those of the tables first.</param>
    /// <param name="book">全文的断言.</param>
    public static void Clear(List<Statement> figures, ClaimBook book)
    {
        var odd = figures.Where(f => f.Selector is not null && (f.IsOwn || f.IsChange))
            .GroupBy(f => f.Query).SelectMany(Contradicting).ToHashSet();
        if (odd.Count == 0) return;
        foreach (var index in odd) figures[index] = figures[index] with { Query = figures[index].Query.Unbound };
        book.Relations.RemoveAll(r => r.Statements.Any(odd.Contains)
            && r.Statements.Any(f => figures[f].Paragraph != figures[r.Statements[0]].Paragraph));
    }

    // Of those nothing else bears out, more than slips could be.
    private static IEnumerable<int> Contradicting(IGrouping<Query, Statement> same)
    {
        if (same.Count(f => f.Table < 0) < Many) return [];
        var values = same.GroupBy(f => f.Value).Where(g => g.Count() == 1).Select(g => g.First())
            .Where(f => f.Table < 0 && !same.Any(o => o.Index != f.Index && IsNear(o, f))).ToList();
        return values.Count < Many ? [] : values.Select(f => f.Index);
    }

    private static bool IsNear(Statement a, Statement b) => Math.Abs(a.Value - b.Value) < a.Step + b.Step;
}
