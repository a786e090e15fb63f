using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Forms;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Core.Rules.Codes;

/// <summary>科目代码: in the list, in its place, in force, in order, once.</summary>
internal static class CodesInForce
{
    [Check("D01")]
    internal static IEnumerable<Fault> FunctionsAreListed(CheckContext context) => Unlisted(context, "D01");

    [Check("D02")]
    internal static IEnumerable<Fault> CodesHaveTheirLength(CheckContext context) => Unlisted(context, "D02");

    [Check("D05")]
    internal static IEnumerable<Fault> EconomicItemsAreListed(CheckContext context) => Unlisted(context, "D05");

    // A row whose code no list has, or that its name and its place tell to be another code's.
    private static IEnumerable<Fault> Unlisted(CheckContext context, string rule)
    {
        foreach (var table in context.FormTables)
        {
            foreach (var row in table.Rows.Where(r => (!r.IsMatched || IsOther(r)) && r.Code.Length is > 1 and < 8))
            {
                var near = IsOther(row) ? row.Node!.Code : Nearest(context, row);
                // A code that other rows of the same name bear too is a unit's own.
                if (near == row.Code || RuleOf(table, row) != rule) continue;
                yield return new Fault($"{table.Title} {row.Code} {row.Label}：{Doubt(context, table, row)}"
                    + $"{(near.Length > 0 ? $"，应为 {near}" : "")}。", context.PlaceOf(table, row, row.Code),
                        "请改正科目代码。", near);
            }
        }
    }

    // Read as the code its name and its place tell.
    private static bool IsOther(RecognisedRow row) => row.Code.Length > 1 && row.Node is { } node
        && node.Code.Length is 3 or 5 or 7 && node.Code != row.Code && node.Code.All(char.IsAsciiDigit);

    // A code of no possible length, an economic one, or one of functions.
    private static string RuleOf(RecognisedTable table, RecognisedRow row) => table.Form?.Role == FormRole.Basic ? "D05"
        : row.Code.Length is 3 or 5 or 7 && !(IsOther(row) && row.Node!.Code.Length != row.Code.Length) ? "D01" : "D02";

    private static string Doubt(CheckContext context, RecognisedTable table, RecognisedRow row) =>
        context.Tree(table) is var tree && tree.Find(row.Code) is { Parent: > 0 } known
            ? $"代码 {row.Code} 是“{tree.Nodes[known.Parent].Name}”的，不在这里" : $"科目表里没有代码 {row.Code}";

    // The code of the same name, in another row or in the list, whose last digits are the same.
    private static string Nearest(CheckContext context, RecognisedRow row)
    {
        bool Ends(string code) => code.EndsWith(row.Code[1..], StringComparison.Ordinal);
        return context.Disclosure.Tables.SelectMany(t => t.Rows)
                .FirstOrDefault(r => r.IsMatched && r.Label == row.Label && Ends(r.Code))?.Code
            ?? context.Disclosure.Dimensions[Dimension.Function].Nodes
                .FirstOrDefault(n => n.Name == row.Label && Ends(n.Code))?.Code ?? "";
    }

    // The list of economic items is whole; that of functions is not, so of those only what no row matches is told.
    [Check("D05")]
    internal static IEnumerable<Fault> EconomicItemsAreKnown(CheckContext context) =>
        context.Table(FormRole.Basic) is not { } table ? [] : table.Rows
            .Where(r => r.IsMatched && r.Code.Length == 5 && r.Code.All(char.IsAsciiDigit)
                && context.Tree(table).Find(r.Code) is null)
            .Select(r => new Fault($"{table.Title} {r.Code} {r.Label}：经济科目表里没有代码 {r.Code}。",
                context.PlaceOf(table, r, $"{r.Code} {r.Label}"), "请改正经济分类代码。").Weak);

    [Check("D18")]
    internal static IEnumerable<Fault> CodesAreInForce(CheckContext context) => context.FormTables
        .SelectMany(t => t.Rows.Where(r => r.Node is not null && context.Tree(t).Find(r.Code) is { } node
            && node.To < context.Disclosure.Year && Likeness.IsSame(node.Name, r.Label))
            .Select(r => new Fault($"{t.Title}的 {r.Code} {r.Label} 在 {context.Year} 年已停用。",
                context.PlaceOf(t, r, r.Code), "请改用现行科目。")));

