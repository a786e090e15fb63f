using System.Collections.Immutable;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Relations;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Core.Rules;

namespace Mingsuan.Core.Checks;

/// <summary>少列与重复的行 (a row that other tables have and this one lacks by just its amount, or that stands twice):
/// one cause for every column and total that fails by it.</summary>
internal sealed class RowFaults
{
    private const int MostPlaces = 12;

    private const string RepeatedCode = "D19";

    private static readonly Dimension[] Listed =
        [Dimension.Function, Dimension.Unit, Dimension.Economic, Dimension.Project, Dimension.Fund];

    private readonly Disclosure disclosure;
    private readonly ImmutableArray<Statement> figures;
    private readonly Lazy<ILookup<(Dimension, int), Statement>> elsewhere;
    private readonly List<Fault> faults = [];

    private RowFaults(Disclosure disclosure)
    {
        this.disclosure = disclosure;
        figures = disclosure.Statements;
        elsewhere = new(() => figures.Where(f => f is { IsAmount: true, Selector: not null, IsBlank: false })
            .SelectMany(f => Listed.Where(d => Roots(f.Selector!, d).Length == 1)
                .Select(d => (Key: (d, f.Selector!.Roots(d)[0]), Statement: f))).ToLookup(p => p.Key, p =>
                    p.Statement));
    }

    // Row: the row that is missing or stands twice; Other: where its amount is printed.
    private sealed record Fault(
        RecognisedTable Table, Statement Total, string Row, Statement Other, StatementSum Sum, long Without,
            bool IsTwice);

    // A sum that fails by more than rounding, and by how much.
    private sealed record Broken(StatementSum Sum, Statement Total, long Gap, long Room);

    /// <summary>有没有.</summary>
    public bool Any => faults.Count > 0;

    /// <summary>找出来, with the sums put right by them; not in flow text, whose rows the reading may have
    /// lost.</summary>
    public static (Disclosure Disclosure, RowFaults Faults) Find(Disclosure disclosure)
    {
        var found = new RowFaults(disclosure);
        if (disclosure.Source.Format == SourceFormat.Text) return (disclosure, found);
        ImmutableArray<RecognisedTable> mended =
            [.. disclosure.Tables.Select(t => t.Form is null ? t : found.Mended(t))];
        return (found.Any ? disclosure with { Tables = mended } : disclosure, found);
    }

    /// <summary>每一行一条.</summary>
    public IEnumerable<Finding> All(Catalogue catalogue) => faults
        .GroupBy(f => (f.Table.Index, f.Row, f.IsTwice)).Select(g => Finding(catalogue, [.. g]));

    private RecognisedTable Mended(RecognisedTable table)
    {
        var broken = table.Sums.Where(s => s.Across != SumDirection.Row).Select(Failing).OfType<Broken>().ToList();
        if (broken.Count == 0) return table;
        var right = new Dictionary<StatementSum, StatementSum>();
        foreach (var row in broken.GroupBy(b => (b.Total.Cell.Row, b.Total.Row)).Select(g => g.ToList()))
        {
            if (Twice(table, row, right)) continue;
            Missing(table, row, right);
        }
        return right.Count == 0 ? table
            : table with { Sums = [.. table.Sums.Select(s => right.GetValueOrDefault(s, s))] };
    }

    private Broken? Failing(StatementSum sum)
    {
        var total = figures[sum.Total];
        if (total.IsBlank || total.Selector is null || !total.IsAmount) return null;
        var (parts, room) = (0L, total.Step);
        foreach (var part in sum.Parts) (parts, room) = (parts + figures[part].Value, room + figures[part].Step);
        var gap = total.Value - parts;
        return 2 * Math.Abs(gap) <= room ? null : new Broken(sum, total, gap, room);
    }

    // In every column that fails the same row is printed twice, and is just what is too much.
    private bool Twice(RecognisedTable table, List<Broken> row, Dictionary<StatementSum, StatementSum> right)
    {
        var seconds = row.ConvertAll(b => b.Sum.Parts.Select(p => figures[p]).FirstOrDefault(f =>
            Near(f.Value, -b.Gap, b.Room) && b.Sum.Parts.Any(p => figures[p].Cell.Row < f.Cell.Row
                && figures[p].Value == f.Value && figures[p].Selector is { } other && other.Equals(f.Selector))));
        if (seconds.Exists(f => f is null) || seconds.DistinctBy(f => f!.Cell.Row).Count() != 1) return false;
        foreach (var (b, second) in row.Zip(seconds))
        {
            right[b.Sum] = b.Sum with { Parts = b.Sum.Parts.Remove(second!.Index) };
            faults.Add(new Fault(table, b.Total, second.Row, second, right[b.Sum], b.Total.Value - b.Gap, true));
        }
        return true;
    }

