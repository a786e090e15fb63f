using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Forms;

namespace Mingsuan.Core.Checks;

/// <summary>表格审核: what a table must show, and what it must not.</summary>
internal static class TableChecks
{
    private static readonly (string[] Codes, string Name)[] ThreePublicParts =
    [
        (["30212"], "因公出国（境）费"), (["30217"], "公务接待费"), (["30212+30217+30231+30913+31013"], "合计"),
    ];

    public static IEnumerable<Finding> Check(CheckContext context) =>
        BothColumns(context).Concat(Negatives(context)).Concat(Empty(context)).Concat(Procurement(context))
            .Concat(Levels(context, FormRole.General, Dimension.Function, 3, "D04", "项"))
            .Concat(Levels(context, FormRole.Basic, Dimension.Economic, 2, "D06", "款"))
            .Concat(Titles(context)).Concat(ThreePublic(context));

    private static IEnumerable<Finding> BothColumns(CheckContext context)
    {
        if (context.Table(FormRole.Basic) is not { } basic) yield break;
        var both = context.Statements(basic).Where(f => f is { Value: not 0, IsOwn: true }
                && CheckContext.Code(f, Dimension.Economic).Length == 5
                && CheckContext.Code(f, Dimension.Kind) is "personnel" or "running")
            .GroupBy(f => CheckContext.Code(f, Dimension.Economic), StringComparer.Ordinal)
            .Where(g => g.DistinctBy(f => CheckContext.Code(f, Dimension.Kind)).Count() > 1)
            .ToList();
        if (both.Count == 0) yield break;
        yield return context.Finding("A19",
            $"{basic.Title}有 {both.Count} 个款在人员经费与公用经费两列都有数，如 {both[0].First().Row}。",
            both.SelectMany(g => g).Select(CheckContext.PlaceOf), "一个款只能列在其中一列，请改正。");
    }

    private static IEnumerable<Finding> Negatives(CheckContext context)
    {
        foreach (var table in context.Disclosure.Tables.Where(t => t.Form?.Role is not null))
        {
            if (table.Table.Remarks.Any(r => r.Contains("负数", StringComparison.Ordinal)
                || r.Contains("冲减", StringComparison.Ordinal))) continue;
            var below = context.AllFigures(table).Where(f => f is { Value: < 0, IsAmount: true }).ToList();
            if (below.Count == 0) continue;
            yield return context.Finding("A30",
                $"{table.Title}有 {below.Count} 个负数，没有说明，如 {below[0].Name}。",
                below.Take(10).Select(CheckContext.PlaceOf), "请改正，或在表下说明冲减的缘由。");
        }
    }

    private static IEnumerable<Finding> Empty(CheckContext context)
    {
        if (context.Table(FormRole.RevenueExpenditure) is not { } table) yield break;
        var figures = context.Statements(table).ToList();
        if (figures.Count < 4 || figures.Exists(f => f.Value != 0)) yield break;
        yield return context.Finding("A31", $"{table.Title}没有一个数。",
            new FindingPlace(table.Table.At, table.Title, table.Title), "请填列收支总表。");
    }

    private static IEnumerable<Finding> Procurement(CheckContext context)
    {
        if (context.Procurement is not { } bought || context.Table(FormRole.Expenditure) is not { } table) yield break;
        var most = context.Statements(table).Where(f => f.IsOwn).MaxBy(f => f.Value);
        if (most is not { Value: > 0 } || bought.Value <= most.Value + most.Step) yield break;
        yield return context.Finding("B29",
            $"政府采购 {FigureText.Printed(bought)}，大于{table.Title}的全部支出 {FigureText.Printed(most)}。",
            [CheckContext.PlaceOf(bought), CheckContext.PlaceOf(most)], "请核对采购预算与支出预算。");
    }

    // Money in a table whose rows stop above the level the law asks for.
    private static IEnumerable<Finding> Levels(
        CheckContext context, FormRole role, Dimension dimension, int level, string id, string name)
    {
        if (context.Table(role) is not { } table) yield break;
        var length = dimension == Dimension.Function ? 7 : 5;
        var rows = context.Statements(table)
            .Where(f => f.Value != 0 && CheckContext.Code(f, dimension) is { Length: > 0 } code && !code.Contains('+'))
            .ToList();
        if (rows.Count == 0 || rows.Exists(f => CheckContext.Code(f, dimension).Length >= length)
            || table.Rows.Any(r => r.Node is { } n && n.Level >= level || r.Code.Length >= length)) yield break;
        yield return context.Finding(id, $"{table.Title}没有列到{name}。",
            new FindingPlace(table.Table.At, table.Title, table.Title), $"请列到{name}级科目。");
    }

    private static IEnumerable<Finding> Titles(CheckContext context)
    {
        foreach (var table in context.Disclosure.Tables.Where(t => t.Form?.Role is not null
            && string.IsNullOrWhiteSpace(t.Title)))
        {
            yield return context.Finding("N02", $"一张表没有表名。",
                new FindingPlace(table.Table.At, "", "无名的表"), "请补上表名。", severity: Severity.Warning);
        }
    }

    private static IEnumerable<Finding> ThreePublic(CheckContext context)
    {
        if (context.Table(FormRole.ThreePublic) is not { } table) yield break;
        var codes = context.Statements(table).Select(f => CheckContext.Code(f, Dimension.Economic))
            .ToHashSet(StringComparer.Ordinal);
        if (codes.Count(c => c.Length > 0) < 2) yield break;
        var place = new FindingPlace(table.Table.At, table.Title, table.Title);
        var missing = ThreePublicParts.Where(p => !p.Codes.Any(codes.Contains)).Select(p => p.Name).ToList();
        if (missing.Count > 0)
        {
            yield return context.Finding("J01", $"{table.Title}没有列{string.Join("、", missing)}。", place,
                "出国、购置、运行、接待与合计五项都要列。");
        }
        var isSplit = codes.Contains("30231") && (codes.Contains("30913+31013") || codes.Contains("31013"));
        if (isSplit) yield break;
        yield return context.Finding("N12", $"{table.Title}没有把公务用车的购置费与运行维护费分列。", place,
            "请分列购置费与运行维护费。");
    }
}
