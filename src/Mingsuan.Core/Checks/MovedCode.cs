using Mingsuan.Core.Claims;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Disclosures;

namespace Mingsuan.Core.Checks;

/// <summary>换了代码的功能科目 (the same name under another code than last year).</summary>
/// <param name="Now">今年的代码.</param>
/// <param name="Before">上年的代码.</param>
/// <param name="Name">科目名称.</param>
/// <param name="Row">今年的一行.</param>
/// <param name="Last">上年的一行.</param>
internal sealed record MovedCode(string Now, string Before, string Name, RecognisedRow Row, RecognisedRow Last)
{
    /// <summary>两年之间换了代码的项级科目: a name printed once in each year, under two codes.</summary>
    public static IEnumerable<MovedCode> Between(Disclosure now, Disclosure before)
    {
        var (rows, last) = (Items(now), Items(before));
        foreach (var (name, row) in rows)
        {
            if (!last.TryGetValue(name, out var other) || row.Code == other.Code) continue;
            if (rows.Values.Any(r => r.Code == other.Code) || last.Values.Any(r => r.Code == row.Code)) continue;
            yield return new MovedCode(row.Code, other.Code, name, row, other);
        }
    }

    // By name, those that stand under one code only; 其他… names many things and tells nothing.
    private static Dictionary<string, RecognisedRow> Items(Disclosure disclosure)
    {
        var functional = disclosure.Dimensions[Dimension.Function];
        return disclosure.Tables.SelectMany(t => t.Rows)
            .Where(r => r.Node is { Level: 3 } node && functional.Find(node.Code) == node)
            .Select(r => (Row: r with { Code = r.Node!.Code }, Name: SourceText.Compact(r.Label)))
            .Where(p => p.Name.Length > 0 && !p.Name.StartsWith("其他", StringComparison.Ordinal))
            .GroupBy(p => p.Name, StringComparer.Ordinal)
            .Where(g => g.Select(p => p.Row.Code).Distinct(StringComparer.Ordinal).Count() == 1)
            .ToDictionary(g => g.Key, g => g.First().Row, StringComparer.Ordinal);
    }
}
