using Mingsuan.Core.Claims;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;

namespace Mingsuan.Core.Rules.Codes;

/// <summary>科目名称: as in the list and in the tables.</summary>
internal static class CodeNames
{
    private const int ClassLevel = 1;
    private const int LeastName = 4;

    // A name that is another code's: the code or the name is wrong for certain.
    [Check("D03")]
    internal static IEnumerable<Fault> NamesAreNotAnotherCodes(CheckContext context) => Named(context)
        .Where(p => p.Row.Label.Length > 1).Select(p => (p.Table, p.Row, p.Own, Other: Misnamed(context, p)))
        .Where(p => p.Other is not null).Select(p => new Fault(
            $"{p.Table.Title} {p.Row.Code} 写作“{p.Row.Label}”，那是 {p.Other!.Code} 的名称，"
                + $"{p.Row.Code} 是“{p.Own.Name}”。",
            context.PlaceOf(p.Table, p.Row, $"{p.Row.Code} {p.Row.Label}"), "请核对代码与名称。", p.Own.Name).Weak);

    // One character of the name is another: a slip of the pen, where the code says which name was meant.
    [Check("D03")]
    internal static IEnumerable<Fault> NamesAreSpeltAsListed(CheckContext context) => Named(context)
        .Where(p => p.Own.Name.Length >= LeastName
            && Likeness.Odd(Likeness.Plain(p.Own.Name), Likeness.Plain(p.Row.Label)) == 1
                && Misnamed(context, p) is null)
        .Select(p => new Fault($"{p.Table.Title} {p.Row.Code} 写作“{p.Row.Label}”，科目表里是“{p.Own.Name}”，"
                + "像是写错了一个字。",
            context.PlaceOf(p.Table, p.Row, $"{p.Row.Code} {p.Row.Label}"),
            $"请改为“{p.Own.Name}”；当年科目表另有名称的，以当年的为准。", p.Own.Name).Weak);

    private static IEnumerable<(RecognisedTable Table, RecognisedRow Row, CodeNode Own)> Named(CheckContext context) =>
        context.FormTables.SelectMany(t => t.Rows.Where(r => r.Node is not null && r.Code.Length >= 3)
            .Select(r => (t, r, context.Tree(t).Find(r.Code)!)).Where(p => p.Item3 is not null));

    // The code whose name the row bears, when it is not the row's own; null when the name is no code's or fits.
    private static CodeNode? Misnamed(
        CheckContext context, (RecognisedTable Table, RecognisedRow Row, CodeNode Own) p) =>
        Likeness.IsSame(p.Own.Name, p.Row.Label) ? null : context.Tree(p.Table).Nodes.FirstOrDefault(n =>
            n.Level == p.Own.Level && n.Code.Length == p.Own.Code.Length && n.Code[..3] == p.Own.Code[..3]
            && Likeness.IsSame(n.Name, p.Row.Label));

    // An item of the text or the glossary that is none of the list, but nearly one of the tables'.
    [Check("D03")]
    internal static IEnumerable<Fault> ItemsOfTheTextAreListed(CheckContext context)
    {
        if (context.GlossaryStart < 0 || !context.IsWholeSet) yield break;
        var glossary = string.Join('\n', context.Paragraphs.Skip(context.GlossaryStart + 1).Select(p => p.Text));
        foreach (var mention in context.Disclosure.Claims.Items.Where(m => m is { Node: null, Names.Length: 3 }))
        {
            var name = mention.Names[2];
            var near = context.Disclosure.Tables.SelectMany(t => t.Rows)
                .FirstOrDefault(r => r.Node is { Level: 3 } && Likeness.Odd(r.Label, name) is 1 or 2)?.Label;
            // Another item of the list is not misspelt.
            if (near is null || !glossary.Contains(name, StringComparison.Ordinal)
                || context.Rulebook.Classifications.Functional.Nodes.Any(n => n.Level == 3 && n.Name == name)) continue;
            var where = mention.Amount >= 0 ? "正文" : "名词解释";
            yield return new Fault($"{where}的“{name}”与科目表不一致，应为“{near}”。",
                new FindingPlace(mention.At, name, where), $"请改为“{near}”。", near);
        }
    }

    // A class that one table prints under its code by the list's name, and another under another name.
    [Check("D03")]
    internal static IEnumerable<Fault> ClassesHaveOneNameInTables(CheckContext context)
    {
        var listed = Listed(context);
        foreach (var table in context.FormTables)
        {
            foreach (var row in table.Rows.Where(r => r.Code.Length == 0 && r.Node is { Level: ClassLevel } node
                && listed.ContainsKey(node.Code) && IsOther(context, r.Label, node.Name)))
            {
                var (node, where) = listed[row.Node!.Code];
                yield return new Fault($"{table.Title}把{node.Name}写作“{Bare(context, row.Label)}”，{where}是"
                    + $"“{node.Code} {node.Name}”。", context.PlaceOf(table, row, row.Label),
                    $"请改为“{node.Name}”，各表与文字用同一个名称。", node.Name).Weak;
            }
        }
    }

