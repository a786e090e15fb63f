using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Forms;
using Mingsuan.Core.Recognition.Plain;

namespace Mingsuan.Core.Recognition;

/// <summary>表式没有的数列里的关系: no form says how they hang together, so the figures themselves must bear out what
/// the headers say.</summary>
/// <param name="table">对上的表.</param>
/// <param name="rows">一栏的各行.</param>
/// <param name="grid">各格的数, by row and column.</param>
/// <param name="figures">全部的数.</param>
internal sealed partial class ExtraFigures(
    MatchedTable table, List<MatchedRow> rows, Dictionary<(int Row, int Column), int> grid, List<Statement> figures)
{
    private readonly PlainSums plain = new(figures);

    private int Panel => rows[0].Panel;

    /// <summary>各列的合计: last year's like this year's, changes and others down the rows only.</summary>
    public IEnumerable<StatementSum> Sums(DimensionSet dimensions)
    {
        var extras = table.Extras.Where(e => e.Panel == Panel
            && e.Kind.Kind is PlainKind.Money or PlainKind.Change).ToList();
        foreach (var group in extras.GroupBy(e => e.IsPrior && e.Of is not null ? -e.Back : e.Index))
        {
            List<(int, OutlineColumn)> amounts =
                [.. group.Select(e => (e.Index, e.Of ?? table.Amounts(Panel).First().Form))];
            var sums = TableSums.Of(table, dimensions, rows, amounts, grid, figures).ToList();
            if (plain.Stands([.. sums.Select(s => LinearRelation.Sum("", s.Total, s.Parts))]))
            {
                foreach (var sum in sums) yield return sum;
            }
        }
    }

    /// <summary>表式的横向合计, with a column the form does not know where it makes the sums hold.</summary>
    public List<StatementSum> Widened(List<StatementSum> sums)
    {
        var others = table.Extras.Where(e => e.Panel == Panel && e is { IsMoney: true, IsPrior: false }).ToList();
        if (others.Count == 0) return sums;
        var wide = sums.ToList();
        var byColumn = Enumerable.Range(0, sums.Count).Where(i => sums[i].Across == SumDirection.Row)
            .GroupBy(i => figures[sums[i].Total].Cell.Column);
        foreach (var group in byColumn)
        {
            var own = group.ToList();
            var held = Held(own.Select(i => sums[i]));
            foreach (var other in others)
            {
                var with = own.Select(i => With(sums[i], other)).ToList();
                if (Held(with) is var more && more <= held) continue;
                held = more;
                for (var k = 0; k < own.Count; k++) wide[own[k]] = with[k];
            }
        }
        return wide;
    }

    private int Held(IEnumerable<StatementSum> sums) =>
        plain.Held(sums.Select(s => LinearRelation.Sum("", s.Total, s.Parts)));

    private StatementSum With(StatementSum sum, ExtraColumn other) =>
        At(figures[sum.Total].Cell.Row, other.Index) is { } part ? sum with { Parts = sum.Parts.Add(part) } : sum;

    /// <summary>每行的增减、增长、完成率与收支结余.</summary>
    public IEnumerable<Relation> Relations()
    {
        var relations = Kinds(table.Amounts(Panel).ToList()).Where(k => k.Count > 0);
        foreach (var kind in relations)
        {
            var stated = kind.Where(r => !figures[r.Statements[0]].IsBlank
                && r.Statements.Any(f => figures[f].Value != 0))
                .ToList();
            if (!plain.Stands(stated)) continue;
            foreach (var relation in stated) yield return relation;
        }
    }

    private IEnumerable<List<Relation>> Kinds(List<(int Column, OutlineColumn Form)> amounts)
    {
        var extras = table.Extras.Where(e => e.Panel == Panel).ToList();
        foreach (var (column, form) in amounts.Where(a => IsThisYear(a.Form)))
        {
            var priors = PriorsOf(form, amounts, extras).ToList();
            foreach (var (prior, words) in priors)
            {
                // 比上年执行数 names the one of two that it is reckoned from.
                bool Is(ExtraColumn e) => priors.Count == 1 ? e.Of == form
                    : e.Kind.Words.Contains(words, StringComparison.Ordinal);
                var change = Only(extras, e => e.Kind.Kind == PlainKind.Change && Is(e));
                var growth = Only(extras, e => e.Kind.Kind == PlainKind.Growth && Is(e));
                yield return [.. rows.SelectMany(r => Changes(r.Row, column, prior, change, growth))];
            }
        }
        var final = Only(amounts, a => IsThisYear(a.Form));
        var budget = Only(amounts, a => a.Form.Path.Any(c => c.Stage.Length > 0));
        if (Only(extras, e => e.Kind.Kind == PlainKind.Completion) is { } rate && final is { } f && budget is { } b)
            yield return [.. rows.SelectMany(r => Completion(r.Row, rate.Index, f.Column, b.Column))];
        yield return [.. Balance(amounts, extras)];
    }

    private static bool IsThisYear(OutlineColumn column) =>
        column.Path.All(c => c.PriorYears == 0 && c.Stage.Length == 0);

    private IEnumerable<(int Column, string Words)> PriorsOf(
        OutlineColumn form, List<(int Column, OutlineColumn Form)> amounts, List<ExtraColumn> extras)
    {
        var own = amounts.Where(a => a.Form.Leaf.PriorYears == 1 && (a.Form.Path.All(c => c.Select.IsEmpty)
            ? form.Path.All(c => c.Select.IsEmpty) : a.Form.Names.SequenceEqual(form.Names)
                && a.Form.Path.Length == form.Path.Length)).Select(a => a.Column);
        return extras.Where(e => e.IsPrior && e.Of == form).Select(e => e.Index).Concat(own)
            .Select(x => (x, table.Grid.Kinds[x].Words));
    }

    private IEnumerable<Relation> Changes(int row, int column, int prior, ExtraColumn? change, ExtraColumn? growth)
    {
        if (At(row, column) is not { } now || At(row, prior) is not { } before) yield break;
        if (change is not null && At(row, change.Index) is { } difference)
        {
            yield return new LinearRelation(
                "C02", [new Term(difference, 1), new Term(now, -1), new Term(before, 1)]);
        }
        if (growth is not null && At(row, growth.Index) is { } percent)
        {
            yield return new RatioRelation(
                "C03", percent, [new Term(now, 1), new Term(before, -1)], [new Term(before, 1)]);
        }
    }

    private IEnumerable<Relation> Completion(int row, int rate, int final, int budget)
    {
        if (At(row, rate) is { } percent && At(row, final) is { } spent && At(row, budget) is { } planned)
            yield return new RatioRelation("E04", percent, [new Term(spent, 1)], [new Term(planned, 1)]);
    }

    // 年初结转 and 本年收入 are spent or left over at the end of the year.
    private IEnumerable<Relation> Balance(List<(int Column, OutlineColumn Form)> amounts, List<ExtraColumn> extras)
    {
        var money = extras.Where(e => e is { IsMoney: true, IsPrior: false }).ToList();
        if (Only(money, e => OpeningWords().IsMatch(e.Kind.Words)) is not { } opening
            || Only(money, e => IncomeWords().IsMatch(e.Kind.Words)) is not { } income
            || Only(money, e => ClosingWords().IsMatch(e.Kind.Words)) is not { } closing) yield break;
        var spent = amounts.Find(a => a.Form.Leaf.IsTotal);
        if (spent.Form is null) yield break;
        foreach (var row in rows.Select(r => r.Row))
        {
            if (At(row, opening.Index) is { } o && At(row, income.Index) is { } i && At(row, closing.Index) is { } c
                && At(row, spent.Column) is { } s)
            {
                yield return new LinearRelation(
                    "A04", [new Term(c, 1), new Term(o, -1), new Term(i, -1), new Term(s, 1)]);
            }
        }
    }

    private int? At(int row, int column) => grid.TryGetValue((row, column), out var figure) ? figure : null;

    private static T? Only<T>(IEnumerable<T> all, Func<T, bool> is_)
        where T : class => all.Where(is_).Take(2).ToList() is [var only] ? only : null;

    private static (int Column, OutlineColumn Form)? Only(
        List<(int Column, OutlineColumn Form)> all, Func<(int Column, OutlineColumn Form), bool> is_) =>
        all.Where(is_).Take(2).ToList() is [var only] ? only : null;

    [GeneratedRegex("^(?:年初|上年)[^收支]{0,8}结[转余]", RegexOptions.None, 10_000)]
    private static partial Regex OpeningWords();

    [GeneratedRegex("^(?:本年|当年)收入", RegexOptions.None, 10_000)]
    private static partial Regex IncomeWords();

    [GeneratedRegex("^年[末终][^收支]{0,8}结[转余]|^结转下年", RegexOptions.None, 10_000)]
    private static partial Regex ClosingWords();
}
