using System.Collections.Immutable;
using Mingsuan.Core;
using Mingsuan.Core.Claims;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Expressions;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Forms;
using Mingsuan.Core.Money;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Documents.Recognition.Flow;
using Mingsuan.Documents.Recognition.Plain;
using Mingsuan.Documents.Recognition.Sheets;

namespace Mingsuan.Documents.Recognition;

/// <summary>识别 (turns a document as read into a disclosure: kind, year, form set, tables, figures).</summary>
public sealed class DisclosureReader
{
    private readonly Rulebook rulebook;
    private readonly ClaimWords claims;
    private readonly CodeNames names;
    private readonly ImmutableArray<string> setNames;
    private readonly Dictionary<string, ImmutableArray<FormOutline>> outlines = new(StringComparer.Ordinal);

    /// <summary>新建; safe to share after that.</summary>
    public DisclosureReader(Rulebook rulebook)
    {
        this.rulebook = rulebook;
        claims = rulebook.Claims;
        names = new CodeNames(rulebook.Classifications.Functional, rulebook.Classifications.Departmental);
        Parallel.ForEach(Rulebook.FormSetNames, name => rulebook.FormSet(name));
        setNames = [.. Rulebook.FormSetNames.OrderBy(n => rulebook.FormSet(n).IsGeneral ? 0 : 1)];
        foreach (var name in setNames)
        {
            outlines[name] = [.. rulebook.FormSet(name).Forms.Values.OfType<GridForm>()
                .OrderBy(f => f.Id, StringComparer.Ordinal).Select(FormOutline.Of)];
        }
    }

    /// <summary>认一份来件.</summary>
    /// <exception cref="OperationCanceledException">the caller gave up, or the time is over.</exception>
    public Disclosure Read(SourceDocument source, CancellationToken cancellation = default)
    {
        if (source.Format == SourceFormat.Text)
        {
            var sets = setNames.Select(rulebook.FormSet).OrderBy(s => s.IsGeneral).ToList();
            source = FlowText.Recover(source, sets, set => outlines[set.Name], names, cancellation);
        }
        var (kind, year, level, unit) = DocumentIdentity.Of(source);
        var grids = source.Tables.Within(cancellation).Select(t => new HeaderGrid(t, year)).ToList();
        var (set, matches) = BestSet(grids, unit, cancellation);
        if (SecondDocument.StartOf(source, matches) is { } second)
        {
            return Read(source with { Blocks = source.Blocks[..second] }, cancellation) with
            {
                Rest = source.Blocks[second],
            };
        }
        var matched = grids.Within(cancellation).Select((g, i) => MatchedTable.Of(g, matches[i], names)).ToList();
        cancellation.ThrowIfCancellationRequested();
        var dimensions = DocumentDimensions.Of(
            rulebook.Classifications, year ?? rulebook.Classifications.NewestYear, matched.SelectMany(m => m.Rows));
        var evaluator = new Evaluator(
            new FactSet(dimensions, []), ImmutableDictionary<string, Expression>.Empty);
        var scope = new Scope(year ?? rulebook.Classifications.NewestYear, ImmutableDictionary<string, Value>.Empty);
        var figures = new List<Statement>();
        var unitElse = CommonUnit(matched);
        var reader = new TableFigures(evaluator, scope, unitElse, figures);
        var isLaidOut = source.Format != SourceFormat.Text;
        var recognised = matched.Within(cancellation)
            .Select((t, i) => t.Match is null && isLaidOut && !SheetWalk.IsSheet(t.Table)
            ? PlainTable.Read(t, i, unitElse, figures) : reader.Read(t, i)).ToImmutableArray();
        var claimed = ClaimReader.Read(
            source, claims, evaluator, scope, kind, set?.Name ?? "", figures, cancellation);
        cancellation.ThrowIfCancellationRequested();
        recognised = new SheetReader(figures, unitElse, year).Read(source, matched, recognised, cancellation);
        return new Disclosure
        {
            Source = source,
            Kind = kind,
            Year = year,
            Level = level,
            Unit = unit,
            FormSet = set,
            Dimensions = dimensions,
            Tables = recognised,
            Statements = [.. figures],
            Claims = claimed,
        };
    }

    private (FormSet? Set, List<FormMatch?> Matches) BestSet(
        List<HeaderGrid> grids, string unit, CancellationToken cancellation)
    {
        FormSet? best = null;
        List<FormMatch?> matches = [.. grids.Select(_ => (FormMatch?)null)];
        (int, int)? most = null;
        foreach (var name in setNames)
        {
            var notFor = rulebook.FormSet(name).NotFor;
            if (notFor.Length > 0 && unit.Contains(notFor, StringComparison.Ordinal)) continue;
            var found = grids.Within(cancellation).Select(g => FormMatcher.Find(outlines[name], g)).ToList();
            if (found.TrueForAll(m => m is null)) continue;
            var total = FormMatcher.Total(outlines[name], found);
            if (most is { } known && total.CompareTo(known) <= 0) continue;
            (best, matches, most) = (rulebook.FormSet(name), found, total);
        }
        FillFromOthers(grids, matches, cancellation);
        return (best, matches);
    }

    // A table its own set does not know, or knows only some columns of, may follow a form of another set.
    private void FillFromOthers(
        List<HeaderGrid> grids, List<FormMatch?> matches, CancellationToken cancellation)
    {
        for (var i = 0; i < grids.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (matches[i] is { } own && own.Matched == own.Columns.Length) continue;
            var other = FormMatcher.Find(setNames.SelectMany(n => outlines[n]), grids[i]);
            if (matches[i] is not { } known) matches[i] = other;
            else if (other is not null && other.Form.Form.Role == known.Form.Form.Role
                && other.Matched > known.Matched && other.Score >= known.Score) matches[i] = other;
        }
    }

    private static DisplayUnit CommonUnit(List<MatchedTable> tables) => tables
        .Select(t => t.PrintedUnit).OfType<DisplayUnit>().GroupBy(u => u)
        .OrderByDescending(g => g.Count()).Select(g => (DisplayUnit?)g.Key).FirstOrDefault()
        ?? DisplayUnit.TenThousandYuan;
}
