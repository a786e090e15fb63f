using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Mingsuan.Core;
using Mingsuan.Core.Claims;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Money;

namespace Mingsuan.Core.Recognition.Sheets;

/// <summary>申报表与绩效目标表 (every amount, share and indicator value of them a figure, tied to what the rest of the
/// document prints of the same).</summary>
internal sealed partial class SheetReader(List<Statement> figures, DisplayUnit unit, int? year)
{
    /// <summary>读全文的申报表; flow text, whose boxes run together, is left alone.</summary>
    /// <param name="source">来件.</param>
    /// <param name="matched">各表.</param>
    /// <param name="tables">认出的表, whose figures are read already.</param>
    /// <param name="cancellation">取消.</param>
    /// <returns>各表, with the relations of the sheets.</returns>
    public ImmutableArray<RecognisedTable> Read(
        SourceDocument source, IReadOnlyList<MatchedTable> matched, ImmutableArray<RecognisedTable> tables,
        CancellationToken cancellation)
    {
        if (source.Format == SourceFormat.Text) return tables;
        var walk = new SheetWalk(figures, unit);
        // A table read without a form has its figures already.
        var taken = figures.Select(f => f.Table).ToHashSet();
        for (var i = 0; i < matched.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (matched[i].Match is null && !taken.Contains(tables[i].Index))
                walk.Read(matched[i].Table, i, matched[i].PrintedUnit);
        }
        if (walk.Tables.Count == 0) return tables;
        var relations = Relations(source, walk, tables, cancellation);
        var first = walk.Tables.Keys.Min();
        return [.. tables.Select(t => !walk.Tables.TryGetValue(t.Index, out var kind) ? t : t with
        {
            Sheet = kind, Relations = t.Index == first ? [.. t.Relations, .. relations] : t.Relations,
        })];
    }

    private List<Relation> Relations(
        SourceDocument source, SheetWalk walk, ImmutableArray<RecognisedTable> tables, CancellationToken cancellation)
    {
        var relations = new List<Relation>();
        var names = new SheetNames(walk);
        var told = new SheetText(source, figures).Read(names, relations)
            .ToLookup(t => t.Sheet, t => t.Statement, ReferenceEqualityComparer.Instance);
        var own = new SheetRelations(figures, year);
        var ties = new SheetTies(tables, figures);
        relations.AddRange(own.Of(walk.Projects));
        foreach (var sheet in walk.Projects.Within(cancellation))
            relations.AddRange(Project(sheet, names, ties, told[sheet]));
        foreach (var kind in Enum.GetValues<SheetSource>())
            relations.AddRange(own.Standing(walk.Projects.Select(s => ties.Source(s, kind))));
        foreach (var whole in walk.Wholes.Within(cancellation))
        {
            relations.AddRange(SheetRelations.Of(whole));
            relations.AddRange(ties.Of(whole));
        }
        if (Counted(source, walk.Projects) is { } sum) relations.Add(sum);
        return relations;
    }

    private static IEnumerable<Relation> Project(
        ProjectSheet sheet, SheetNames names, SheetTies ties, IEnumerable<int> told)
    {
        var listed = names.Listed(sheet);
        var places = new List<(int, string)>();
        if (ties.RowTotal(sheet) is { } row) places.Add((row, "B24"));
        places.AddRange(sheet.Years());
        if (listed?.Year is { } listedYear) places.Add((listedYear, "B28"));
        places.AddRange(told.Select(t => (t, "B24")));
        var relations = SheetRelations.Same(places);
        return sheet.Total is { } total && listed?.Total is { } whole
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

    [GeneratedRegex("项目(?:共)?(?<n>[0-9]{1,4})个[，、](?:涉及)?项目支出(?:预算)?(?<m>[0-9][0-9,.]*)", RegexOptions.None, 10_000)]
    private static partial Regex Count();
}
