using System.Text.RegularExpressions;

namespace Mingsuan.Core.Performance;

/// <summary>任务与内容里的数: what the prose of a form promises in numbers.</summary>
internal static partial class TaskFigures
{
    private static readonly string[] Sections = ["年度工作任务", "项目申请理由", "项目主要内容"];

    private static readonly string[] Ends = ["项目支出情况", "项目总预算", "整体绩效", "长期目标", "项目前两年"];

    public static IEnumerable<TaskFigure> Read(FlowLines lines, string form)
    {
        foreach (var section in Sections)
        {
            var start = lines.Text.IndexOf(section, StringComparison.Ordinal);
            if (start < 0) continue;
            var end = Sections.Concat(Ends)
                .Select(w => lines.Text.IndexOf(w, start + section.Length, StringComparison.Ordinal))
                .Where(i => i >= 0).DefaultIfEmpty(lines.Text.Length).Min();
            foreach (Match match in Promise().Matches(lines.Text[start..end]))
            {
                var phrase = match.Groups["p"].Value.Replace("\n", "", StringComparison.Ordinal);
                var before = lines.Text[Math.Max(0, start + match.Index - 14)..(start + match.Index + match.Length)];
                // Why a project is applied for tells the past; only what it says of last year can be held to an
                // indicator.
                if (section == "项目申请理由" && !Past().IsMatch(before)) continue;
                yield return new TaskFigure(form, section, phrase,
                    (match.Groups["n"].Value + match.Groups["u"].Value).Replace("\n", "", StringComparison.Ordinal),
                    Past().IsMatch(before), lines.At(start + match.Groups["n"].Index));
            }
        }
    }

    [GeneratedRegex(@"(?<p>[\u4e00-\u9fff（）()、\n]{4,40})\s?(?<n>[0-9]+(?:\.[0-9]+)?)\s?\n?(?<u>万元|亿元|家/次|家次|家|项|个|名|场|次|人|余个)", RegexOptions.None, 10_000)]
    private static partial Regex Promise();

    [GeneratedRegex("20[0-9]{2}\\s?年|年均", RegexOptions.None, 10_000)]
    private static partial Regex Past();
}
