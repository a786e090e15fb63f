using System.Text.RegularExpressions;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Forms;

namespace Mingsuan.Core.Checks;

/// <summary>文中列举的经济科目与基本支出表: what a text lists must have money in the table.</summary>
internal static partial class ListChecks
{
    private static readonly (string Words, string Rule, string[] Codes)[] Subjects =
    [
        ("工资福利支出", "E08", ["301"]), ("对个人和家庭的补助", "E08", ["303"]), ("人员经费", "E08", ["301", "303"]),
        ("商品和服务支出", "E09", ["302"]), ("公用经费", "E09", ["302", "307", "309", "310", "311", "312", "399"]),
    ];

    public static IEnumerable<Finding> Check(CheckContext context)
    {
        if (context.Table(FormRole.Basic) is not { } basic) yield break;
        var rows = basic.Rows.Where(r => r.Node is { Level: 2 }).ToList();
        if (rows.Count < 3) yield break;
        var money = context.Statements(basic).Where(f => f.Value != 0)
            .Select(f => f.Cell.Row).ToHashSet();
        foreach (var paragraph in context.Body)
        {
            foreach (Match match in Listing().Matches(paragraph.Text))
            {
                var subject = Subjects.FirstOrDefault(s => match.Groups["s"]
                    .Value.EndsWith(s.Words, StringComparison.Ordinal));
                if (subject.Codes is null) continue;
                var stated = rows.Where(r => subject.Codes.Any(c => r.Code.StartsWith(c, StringComparison.Ordinal)))
                    .ToList();
                if (Compare(context, paragraph, match, subject.Rule, stated, money, basic) is { } finding)
                    yield return finding;
            }
        }
    }

    private static Finding? Compare(
        CheckContext context, SourceParagraph paragraph, Match match, string rule, List<RecognisedRow> rows,
        HashSet<int> money, RecognisedTable basic)
    {
        var places = new List<FindingPlace>();
        var list = match.Groups["l"];
        var at = list.Index;
        foreach (var name in list.Value.Split('、'))
        {
            var plain = Plain(name);
            var row = rows.Find(r => Plain(r.Label) == plain) ?? rows.Find(r => IsNear(Plain(r.Label), plain));
            var named = Named(context, plain);
            var isStated = rows.Exists(r => (row?.Label == r.Label || IsFlow(context) && named?.Code == r.Code)
                && money.Contains(r.Row) && Fits(context, basic, r));
            var isName = row is not null || named is not null;
            if (isName && !isStated)
                places.Add(new FindingPlace(paragraph.At(at, name.Length), name.TrimEnd('等'), "正文"));
            at += name.Length + 1;
        }
        return places.Count == 0 ? null : context.Finding(rule,
            $"文字列举的{string.Join("、", places.Select(p => p.Text))}，在 {basic.Title} 中没有数。", places,
            "请按表中有数的科目列举。");
    }

    // Two panels hold rows side by side: the money of a row is that of its own panel.
    private static bool Fits(CheckContext context, RecognisedTable table, RecognisedRow row) =>
        context.Statements(table, row).Any(f => f.Value != 0
            && f.Row.StartsWith(row.Code, StringComparison.Ordinal));

    // A name broken over lines may have lost a part of itself; its code has not.
    private static bool IsFlow(CheckContext context) => context.Disclosure.Source.Format == SourceFormat.Text;

    private static CodeNode? Named(CheckContext context, string name) => name.Length > 1
        ? context.Disclosure.Dimensions[Dimension.Economic].Nodes.FirstOrDefault(n => n.Level == 2
            && Plain(n.Name) == name) : null;

    private static string Plain(string name) =>
        Trim().Replace(name.Replace("（", "", StringComparison.Ordinal).Replace("）", "", StringComparison.Ordinal)
            .Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal).Trim(), "");

    private static bool IsNear(string form, string name) => name.Length >= 4 && form.Length >= 4
        && (form.StartsWith(name, StringComparison.Ordinal) || name.StartsWith(form, StringComparison.Ordinal));

    [GeneratedRegex("(?<s>工资福利支出|对个人和家庭的补助|人员经费|商品和服务支出|公用经费)[^，。；]{0,16}[，,](?:主要)?(?:用于|包括)[：:]?(?<l>[^。；;]+)", RegexOptions.None, 10_000)]
    private static partial Regex Listing();

    [GeneratedRegex("(支出|费用|等|经费)+$", RegexOptions.None, 10_000)]
    private static partial Regex Trim();
}
