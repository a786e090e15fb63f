using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Forms;
using Mingsuan.Core.Recognition.Plain;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Core.Recognition;

/// <summary>表中代码属于哪套科目 (which classification the codes of a table are of): the codes say it, whatever the
/// title says.</summary>
internal sealed record CodeKinds(Dimension Kind, IReadOnlyList<string> Codes)
{
    private const int Fewest = 2;
    private const int OfFive = 5;

    /// <summary>多数行的代码所属的科目; null when few rows have codes, or most codes are in no list.</summary>
    public static CodeKinds? Of(HeaderGrid grid, Classifications lists)
    {
        var (rows, codes) = CodesOf(grid);
        if (codes.Count < Fewest || codes.Count * 2 < rows) return null;
        (Dimension Kind, CodeTree List)[] all =
        [
            (Dimension.Function, lists.Functional), (Dimension.Economic, lists.Departmental),
            (Dimension.GovernmentEconomic, lists.Government),
        ];
        var best = all.Select(k => (k.Kind, Known: codes.Count(c => k.List.Find(c) is not null)))
            .MaxBy(k => k.Known);
        return best.Known * 2 > codes.Count ? new CodeKinds(best.Kind, codes) : null;
    }

    /// <summary>表式有没有地方放它们: rows of the same classification, for most of the codes.</summary>
    /// <remarks>Units and projects may carry the code of an item beside their own.</remarks>
    public bool Fits(FormOutline form) => form.Rows.Any(p => p.Any(r => r.Form is EachRow each
        && (each.Dimension is Dimension.Unit or Dimension.Project || (each.Dimension == Kind && Takes(each)))));

    private bool Takes(EachRow each) => each.Under.IsEmpty || Codes.Count(
        c => each.Under.Any(u => c.StartsWith(u, StringComparison.Ordinal))) * OfFive > Codes.Count * (OfFive - 1);

    private static (int Rows, List<string> Codes) CodesOf(HeaderGrid grid)
    {
        var first = grid.Kinds.FirstOrDefault(PlainColumns.IsAmount)?.Index ?? grid.Table.Columns;
        var (rows, codes) = (0, new List<string>());
        for (var y = grid.HeaderRows; y < grid.Table.Rows; y++)
        {
            var stubs = Enumerable.Range(0, first).Select(x => grid[y, x]).OfType<SourceCell>().Distinct()
                .Select(c => c.Text).Where(t => t.Length > 0).ToList();
            if (stubs.Count == 0 || grid.IsNumbering(y)) continue;
            rows++;
            var (code, _) = StubText.Join(stubs);
            if (code.Length is 3 or 5 or 7 && code.All(char.IsAsciiDigit)) codes.Add(code);
        }
        return (rows, codes);
    }
}
