using System.Globalization;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Forms;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Core.Checks;

/// <summary>代码审核: names of codes, codes no longer in use, their order, codes of projects and units.</summary>
internal static class CodeChecks
{
    private const int DepartmentLength = 3;
    private const int UnitLength = 6;
    private const int LeastName = 4;

    public static IEnumerable<Finding> Check(CheckContext context) =>
        Unknown(context).Concat(Names(context)).Concat(Misspelt(context)).Concat(Retired(context))
            .Concat(Order(context)).Concat(Projects(context)).Concat(Units(context));

    /// <summary>列有项目代码的行.</summary>
    public static IEnumerable<RecognisedRow> ProjectRows(CheckContext context) =>
        context.Table(FormRole.Projects) is { } table
        ? table.Rows.Where(r => r.Code.Length > 14 && char.IsAsciiDigit(r.Code[0])) : [];

    /// <summary>按单位列的表: department and unit codes in one column.</summary>
    public static IEnumerable<RecognisedTable> UnitTables(CheckContext context) => context.Disclosure.Tables.Where(t =>
        t.Form?.Role is FormRole.Revenue or FormRole.GeneralByUnit or FormRole.ThreePublicByUnit
        && t.Rows.Any(r => IsDigits(r.Code, UnitLength)) && t.Rows.Any(r => IsDigits(r.Code, DepartmentLength)));

    /// <summary>一张表列的单位, each once.</summary>
    public static int UnitsOf(RecognisedTable table) =>
        table.Rows.Where(r => IsDigits(r.Code, UnitLength)).DistinctBy(r => r.Code).Count();

    private static bool IsDigits(string code, int length) => code.Length == length && code.All(char.IsAsciiDigit);

    // The list of economic items is whole; that of functions is not, so of those only what no row matches is told.
    private static IEnumerable<Finding> Unknown(CheckContext context)
    {
        if (context.Table(FormRole.Basic) is not { } table) yield break;
        var unknown = table.Rows.Where(r => r.IsMatched && r.Code.Length == 5 && r.Code.All(char.IsAsciiDigit)
            && Tree(context, table).Find(r.Code) is null).ToList();
        if (unknown.Count == 0) yield break;
        yield return context.Finding("D05",
            $"{table.Title} {unknown[0].Code} {unknown[0].Label}：经济科目表里没有代码 {unknown[0].Code}"
                + $"{(unknown.Count > 1 ? $"，这样的共 {unknown.Count} 行" : "")}。",
            unknown.Select(r => new FindingPlace(r.At, $"{r.Code} {r.Label}", table.Title)), "请改正经济分类代码。",
            severity: Severity.Warning);
    }

    // A name that is another code's: the code or the name is wrong for certain.
    private static IEnumerable<Finding> Names(CheckContext context)
    {
        foreach (var table in context.Disclosure.Tables.Where(t => t.Form?.Role is not null))
        {
            var tree = Tree(context, table);
            var wrong = table.Rows.Where(r => r.Node is not null && r.Label.Length > 1 && r.Code.Length >= 3)
                .Select(r => (Row: r, Other: Misnamed(tree, r))).Where(p => p.Other is not null).ToList();
            if (wrong.Count == 0) continue;
            var (row, other) = wrong[0];
            var name = tree.Find(row.Code)!.Name;
            yield return context.Finding("D03",
                $"{table.Title} {row.Code} 写作“{row.Label}”，那是 {other!.Code} 的名称，{row.Code} 是“{name}”"
                    + $"{(wrong.Count > 1 ? $"；这样的共 {wrong.Count} 行" : "")}。",
                wrong.Select(p => new FindingPlace(p.Row.At, $"{p.Row.Code} {p.Row.Label}", table.Title)),
                "请核对代码与名称。", name, Severity.Warning);
        }
    }

    // The code whose name the row bears, when it is not the row's own; null when the name is no code's or fits.
    private static CodeNode? Misnamed(CodeTree tree, RecognisedRow row) =>
        tree.Find(row.Code) is not { } own || Same(own.Name, row.Label) ? null
        : tree.Nodes.FirstOrDefault(n => n.Level == own.Level && n.Code.Length == own.Code.Length
            && n.Code[..3] == own.Code[..3] && Same(n.Name, row.Label));

    // One character of the name is another: a slip of the pen, where the code says which name was meant.
    private static IEnumerable<Finding> Misspelt(CheckContext context)
    {
        foreach (var table in context.Disclosure.Tables.Where(t => t.Form?.Role is not null))
        {
            var tree = Tree(context, table);
            var wrong = table.Rows.Where(r => r.Node is not null && r.Code.Length >= 3)
                .Where(r => tree.Find(r.Code) is { } own && DiffersInOne(Plain(own.Name), Plain(r.Label)))
                .Where(r => Misnamed(tree, r) is null).ToList();
            if (wrong.Count == 0) continue;
            var name = tree.Find(wrong[0].Code)!.Name;
            yield return context.Finding("D03",
                $"{table.Title} {wrong[0].Code} 写作“{wrong[0].Label}”，科目表里是“{name}”，像是写错了一个字"
                    + $"{(wrong.Count > 1 ? $"；这样的共 {wrong.Count} 行" : "")}。",
                wrong.Select(r => new FindingPlace(r.At, $"{r.Code} {r.Label}", table.Title)),
                $"请改为“{name}”；当年科目表另有名称的，以当年的为准。", name, Severity.Warning);
        }
    }

