using System.Text.RegularExpressions;
using Mingsuan.Core.Claims;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;

namespace Mingsuan.Core.Checks;

/// <summary>原因与用途: there, and of the item they stand under.</summary>
internal static partial class ReasonChecks
{
    public static IEnumerable<Finding> Check(CheckContext context) =>
        Empty(context).Concat(Copied(context)).Concat(Contrary(context)).Concat(Turned(context));

    private static IEnumerable<Finding> Empty(CheckContext context)
    {
        foreach (var paragraph in context.Paragraphs.Where(p => Says(p.Text, "原因") || Says(p.Text, "主要")))
        {
            foreach (Match match in EmptyReason().Matches(paragraph.Text))
            {
                var what = match.Value.Contains("用于", StringComparison.Ordinal) ? "用途" : "原因";
                yield return context.Finding("E22", $"“{match.Value}”：{what}是空的。",
                    new FindingPlace(paragraph.At(match.Index, match.Length), match.Value, "正文"), $"请写明{what}。");
            }
        }
    }

    // A reason or purpose that names another item and not its own was copied from a neighbour.
    private static IEnumerable<Finding> Copied(CheckContext context)
    {
        var items = context.Disclosure.Claims.Items.Where(i => i.Names.Length == 3).ToList();
        var names = items.Select(i => i.Names[2]).Where(n => n.Length >= 6).Distinct(StringComparer.Ordinal).ToList();
        foreach (var paragraph in context.Paragraphs.Where(p => Says(p.Text, "主要")))
        {
            var own = items.Where(i => paragraph.Text.Contains(i.Text, StringComparison.Ordinal)).ToList();
            if (own.Count != 1) continue;
            foreach (Match match in Clause().Matches(paragraph.Text))
            {
                var words = match.Groups["w"].Value;
                if (words.Contains(own[0].Names[2], StringComparison.Ordinal)) continue;
                var other = names.Find(n => words.StartsWith(n, StringComparison.Ordinal)
                    || words.StartsWith("城乡社区管理事务" + n, StringComparison.Ordinal) || EndsWithItem(words, n));
                if (other is null || own[0].Names.Contains(other)) continue;
                yield return context.Finding("E23",
                    $"“{own[0].Names[2]}”一条的{(match.Groups["k"].Value == "原因" ? "原因" : "用途")}写的是“{words}"
                        + $"”，像是照抄了“{other}”一条。",
                    new FindingPlace(paragraph.At(match.Index, match.Length), match.Value, "正文"),
                    $"请改写成“{own[0].Names[2]}”自己的用途和原因。", severity: Severity.Warning);
            }
        }
    }

    // Less money because money grew: the direction or the reason is another item's. What last year saw may well be
    // the other way.
    private static IEnumerable<Finding> Contrary(CheckContext context)
    {
        foreach (var paragraph in context.Paragraphs.Where(p => Says(p.Text, "主要原因")))
        {
            foreach (Match match in MoneyReason().Matches(paragraph.Text))
            {
                var (change, reason) = (match.Groups["d"], match.Groups["e"]);
                if (IsMore(change.Value) == IsMore(reason.Value)) continue;
                if (Elsewhere().IsMatch(match.Groups["w"].Value)) continue;
                yield return context.Finding("C04",
                    $"“{match.Value}”：数是{change.Value}，原因写的却是{reason.Value}。",
                    new FindingPlace(paragraph.At(match.Index, match.Length), match.Value, "正文"),
                    "请核对增减方向与原因。", severity: Severity.Warning);
            }
        }
    }

    // 增加3万元。减少的主要原因是…: the two words are of one change.
    private static IEnumerable<Finding> Turned(CheckContext context)
    {
        foreach (var paragraph in context.Paragraphs.Where(p => Says(p.Text, "原因")))
        {
            foreach (Match match in TurnedReason().Matches(paragraph.Text))
            {
                var (change, reason) = (match.Groups["d"].Value, match.Groups["e"].Value);
                if (IsMore(change) == IsMore(reason) || Nothing().IsMatch(match.Groups["n"].Value)) continue;
                yield return context.Finding("C04",
                    $"“{match.Value}”：数是{change}，接着说的却是{reason}的原因。",
                    new FindingPlace(paragraph.At(match.Index, match.Length), match.Value, "正文"),
                    "请核对增减方向与原因。", severity: Severity.Warning);
            }
        }
    }

    private static bool Says(string text, string word) => text.Contains(word, StringComparison.Ordinal);

    private static bool IsMore(string direction) => direction is "增加" or "增长" or "上升";

    private static bool EndsWithItem(string words, string name) =>
        Regex.Replace(words, "(经费)?(增加|减少|保持不变)$", "", RegexOptions.None, TimeSpan.FromSeconds(10))
            .EndsWith(name, StringComparison.Ordinal);

    [GeneratedRegex("(?<d>增加|增长|上升|减少|下降|降低)了?\\s*[0-9][0-9,.]*\\s*(万元|元|%)[，。；]\\s*主要原因(是|为)?[：:]?"
        + "(?<w>[^。；，0-9]{2,40}(经费|支出|预算|费用|费|资金|投入))(?<e>增加|增长|上升|减少|下降|降低)[。；]",
        RegexOptions.None, 10_000)]
    private static partial Regex MoneyReason();

    [GeneratedRegex("(?<d>增加|增长|上升|减少|下降|降低)了?\\s*(?<n>[0-9][0-9,.]*)\\s*(万元|元|%)[，。；]\\s*(变动)?(?<e>增加|增长|上升|减少|下降|降低)的?(主要)?原因", RegexOptions.None, 10_000)]
    private static partial Regex TurnedReason();

    [GeneratedRegex("^[0.]+$", RegexOptions.None, 10_000)]
    private static partial Regex Nothing();

    [GeneratedRegex("上年|去年|往年|20[0-9]{2}年|增加|增长|减少|下降|压减|节约", RegexOptions.None, 10_000)]
    private static partial Regex Elsewhere();

    // Nothing, brackets with nothing in them, dots, or a 无 beside a change that is not zero.
    [GeneratedRegex("(主要)?原因(是|为|系|在于|：|:)[：:]?\\s*([。；]|[（(]\\s*[)）]|…+|\\.{3,}|[-—]{1,2}[。；]|，(?=其中[：:]))|主要(是|由于|是由于|是因为|用于)[：:]?\\s*[。；]|(?<=(增加|减少|增长|下降|降低)了?\\s*(?!0+(\\.0+)?\\s*(万元|元|%))[0-9][0-9,.]*\\s*(万元|元|%)[，。；]\\s*)(主要)?原因(是|为|：|:)[：:]?无[。；]", RegexOptions.None, 10_000)]
    private static partial Regex EmptyReason();

    [GeneratedRegex("主要(?<k>用于|原因)(是|为)?[：:]?(?<w>[^。；，]{4,60})", RegexOptions.None, 10_000)]
    private static partial Regex Clause();
}
