using Mingsuan.Core.Checks;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Core.Rules.Completeness;

/// <summary>各张表与各节: there, and with what they must say. (What a text has to speak of is data, in
/// required.yaml.)</summary>
internal static class Contents
{
    private const int FewestFigures = 4;

    /// <summary>必备表齐全.</summary>
    [Check("N01")]
    internal static IEnumerable<Fault> EveryTableIsThere(CheckContext context)
    {
        if (!context.IsWholeSet) yield break;
        var isFinal = context.Disclosure.Kind == DisclosureKind.FinalAccounts;
        var missing = context.Rulebook.Parameters.Tables.Where(t => t.IsRequired && !context.HasTable(t.Role))
            .Select(t => isFinal ? t.Final : t.Name).ToLookup(n => IsNamed(context, n));
        if (missing[false].Any())
        {
            var names = string.Join("、", missing[false]);
            yield return new Fault($"没有找到{names}。", context.Whole, $"请补上{names}；没有数的也应列出空表并说明。");
        }
        if (!missing[true].Any()) yield break;
        yield return new Fault($"文字里提到{string.Join("、", missing[true])}，没有认出来。", context.Whole,
            "请对照原始的 PDF、Word 或表格文件。") { IsWeak = true };
    }

    // Flow text speaks of tables in which no rows were found.
    private static bool IsNamed(CheckContext context, string name) =>
        context.Disclosure.Source.Format == SourceFormat.Text
        && new[] { name, name.Replace("总表", "预算总表", StringComparison.Ordinal) }
            .Any(n => context.AllText.Contains(n, StringComparison.Ordinal));

    /// <summary>表名别名.</summary>
    [Check("N02")]
    internal static IEnumerable<Fault> EveryTableHasItsName(CheckContext context) => context.Disclosure.Tables
        // On pages and in flow text a table without a name may go on from the one before it.
        .Where(t => context.Disclosure.Source.Format is not (SourceFormat.Pdf or SourceFormat.Text)
            && string.IsNullOrWhiteSpace(t.Title) && context.AllFigures(t).Count(f => !f.IsBlank) >= FewestFigures)
        .Select(t => new Fault("一张表没有表名。", context.PlaceOf(t.Table, "", "无名的表"), "请补上表名。"));

    private sealed record FundTable(RecognisedTable Table, string Own, string Other, bool IsEmpty, List<string> Notes);

    private static IEnumerable<FundTable> FundTables(CheckContext context)
    {
        if (!context.IsWholeSet) return [];
        var funds = context.Rulebook.Parameters.Tables.Where(t => t.Fund.Length > 0).ToList();
        return context.FormTables.SelectMany(t => funds.Where(f => f.Role == t.Form!.Role).Select(f => new FundTable(
            t, f.Fund, funds.Find(o => o != f)!.Fund, context.Statements(t).All(s => s.Value == 0),
            [.. t.Table.Remarks.Concat(t.Table.Cells.Select(c => c.Text))
                .Where(n => context.Pattern("no-money").IsMatch(n))])));
    }

    /// <summary>空表说明.</summary>
    [Check("N03")]
    internal static IEnumerable<Fault> AnEmptyTableSaysSo(CheckContext context)
    {
        foreach (var (table, own, other, isEmpty, notes) in FundTables(context))
        {
            if (notes.Find(n => n.Contains(other, StringComparison.Ordinal)
                && !n.Contains(own, StringComparison.Ordinal)) is { } wrong)
            {
                var cell = table.Table.Cells.FirstOrDefault(c => c.Text == wrong);
                yield return new Fault($"{table.Title}下的说明写成了{other}：“{wrong}”，应为{own}。",
                    cell is null ? context.PlaceOf(table.Table, wrong) : context.PlaceOf(table.Table, cell),
                    $"把说明中的{other}改为{own}。", own).Alone;
            }
            else if (isEmpty && notes.Count == 0 && !context.Pattern("no-money").IsMatch(context.AllText))
            {
                yield return new Fault($"{table.Title}是空表，没有说明。", context.PlaceOf(table),
                    "请注明本年没有使用这项拨款安排的支出，本表为空表。");
            }
        }
    }

