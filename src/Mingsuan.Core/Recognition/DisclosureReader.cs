using Mingsuan.Core.Books;
using System.Collections.Immutable;
using Mingsuan.Core;
using Mingsuan.Core.Claims;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Expressions;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Forms;
using Mingsuan.Core.Money;
using Mingsuan.Core.Recognition.Flow;
using Mingsuan.Core.Recognition.Plain;
using Mingsuan.Core.Recognition.Sheets;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Core.Sentences;

namespace Mingsuan.Core.Recognition;

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
        else source = ContinuedTables.Join(source);
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
        var figures = new List<Statement>();
        var unitElse = CommonUnit(matched);
        var (evaluator, scope) = Asking(dimensions, year);
        var reader = new TableFigures(evaluator, scope, unitElse, figures);
        var isLaidOut = source.Format != SourceFormat.Text;
        var recognised = matched.Within(cancellation)
            .Select((t, i) => t.Match is null && isLaidOut && !SheetWalk.IsSheet(t.Table)
            ? PlainTable.Read(t, i, unitElse, figures) : reader.Read(t, i)).ToImmutableArray();
        var disclosure = new Disclosure
        {
            Source = source, Kind = kind, Year = year, Level = level, Unit = unit, FormSet = set,
            Dimensions = dimensions, Tables = recognised, Statements = [], Claims = ClaimReading.Nothing,
        };
        return WithText(disclosure, figures, matched, unitElse, cancellation);
    }

    /// <summary>认一部编成的书: its tables are known, its sheets and sentences are read.</summary>
    /// <param name="source">书的文字与表, under the names of <see cref="Book.NamedTables"/>.</param>
    /// <param name="book">书.</param>
    /// <param name="dimensions">它的维度.</param>
    /// <param name="cancellation">取消.</param>
    /// <exception cref="OperationCanceledException">the caller gave up, or the time is over.</exception>
    public Disclosure Read(
        SourceDocument source, Book book, DimensionSet dimensions, CancellationToken cancellation)
    {
        var (set, year) = (rulebook.FormSet(book.Identity.FormSet), book.Identity.Year);
        var figures = new List<Statement>();
        var tables = new BookTables(book, set, figures);
        var matched = source.Tables.Within(cancellation)
            .Select(t => MatchedTable.Of(new HeaderGrid(t, year), null, names)).ToList();
        var (evaluator, scope) = Asking(dimensions, year);
        var reader = new TableFigures(evaluator, scope, book.Identity.Unit, figures);
        var disclosure = new Disclosure
        {
            Source = source, Year = year, Level = DocumentIdentity.Of(source).Level, Unit = book.Identity.Department,
            Kind = Rulebook.IsFinalAccounts(set.Name) ? DisclosureKind.FinalAccounts : DisclosureKind.Budget,
            FormSet = set, Dimensions = dimensions, Statements = [], Claims = ClaimReading.Nothing,
            Tables = [.. matched.Within(cancellation).Select((t, i) => tables.Read(t.Table, i) ?? reader.Read(t, i))],
        };
        return WithText(disclosure, figures, matched, book.Identity.Unit, cancellation);
    }

    private (Evaluator Evaluator, Scope Scope) Asking(DimensionSet dimensions, int? year) => (
        new Evaluator(new FactSet(dimensions, []), ImmutableDictionary<string, Expression>.Empty),
        new Scope(year ?? rulebook.Classifications.NewestYear, ImmutableDictionary<string, Value>.Empty));

    // Sentences and sheets speak of what the tables print.
    private Disclosure WithText(
        Disclosure disclosure, List<Statement> figures, List<MatchedTable> matched, DisplayUnit unitElse,
        CancellationToken cancellation)
    {
        var (evaluator, scope) = Asking(disclosure.Dimensions, disclosure.Year);
        var claimed = ClaimReader.Read(disclosure.Source, claims, evaluator, scope, disclosure.Kind,
            disclosure.FormSet?.Name ?? "", figures, cancellation);
        cancellation.ThrowIfCancellationRequested();
        var recognised = new SheetReader(figures, unitElse, disclosure.Year)
            .Read(disclosure.Source, matched, disclosure.Tables, cancellation);
        return disclosure with { Tables = recognised, Statements = [.. figures], Claims = claimed };
    }

    private (FormSet? Set, List<FormMatch?> Matches) BestSet(
        List<HeaderGrid> grids, string unit, CancellationToken cancellation)
    {
        FormSet? best = null;
        var kinds = grids.Within(cancellation).Select(g => CodeKinds.Of(g, rulebook.Classifications)).ToList();
        List<FormMatch?> matches = [.. grids.Select(_ => (FormMatch?)null)];
        (int, int)? most = null;
        foreach (var name in setNames)
        {
            var notFor = rulebook.FormSet(name).NotFor;
            if (notFor.Length > 0 && unit.Contains(notFor, StringComparison.Ordinal)) continue;
            var found = grids.Within(cancellation).Select((g, i) => FormMatcher.Find(outlines[name], g, kinds[i]))
                .ToList();
            if (found.TrueForAll(m => m is null)) continue;
            var total = FormMatcher.Total(outlines[name], found);
            if (most is { } known && total.CompareTo(known) <= 0) continue;
            (best, matches, most) = (rulebook.FormSet(name), found, total);
        }
        FillFromOthers(grids, kinds, matches, cancellation);
        return (best, matches);
    }

    // A table its own set does not know, or knows only some columns of, may follow a form of another set.
    private void FillFromOthers(
        List<HeaderGrid> grids, List<CodeKinds?> kinds, List<FormMatch?> matches, CancellationToken cancellation)
    {
        for (var i = 0; i < grids.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (matches[i] is { } own && own.Matched == own.Columns.Length) continue;
            var other = FormMatcher.Find(setNames.SelectMany(n => outlines[n]), grids[i], kinds[i]);
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
