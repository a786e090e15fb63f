using System.Text.RegularExpressions;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;

namespace Mingsuan.Core.Checks;

/// <summary>类级科目的名称: a class that one table prints under its code by the list's name, and another table or the
/// text under another (an old one, or a neighbour's).</summary>
internal static partial class ClassNames
{
    private const int ClassLevel = 1;
    private const int LeastLength = 4;

    public static IEnumerable<Finding> Check(CheckContext context)
    {
        var listed = Listed(context);
        return listed.Count == 0 ? [] : InTables(context, listed).Concat(InText(context, listed));
    }

    // The classes that stand with code and the list's own name: by these the others are judged.
    private static Dictionary<string, (CodeNode Node, string Table)> Listed(CheckContext context)
    {
        var listed = new Dictionary<string, (CodeNode, string)>(StringComparer.Ordinal);
        foreach (var table in context.Disclosure.Tables.Where(t => t.Form?.Role is not null))
        {
            foreach (var row in table.Rows.Where(r => r.Node is { Level: ClassLevel } node && r.Code == node.Code
                && node.Code.Length == 3 && CodeChecks.Plain(r.Label) == CodeChecks.Plain(node.Name)))
            {
                listed.TryAdd(row.Code, (row.Node!, table.Title));
            }
        }
        return listed;
    }

    private static IEnumerable<Finding> InTables(
        CheckContext context, Dictionary<string, (CodeNode Node, string Table)> listed)
    {
        var others = context.Disclosure.Tables.Where(t => t.Form?.Role is not null).SelectMany(t => t.Rows
            .Where(r => r.Code.Length == 0 && r.Node is { Level: ClassLevel } node && listed.ContainsKey(node.Code)
                && IsOther(r.Label, node.Name)).Select(r => (Table: t, Row: r)));
        foreach (var group in others.GroupBy(o => (o.Row.Node!.Code, Name: Bare(o.Row.Label))))
        {
            var (table, row) = group.First();
            var (node, where) = listed[group.Key.Code];
            yield return context.Finding("D03",
                $"{table.Title}把{node.Name}写作“{group.Key.Name}”，{where}是“{node.Code} {node.Name}”"
                    + $"{(group.Count() > 1 ? $"；这样的共 {group.Count()} 处" : "")}。",
                group.Select(o => new FindingPlace(o.Row.At, o.Row.Label, o.Table.Title)),
                $"请改为“{node.Name}”，各表与文字用同一个名称。", node.Name, Severity.Warning);
        }
    }

    private static IEnumerable<Finding> InText(
        CheckContext context, Dictionary<string, (CodeNode Node, string Table)> listed)
    {
        foreach (var item in context.Disclosure.Claims.Items.Where(i => i.Names.Length == 3 && i.Node is not null
            && i.Heading.Length > 0 && !i.Heading.Contains("名词", StringComparison.Ordinal)))
        {
            if (!listed.TryGetValue(item.Node!.Code[..3], out var own)
                || !IsOther(item.Names[0], own.Node.Name)) continue;
            yield return context.Finding("E19",
                $"{item.Heading}“{item.Text.Trim('“', '”')}”：类的名称与表不符，{own.Table}是"
                    + $"“{own.Node.Code} {own.Node.Name}”。",
                new FindingPlace(item.At, item.Text, item.Heading), "请把科目名改得与表一致。", own.Node.Name);
        }
    }

    // 支出 at the end, 类 in brackets and what counts the lines make no other name.
    private static bool IsOther(string printed, string name) => Bare(printed) is { Length: >= LeastLength } bare
        && Ending().Replace(CodeChecks.Plain(bare), "") != Ending().Replace(CodeChecks.Plain(name), "");

    private static string Bare(string label) => Around().Replace(label, "").Trim();

    [GeneratedRegex(@"^\s*([（(]?[一二三四五六七八九十0-9]+[)）、.．]+|其中[：:])+|[（(]类[)）]|\s+", RegexOptions.None, 10_000)]
    private static partial Regex Around();

    [GeneratedRegex("(支出|类)$", RegexOptions.None, 10_000)]
    private static partial Regex Ending();
}