    /// <summary>非空表无“空表”文字.</summary>
    [Check("N04")]
    internal static IEnumerable<Fault> AFilledTableDoesNotSayItIsEmpty(CheckContext context) => FundTables(context)
        .Where(t => !t.IsEmpty && t.Notes.Exists(n => n.Contains("空表", StringComparison.Ordinal)))
        .Select(t => new Fault($"{t.Table.Title}有数，却说是空表。", context.PlaceOf(t.Table), "请删去空表的说明。"));

    /// <summary>单位标注.</summary>
    [Check("N10")]
    internal static IEnumerable<Fault> EveryTableHasItsUnit(CheckContext context) => context.FormTables
        .Where(t => context.IsWholeSet && !t.IsUnitPrinted).Select(t => new Fault($"{t.Title}没有注明金额单位。",
            context.PlaceOf(t), "请在表头右侧注明“单位：万元”或“单位：元”。") { IsWeak = true });

    /// <summary>单位构成: as many units as the tables by units list.</summary>
    [Check("N07")]
    internal static IEnumerable<Fault> TheTextCountsTheUnitsOfTheTables(CheckContext context)
    {
        var counts = Codes.OtherCodes.UnitTables(context)
            .Select(t => (Table: t, Count: Codes.OtherCodes.UnitsOf(t))).ToList();
        if (!context.HasText || counts.Count == 0 || counts.Exists(c => c.Count != counts[0].Count)) yield break;
        foreach (var (paragraph, match) in context.Matches("unit-count", context.Body))
        {
            if (Likeness.Number(match.Groups["n"].Value) is not { } said || said == counts[0].Count) continue;
            yield return new Fault(
                $"文中说“{match.Value}”，{counts[0].Table.Title}列了 {counts[0].Count} 个单位。",
                [CheckContext.PlaceOf(paragraph, match), context.PlaceOf(counts[0].Table)],
                "请核对单位数，与各表一致。") { Expected = $"{counts[0].Count}个" };
        }
    }

    /// <summary>购买服务句.</summary>
    [Check("E13")]
    internal static IEnumerable<Fault> PurchasedServicesAreTold(CheckContext context)
    {
        for (var i = 0; i < context.Paragraphs.Length && context.HasText; i++)
        {
            var heading = context.Paragraphs[i];
            var body = string.Join('\n', context.Paragraphs.Skip(i + 1).Take(2).Select(p => p.Text));
            if (body.Length == 0 || context.Pattern("purchased-heading").Match(heading.Text) is not
                { Success: true } match || context.Pattern("told").IsMatch(body)) continue;
            yield return new Fault("政府购买服务一节没有写金额，也没有写明没有安排。",
                CheckContext.PlaceOf(heading, match), "请写明金额，没有的写明没有。");
        }
    }

    /// <summary>项级逐条覆盖.</summary>
    [Check("E07")]
    internal static IEnumerable<Fault> EveryItemIsTold(CheckContext context)
    {
        if (context.Table(Forms.FormRole.General) is not { } general) yield break;
        var mentions = context.Disclosure.Claims.Items;
        var named = mentions.Where(i => i.Node is not null && !i.Heading.Contains("名词", StringComparison.Ordinal))
            .Select(i => i.Node!.Code).ToHashSet(StringComparer.Ordinal);
        var items = general.Rows.Where(r => r.Node is { Level: 3 }
            && context.Statements(general, r).Any(f => f.Value != 0)).ToList();
        var unnamed = items.Where(r => !named.Contains(r.Node!.Code)).ToList();
        // A text that tells only some of them does not tell them one by one; a misspelt one is told under its name.
        if (named.Count < 2 || unnamed.Count * 2 > items.Count
            || unnamed.Count <= mentions.Count(i => i.Names.Length == 3 && i.Node is null)) yield break;
        foreach (var row in unnamed)
        {
            yield return new Fault($"{general.Title}有 {row.Code} {row.Label}，文字里没有说到。",
                context.PlaceOf(general, row, $"{row.Code} {row.Label}"), "请在说明里逐项补上。");
        }
    }
}
