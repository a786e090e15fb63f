using Mingsuan.Core.Claims;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Forms;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Core.Checks;

/// <summary>名称与代码的审核: codes in the list, names as in the tables, unit names in full.</summary>
internal static class NameChecks
{
    public static IEnumerable<Finding> Check(CheckContext context) =>
        Codes(context).Concat(Items(context)).Concat(Repeated(context)).Concat(Missing(context));

    private static IEnumerable<Finding> Codes(CheckContext context)
    {
        foreach (var table in context.Disclosure.Tables.Where(t => t.Form?.Role is not null))
        {
            foreach (var row in table.Rows.Where(r => (!r.IsMatched || IsOther(r)) && r.Code.Length is > 1 and < 8))
            {
                var near = IsOther(row) ? row.Node!.Code : Nearest(context, row);
                // A code that other rows of the same name bear too is a unit's own.
                if (near == row.Code) continue;
                yield return context.Finding(CodeRule(table, row),
                    $"{table.Title} {row.Code} {row.Label}：{Doubt(context, table, row)}"
                        + $"{(near.Length > 0 ? $"，应为 {near}" : "")}。",
                    new FindingPlace(row.At, row.Code, table.Title), "请改正科目代码。", near);
            }
        }
    }

    private static string Doubt(CheckContext context, RecognisedTable table, RecognisedRow row)
    {
        var tree = table.Form?.Role == FormRole.Basic ? context.Rulebook.Classifications.Departmental
            : context.Rulebook.Classifications.Functional;
        return tree.Find(row.Code) is { Parent: > 0 } known
            ? $"代码 {row.Code} 是“{tree.Nodes[known.Parent].Name}”的，不在这里" : $"科目表里没有代码 {row.Code}";
    }

    // Read as the code its name and its place tell.
    private static bool IsOther(RecognisedRow row) => row.Code.Length > 1 && row.Node is { } node
        && node.Code.Length is 3 or 5 or 7 && node.Code != row.Code && node.Code.All(char.IsAsciiDigit);

    // A code of no possible length, an economic one, or one of functions.
    private static string CodeRule(RecognisedTable table, RecognisedRow row) =>
        table.Form?.Role == FormRole.Basic ? "D05" : row.Code.Length is 3 or 5 or 7
            && !(IsOther(row) && row.Node!.Code.Length != row.Code.Length) ? "D01" : "D02";

    // The code of the same name, else the one whose digits are nearest.
    private static string Nearest(CheckContext context, RecognisedRow row)
    {
        var tree = context.Disclosure.Dimensions[Dimension.Function];
        var named = context.Disclosure.Tables.SelectMany(t => t.Rows)
            .FirstOrDefault(r => r.IsMatched && r.Label == row.Label
            && r.Code.EndsWith(row.Code[1..], StringComparison.Ordinal));
        return named?.Code ?? tree.Nodes.Where(n => n.Name == row.Label
            && n.Code.EndsWith(row.Code[1..], StringComparison.Ordinal))
            .Select(n => n.Code).FirstOrDefault() ?? "";
    }

    private static IEnumerable<Finding> Items(CheckContext context)
    {
        foreach (var item in context.Disclosure.Claims.Items.Where(i => i.Names.Length == 3 && i.Heading.Length > 0
            && !i.Heading.Contains("名词", StringComparison.Ordinal)))
        {
            if (Wrong(context, item) is not { } right) continue;
            yield return context.Finding("E19",
                $"{item.Heading}“{item.Text.Trim('“', '”')}”：科目名与表不符，表中为 {right}。",
                new FindingPlace(item.At, item.Text, item.Heading), "请把科目名改得与表一致。", right);
        }
    }