    [Check("D19")]
    internal static IEnumerable<Fault> CodesAreListedOnce(CheckContext context) => context.Disclosure.Tables
        .Where(t => t.Form is not null).SelectMany(t => t.Rows.Where(r => r.Node is not null && r.Code.Length > 2)
            .GroupBy(r => (r.Panel, r.Code)).Where(g => g.Count() > 1)
            .Select(g => new Fault($"{t.Title}：代码 {g.Key.Code} 列了 {g.Count()} 次。",
                [.. g.Select(r => context.PlaceOf(t, r, r.Code))], "请合并或改正重复的行。")));

    [Check("D20")]
    internal static IEnumerable<Fault> CodesAreInOrder(CheckContext context) => context.FormTables
        .Where(t => t.Form!.Role is FormRole.General or FormRole.Expenditure or FormRole.Basic)
        .SelectMany(t => t.Rows.Where(r => r.Node is { Level: > 0 } node && node.Code == r.Code
                && r.Code.Length is 3 or 5 or 7 && r.Code.All(char.IsAsciiDigit))
            .GroupBy(r => r.Panel).SelectMany(g => g.Zip(g.Skip(1)))
            .Where(p => string.CompareOrdinal(p.First.Code, p.Second.Code) > 0)
            .Select(p => new Fault($"{t.Title}的科目没有按代码排列：{p.First.Code} {p.First.Label} 排在"
                + $" {p.Second.Code} {p.Second.Label} 之前。", context.PlaceOf(t, p.Second, p.Second.Code),
                "请按代码由小到大排列。")));

    /// <summary>功能经济匹配: what is paid for an insurance or fund stands under its own function.</summary>
    [Check("D08")]
    internal static IEnumerable<Fault> ContributionsStandUnderTheirFunctions(CheckContext context)
    {
        if (context.Table(FormRole.General) is not { } general || context.Table(FormRole.Basic) is not { } basic)
            yield break;
        foreach (var pair in context.Rulebook.Parameters.Rows("booked-functions"))
        {
            var functions = Rulebooks.Parameters.Values(pair, "functions");
            // The basic part of a code's money: the total of a table of basic expenditure.
            if (context.Statements(basic).FirstOrDefault(f => f is { IsOwn: true, Value: > 0 }
                && CheckContext.Code(f, Dimension.Economic) == pair["economic"]
                && CheckContext.Code(f, Dimension.Kind) == "basic"
                && CheckContext.Code(f, Dimension.Year) == context.Year) is not { } paid) continue;
            if (functions.Any(f => general.Rows.Any(r =>
                r.Code.StartsWith(f[..5], StringComparison.Ordinal)))) continue;
            yield return new Fault($"{basic.Title}有{pair["name"]} {FigureText.Printed(paid)}，"
                + $"{general.Title}没有相应的功能科目（{string.Join("或", functions)}）。",
                CheckContext.PlaceOf(paid), "请列入相应的功能科目，或说明不单列的缘由。")
            {
                Item = pair["name"],
            };
        }
    }

    [Check("D13")]
    internal static IEnumerable<Fault> ProjectCodesHaveTheirLength(CheckContext context) => context.ProjectRows
        .Where(r => r.Code.Length != ProjectCode.Length).Select(r => new Fault(
            $"项目代码 {r.Code} 有 {r.Code.Length} 位，应为 {ProjectCode.Length} 位。",
            context.PlaceOf(context.Table(FormRole.Projects)!, r, r.Code), "请核对项目代码。").Weak);

    [Check("D15")]
    internal static IEnumerable<Fault> ProjectsAreNotSetUpLater(CheckContext context) => context.ProjectRows
        .Where(r => ProjectCode.Parse(r.Code)?.SetUpYear > context.Disclosure.Year).Select(r => new Fault(
            $"项目代码 {r.Code} 的设立年度晚于预算年 {context.Year}。",
            context.PlaceOf(context.Table(FormRole.Projects)!, r, r.Code), "请核对项目代码。"));

    [Check("D16")]
    internal static IEnumerable<Fault> UnitCodesBeginWithTheDepartments(CheckContext context)
    {
        foreach (var table in context.UnitTables)
        {
            var departments = CheckContext.Departments(table).Select(r => r.Code).ToList();
            foreach (var row in CheckContext.Units(table)
                .Where(r => !departments.Exists(d => r.Code.StartsWith(d, StringComparison.Ordinal))))
            {
                yield return new Fault(
                    $"{table.Title} 单位代码 {row.Code} 不以部门代码 {string.Join("、", departments)} 开头。",
                    context.PlaceOf(table, row, row.Code), "请核对单位代码。");
            }
        }
    }
}
