using System.Collections.Immutable;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Recognition.Plain;

namespace Mingsuan.Core.Recognition.Sheets;

/// <summary>申报表内的关系 (sums of lines and sources, the whole budget and this year's, parts of funds).</summary>
internal sealed class SheetRelations(List<Statement> figures, int? year)
{
    private readonly PlainSums sums = new(figures);

    /// <summary>各项目申报表自己的关系.</summary>
    public IEnumerable<Relation> Of(IReadOnlyList<ProjectSheet> sheets) => sheets.SelectMany(Own)
        .Concat(Standing(sheets.Select(Lines)))
        .Concat(Standing(sheets.Where(s => s.Start == year && s.End == year).Select(OneYear)))
        .Concat(Standing(sheets.SelectMany(s => s.Groups.Values).Select(Funds)));

    /// <summary>一组猜测的关系: all of them where the figures bear them out, none where they do not.</summary>
    public IReadOnlyList<Relation> Standing(IEnumerable<LinearRelation?> guesses)
    {
        var all = guesses.OfType<LinearRelation>().ToList();
        return sums.Stands(all) || all.TrueForAll(IsAlone) ? all : [];
    }

    // One line is its own total, and a plain list of lines can only add up: no structure was guessed.
    private bool IsAlone(LinearRelation relation) => relation.Rule == "B25"
        && (relation.Terms.Length == 2 || sums.IsPlainError(relation) || !sums.IsBroken(relation));

    private IEnumerable<Relation> Own(ProjectSheet sheet)
    {
        if (sheet is { Total: { } total, Year: { } own })
            yield return new LinearRelation("H04", [new Term(total, 1), new Term(own, -1)], Bound.AtLeastZero);
        if (Sources(sheet) is { } sources) yield return sources;
        if (sheet.Sources.TryGetValue(SheetSource.Own, out var among)
            && sheet.Sources.TryGetValue(SheetSource.General, out var general))
        {
            yield return new LinearRelation("H09", [new Term(general, 1), new Term(among, -1)], Bound.AtLeastZero);
        }
    }

    // What was brought forward is part of the appropriations above it; a few forms count it beside them.
    private LinearRelation? Sources(ProjectSheet sheet)
    {
        if ((sheet.Funds ?? sheet.Year) is not { } total) return null;
        var parts = sheet.Sources.Where(s => s.Key is not (SheetSource.Own or SheetSource.Brought))
            .OrderBy(s => s.Key).Select(s => s.Value).ToList();
        if (parts.Count == 0) return null;
        var plain = LinearRelation.Sum("B26", total, parts);
        if (!sheet.Sources.TryGetValue(SheetSource.Brought, out var brought) || !sums.IsBroken(plain)) return plain;
        var beside = LinearRelation.Sum("B26", total, [.. parts, brought]);
        return sums.IsBroken(beside) ? plain : beside;
    }

    private static LinearRelation? Lines(ProjectSheet sheet) => sheet is { LinesTotal: { } total, Lines.Count: > 0 }
        ? LinearRelation.Sum("B25", total, sheet.Lines) : null;

    // A project of this year alone asks this year for all of its budget.
    private static LinearRelation? OneYear(ProjectSheet sheet) => sheet is { Total: { } total, Year: { } own }
        ? LinearRelation.Equal("H04", total, own) : null;

    // A part above the total is told as such, and nothing is said of the sum.
    private LinearRelation? Funds(SheetFunds funds) => funds is { Total: { } total, Parts.Count: > 0 }
        && funds.Parts.TrueForAll(p => figures[p].Value <= figures[total].Value)
        ? LinearRelation.Sum("B26", total, funds.Parts) : null;

    /// <summary>同一个数的几处: every pair of them.</summary>
    public static IEnumerable<Relation> Same(IReadOnlyList<(int Statement, string Rule)> places)
    {
        for (var i = 0; i < places.Count; i++)
        {
            for (var j = i + 1; j < places.Count; j++)
                yield return LinearRelation.Equal(places[j].Rule, places[i].Statement, places[j].Statement);
        }
    }

    /// <summary>整体表资金情况自己的关系.</summary>
    public static IEnumerable<Relation> Of(WholeSheet sheet)
    {
        foreach (var group in sheet.Groups)
        {
            if (Sum("B27", group, r => r.Amount) is { } amounts) yield return amounts;
            if (Sum("A27", group, r => r.Share) is { } shares) yield return shares;
            for (var i = 0; i < group.Total.Priors.Count; i++)
            {
                var at = i;
                int? Prior(WholeFigures row) => at < row.Priors.Count ? row.Priors[at] : null;
                // A row with money this year and a blank for that one may not be blank for want of money.
                if (Sum("A29", group, Prior) is { } prior
                    && group.Rows.TrueForAll(r => r.Amount is null || Prior(r) is not null)) yield return prior;
            }
            if (group.Total.Amount is not { } whole) continue;
            foreach (var row in group.Rows.Append(group.Total))
            {
                if (row is { Amount: { } part, Share: { } share })
                    yield return new RatioRelation("A28", share, [new Term(part, 1)], [new Term(whole, 1)]);
            }
        }
    }

    private static LinearRelation? Sum(string rule, WholeGroup group, Func<WholeFigures, int?> of)
    {
        var parts = group.Rows.Select(of).OfType<int>().ToImmutableArray();
        return of(group.Total) is { } total && parts.Length > 0 ? LinearRelation.Sum(rule, total, parts) : null;
    }
}