    /// <summary>科目名一致, of the classes.</summary>
    [Check("E19")]
    internal static IEnumerable<Fault> ClassesHaveOneNameInTheText(CheckContext context)
    {
        var listed = Listed(context);
        foreach (var item in Told(context).Where(i => i.Node is not null))
        {
            if (!listed.TryGetValue(item.Node!.Code[..3], out var own)
                || !IsOther(context, item.Names[0], own.Node.Name))
                continue;
            yield return new Fault($"{item.Heading}“{item.Text.Trim('“', '”')}”：类的名称与表不符，{own.Table}是"
                + $"“{own.Node.Code} {own.Node.Name}”。", new FindingPlace(item.At, item.Text, item.Heading),
                "请把科目名改得与表一致。", own.Node.Name);
        }
    }

    private static IEnumerable<ItemMention> Told(CheckContext context) => context.Disclosure.Claims.Items.Where(i =>
        i.Names.Length == 3 && i.Heading.Length > 0 && !i.Heading.Contains("名词", StringComparison.Ordinal));

    // The classes that stand with code and the list's own name: by these the others are judged.
    private static Dictionary<string, (CodeNode Node, string Table)> Listed(CheckContext context) => context.FormTables
        .SelectMany(t => t.Rows.Where(r => r.Node is { Level: ClassLevel } node && r.Code == node.Code
            && node.Code.Length == 3 && Likeness.IsSame(r.Label, node.Name))
                .Select(r => (Node: r.Node!, Table: t.Title)))
        .DistinctBy(p => p.Node.Code).ToDictionary(p => p.Node.Code, StringComparer.Ordinal);

    // 支出 at the end, 类 in brackets and what counts the lines make no other name.
    private static bool IsOther(CheckContext context, string printed, string name)
    {
        string Core(string text) => context.Pattern("class-name-end").Replace(Likeness.Plain(text), "");
        return Bare(context, printed) is { Length: >= LeastName } bare && Core(bare) != Core(name);
    }

    private static string Bare(CheckContext context, string label) =>
        context.Pattern("class-name-around").Replace(label, "").Trim();

    /// <summary>科目名一致, of the items.</summary>
    [Check("E19")]
    internal static IEnumerable<Fault> ItemsAreNamedAsInTheTables(CheckContext context) => Told(context)
        .Select(i => (Item: i, Right: Right(context, i))).Where(p => p.Right is not null).Select(p => new Fault(
            $"{p.Item.Heading}“{p.Item.Text.Trim('“', '”')}”：科目名与表不符，表中为 {p.Right}。",
            new FindingPlace(p.Item.At, p.Item.Text, p.Item.Heading), "请把科目名改得与表一致。", p.Right!));

    // Of a name the code list and the tables do not have: the item of the same amount in its class.
    private static string? Right(CheckContext context, ItemMention item)
    {
        if (item.IsExact || item.Amount < 0) return null;
        var amount = context.Disclosure.Statements[item.Amount];
        var match = context.Disclosure.Statements.FirstOrDefault(f => f.Table >= 0 && f.IsOwn
            && NodeOf(f.Selector) is { Level: 3 } node
            && Math.Abs(f.Value - amount.Value) <= Math.Max(f.Step, amount.Step) && amount.Value != 0
            && (item.Node is null ? IsNear(context, item, node) : item.Node.Code == node.Code));
        if (NodeOf(match?.Selector) is not { } found) return item.Node is null ? null
            : $"{item.Node.Code} {item.Node.Name}";
        var printed = match!.Row.Replace(found.Code, "", StringComparison.Ordinal).Trim();
        return printed == item.Names[2] && item.Node is not null && Section(context, found) == item.Names[1]
            ? null : $"{found.Code} {printed}（{Section(context, found)}）";
    }

    // An equal amount alone is chance: the class, or the 款, must be the one named.
    private static bool IsNear(CheckContext context, ItemMention item, CodeNode node)
    {
        string Core(string text) => context.Pattern("class-name-end").Replace(text, "");
        return Section(context, node) == item.Names[1]
            || context.Disclosure.Dimensions[Dimension.Function].Find(node.Code[..3]) is { } own
                && Core(FormerNames.Current(item.Names[0])).EndsWith(Core(own.Name), StringComparison.Ordinal);
    }

    private static CodeNode? NodeOf(Facts.Selector? selector) =>
        selector?.Roots(Dimension.Function) is { IsDefault: false, Length: 1 } roots
            ? selector.Dimensions[Dimension.Function].Nodes[roots[0]] : null;

    private static string Section(CheckContext context, CodeNode node) => node.Parent > 0
        ? context.Disclosure.Dimensions[Dimension.Function].Nodes[node.Parent].Name : "";
}
