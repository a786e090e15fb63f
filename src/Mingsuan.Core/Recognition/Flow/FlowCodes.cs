using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Forms;

namespace Mingsuan.Core.Recognition.Flow;

/// <summary>左右并排的代码表 (economic classes in panels side by side): every code tells its panel, and the next number
/// is its own.</summary>
internal static partial class FlowCodes
{
    /// <summary>是否各栏都按经济分类的代码列行.</summary>
    public static bool Fits(FormOutline form) => form.Rows.Length > 1 && Enumerable.Range(0, form.Rows.Length).All(p =>
        Lists(form, p).Any() && form.Columns.Count(c => c.Panel == p && c.IsAmount) == 1
        && form.Columns.Any(c => c.Panel == p && c.Leaf.Shows is Stub.Code));

    /// <summary>取行; in each panel in the order of the lines.</summary>
    public static ImmutableArray<ImmutableArray<FlowRow>> Rows(
        FormOutline form, ImmutableArray<SourceParagraph> lines)
    {
        var panels = form.Rows.Select(_ => ImmutableArray.CreateBuilder<FlowRow>()).ToArray();
        var starts = new List<int>();
        var text = "";
        foreach (var line in lines)
        {
            starts.Add(text.Length);
            text += line.Text + " ";
        }
        foreach (Match match in Row().Matches(text))
        {
            var number = match.Groups["v"];
            var line = starts.FindLastIndex(s => s <= number.Index);
            if (PanelOf(form, match) is not { } panel) continue;
            var words = $"{match.Groups["c"].Value} {match.Groups["n"].Value}".Trim();
            panels[panel].Add(new FlowRow(
                Blanks().Replace(words, m => m.Index < match.Groups["c"].Length + 1 ? " " : ""), [number.Value],
                lines[line].Spans[0].At));
        }
        return [.. panels.Select(p => p.ToImmutable())];
    }

    private static int? PanelOf(FormOutline form, Match match)
    {
        var code = match.Groups["c"].Value;
        var label = Words.Label(match.Groups["n"].Value);
        for (var p = 0; p < form.Rows.Length; p++)
        {
            if (code.Length > 0 ? Lists(form, p).Any(e => e.Under.IsEmpty
                || e.Under.Any(u => code.StartsWith(u, StringComparison.Ordinal)))
                : form.Rows[p].Any(r => r.Form is FixedRow && r.Names.Contains(label))) return p;
        }
        return null;
    }

    private static IEnumerable<EachRow> Lists(FormOutline form, int panel) =>
        form.Rows[panel].Select(r => r.Form).OfType<EachRow>().Where(e => e.Dimension == Dimension.Economic);

    [GeneratedRegex(@"(?:(?<![0-9.,])(?<c>3[0-9]{2}(?:[0-9]{2})?)\s+(?<n>[^0-9]*?)|(?<n>[\u4e00-\u9fff]{2,12}(?:合计|总计)))\s*(?<![0-9.,])(?<v>-?(?:[0-9][0-9,]*\.[0-9]{1,4}|[0-9]{1,3}(?:,[0-9]{3})+|0))(?![0-9.,])", RegexOptions.None, 10_000)]
    private static partial Regex Row();

    [GeneratedRegex(@"\s+", RegexOptions.None, 10_000)]
    private static partial Regex Blanks();
}
