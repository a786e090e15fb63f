using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Forms;

namespace Mingsuan.Core.Recognition.Flow;

/// <summary>流式文字里的一行: words, then numbers.</summary>
/// <param name="Words">代码与名称.</param>
/// <param name="Numbers">各数, as printed.</param>
/// <param name="At">数所在的行.</param>
internal sealed record FlowRow(string Words, ImmutableArray<string> Numbers, Place At);

/// <summary>流式文字里的一张表.</summary>
internal sealed partial class FlowTable
{
    private const int HeadLines = 12;
    private const StringSplitOptions Blank = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;

    private readonly FormOutline form;
    private readonly ImmutableArray<SourceParagraph> lines;
    private readonly ImmutableArray<ImmutableArray<FlowRow>> panels;

    private readonly string entity;

    private readonly bool isWhole;

    private FlowTable(
        FormOutline form, ImmutableArray<SourceParagraph> lines, ImmutableArray<ImmutableArray<FlowRow>> panels,
        bool isWhole)
    {
        this.isWhole = isWhole;
        this.form = form;
        this.lines = lines;
        this.panels = panels;
        entity = string.Concat(lines.Take(3).Select(l => l.Text)) is var head && Entity()
            .Match(head) is { Success: true } m
            ? m.Groups[1].Value : "";
    }

    /// <summary>按表式取行.</summary>
    public static FlowTable Of(FormOutline form, ImmutableArray<SourceParagraph> lines, CodeNames classes)
    {
        var areWhole = FlowRows.AreWhole(lines);
        return new FlowTable(form, lines, form.Rows.Length == 1 ? [FlowRows.Single(lines)]
            : FlowCodes.Fits(form) && FlowCodes.Rows(form, lines) is var coded && coded.Any(p => p.Length > 1) ? coded
            : FlowRows.Paired(form, lines, classes), areWhole);
    }

    /// <summary>说出合计行各列的数, where no column is in doubt, for tables that print fewer.</summary>
    public void Tell(FlowTotals totals)
    {
        for (var p = 0; p < panels.Length; p++)
        {
            var columns = Amounts(p);
            if (columns.Count == 1)
            {
                // 财政拨款收入 of the table of revenue and expenditure is a column of the table of revenue.
                foreach (var row in panels[p].Where(r => r.Numbers.Length == 1))
                    totals.Tell(Words.Header(Words.Label(row.Words)), row.Numbers[0]);
            }
            else if (!panels[p].IsEmpty && panels[p][0].Numbers.Length == columns.Count)
            {
                for (var i = 0; i < columns.Count; i++) totals.Tell(Name(columns[i]), panels[p][0].Numbers[i]);
            }
        }
    }

    /// <summary>合成来件的表; rows whose columns stay in doubt are named.</summary>
    public (SourceTable Table, ImmutableArray<string> Vague) Build(
        SourceParagraph title, FlowTotals totals, IEnumerable<string> notes)
    {
        var cells = new List<SourceCell>();
        var depth = Header(cells);
        var vague = ImmutableArray.CreateBuilder<string>();
        var rows = 0;
        var unit = UnitOverLines().Any(u => u.Contains('万', StringComparison.Ordinal))
            ? FlowUnit.TenThousandYuan : FlowUnit.Yuan;
        for (var p = 0; p < panels.Length; p++)
        {
            var columns = Amounts(p);
            var places = FlowColumns.Place(
                form.Form.Panels[p].Columns, [.. columns.Select(c => c.Leaf)], panels[p],
                [.. panels[p].Select(r => Codes(p, r))],
                (i, value) => totals.Has(Name(columns[i]), value, unit), isWhole);
            for (var y = 0; y < panels[p].Length; y++)
            {
                var row = panels[p][y];
                AddStubs(cells, p, depth + y, row);
                var slots = places[y];
                if (slots is null || slots.Value.Contains(-1)) vague.Add(row.At.Locator);
                for (var i = 0; i < columns.Count; i++)
                {
                    var at = slots?.IndexOf(i) ?? -1;
                    cells.Add(new SourceCell(depth + y, columns[i].Index, at >= 0 ? row.Numbers[at] : "", row.At));
                }
            }
            rows = Math.Max(rows, panels[p].Length);
        }
        var remarks = lines.TakeWhile((_, i) => i < 8).Select(l => l.Text)
            .Where(t => t.Contains("单位", StringComparison.Ordinal));
        var table = new SourceTable(
            title.Text, [.. remarks, .. UnitOverLines(), .. notes], depth + rows, form.Columns.Length,
            [.. cells.OrderBy(c => c.Row).ThenBy(c => c.Column)], title.Spans[0].At);
        return (table, vague.ToImmutable());
    }

