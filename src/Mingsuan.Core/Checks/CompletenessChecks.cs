using System.Text.RegularExpressions;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Forms;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Core.Checks;

/// <summary>完整性: tables, notes of empty tables, units, sections, terms.</summary>
internal static partial class CompletenessChecks
{
    private static readonly (FormRole Role, string Budget, string Final)[] Needed =
    [
        (FormRole.RevenueExpenditure, "收支总表", "收入支出决算总表"), (FormRole.Revenue, "收入总表", "收入决算表"),
        (FormRole.Expenditure, "支出总表", "支出决算表"),
        (FormRole.Fiscal, "财政拨款收支总表", "财政拨款收入支出决算总表"),
        (FormRole.General, "一般公共预算支出表", "一般公共预算财政拨款支出决算表"),
        (FormRole.Basic, "一般公共预算基本支出表", "一般公共预算财政拨款基本支出决算表"),
        (FormRole.ThreePublic, "“三公”经费支出表", "“三公”经费支出决算表"),
        (FormRole.GovernmentFund, "政府性基金预算支出表", "政府性基金预算财政拨款收入支出决算表"),
        (FormRole.StateCapital, "国有资本经营预算支出表", "国有资本经营预算财政拨款支出决算表"),
    ];

    public static IEnumerable<Finding> Check(CheckContext context)
    {
        if (context.Disclosure.Kind == DisclosureKind.ThreePublic || context.Disclosure.Tables.IsEmpty) return [];
        return Tables(context).Concat(EmptyNotes(context)).Concat(Units(context)).Concat(Sections(context))
            .Concat(Terms(context)).Concat(Labels(context));
    }

    private static IEnumerable<Finding> Tables(CheckContext context)
    {
        foreach (var (role, budget, final) in Needed)
        {
            if (context.HasTable(role)) continue;
            var name = context.Disclosure.Kind == DisclosureKind.FinalAccounts ? final : budget;
            if (context.Disclosure.Source.Format == SourceFormat.Text && IsNamed(context, name))
            {
                yield return context.Finding("N01", $"文字里提到{name}，没有认出这张表。", context.Whole,
                    "请对照原始的 PDF、Word 或表格文件。", severity: Severity.Note);
                continue;
            }
            yield return context.Finding("N01", $"没有找到{name}。", context.Whole,
                $"请补上{name}；没有数的也应列出空表并说明。");
        }
    }

    private static bool IsNamed(CheckContext context, string name) =>
        new[] { name, name.Replace("总表", "预算总表", StringComparison.Ordinal) }
            .Any(n => context.AllText.Contains(n, StringComparison.Ordinal));

    private static IEnumerable<Finding> EmptyNotes(CheckContext context)
    {
        foreach (var table in context.Disclosure.Tables.Where(t =>
            t.Form?.Role is FormRole.GovernmentFund or FormRole.StateCapital))
        {
            var isEmpty = context.Statements(table).All(f => f.Value == 0);
            var own = table.Form!.Role == FormRole.GovernmentFund ? "政府性基金" : "国有资本经营";
            var other = table.Form.Role == FormRole.GovernmentFund ? "国有资本经营" : "政府性基金";
            var notes = table.Table.Remarks.Concat(table.Table.Cells.Select(c => c.Text))
                .Where(t => Nothing().IsMatch(t)).ToList();
            var place = new FindingPlace(table.Table.At, table.Title, table.Title);
            FindingPlace Note(string note) => table.Table.Cells.FirstOrDefault(c => c.Text == note) is { } cell
                ? new FindingPlace(cell.At, note, table.Title) : new FindingPlace(table.Table.At, note, table.Title);
            if (notes.Find(n => n.Contains(other, StringComparison.Ordinal)
                && !n.Contains(own, StringComparison.Ordinal)) is { } wrong)
            {
                yield return context.Finding("N03", $"{table.Title}下的说明写成了{other}：“{wrong}”，应为{own}。",
                    Note(wrong),
                    $"把说明中的{other}改为{own}。", own);
            }
            else if (isEmpty && notes.Count == 0 && !Nothing().IsMatch(context.AllText))
            {
                yield return context.Finding("N03", $"{table.Title}是空表，没有说明。", place,
                    "请注明本年没有使用这项拨款安排的支出，本表为空表。");
            }
            else if (!isEmpty && notes.Exists(n => n.Contains("空表", StringComparison.Ordinal)))
            {
                yield return context.Finding("N04", $"{table.Title}有数，却说是空表。", place, "请删去空表的说明。");
            }
        }
    }

