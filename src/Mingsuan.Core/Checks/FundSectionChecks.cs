using System.Text.RegularExpressions;
using Mingsuan.Core.Claims;
using Mingsuan.Core.Documents;

namespace Mingsuan.Core.Checks;

/// <summary>没有安排的一节: a section on one fund that says there is none of the other was copied from it.</summary>
internal static partial class FundSectionChecks
{
    private const int LongestSection = 3;

    private static readonly (string Own, string Other)[] Funds =
        [("政府性基金", "国有资本经营"), ("国有资本经营", "政府性基金")];

    public static IEnumerable<Finding> Check(CheckContext context)
    {
        var body = context.Body.ToList();
        for (var i = 0; i + 1 < body.Count; i++)
        {
            var heading = body[i].Text;
            if (!SourceText.IsHeading(heading) || !Heading().IsMatch(heading)) continue;
            foreach (var (own, other) in Funds)
            {
                if (!Speaks(heading, own) || Speaks(heading, other)) continue;
                var section = body.Skip(i + 1).TakeWhile(p => !SourceText.IsHeading(p.Text))
                    .Take(LongestSection).ToList();
                if (section.Exists(p => Speaks(p.Text, own) || Note().IsMatch(p.Text))) continue;
                if (section.Find(p => Speaks(p.Text, other) && Nothing().IsMatch(p.Text)) is not { } wrong) continue;
                var at = wrong.Text.IndexOf(other, StringComparison.Ordinal);
                yield return context.Finding("E16", $"“{heading.Trim()}”一节写的却是{other}，应为{own}。",
                    new FindingPlace(wrong.At(at, other.Length), other, "正文"), $"请把{other}改为{own}。", own);
            }
        }
    }

    private static bool Speaks(string text, string word) => text.Contains(word, StringComparison.Ordinal);

    [GeneratedRegex("(情况|说明)\\s*$", RegexOptions.None, 10_000)]
    private static partial Regex Heading();

    // A note stands under a table, and is told with it.
    [GeneratedRegex("^\\s*(注|备注|说明)[：:]", RegexOptions.None, 10_000)]
    private static partial Regex Note();

    [GeneratedRegex("没有|未安排|未发生|无", RegexOptions.None, 10_000)]
    private static partial Regex Nothing();
}
