using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Forms;
using Mingsuan.Core.Sentences;

namespace Mingsuan.Core.Recognition.Flow;

/// <summary>
/// 流式文字的表 (finds the tables of a document that is only lines of text): a title starts a region, the form says
/// which
/// columns and rows to look for, and row arithmetic says which columns a short row left blank.
/// </summary>
internal sealed partial class FlowText
{
    private const int LongLine = 25;
    private const int HeadLines = 12;
    private const int MostNotes = 5;
    private const int MostNamed = 5;

    private readonly ImmutableArray<SourceParagraph> lines;
    private readonly ImmutableArray<FormOutline> forms;
    private readonly ImmutableArray<string> sheets;
    private readonly CodeNames classes;

    private FlowText(
        SourceDocument source, ImmutableArray<FormOutline> forms, IEnumerable<SheetForm> sheets, CodeNames classes)
    {
        this.classes = classes;
        lines = [.. source.Paragraphs];
        this.forms = forms;
        this.sheets = [.. sheets.SelectMany(s => s.Aliases.Add(Words.Literal(s.Title))).Select(Words.Title)
            .Where(t => t.Length > 4).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>一段区域 of lines.</summary>
    /// <param name="Form">表式; null for a form that is no grid.</param>
    /// <param name="Title">表名所在的行.</param>
    /// <param name="First">表名之后的第一行.</param>
    /// <param name="End">区域之后的第一行.</param>
    private sealed record Region(FormOutline? Form, int Title, int First, int End);

    /// <summary>找回各表; what lies outside them is put together into paragraphs.</summary>
    public static SourceDocument Recover(
        SourceDocument source, IReadOnlyCollection<FormSet> sets, Func<FormSet, ImmutableArray<FormOutline>> outlines,
        CodeNames classes, CancellationToken cancellation)
    {
        FlowText? best = null;
        var most = (Tables: 0, IsOwn: false, Columns: 0);
        foreach (var set in sets)
        {
            cancellation.ThrowIfCancellationRequested();
            var flow = new FlowText(source, outlines(set), set.Forms.Values.OfType<SheetForm>(), classes);
            var regions = flow.Regions().Where(r => r.Form is not null).ToList();
            var found = (Tables: regions.Count, IsOwn: !set.IsGeneral, Columns: regions.Sum(flow.HeadersFound));
            if (found.CompareTo(most) > 0) (best, most) = (flow, found);
        }
        return best is null ? source with { Blocks = [.. FlowParagraphs.Of(source.Paragraphs)] }
            : best.Rebuild(source, cancellation);
    }

    private SourceDocument Rebuild(SourceDocument source, CancellationToken cancellation)
    {
        var regions = Regions();
        var totals = new FlowTotals(string.Concat(lines.Where((_, i) =>
            !regions.Exists(r => r.Form is not null && i >= r.First && i < r.End)).Select(l => l.Text)));
        var tables = new Dictionary<Region, FlowTable>();
        foreach (var region in regions.Where(r => r.Form is not null))
        {
            cancellation.ThrowIfCancellationRequested();
            var table = FlowTable.Of(region.Form!, [.. lines[region.First..region.End]], classes);
            tables[region] = table;
            table.Tell(totals);
        }
        var problems = source.Problems.ToBuilder();
        var blocks = ImmutableArray.CreateBuilder<SourceBlock>();
        var at = 0;
        foreach (var region in regions)
        {
            blocks.AddRange(FlowParagraphs.Of(lines[at..region.Title]));
            at = region.End;
            if (region.Form is null)
            {
                blocks.Add(Sheet(region));
                continue;
            }
            var table = tables[region].Build(lines[region.Title], totals, Notes(region.End));
            blocks.Add(table.Table);
            if (!table.Vague.IsEmpty) problems.Add(Doubt(source.File, table.Table.Title, table.Vague));
        }
        blocks.AddRange(FlowParagraphs.Of(lines[at..]));
        return source with { Blocks = blocks.ToImmutable(), Problems = problems.ToImmutable() };
    }

    private static SourceProblem Doubt(string file, string title, ImmutableArray<string> rows) => new(
        file, title, $"有 {rows.Length} 行的数比列少，说不定各数属于哪一列，说不定的没有据以判断："
            + string.Join("、", rows.Take(MostNamed)) + (rows.Length > MostNamed ? "等" : ""),
        "请对照原表，或给原始的 PDF、Word 或表格文件", false);

    // 注：… under a table, over as many lines as it takes to its full stop.
    private IEnumerable<string> Notes(int end)
    {
        var at = end;
        while (at < lines.Length && at < end + MostNotes && Captions.IsNote(lines[at].Text))
        {
            var note = lines[at++].Text;
            while (!note.EndsWith('。') && at < lines.Length && at < end + MostNotes
                && !forms.Any(f => f.Titles.Contains(Words.Title(lines[at].Text))))
            {
                note += lines[at++].Text;
            }
            yield return note;
        }
    }

    // Columns whose headers stand over the first rows, less those that do not: two sets may share their titles.
    private int HeadersFound(Region region)
    {
        var head = Words.Header(string.Concat(lines[region.First..Math.Min(region.End, region.First + HeadLines)]
            .Select(l => l.Text)));
        return region.Form!.Columns.Where(c => c.IsAmount && !c.IsConditional)
            .Sum(c => c.Names.Any(n => head.Contains(n, StringComparison.Ordinal)) ? 1 : -1);
    }

    // A form that is no grid stays lines, one cell each, apart from the text.
    private SourceTable Sheet(Region region) => new(
        lines[region.Title].Text, [], region.End - region.First, 1,
        [.. lines[region.First..region.End].Select((l, i) => new SourceCell(i, 0, l.Text, l.Spans[0].At))],
        lines[region.Title].Spans[0].At);

    private List<Region> Regions()
    {
        var starts = new List<(int Line, int Next, FormOutline? Form)>();
        for (var i = 0; i < lines.Length; i++)
        {
            var title = Words.Title(lines[i].Text);
            if (Part().IsMatch(lines[i].Text)) starts.Add((i, i, null));
            else if (FormOf(title) is { } form && IsTable(i)) starts.Add((i, i + 1, form));
            else if (sheets.Contains(title)) starts.Add((i, i + 1, null));
            else if (IsOtherTable(i)) starts.Add((i, i, null));
        }
        var regions = new List<Region>();
        for (var i = 0; i < starts.Count; i++)
        {
            var end = i + 1 < starts.Count ? TitleStart(starts[i + 1].Line) : lines.Length;
            var isPart = starts[i].Next == starts[i].Line;
            if (isPart) continue;
            if (starts[i].Form is not null) end = ProseStart(starts[i].Next, end);
            regions.Add(new Region(starts[i].Form, starts[i].Line, starts[i].Next, end));
        }
        return regions;
    }

    private FormOutline? FormOf(string title) => forms.FirstOrDefault(f => f.Titles.Contains(title))
        ?? (ByCode().Replace(title, "") is { Length: > 0 } plain && plain.Length < title.Length
            ? forms.FirstOrDefault(f => f.Titles.Contains(plain)) : null);

    // A title no form has, with the unit of its amounts below it, ends the table before it all the same.
    private bool IsOtherTable(int line) => OtherTitle().IsMatch(Words.Plain(lines[line].Text))
        && lines.Skip(line + 1).Take(2).Any(l => AmountUnit().IsMatch(Words.Plain(l.Text)));

    // A table ends where sentences begin, and the headings over them.
    private int ProseStart(int first, int end)
    {
        var at = first;
        while (at < end && !IsProse(lines[at].Text)) at++;
        if (at == end || Captions.IsNote(lines[at].Text)) return at;
        while (at > first && FlowParagraphs.IsHeading(lines[at - 1].Text)) at--;
        return at;
    }

    private static bool IsProse(string line) => !FlowRows.EndsInNumbers(line)
        && (line.Contains('。', StringComparison.Ordinal) || Captions.IsNote(line)
            || (line.Length > LongLine && line.Contains('，', StringComparison.Ordinal)));

    // 表 5-1 stands on the line before its title.
    private int TitleStart(int line) => line > 0 && Number().IsMatch(lines[line - 1].Text) ? line - 1 : line;

    private bool IsTable(int title) => lines.Skip(title + 1).Take(8).Any(l => Unit().IsMatch(Words.Plain(l.Text)));

    [GeneratedRegex("^第[一二三四五六七八]部分", RegexOptions.None, 10_000)]
    private static partial Regex Part();

    [GeneratedRegex("^附?表 ?[0-9一二三四五六七八九十]+(-[0-9])?$", RegexOptions.None, 10_000)]
    private static partial Regex Number();

    [GeneratedRegex("单位：|单$|金额单位", RegexOptions.None, 10_000)]
    private static partial Regex Unit();

    [GeneratedRegex("(?<=表)[分按](?:支出)?(?:功能)?(?:分类)?科目$", RegexOptions.None, 10_000)]
    private static partial Regex ByCode();

    [GeneratedRegex("^[^，。；：、]{2,40}(?:收入|支出|收支|经费|预算|决算|资金|采购|情况)[^，。；：、]{0,8}表(?:[分按][^，。；：、]{1,8})?$", RegexOptions.None, 10_000)]
    private static partial Regex OtherTitle();

    [GeneratedRegex("单位：(?:人民币)?(?:亿|万)?元", RegexOptions.None, 10_000)]
    private static partial Regex AmountUnit();
}
