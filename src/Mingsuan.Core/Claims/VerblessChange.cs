using System.Text.RegularExpressions;
using Mingsuan.Core.Documents;

namespace Mingsuan.Core.Claims;

/// <summary>漏了动词的增减额: 较上年决算数3万元，下降2% may name last year's amount or the change; the percentage
/// tells.</summary>
internal static partial class VerblessChange
{
    private const long Whole = 1_000_000;

    /// <summary>增减额的方向词; empty where the amount is last year's, or may be.</summary>
    /// <param name="before">数前的话.</param>
    /// <param name="token">数.</param>
    /// <param name="rest">数后的话.</param>
    /// <param name="current">今年数.</param>
    public static string Direction(string before, NumberToken token, string rest, Statement current)
    {
        if (!Compared().IsMatch(before) || Next().Match(rest) is not { Success: true } next) return "";
        if (PrintedNumber.Parse(next.Groups["n"].Value) is not { } percent) return "";
        var direction = next.Groups["d"].Value;
        var (said, step) = percent.On(Whole / 100);
        said *= ClaimTokens.Sign(direction);
        var amount = token.Number.On(token.Scale).Value;
        var change = ClaimTokens.Sign(direction) * amount;
        return Fits(change, current.Value - change, said, step)
            && !Fits(current.Value - amount, amount, said, step) ? direction : "";
    }

    private static bool Fits(long change, long prior, long said, long step) =>
        prior > 0 && Int128.Abs((Int128)change * Whole / prior - said) <= 2 * step;

    [GeneratedRegex("(较|比|与)[^，。；0-9]{0,6}([0-9]{4})?[^，。；0-9]{0,14}$", RegexOptions.None, 10_000)]
    private static partial Regex Compared();

    [GeneratedRegex("^[，,]?\\s?(?<d>下降|降低|减少|增长|上升|增加)(了)?\\s?(?<n>[0-9]+([.][0-9]+)?)\\s?[%％]", RegexOptions.None, 10_000)]
    private static partial Regex Next();
}