    // 单 / 位： / 万元 over three lines.
    private IEnumerable<string> UnitOverLines()
    {
        var joined = Words.Plain(string.Concat(lines.Take(8).Select(l => l.Text)));
        if (UnitNote().Match(joined) is { Success: true } m) yield return m.Value;
    }

    // A column that some print only where it has figures is none where no header names it and no row needs it.
    private List<OutlineColumn> Amounts(int panel)
    {
        var all = form.Columns.Where(c => c.Panel == panel && c.IsAmount).ToList();
        var head = Words.Header(string.Concat(lines.Take(HeadLines).Select(l => l.Text)));
        var printed = all.FindAll(c => !c.IsConditional
            || c.Names.Any(n => head.Contains(n, StringComparison.Ordinal)));
        return panels[panel].All(r => r.Numbers.Length <= printed.Count) ? printed : all;
    }

    private static string Name(OutlineColumn column)
    {
        var name = column.Names.IsEmpty ? "" : column.Names[^1];
        return name is "小计" or "合计" && column.Path.Length > 1 ? Words.Header(Words.Literal(column.Path[^2].Header))
            : name;
    }

    // Codes of functions and of economic classes stand one under another by their digits; those of units do not.
    private string Codes(int panel, FlowRow row) => form.Columns.Any(c => c.Panel == panel && !c.IsAmount
        && c.Leaf.Shows is Stub.Code or Stub.CodeCategory) && CodeOf(row.Words).Code is { Length: 3 or 5 or 7 } code
        && code.All(char.IsAsciiDigit) ? code : "";

    private void AddStubs(List<SourceCell> cells, int panel, int row, FlowRow line)
    {
        var stubs = form.Columns.Where(c => c.Panel == panel && !c.IsAmount).ToList();
        if (stubs.Count == 0) return;
        var (code, name) = CodeOf(line.Words);
        var first = stubs.Find(s => s.Leaf.Shows is Stub.Code or Stub.CodeCategory);
        var second = stubs.Find(s => s.Leaf.Shows is Stub.Name or Stub.Label) ?? stubs[0];
        if (stubs.Find(s => s.Leaf.Shows is Stub.Unit) is { } unit && entity.Length > 0
            && name.IndexOf(entity, StringComparison.Ordinal) is > 0 and var cut)
        {
            cells.Add(new SourceCell(row, unit.Index, name[cut..], line.At));
            name = name[..cut];
        }
        if (first is not null) cells.Add(new SourceCell(row, first.Index, code.Length >= 2 ? code : "", line.At));
        cells.Add(new SourceCell(row, second.Index, first is null ? line.Words : name, line.At));
    }

    // 2060401, or 206 04 01 over three cells.
    private static (string Code, string Name) CodeOf(string words)
    {
        if (Parted().Match(words) is { Success: true } parted)
        {
            // 301 2 for 301 02: a cell that holds a number drops its first zero.
            var code = string.Concat(parted.Value.Split(' ', Blank).Select((c, i) => i > 0 ? c.PadLeft(2, '0') : c));
            return (code, words[parted.Length..].Trim());
        }
        var head = new string([.. words.TakeWhile(char.IsAsciiLetterOrDigit)]);
        return head.Length >= 2 ? (head, words[head.Length..].Trim()) : ("", words);
    }

    private int Header(List<SourceCell> cells)
    {
        var depth = form.Columns.Max(c => c.Path.Length);
        var at = lines.IsEmpty ? default : lines[0].Spans[0].At;
        for (var level = 0; level < depth; level++)
        {
            for (var x = 0; x < form.Columns.Length;)
            {
                var column = form.Columns[x];
                var wide = 1;
                if (column.Path.Length <= level)
                {
                    x++;
                    continue;
                }
                var node = column.Path[level];
                while (x + wide < form.Columns.Length && form.Columns[x + wide].Path.Length > level
                    && ReferenceEquals(form.Columns[x + wide].Path[level], node))
                {
                    wide++;
                }
                var isLeaf = level == column.Path.Length - 1;
                cells.Add(new SourceCell(level, x, Words.Literal(node.Header), at, isLeaf ? depth - level : 1, wide));
                x += wide;
            }
        }
        return depth;
    }

    [GeneratedRegex(@"^([0-9]{3}(\s+[0-9]{1,2}){1,2}|[0-9]{1,2}(\s+[0-9]{2}){2})(?=\s+[\u4e00-\u9fff]|$)", RegexOptions.None, 10_000)]
    private static partial Regex Parted();

    [GeneratedRegex("单位：(亿元|万元|元)", RegexOptions.None, 10_000)]
    private static partial Regex UnitNote();

    [GeneratedRegex("单位：([\u4e00-\u9fff]{4,30}?)(?=单|$| )", RegexOptions.None, 10_000)]
    private static partial Regex Entity();
}
