using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Forms;

namespace Mingsuan.Core.Recognition.Flow;

/// <summary>把各行文字分成表的行.</summary>
internal static partial class FlowRows
{
    private const int LeastAlike = 4;

    /// <summary>一栏的表: words gather until numbers come; the numbers end the row.</summary>
    public static ImmutableArray<FlowRow> Single(ImmutableArray<SourceParagraph> lines)
    {
        var rows = ImmutableArray.CreateBuilder<FlowRow>();
        var words = new List<string>();
        foreach (var line in lines)
        {
            if (Tail().Match(line.Text) is not { Success: true } tail)
            {
                words.Add(line.Text);
                continue;
            }
            var own = line.Text[..tail.Index].Trim();
            var numbers = NumbersIn(tail.Value);
            // Before the first row stand the headers, whose words are not its own, up to its code.
            var name = rows.Count > 0 || own.Length == 0 && words.Exists(w => ClassCode().IsMatch(w))
                ? Joined(words, own) : own;
            rows.Add(new FlowRow(name, numbers, line.Spans[0].At));
            words.Clear();
        }
        return rows.ToImmutable();
    }

    /// <summary>金额是不是整元 (278,076,101): such numbers cannot be taken for the parts of a code, so that more of a
    /// table can be told for certain than where amounts have decimals.</summary>
    public static bool AreWhole(ImmutableArray<SourceParagraph> lines)
    {
        var tails = lines.Select(l => Tail().Match(l.Text)).Where(t => t.Success).Select(t => t.Value).ToList();
        return tails.Count(t => t.Contains(',', StringComparison.Ordinal)
            && !t.Contains('.', StringComparison.Ordinal)) * 2 > tails.Count;
    }

    /// <summary>行末是不是数.</summary>
    public static bool EndsInNumbers(string line) => Tail().IsMatch(line);

    // A new code begins a new row: what stands before it ended without numbers and is no part of this one. Before a
    // total stand, on a new page, the headers again.
    private static string Joined(List<string> words, string own)
    {
        if (Words.Label(own) is "合计" or "总计") return own;
        var all = words.Append(own).Where(w => w.Length > 0).ToList();
        var from = all.FindLastIndex(w => Code().IsMatch(w));
        return string.Concat(all.Skip(Math.Max(0, from)).Select((w, i) => i == 0 && Code().IsMatch(w) ? w + " " : w));
    }

    /// <summary>左右两栏的表: each label is looked for in the form's rows, a number belongs to the label before
    /// it.</summary>
    /// <param name="form">表式.</param>
    /// <param name="lines">各行.</param>
    /// <param name="classes">科目的名称: a row may be one of the classes.</param>
    public static ImmutableArray<ImmutableArray<FlowRow>> Paired(
        FormOutline form, ImmutableArray<SourceParagraph> lines, CodeNames classes)
    {
        var panels = form.Rows.Select(_ => ImmutableArray.CreateBuilder<FlowRow>()).ToArray();
        var used = form.Rows.Select(_ => new HashSet<int>()).ToArray();
        // A label cut by the width of its cell goes on in the next lines, and its numbers may stand alone after it.
        var (open, last) = ("", -1);
        foreach (var line in lines)
        {
            if (last >= 0 && Alone().IsMatch(line.Text))
            {
                panels[last][^1] = panels[last][^1] with { Numbers = NumbersIn(line.Text), At = line.Spans[0].At };
                last = -1;
                continue;
            }
            foreach (var (label, number) in Pieces(line.Text))
            {
                var words = label;
                var panel = Panel(form, used, panels, words, classes);
                if (panel is null && open.Length > 0) panel = Panel(form, used, panels, words = open + label, classes);
                open = panel is null && number.Length == 0 ? open + label : "";
                if (panel is not { } p) continue;
                panels[p].Add(new FlowRow(words, NumbersIn(number), line.Spans[0].At));
                last = number.Length == 0 && words.Length > label.Length ? p : -1;
            }
        }
        return [.. panels.Select(p => p.ToImmutable())];
    }

    private static ImmutableArray<string> NumbersIn(string text) =>
        [.. Number().Matches(text).Select(m => m.Value)];