    private static bool DiffersInOne(string name, string printed) => name.Length >= LeastName
        && name.Length == printed.Length && name.Where((c, i) => c != printed[i]).Count() == 1;

    private static CodeTree Tree(CheckContext context, RecognisedTable table) =>
        table.Form?.Role == FormRole.Basic ? context.Rulebook.Classifications.Departmental
        : context.Rulebook.Classifications.Functional;

    private static bool Same(string a, string b) => a == b || Plain(a) == Plain(b);

    /// <summary>名称里的字与数字, whatever punctuation stands between.</summary>
    public static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit));

    private static IEnumerable<Finding> Retired(CheckContext context)
    {
        if (context.Disclosure.Year is not { } year) yield break;
        foreach (var table in context.Disclosure.Tables.Where(t => t.Form?.Role is not null))
        {
            var old = table.Rows.Where(r => r.Node is not null && Tree(context, table).Find(r.Code) is { } node
                && node.To < year && Same(node.Name, r.Label)).ToList();
            if (old.Count == 0) continue;
            yield return context.Finding("D18",
                $"{table.Title}有 {old.Count} 个科目在 {year} 年已停用，如 {old[0].Code} {old[0].Label}。",
                old.Select(r => new FindingPlace(r.At, r.Code, table.Title)), "请改用现行科目。");
        }
    }

    private static IEnumerable<Finding> Order(CheckContext context)
    {
        foreach (var table in context.Disclosure.Tables.Where(t =>
            t.Form?.Role is FormRole.General or FormRole.Expenditure or FormRole.Basic))
        {
            var rows = table.Rows.Where(r => r.Node is { Level: > 0 } node && node.Code == r.Code
                && r.Code.Length is 3 or 5 or 7 && r.Code.All(char.IsAsciiDigit)).ToList();
            var wrong = rows.GroupBy(r => r.Panel).SelectMany(g => g.Zip(g.Skip(1)))
                .Where(p => string.CompareOrdinal(p.First.Code, p.Second.Code) > 0).ToList();
            if (wrong.Count == 0) continue;
            var (first, second) = wrong[0];
            yield return context.Finding("D20",
                $"{table.Title}的科目没有按代码排列：{first.Code} {first.Label} 排在"
                    + $" {second.Code} {second.Label} 之前。",
                wrong.Select(p => new FindingPlace(p.Second.At, p.Second.Code, table.Title)), "请按代码由小到大排列。",
                severity: Severity.Note);
        }
    }

    private static IEnumerable<Finding> Projects(CheckContext context)
    {
        var rows = ProjectRows(context).ToList();
        var bad = rows.Where(r => r.Code.Length != ProjectCode.Length).ToList();
        if (bad.Count > 0)
        {
            yield return context.Finding("D13",
                $"项目代码 {bad[0].Code} 有 {bad[0].Code.Length} 位，应为 {ProjectCode.Length} 位"
                    + $"{(bad.Count > 1 ? $"，共 {bad.Count} 处" : "")}。",
                bad.Select(r => new FindingPlace(r.At, r.Code, "项目支出表")), "请核对项目代码。", "",
                    Severity.Warning);
        }
        var late = rows.Where(r => ProjectCode.Parse(r.Code)?.SetUpYear is { } year && year > context.Disclosure.Year)
            .ToList();
        if (late.Count == 0) yield break;
        yield return context.Finding("D15",
            $"项目代码 {late[0].Code} 的设立年度晚于预算年 {context.Year}。",
            late.Select(r => new FindingPlace(r.At, r.Code, "项目支出表")), "请核对项目代码。");
    }

    private static IEnumerable<Finding> Units(CheckContext context)
    {
        foreach (var table in UnitTables(context))
        {
            var departments = table.Rows.Where(r => IsDigits(r.Code, DepartmentLength)).Select(r => r.Code).ToList();
            foreach (var row in table.Rows.Where(r => IsDigits(r.Code, UnitLength)
                && !departments.Exists(d => r.Code.StartsWith(d, StringComparison.Ordinal))))
            {
                yield return context.Finding("D16",
                    $"{table.Title} 单位代码 {row.Code} 不以部门代码 {string.Join("、", departments)} 开头。",
                    new FindingPlace(row.At, row.Code, table.Title), "请核对单位代码。", severity: Severity.Warning);
            }
        }
    }
}
