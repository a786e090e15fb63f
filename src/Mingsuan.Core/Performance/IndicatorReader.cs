using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Mingsuan.Core.Claims;
using Mingsuan.Core.Documents;

namespace Mingsuan.Core.Performance;

/// <summary>读绩效目标表: from ruled tables by their columns, from flow text by the names of the levels.</summary>
public static partial class IndicatorReader
{
    private const int ShortestSentence = 30;

    /// <summary>读全文的绩效目标.</summary>
    public static PerformanceReading Read(SourceDocument source)
    {
        var indicators = ImmutableArray.CreateBuilder<Indicator>();
        var tasks = ImmutableArray.CreateBuilder<TaskFigure>();
        var (form, isProject, projects) = ("整体绩效目标申报表", false, 0);
        (string Name, bool IsProject)? ruled = null;
        foreach (var table in source.Tables)
        {
            if (table.Columns > 1)
            {
                if ((ruled = TableIndicators.FormOf(table, ruled)) is { } own)
                    indicators.AddRange(TableIndicators.Read(table, own.Name, own.IsProject));
                continue;
            }
            if (ProjectForm().IsMatch(table.Title) && !table.Title.Contains("明细", StringComparison.Ordinal))
            {
                (form, isProject) = ($"项目申报表{++projects}", true);
            }
            else if (DepartmentForm().IsMatch(table.Title)) (form, isProject) = ("整体绩效目标申报表", false);
            var text = new FlowLines(table);
            var horizon = text.Head.Contains("长期", StringComparison.Ordinal)
                && !text.Head.Contains("年度绩效", StringComparison.Ordinal) ? Horizon.LongTerm : Horizon.Annual;
            indicators.AddRange(Indicators(text, form, isProject, horizon));
            tasks.AddRange(TaskFigures.Read(text, form));
        }
        // Headers taken for indicators: the columns of the flow text have run into one another.
        if (indicators.Any(i => Headers().IsMatch(i.Name))) return new PerformanceReading([], []);
        return new PerformanceReading(indicators.ToImmutable(), tasks.ToImmutable());
    }

    private static IEnumerable<Indicator> Indicators(FlowLines text, string form, bool isProject, Horizon horizon)
    {
        var levels = Level().Matches(text.Text).ToList();
        var level1 = "";
        for (var i = 0; i < levels.Count; i++)
        {
            var word = SourceText.Compact(levels[i].Value);
            var end = levels[i].Index + levels[i].Length;
            var next = i + 1 < levels.Count ? levels[i + 1].Index : text.Text.Length;
            var between = text.Text[end..next];
            if (string.IsNullOrWhiteSpace(between) && IsFirst(word))
            {
                level1 = word;
                continue;
            }
            if ((Parse(between) ?? Sentence(between)) is not { } parsed) continue;
            var annual = horizon == Horizon.Annual && parsed.Values.Length >= 3;
            yield return new Indicator(form, isProject, horizon, level1, word.EndsWith("指标", StringComparison.Ordinal)
                ? word : word + "指标", parsed.Name,
                parsed.Values[^1], annual ? parsed.Values[^2] : "", annual ? parsed.Values[^3] : "", parsed.Basis,
                text.At(end + Math.Max(0, between.IndexOf(parsed.First, StringComparison.Ordinal))));
        }
    }

    private static bool IsFirst(string word) => word is "产出指标" or "效益指标" or "满意度指标" or "成本指标";

    // Name, then the last run of values, then where they come from.
    private static (string Name, string First, ImmutableArray<string> Values, string Basis)? Parse(string segment)
    {
        var stop = Stop().Match(segment);
        if (stop.Success) segment = segment[..stop.Index];
        var tokens = Above().Replace(segment, "以上").Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        var end = Array.FindLastIndex(tokens, t => Value().IsMatch(t));
        if (end < 1) return null;
        var start = end;
        while (start > 1 && Value().IsMatch(tokens[start - 1]) && end - start < 2) start--;
        return (string.Concat(tokens[..start]), tokens[0], [.. tokens[start..(end + 1)]],
            string.Concat(tokens[(end + 1)..]));
    }

    // No value at all, but a whole sentence: what was meant to be done stands where an indicator should.
    private static (string Name, string First, ImmutableArray<string> Values, string Basis)? Sentence(string segment)
    {
        var stop = Stop().Match(segment);
        if (stop.Success) segment = segment[..stop.Index];
        var text = SourceText.Compact(segment);
        var end = text.IndexOf('。', StringComparison.Ordinal);
        if (end >= 0) text = text[..end];
        return text.Length < ShortestSentence ? null
            : (text, segment.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)[0], [""], "");
    }

    [GeneratedRegex(@"(?<![\u4e00-\u9fff])(?:产\s*出|社\s*会\s*效\s*益|经\s*济\s*效\s*益|生\s*态\s*效\s*益|可\s*持\s*续\s*影\s*响|服\s*务\s*对\s*象\s*满\s*意\s*度|满\s*意\s*度|数\s*量|质\s*量|时\s*效|成\s*本|效\s*益)\s*指\s*标(?![值\u4e00-\u9fff])|(?<=\n)(?:社会|经济|生态)效益(?=\n)", RegexOptions.None, 10_000)]
    private static partial Regex Level();

    [GeneratedRegex(@"(?:长期|年度)(?:绩\s*效)?\s*目\s*标\s*[0-9]|年度绩|一\s*级\s*指\s*标|目标\s*名称|部门项目", RegexOptions.None, 10_000)]
    private static partial Regex Stop();

    [GeneratedRegex(@"[二三]级指标|指标值确定|预期当年|前年指标", RegexOptions.None, 10_000)]
    private static partial Regex Headers();

    [GeneratedRegex(@"以\s+上", RegexOptions.None, 10_000)]
    private static partial Regex Above();

    [GeneratedRegex(@"^(--|－－|[<＜>＞≥≤=]{0,2}[0-9][0-9,]*(\.[0-9]+)?(%|％|家次|家|项|个|名|场次|场|次|万元|亿元|万|亿|人次|人|篇|份|起|台)?(以上|以下|左右)?|完成|合格|优[秀良胜异等]|良好|达标|前[一二三四五六七八九十]+(名)?)$", RegexOptions.None, 10_000)]
    private static partial Regex Value();

    [GeneratedRegex("项目申报表", RegexOptions.None, 10_000)]
    private static partial Regex ProjectForm();

    [GeneratedRegex("整体.*绩效目标申报表", RegexOptions.None, 10_000)]
    private static partial Regex DepartmentForm();
}

/// <summary>流式申报表的各行, as one text with places.</summary>
public sealed class FlowLines
{
    private readonly List<(int Start, Place At)> starts = [];

    /// <summary>合成.</summary>
    public FlowLines(SourceTable table)
    {
        var text = new StringBuilder();
        foreach (var cell in table.Cells)
        {
            starts.Add((text.Length, cell.At));
            text.Append(cell.Text).Append('\n');
        }
        Text = text.ToString();
        Head = table.Title;
    }

    /// <summary>全文, a line feed after each line.</summary>
    public string Text { get; }

    /// <summary>表名.</summary>
    public string Head { get; }

    /// <summary>某处的位置.</summary>
    public Place At(int index) => starts.FindLast(s => s.Start <= index).At;
}
