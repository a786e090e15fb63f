using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Mingsuan.Core.Claims;
using Mingsuan.Core.Money;
using Mingsuan.Core.Relations;
using Mingsuan.Core.Sources;
using Mingsuan.Core.Statements;

namespace Mingsuan.Documents.Recognition.Sheets;

/// <summary>申报表与绩效目标表 (every amount, share and indicator value of them a figure, tied to what the rest of the
/// document prints of the same).</summary>
internal sealed partial class SheetReader(List<Figure> figures, DisplayUnit unit, int? year)
{
    /// <summary>读全文的申报表; flow text, whose boxes run together, is left alone.</summary>
    /// <param name="source">来件.</param>
    /// <param name="matched">各表.</param>
    /// <param name="tables">认出的表, whose figures are read already.</param>
    /// <returns>各表, with the relations of the sheets.</returns>
    public ImmutableArray<RecognisedTable> Read(
        SourceDocument source, IReadOnlyList<MatchedTable> matched, ImmutableArray<RecognisedTable> tables)
    {
        if (source.Format == SourceFormat.Text) return tables;
        var walk = new SheetWalk(figures, unit);
        for (var i = 0; i < matched.Count; i++)
        {
            if (matched[i].Match is null && IsFree(tables[i])) walk.Read(matched[i].Table, i, matched[i].PrintedUnit);
        }
        if (walk.Tables.Count == 0) return tables;
        var relations = Relations(source, walk, tables);
        var first = walk.Tables.Keys.Min();
        return [.. tables.Select(t => !walk.Tables.TryGetValue(t.Index, out var kind) ? t : t with
        {
            Sheet = kind, Relations = t.Index == first ? [.. t.Relations, .. relations] : t.Relations,
        })];
    }

    // A table read without a form has its figures already.
    private bool IsFree(RecognisedTable table) => !figures.Exists(f => f.Table == table.Index);

    private List<Relation> Relations(SourceDocument source, SheetWalk walk, ImmutableArray<RecognisedTable> tables)
    {
        var relations = new List<Relation>();
        var told = new SheetText(source, figures).Read(walk.Projects, relations);
        var own = new SheetRelations(figures, year);
        var ties = new SheetTies(tables, figures);
        relations.AddRange(own.Of(walk.Projects));
        foreach (var sheet in walk.Projects) relations.AddRange(Project(sheet, walk, ties, told));
        foreach (var kind in Enum.GetValues<SheetSource>())
            relations.AddRange(own.Standing(walk.Projects.Select(s => ties.Source(s, kind))));
        foreach (var whole in walk.Wholes)
        {
            relations.AddRange(SheetRelations.Of(whole));
            relations.AddRange(ties.Of(whole));
        }
        if (Counted(source, walk.Projects) is { } sum) relations.Add(sum);
        return relations;
    }

    private static IEnumerable<Relation> Project(
        ProjectSheet sheet, SheetWalk walk, SheetTies ties, List<(ProjectSheet Sheet, int Figure)> told)
    {
        var isOnly = SheetTies.Named(walk.Projects, sheet.Name) is not null;
        var listed = !isOnly ? [] : walk.Wholes.SelectMany(w => w.Projects)
            .Where(p => SheetTies.Plain(p.Name) == SheetTies.Plain(sheet.Name)).ToList();
        if (listed.Count > 1) listed = [];
        var places = new List<(int, string)>();
        if (ties.RowTotal(sheet) is { } row) places.Add((row, "B24"));
        places.AddRange(sheet.Years());
        places.AddRange(listed.Where(l => l.Year is not null).Select(l => (l.Year!.Value, "B28")));
        places.AddRange(told.Where(t => ReferenceEquals(t.Sheet, sheet)).Select(t => (t.Figure, "B24")));
        var relations = SheetRelations.Same(places);
        return sheet.Total is { } total && listed is [{ Total: { } whole }]
            ? relations.Append(LinearRelation.Equal("B28", total, whole)) : relations;
    }

    // As many sheets as the text counts projects: then their money is the money the text tells.
    private LinearRelation? Counted(SourceDocument source, List<ProjectSheet> sheets)
    {
        var years = sheets.Select(s => s.Year).OfType<int>().ToList();
        if (years.Count < 2 || years.Count != sheets.Count) return null;
        var paragraphs = SourceText.Paragraphs(source);
        for (var i = 0; i < paragraphs.Length; i++)
        {
            if (Count().Match(paragraphs[i].Text) is not { Success: true } match
                || match.Groups["n"].Value != years.Count.ToString(CultureInfo.InvariantCulture)) continue;
            var told = figures.Find(f => f.Paragraph == i && f.Start == match.Groups["m"].Index);
            return told is null ? null : LinearRelation.Sum("E15", told.Index, years);
        }
        return null;
    }

    [GeneratedRegex("项目(?:共)?(?<n>[0-9]{1,4})个[，、](?:涉及)?项目支出(?:预算)?(?<m>[0-9][0-9,.]*)", RegexOptions.None, 1000)]
    private static partial Regex Count();
}
