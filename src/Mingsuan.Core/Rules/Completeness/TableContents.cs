using Mingsuan.Core.Claims;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Forms;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Core.Rules.Completeness;

/// <summary>表里的内容: what a table must show, and what it must not.</summary>
internal static class TableContents
{
    private const int FewestFigures = 4;

    [Check("A19")]
    internal static IEnumerable<Fault> AnItemIsPersonnelOrRunning(CheckContext context) =>
        context.Table(FormRole.Basic) is not { } basic ? [] : context.Statements(basic)
            .Where(f => f is { Value: not 0, IsOwn: true } && CheckContext.Code(f, Dimension.Economic).Length == 5
                && CheckContext.Code(f, Dimension.Kind) is "personnel" or "running")
            .GroupBy(f => CheckContext.Code(f, Dimension.Economic), StringComparer.Ordinal)
            .Where(g => g.DistinctBy(f => CheckContext.Code(f, Dimension.Kind)).Count() > 1)
            .Select(g => new Fault($"{basic.Title} {g.First().Row}在人员经费与公用经费两列都有数。",
                [.. g.Select(CheckContext.PlaceOf)], "一个款只能列在其中一列，请改正。") { Item = g.First().Row });

    [Check("A30")]
    internal static IEnumerable<Fault> NegativesAreExplained(CheckContext context) => context.FormTables
        .Where(t => !t.Table.Remarks.Any(context.Pattern("negative-explained").IsMatch))
        .SelectMany(context.AllFigures).Where(f => f is { Value: < 0, IsAmount: true })
        .Select(f => new Fault($"{f.Name}是负数，没有说明。", CheckContext.PlaceOf(f),
            "请改正，或在表下说明冲减的缘由。"));

    [Check("A31")]
    internal static IEnumerable<Fault> TheFirstTableIsFilled(CheckContext context)
    {
        if (context.Table(FormRole.RevenueExpenditure) is not { } table) yield break;
        var figures = context.Statements(table).ToList();
        if (figures.Count < FewestFigures || figures.Exists(f => f.Value != 0)) yield break;
        yield return new Fault($"{table.Title}没有一个数。", context.PlaceOf(table), "请填列收支总表。");
    }

    [Check("B29")]
    internal static IEnumerable<Fault> ProcurementIsWithinExpenditure(CheckContext context)
    {
        if (context.Procurement is not { } bought || context.Table(FormRole.Expenditure) is not { } table) yield break;
        var most = context.Statements(table).Where(f => f.IsOwn).MaxBy(f => f.Value);
        if (most is not { Value: > 0 } || bought.Value <= most.Value + most.Step) yield break;
        yield return new Fault(
            $"政府采购 {FigureText.Printed(bought)}，大于{table.Title}的全部支出 {FigureText.Printed(most)}。",
            [CheckContext.PlaceOf(bought), CheckContext.PlaceOf(most)],
                "请核对采购预算与支出预算。") { IsOfValues = true };
    }

    [Check("D04")]
    internal static IEnumerable<Fault> ExpenditureIsListedToTheItem(CheckContext context) =>
        Levels(context, FormRole.General, Dimension.Function, 3, "项");

    [Check("D06")]
    internal static IEnumerable<Fault> BasicExpenditureIsListedToTheSection(CheckContext context) =>
        Levels(context, FormRole.Basic, Dimension.Economic, 2, "款");

    // Money in a table whose rows stop above the level the law asks for.
    private static IEnumerable<Fault> Levels(
        CheckContext context, FormRole role, Dimension dimension, int level, string name)
    {
        if (context.Table(role) is not { } table) yield break;
        var length = (2 * level) + 1;
        var codes = context.Statements(table).Where(f => f.Value != 0).Select(f => CheckContext.Code(f, dimension))
            .Where(c => c.Length > 0 && !c.Contains('+')).ToList();
        if (codes.Count == 0 || codes.Exists(c => c.Length >= length)
            || table.Rows.Any(r => r.Node is { } n && n.Level >= level || r.Code.Length >= length)) yield break;
        yield return new Fault($"{table.Title}没有列到{name}。", context.PlaceOf(table), $"请列到{name}级科目。");
    }

