using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Core.Rules.Packages;

namespace Mingsuan.Core.Checks;

/// <summary>规则说明页 (docs/checks: a page for each rule and an index), written from the catalogue.</summary>
public static class CheckPages
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    private static readonly (char Letter, string Name)[] Groups =
    [
        ('A', "表内"), ('B', "表间"), ('C', "跨年"), ('D', "科目"), ('E', "文表"), ('N', "完整性"), ('G', "绩效目标"),
        ('H', "项目申报"), ('J', "“三公”"), ('K', "采购与资产"), ('L', "隐私与敏感"), ('M', "格式与文字"),
        ('P', "预算包"),
    ];

    /// <summary>全部页面, by file name.</summary>
    public static ImmutableSortedDictionary<string, string> Write(Rulebook rulebook)
    {
        var pages = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        pages.Add("README.md", Index(rulebook.Catalogue));
        foreach (var rule in rulebook.Catalogue.Rules) pages.Add(rule.Id + ".md", Page(rule, rulebook));
        return pages.ToImmutable();
    }

    private static string Index(Catalogue catalogue)
    {
        var text = new StringBuilder("# 审核规则\n\n");
        var none = catalogue.Rules.Count(r => r.How == CheckMethod.None);
        var own = catalogue.Rules.Count(r => r.How == CheckMethod.Package);
        var each = catalogue.Rules.Length - none - own;
        text.Append(Plain, $"共 {catalogue.Rules.Length} 条：{each} 条由一份公开文件评，")
            .Append(Plain, $"{own} 条只由预算包评，{none} 条缺文件以外的资料，报告里列为未评。\n")
            .Append("文件里没有规则要看的东西时，这条规则也列为未评，不算通过。\n");
        foreach (var (letter, name) in Groups)
        {
            text.Append(Plain, $"\n## {letter} {name}\n\n| 规则 | 名称 | 级别 | 怎么评 |\n|---|---|---|---|\n");
            foreach (var rule in catalogue.Rules.Where(r => r.Id[0] == letter))
            {
                text.Append(Plain, $"| [{rule.Id}]({rule.Id}.md) | {Cell(rule.Name)} | {Levels(rule)} | ")
                    .Append(rule.How == CheckMethod.None ? "未评" : Method(rule.How)).Append(" |\n");
            }
        }
        return text.ToString();
    }

    private static string Page(CheckRule rule, Rulebook rulebook)
    {
        var text = new StringBuilder($"# {rule.Id} {rule.Name}\n\n");
        Line(text, "级别", Levels(rule));
        Line(text, "查什么", rule.Test);
        Line(text, "依据", rule.Basis);
        Line(text, "怎么评", rule.How == CheckMethod.None ? "一份公开文件评不了，列为未评" : Method(rule.How));
        if (rule.Under.Length > 0)
            Line(text, "记在", $"[{rule.Under}]({rule.Under}.md) {rulebook.Catalogue[rule.Under].Name}，同一检验");
        if (rule.Needs.Length > 0) Line(text, "所缺资料", rule.Needs);
        if (PackageRules.Ids.Contains(rule.Id) && rule.How != CheckMethod.Package)
            Line(text, "预算包", "编制与审核预算包时按填报的数据评");
        if (rule.IsAnswerable) Line(text, "说明", "这条规则的差错可以在 answers.yaml 里说明");
        if (!rule.Reads.IsEmpty)
            Line(text, "要读到", string.Join("、", rule.Reads.Select(r => CheckReadings.Describe(r, rulebook)))
                + "；没有时列为未评");
        Line(text, "反例", rule.Example);
        Line(text, "怎么改", rule.Correct);
        var words = rulebook.WordRules.Where(w => w.Id == rule.Id).ToList();
        if (words.Count == 0) return text.ToString();
        text.Append("\n## 词句\n\n| 毛病 | 例子 | 怎么改 |\n|---|---|---|\n");
        foreach (var word in words) text.Append(Plain, $"| {word.Message} | {Cell(word.Example)} | {word.Hint} |\n");
        var corrections = words.SelectMany(w => w.Corrections).OrderBy(c => c.Key, StringComparer.Ordinal).ToList();
        if (corrections.Count == 0) return text.ToString();
        text.Append("\n## 错字\n\n| 写作 | 应为 |\n|---|---|\n");
        foreach (var (wrong, right) in corrections) text.Append(Plain, $"| {wrong} | {right} |\n");
        return text.ToString();
    }

    private static void Line(StringBuilder text, string name, string value) =>
        text.Append(Plain, $"- {name}：{value}\n");

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private static string Level(Severity severity) => severity switch
    {
        Severity.Error => "差错",
        Severity.Warning => "疑点",
        _ => "提示",
    };

    private static string Levels(CheckRule rule) => rule.Weak == rule.Severity ? Level(rule.Severity)
        : $"{Level(rule.Severity)}；旁证：{Level(rule.Weak)}";

    private static string Method(CheckMethod method) => method switch
    {
        CheckMethod.Relation => "比对数与数的关系",
        CheckMethod.Words => "查词句",
        CheckMethod.Names => "查代码与名称",
        CheckMethod.Lists => "比对列举的科目",
        CheckMethod.Tables => "看表的样子与数",
        CheckMethod.Pairs => "比对功能科目与经济科目",
        CheckMethod.Format => "看数的写法",
        CheckMethod.Completeness => "查有没有",
        CheckMethod.Text => "读文字说明",
        CheckMethod.Targets => "读绩效指标",
        CheckMethod.Form => "读申报表",
        CheckMethod.Package => "读预算包",
        _ => "未评",
    };
}
