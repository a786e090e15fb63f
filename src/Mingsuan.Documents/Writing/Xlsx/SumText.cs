using System.Collections.Immutable;
using Mingsuan.Core.Books;
using Mingsuan.Core.Documents;

namespace Mingsuan.Documents.Writing.Xlsx;

/// <summary>求和公式的写法: ranges where parts adjoin, nested where there are too many.</summary>
internal static class SumText
{
    private const int MostArguments = 255;
    private const int LongestFormula = 8000;

    /// <summary>写公式 without the equals sign; null when it would be longer than a cell takes.</summary>
    /// <param name="parts">各部分.</param>
    /// <param name="bodyTop">表体首行 in the sheet, 1-based.</param>
    /// <param name="sheet">工作表名, quoted; empty on the same sheet.</param>
    public static string? Of(ImmutableArray<CellAt> parts, int bodyTop, string sheet = "")
    {
        var prefix = sheet.Length > 0 ? sheet + "!" : "";
        var terms = Ranges(parts).Select(r => prefix + Term(r.First, r.Last, bodyTop)).ToList();
        while (terms.Count > MostArguments) terms = [.. terms.Chunk(MostArguments).Select(Sum)];
        var formula = Sum(terms);
        return formula.Length > LongestFormula ? null : formula;
    }

    private static string Sum(IReadOnlyCollection<string> terms) => $"SUM({string.Join(",", terms)})";

    private static string Term(CellAt first, CellAt last, int bodyTop)
    {
        var from = CellText.Address(bodyTop + first.Row, first.Column);
        return first == last ? from : $"{from}:{CellText.Address(bodyTop + last.Row, last.Column)}";
    }

    private static IEnumerable<(CellAt First, CellAt Last)> Ranges(ImmutableArray<CellAt> parts)
    {
        var isAcross = parts.All(p => p.Row == parts[0].Row);
        var sorted = isAcross ? parts.OrderBy(p => p.Column) : parts.OrderBy(p => p.Column).ThenBy(p => p.Row);
        (CellAt First, CellAt Last)? open = null;
        foreach (var part in sorted)
        {
            var next = open is { } o && part == (isAcross
                ? o.Last with { Column = o.Last.Column + 1 }
                : o.Last with { Row = o.Last.Row + 1 });
            if (!next && open is { } done) yield return done;
            open = next ? (open!.Value.First, part) : (part, part);
        }
        if (open is { } last) yield return last;
    }
}
