using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Core.Rules.Completeness;

/// <summary>各张表与各节: there, and with what they must say. (What a text has to speak of is data, in
/// required.yaml.)</summary>
internal static class Contents
{
    private const int FewestFigures = 4;

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
            "请对照原始的 PDF、Word 或表格文件。").Weak;
    }

    // Flow text speaks of tables in which no rows were found.
    private static bool IsNamed(CheckContext context, string name) =>
        context.Disclosure.Source.Format == SourceFormat.Text
        && new[] { name, name.Replace("总表", "预算总表", StringComparison.Ordinal) }
            .Any(n => context.AllText.Contains(n, StringComparison.Ordinal));

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

    [Check("N04")]
    internal static IEnumerable<Fault> AFilledTableDoesNotSayItIsEmpty(CheckContext context) => FundTables(context)
        .Where(t => !t.IsEmpty && t.Notes.Exists(n => n.Contains("空表", StringComparison.Ordinal)))
        .Select(t => new Fault($"{t.Table.Title}有数，却说是空表。", context.PlaceOf(t.Table), "请删去空表的说明。"));

    [Check("N10")]
    internal static IEnumerable<Fault> EveryTableHasItsUnit(CheckContext context) => context.FormTables
        .Where(t => context.IsWholeSet && !t.IsUnitPrinted).Select(t => new Fault($"{t.Title}没有注明金额单位。",
            context.PlaceOf(t), "请在表头右侧注明“单位：万元”或“单位：元”。").Weak);

    /// <summary>单位构成: as many units as the tables by units list.</summary>
    [Check("N07")]
    internal static IEnumerable<Fault> TheTextCountsTheUnitsOfTheTables(CheckContext context)
    {
        var counts = context.UnitTables
            .Select(t => (Table: t, Count: CheckContext.Units(t).DistinctBy(r => r.Code).Count())).ToList();
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

    /// <summary>名词解释覆盖: the text and the glossary use one word for one thing.</summary>
    [Check("E24")]
    internal static IEnumerable<Fault> TheGlossaryUsesTheWordsOfTheText(CheckContext context)
    {
        if (context.GlossaryStart < 0 || !context.IsWholeSet) yield break;
        var body = string.Join('\n', context.Body.Select(p => p.Text));
        var glossary = context.Paragraphs.Skip(context.GlossaryStart + 1).ToList();
        // Terms of the rulebook's own notes that the text uses, and the glossary writes with one character another.
        foreach (var term in context.Rulebook.Terms.Select(t => t.Term).Where(t => t.Length >= 4
            && body.Contains(t, StringComparison.Ordinal)
            && !glossary.Exists(p => p.Text.Contains(t, StringComparison.Ordinal))))
        {
            if (glossary.Select(p => Nearly(p, term)).FirstOrDefault(p => p is not null) is not { } other) continue;
            yield return new Fault($"正文用“{term}”，名词解释却是“{other.Text}”。", other,
                $"请统一为“{term}”。", term).Alone;
        }
    }

    private static FindingPlace? Nearly(SourceParagraph note, string term)
    {
        for (var i = 0; i + term.Length <= Math.Min(note.Text.Length, term.Length + 8); i++)
        {
            var printed = note.Text.Substring(i, term.Length);
            if (Likeness.Odd(printed, term) == 1 && printed[^1] == term[^1] && printed.All(char.IsLetter))
                return new FindingPlace(note.At(i, term.Length), printed, "名词解释");
        }
        return null;
    }

    [Check("N15")]
    internal static IEnumerable<Fault> EveryTermIsExplained(CheckContext context)
    {
        if (context.GlossaryStart < 0 || !context.IsWholeSet) yield break;
        var (heading, glossary) = (context.Paragraphs[context.GlossaryStart],
            context.Paragraphs.Skip(context.GlossaryStart + 1).ToList());
        var terms = glossary.TakeWhile(p => !context.Pattern("term-end").IsMatch(p.Text)
            && !IsNext(context, heading.Text, p.Text)).Count();
        for (var i = 0; i < glossary.Count; i++)
        {
            var (item, next) = (glossary[i], i + 1 < glossary.Count ? glossary[i + 1].Text : "");
            if (!(context.Pattern("term-item").IsMatch(item.Text) ? !context.Pattern("term-explained").IsMatch(next)
                : i < terms && IsUnexplained(context, item.Text, next))) continue;
            yield return new Fault($"名词“{item.Text.Trim()}”没有解释。",
                new FindingPlace(item.At(0, item.Text.Length), item.Text, "名词解释"), "请补上解释。");
        }
    }

    // The words that explain a term may stand on a line of their own: a term with none is followed by the next one,
    // and that one is explained (names alone, one after another, are a list).
    private static bool IsUnexplained(CheckContext context, string term, string next) =>
        context.Pattern("term-empty").IsMatch(term) || (context.Pattern("term-bare") is var bare
            && bare.IsMatch(term) && IsNext(context, term, next) && !bare.IsMatch(next));

    // 四、… and 五、…: the same way of numbering, and the next number.
    private static bool IsNext(CheckContext context, string one, string other) =>
        context.Pattern("numbered").Match(one) is { Success: true } first
        && context.Pattern("numbered").Match(other) is { Success: true } second
        && first.Groups["s"].Value == second.Groups["s"].Value
        && Likeness.Number(second.Groups["n"].Value) == Likeness.Number(first.Groups["n"].Value) + 1;
}