    private static IEnumerable<Finding> Units(CheckContext context)
    {
        var missing = context.Disclosure.Tables.Where(t => t.Form?.Role is not null && !t.IsUnitPrinted).ToList();
        if (missing.Count == 0) yield break;
        yield return context.Finding("N10", $"{string.Join("、", missing.Select(t => t.Title))}没有注明金额单位。",
            missing.Select(t => new FindingPlace(t.Table.At, t.Title, t.Title)),
            "请在表头右侧注明“单位：万元”或“单位：元”。",
            severity: Severity.Warning);
    }

    private static IEnumerable<Finding> Sections(CheckContext context)
    {
        // A file of tables alone has no sections to miss.
        if (context.Paragraphs.Count(p => p.Text.Contains('。', StringComparison.Ordinal)) < 8) yield break;
        foreach (var (words, name) in new[]
        {
            ("机关运行经费|机构运行经费", "机关运行经费"), ("政府采购", "政府采购"), ("国有资产", "国有资产占有使用"),
                ("绩效", "预算绩效"),
        })
        {
            if (Regex.IsMatch(context.AllText, words, RegexOptions.None, TimeSpan.FromSeconds(10))) continue;
            yield return context.Finding("N06", $"文字说明没有写{name}情况。", context.Whole,
                $"请补写{name}情况；没有的写明没有。");
        }
        if (!context.AllText.Contains("名词解释", StringComparison.Ordinal))
        {
            yield return context.Finding("N05", "没有名词解释。", context.Whole, "请补上名词解释。");
        }
    }

    private static IEnumerable<Finding> Terms(CheckContext context)
    {
        var start = context.GlossaryStart;
        if (start < 0) yield break;
        var glossary = context.Paragraphs.Skip(start + 1).ToList();
        var text = string.Join('\n', glossary.Select(p => p.Text));
        var body = string.Join('\n', context.Body.Select(p => p.Text));
        if (body.Contains("机关运行经费", StringComparison.Ordinal)
            && !text.Contains("机关运行经费", StringComparison.Ordinal)
            && glossary.Find(p => p.Text.Contains("机构运行经费", StringComparison.Ordinal)) is { } other)
        {
            var at = other.Text.IndexOf("机构运行经费", StringComparison.Ordinal);
            yield return context.Finding("E24", "正文用“机关运行经费”，名词解释却是“机构运行经费”。",
                new FindingPlace(other.At(at, 6), "机构运行经费", "名词解释"), "请统一为“机关运行经费”。",
                "机关运行经费");
        }
        var terms = glossary.TakeWhile(p => !AfterTerms().IsMatch(p.Text) && !IsNext(context.Paragraphs[start], p))
            .Count();
        foreach (var (item, i) in glossary.Select((p, i) => (p, i)))
        {
            var next = i + 1 < glossary.Count ? glossary[i + 1].Text : "";
            var isEmpty = EmptyTerm().IsMatch(item.Text) ? !SaysOn().IsMatch(next)
                : i < terms && IsUnexplained(item.Text, next);
            if (!isEmpty) continue;
            yield return context.Finding("N15", $"名词“{item.Text.Trim()}”没有解释。",
                new FindingPlace(item.At(0, item.Text.Length), item.Text, "名词解释"), "请补上解释。");
        }
        foreach (var mention in context.Disclosure.Claims.Items.Where(m => m is { Node: null, Names.Length: 3 }))
        {
            var near = NearestItem(context, mention);
            if (near is null || !text.Contains(mention.Names[2], StringComparison.Ordinal)) continue;
            // Another item of the list is not misspelt.
            if (IsListed(context, mention.Names[2])) continue;
            var where = mention.Amount >= 0 ? "正文" : "名词解释";
            yield return context.Finding("D03", $"{where}的“{mention.Names[2]}”与科目表不一致，应为“{near}”。",
                new FindingPlace(mention.At, mention.Names[2], where), $"请改为“{near}”。", near);
        }
    }