    // Every column that fails lacks what other places print of one row, and of one only.
    private void Missing(RecognisedTable table, List<Broken> row, Dictionary<StatementSum, StatementSum> right)
    {
        var found = Listed.Where(d => row.TrueForAll(b => Divides(b, d)))
            .SelectMany(d => Lacking(table, row[0], d)
                .Select(n => (Node: n, Statements: row.ConvertAll(b => Amount(b, d, n)))))
            .Where(p => p.Statements.TrueForAll(f => f is not null)).ToList();
        if (found is not [var (node, others)]) return;
        var name = char.IsAsciiDigit(node.Code[0]) ? $"{node.Code} {node.Name}" : node.Name;
        foreach (var (b, other) in row.Zip(others))
        {
            right[b.Sum] = b.Sum with { Parts = b.Sum.Parts.Add(other!.Index) };
            faults.Add(new Fault(table, b.Total, name, other, right[b.Sum], b.Total.Value - b.Gap, false));
        }
    }

    private bool Divides(Broken broken, Dimension dimension) => broken.Sum.Parts.Any(p =>
        figures[p].Selector is { } part && Roots(part, dimension) is { Length: 1 } own
        && !own.SequenceEqual(Roots(broken.Total.Selector!, dimension)));

    // The rows under a total that this table has not, but other places have.
    private IEnumerable<CodeNode> Lacking(RecognisedTable table, Broken broken, Dimension dimension)
    {
        var tree = disclosure.Dimensions[dimension];
        var roots = Roots(broken.Total.Selector!, dimension);
        if (roots.Length > 1) return [];
        var parts = broken.Sum.Parts.Select(p => figures[p].Selector).OfType<Selector>()
            .SelectMany(s => Roots(s, dimension)).Select(r => tree.Nodes[r]).ToList();
        var levels = parts.Select(n => n.Level).ToHashSet();
        var under = roots is [var root] ? tree.Nodes[root] : tree.Nodes[0];
        return tree.Nodes.Where(n => levels.Contains(n.Level) && n.Index != under.Index && under.Contains(n.Index))
            .Where(n => !parts.Exists(p => p.Contains(n.Index) || n.Contains(p.Index)))
            .Where(n => elsewhere.Value.Contains((dimension, n.Index)))
            .Where(n => !elsewhere.Value[(dimension, n.Index)].Any(f => f.Table == table.Index));
    }

    // What the same query, or else any other of the row, is printed as where it is what lacks.
    private Statement? Amount(Broken broken, Dimension dimension, CodeNode node)
    {
        var exact = broken.Total.Selector!.Replace(dimension, node);
        return elsewhere.Value[(dimension, node.Index)].Where(f => Near(f.Value, broken.Gap, broken.Room + f.Step))
            .OrderByDescending(f => f.Selector!.Equals(exact)).ThenByDescending(f => f.Table >= 0).FirstOrDefault();
    }

    private static ImmutableArray<int> Roots(Selector selector, Dimension dimension) =>
        selector.Roots(dimension) is { IsDefault: false } roots ? roots : [];

    private static bool Near(long one, long other, long room) => one != 0 && 2 * Math.Abs(one - other) <= room;

    private Finding Finding(Catalogue catalogue, List<Fault> same)
    {
        var (first, table) = (same[0], same[0].Table);
        var rule = first.IsTwice ? RepeatedCode
            : Families.Sum(table.Form, first.Total, first.Sum.Across, first.Sum.Parts.Length);
        var columns = same.DistinctBy(f => f.Total.Cell.Column).ToList();
        var amounts = string.Join("、", columns.Select(f => $"{f.Total.Column} {Amount(f)}"));
        var gap = FigureText.Like(first.Total, first.Total.Value - first.Without);
        var arithmetic = $"{first.Total.Column}印作 {FigureText.Printed(first.Total)}，现在各项相加 "
            + $"{FigureText.Like(first.Total, first.Without)}，差 {gap}，正是这一行的数，不是舍入所致";
        var what = first.IsTwice ? $"“{first.Row}”一行列了两次（{amounts}）"
            : $"少列了“{first.Row}”一行（{amounts}，见 {first.Other.Name}）";
        var message = $"{table.Title} {first.Total.Row}：{what}。{arithmetic}。";
        return new Finding(
            rule, catalogue.Grade(rule, Sign.Direct), message, [.. Places(same)],
                [.. columns.Select(f => FigureText.Printed(f.Total))],
            first.IsTwice ? "" : Amount(first), gap,
            [.. same.Select(f => RelationText.Of(LinearRelation.Sum(rule, f.Sum.Total, f.Sum.Parts), figures))],
            catalogue[rule].Basis,
            first.IsTwice ? "请删去重复的一行。" : $"请补上这一行：{first.Row}，{amounts}。");
    }

    private static string Amount(Fault fault) => FigureText.Like(fault.Total, fault.Other.Value);

    private static IEnumerable<FindingPlace> Places(List<Fault> same) => same
        .SelectMany(f => f.IsTwice ? new[] { f.Other, f.Total } : [f.Total, f.Other]).DistinctBy(f => f.Index)
        .Take(MostPlaces).Select(CheckContext.PlaceOf);
}