    private static int? Panel(
        FormOutline form, HashSet<int>[] used, ImmutableArray<FlowRow>.Builder[] panels, string label,
        CodeNames classes)
    {
        var plain = Words.Label(label);
        List<(int Panel, OutlineRow? Row)> Fitting(Func<string, bool> fits) =>
        [
            .. Enumerable.Range(0, form.Rows.Length).Select(p => (Panel: p, Row: form.Rows[p].FirstOrDefault(r =>
                r.Form is FixedRow && !used[p].Contains(r.Index) && r.Names.Any(fits))))
                .Where(f => f.Row is not null).OrderBy(f => panels[f.Panel].Count),
        ];
        var fits = Fitting(n => n == plain);
        if (fits.Count == 0 && Each(form, plain, classes) is { } each) return each;
        if (fits.Count == 0 && plain.Length >= LeastAlike) fits = Fitting(n => RowMatcher.IsNear(n, plain));
        if (fits.Count == 0) return null;
        used[fits[0].Panel].Add(fits[0].Row!.Index);
        return fits[0].Panel;
    }

    // The panel that lists the classes, where the label is the name of one.
    private static int? Each(FormOutline form, string label, CodeNames classes) =>
        Enumerable.Range(0, form.Rows.Length).Where(p => form.Rows[p].Any(r =>
            r.Form is EachRow { Dimension: Dimension.Function } each && classes.IsNamed(each, label)))
            .Select(p => (int?)p).FirstOrDefault();

    // 一、…收入 2347.86一、…支出 0.00: split before each list number and after each amount; 收 入 总 计 is one word.
    private static IEnumerable<(string Label, string Number)> Pieces(string text)
    {
        foreach (Match match in Piece()
            .Matches(Spaced().Replace(text, m => m.Value.Replace(" ", "", StringComparison.Ordinal))))
        {
            foreach (var label in Labels(match.Groups["l"].Value))
            {
                yield return (label.Text, label.IsLast ? match.Groups["n"].Value : "");
            }
        }
    }

    private static IEnumerable<(string Text, bool IsLast)> Labels(string text)
    {
        var parts = ListStart().Split(text).Select(p => p.Trim()).Where(p => p.Length > 0).ToList();
        for (var i = 0; i < parts.Count; i++) yield return (parts[i], i == parts.Count - 1);
    }

    [GeneratedRegex(@"(?<=^|\s|[\u4e00-\u9fff]\s?)(-?[0-9][0-9,]*\.[0-9]{1,4}|-?[0-9]{1,3}(,[0-9]{3})+|(?<=\s)0|(?<=[\u4e00-\u9fff）]\s)[0-9]{1,3}(?=\s+[0-9]{1,3}\s*$))(\s+(-?[0-9][0-9,]*(\.[0-9]{1,4})?))*\s*$", RegexOptions.None, 10_000)]
    private static partial Regex Tail();

    [GeneratedRegex(@"-?[0-9][0-9,]*(\.[0-9]{1,4})?", RegexOptions.None, 10_000)]
    private static partial Regex Number();

    [GeneratedRegex(@"^\s*-?[0-9][0-9,.]*(\s+-?[0-9][0-9,.]*)*\s*$", RegexOptions.None, 10_000)]
    private static partial Regex Alone();

    [GeneratedRegex("^2[0-9]{2}([0-9]{2}){0,2}( [\\u4e00-\\u9fff]|$)", RegexOptions.None, 10_000)]
    private static partial Regex ClassCode();

    [GeneratedRegex("^[0-9][0-9A-Z]{1,20}( |$)", RegexOptions.None, 10_000)]
    private static partial Regex Code();

    [GeneratedRegex(@"(?<l>([0-9]{1,2}[.．、]\s*(?![0-9]))?[^0-9]+?)\s*(?<n>-?(?:[0-9][0-9,]*\.[0-9]{1,4}|[0-9]{1,3}(?:,[0-9]{3})+)(\s+-?(?:[0-9][0-9,]*\.[0-9]{1,4}|[0-9]{1,3}(?:,[0-9]{3})+))*|$)", RegexOptions.None, 10_000)]
    private static partial Regex Piece();

    [GeneratedRegex(@"[收支本] [入出年] 总 计|收 入|支 出|项 目|合 计", RegexOptions.None, 10_000)]
    private static partial Regex Spaced();

    [GeneratedRegex(@"\s+(?=[一二三四五六七八九十廿]+、|[（(][一二三四五六七八九十廿]+[)）])|(?<=[^\s（(])(?=本年支出合计|年终结转|年末结转|支出总计)", RegexOptions.None, 10_000)]
    private static partial Regex ListStart();
}