    [Check("J01")]
    internal static IEnumerable<Fault> ThreePublicHasItsColumns(CheckContext context)
    {
        if (ThreePublicCodes(context) is not { } codes) yield break;
        var parts = context.Rulebook.Parameters.Rows("three-public");
        var all = string.Join('+', parts.SelectMany(p => Parameters.Values(p, "codes")[0].Split('+'))
            .Order(StringComparer.Ordinal));
        var missing = parts.Where(p => p["vehicle"].Length == 0 && !codes.Contains(p["codes"])).Select(p => p["name"])
            .Concat(codes.Contains(all) ? [] : ["合计"]).ToList();
        if (missing.Count == 0) yield break;
        var table = context.Table(FormRole.ThreePublic)!;
        yield return new Fault($"{table.Title}没有列{string.Join("、", missing)}。", context.PlaceOf(table),
            "出国、购置、运行、接待与合计五项都要列。");
    }

    [Check("N12")]
    internal static IEnumerable<Fault> VehiclesAreSplit(CheckContext context)
    {
        if (ThreePublicCodes(context) is not { } codes || context.Rulebook.Parameters.Rows("three-public")
            .Where(p => p["vehicle"].Length > 0).All(p => Parameters.Values(p, "codes")
                .Any(codes.Contains))) yield break;
        var table = context.Table(FormRole.ThreePublic)!;
        yield return new Fault($"{table.Title}没有把公务用车的购置费与运行维护费分列。", context.PlaceOf(table),
            "请分列购置费与运行维护费。");
    }

    private static HashSet<string>? ThreePublicCodes(CheckContext context)
    {
        if (context.Table(FormRole.ThreePublic) is not { } table) return null;
        var codes = context.Statements(table).Select(f => CheckContext.Code(f, Dimension.Economic))
            .ToHashSet(StringComparer.Ordinal);
        return codes.Count(c => c.Length > 0) < 2 ? null : codes;
    }

    [Check("M05")]
    internal static IEnumerable<Fault> TheTotalIsNamed(CheckContext context) => context.FormTables
        .Where(t => context.IsWholeSet && t.Form!.Role != FormRole.ThreePublic).SelectMany(t => t.Rows
            .Where(r => r.IsMatched && r.Label.Length == 0 && r.Code.Length == 0).Select(r => new Fault(
                $"{t.Title}的合计行没有写“合计”。", context.PlaceOf(t, r, ""), "请补上“合计”。")
            {
                Item = t.Title,
            }));

    /// <summary>各表名里的表号.</summary>
    public static List<(string Prefix, int Number, string Name, SourceTable Table)> Numbers(CheckContext context) =>
        [.. context.Disclosure.Source.Tables.Select(t =>
            (Table: t, Match: context.Pattern("table-number").Match(t.Title)))
            .Where(p => p.Match.Success).Select(p => (p.Match.Groups["p"].Value,
                Likeness.Number(p.Match.Groups["n"].Value) ?? 0,
                SourceText.Compact(p.Table.Title[p.Match.Length..]), p.Table))];

    [Check("M12")]
    internal static IEnumerable<Fault> TableNumbersRunOn(CheckContext context)
    {
        var numbers = Numbers(context).Select(t => t.Number).ToHashSet();
        if (numbers.Count < 3) yield break;
        var told = context.Pattern("table-mentioned").Matches(context.AllText)
            .Select(m => Likeness.Number(m.Groups["n"].Value)).ToHashSet();
        var missing = Enumerable.Range(1, numbers.Max()).Where(n => !numbers.Contains(n) && !told.Contains(n)).ToList();
        if (missing.Count == 0) yield break;
        yield return new Fault(
            $"表号不连续：有表 {numbers.Min()} 到表 {numbers.Max()}，没有表 {string.Join("、", missing)}。",
            context.Whole, "请核对表号，补上缺的表或改正编号。");
    }

    // Next to each other: annexes and a second part number their tables from 1 again. 表5-1 and 表5（续） share a
    // number by right.
    [Check("M12")]
    internal static IEnumerable<Fault> TableNumbersAreNotShared(CheckContext context)
    {
        var tables = Numbers(context);
        bool IsWhole(string name) => name.Length > 3 && !context.Pattern("table-part").IsMatch(name);
        return tables.Zip(tables.Skip(1)).Where(p => p.First.Number == p.Second.Number && p.First.Number > 1
                && p.First.Prefix == p.Second.Prefix && IsWhole(p.First.Name) && IsWhole(p.Second.Name)
                && !p.First.Name.StartsWith(p.Second.Name, StringComparison.Ordinal)
                && !p.Second.Name.StartsWith(p.First.Name, StringComparison.Ordinal))
            .Select(p => new Fault($"两张表的表号都是表 {p.First.Number}：{p.First.Table.Title.Trim()}、"
                + $"{p.Second.Table.Title.Trim()}。", [context.PlaceOf(p.First.Table), context.PlaceOf(p.Second.Table)],
                "请改正其中一张的表号。"));
    }
}