    // A name the code list and the tables do not have; the right one is the item of the same amount in its class.
    private static string? Wrong(CheckContext context, ItemMention item)
    {
        if (item.IsExact || item.Amount < 0) return null;
        var amount = context.Disclosure.Statements[item.Amount];
        var match = context.Disclosure.Statements.FirstOrDefault(f => f.Table >= 0 && f.IsOwn
            && f.Selector is { } s && !s.Roots(Dimension.Function).IsDefault && NodeOf(s) is { Level: 3 } node
            && Math.Abs(f.Value - amount.Value) <= Math.Max(f.Step, amount.Step) && amount.Value != 0
            && (item.Node is null ? IsNear(context, item, node) : item.Node.Code == node.Code));
        if (match?.Selector is not { } selector) return item.Node is null ? null : $"{item.Node.Code} {item.Node.Name}";
        var found = NodeOf(selector)!;
        var printed = match.Row.Replace(found.Code, "", StringComparison.Ordinal).Trim();
        return printed == item.Names[2] && item.Node is not null && ParentName(context, found) == item.Names[1]
            ? null : $"{found.Code} {printed}（{ParentName(context, found)}）";
    }

    // An equal amount alone is chance: the class, or the 款, must be the one named.
    private static bool IsNear(CheckContext context, ItemMention item, CodeNode node) =>
        ParentName(context, node) == item.Names[1]
        || context.Disclosure.Dimensions[Dimension.Function].Find(node.Code[..3]) is { } own
            && Stem(FormerNames.Current(item.Names[0])).EndsWith(Stem(own.Name), StringComparison.Ordinal);

    private static string Stem(string name) =>
        name.EndsWith("支出", StringComparison.Ordinal) ? name[..^2] : name;

    private static CodeNode? NodeOf(Facts.Selector selector) =>
        selector.Roots(Dimension.Function) is { Length: 1 } roots ? selector.Dimensions[Dimension.Function]
            .Nodes[roots[0]] : null;

    private static string ParentName(CheckContext context, CodeNode node) => node.Parent > 0
        ? context.Disclosure.Dimensions[Dimension.Function].Nodes[node.Parent].Name : "";

    private static IEnumerable<Finding> Repeated(CheckContext context)
    {
        foreach (var table in context.Disclosure.Tables.Where(t => t.Form is not null))
        {
            foreach (var group in table.Rows.Where(r => r.Node is not null && r.Code.Length > 2)
                .GroupBy(r => (r.Panel, r.Code)).Where(g => g.Count() > 1))
            {
                yield return context.Finding("D19", $"{table.Title}：代码 {group.Key.Code} 列了 {group.Count()} 次。",
                    group.Select(r => new FindingPlace(r.At, r.Code, table.Title)), "请合并或改正重复的行。");
            }
        }
    }

    private static IEnumerable<Finding> Missing(CheckContext context)
    {
        if (context.Table(FormRole.General) is not { } general) yield break;
        var named = context.Disclosure.Claims.Items
            .Where(i => i.Node is not null && !i.Heading.Contains("名词", StringComparison.Ordinal))
            .Select(i => i.Node!.Code)
            .ToHashSet(StringComparer.Ordinal);
        if (named.Count < 2) yield break;
        var items = general.Rows.Where(r => r.Node is { Level: 3 } && HasMoney(context, general, r)).ToList();
        var unnamed = items.Where(r => !named.Contains(r.Node!.Code)).ToList();
        if (unnamed.Count == 0 || unnamed.Count * 2 > items.Count) yield break;
        var wrong = context.Disclosure.Claims.Items.Count(i => i.Names.Length == 3 && i.Node is null);
        if (unnamed.Count <= wrong) yield break;
        yield return context.Finding("E07",
            $"{general.Title}有 {string.Join("、", unnamed.Take(5).Select(r => $"{r.Code} {r.Label}"))}，"
                + $"文字里没有说到。",
            unnamed.Take(10).Select(r => new FindingPlace(r.At, $"{r.Code} {r.Label}", general.Title)),
            "请在说明里逐项补上。");
    }

    private static bool HasMoney(CheckContext context, RecognisedTable table, RecognisedRow row) =>
        context.Statements(table, row).Any(f => f.Value != 0);
}
