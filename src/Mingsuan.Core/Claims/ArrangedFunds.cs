using System.Text.RegularExpressions;
using Mingsuan.Core.Relations;

namespace Mingsuan.Core.Claims;

/// <summary>资金的安排 (……本年安排 a、……本年安排 b、上年结转结余安排 c): this year's money fund by fund and what was
/// brought forward make up the amount before them.</summary>
internal static partial class ArrangedFunds
{
    /// <summary>把一段里的这种列举加为关系.</summary>
    /// <param name="text">这一段.</param>
    /// <param name="number">第几段, from 0.</param>
    /// <param name="book">全文的断言, with the figures of the paragraph read.</param>
    public static void Add(string text, int number, ClaimBook book)
    {
        foreach (Match match in Listing().Matches(text))
        {
            var parts = match.Groups["y"].Captures.Select(c => book.At(number, c.Index)).ToList();
            if (book.At(number, match.Groups["x"].Index) is not { } total || parts.Exists(p => p is null)) continue;
            book.Relations.Add(LinearRelation.Sum(Families.Text(book[total]), total, parts.Select(p => p!.Value)));
        }
    }

    [GeneratedRegex("(?<x>[0-9][0-9,.]*)(万元|元)，其中[：:]?([\\u4e00-\\u9fff（）]{2,20}本年安排(?<y>[0-9][0-9,.]*)(万元|元)[、，；])+"
        + "上年结转(结余)?安排(?<y>[0-9][0-9,.]*)(万元|元)", RegexOptions.None, 10_000)]
    private static partial Regex Listing();
}