    // The words that explain a term may stand on a line of their own: a term with none is followed by the next one,
    // and that one is explained (names alone, one after another, are a list).
    private static bool IsUnexplained(string term, string next) =>
        EmptyWords().IsMatch(term) || (BareTerm().IsMatch(term) && IsNext(term, next) && !BareTerm().IsMatch(next));

    private static bool IsNext(SourceParagraph one, SourceParagraph other) => IsNext(one.Text, other.Text);

    // 四、… and 五、…: the same way of numbering, and the next number.
    private static bool IsNext(string one, string other) =>
        Numbered().Match(one) is { Success: true } first && Numbered().Match(other) is { Success: true } second
        && first.Groups["s"].Value == second.Groups["s"].Value
        && TextChecks.Number(second.Groups["n"].Value) == TextChecks.Number(first.Groups["n"].Value) + 1;

    private static bool IsListed(CheckContext context, string name) =>
        context.Rulebook.Classifications.Functional.Nodes.Any(n => n.Level == 3 && n.Name == name);

    private static string? NearestItem(CheckContext context, ItemMention mention) => context.Disclosure.Tables
        .SelectMany(t => t.Rows).Where(r => r.Node is { Level: 3 } && r.Label.Length == mention.Names[2].Length
        && r.Label != mention.Names[2]
            && r.Label.Zip(mention.Names[2]).Count(p => p.First != p.Second) <= 2)
        .Select(r => r.Label).FirstOrDefault();

    private static IEnumerable<Finding> Labels(CheckContext context)
    {
        foreach (var table in context.Disclosure.Tables.Where(t => t.Form?.Role is not null
            && t.Form.Role != FormRole.ThreePublic))
        {
            foreach (var row in table.Rows.Where(r => r.IsMatched && r.Label.Length == 0 && r.Code.Length == 0))
            {
                yield return context.Finding("M05", $"{table.Title}的合计行没有写“合计”。",
                    new FindingPlace(row.At, "", table.Title), "请补上“合计”。");
            }
        }
    }

    [GeneratedRegex("(没有|无).{0,24}(拨款|预算|收入|支出|数据)|空表|无数据", RegexOptions.None, 10_000)]
    private static partial Regex Nothing();

    [GeneratedRegex("[（(]项[)）]\\s*[：:]?\\s*。?$", RegexOptions.None, 10_000)]
    private static partial Regex EmptyTerm();

    // What follows the terms may list names with numbers too.
    [GeneratedRegex("^\\s*(第[一二三四五六七八九十]部分|附件|附表|附录|附：)", RegexOptions.None, 10_000)]
    private static partial Regex AfterTerms();

    // 某某经费：无。, 某某经费：是指。 and the like: said to be explained, and nothing said.
    [GeneratedRegex("^[^。；：:]{2,40}[：:]\\s*((是?指|反映|为)[：:]?\\s*[。；]?|(无|略|同上|[-—－/]{1,3})\\s*[。；]?|[。；])\\s*$|^[^。；，：:]{2,40}(是指|指的是|反映的是)[：:]?\\s*[。；]?\\s*$", RegexOptions.None, 10_000)]
    private static partial Regex EmptyWords();

    [GeneratedRegex("^\\s*([0-9]{1,2}[、.．]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）])\\s*[^。，；：:]{2,40}[：:]?\\s*$", RegexOptions.None, 10_000)]
    private static partial Regex BareTerm();

    [GeneratedRegex("^\\s*[（(]?(?<n>[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?<s>[、.．)）])", RegexOptions.None, 10_000)]
    private static partial Regex Numbered();

    [GeneratedRegex("^\\s*([：:]|[是指为])", RegexOptions.None, 10_000)]
    private static partial Regex SaysOn();
}
