using System.Text.RegularExpressions;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Forms;
using Mingsuan.Core.Rulebooks;

namespace Mingsuan.Core.Rules.Codes;

/// <summary>文中列举的经济科目与基本支出表: what a text lists must have money in the table.</summary>
internal static class ListedSubjects
{
    private const int FewestRows = 3;
    private const int LeastName = 4;

    [Check("E08")]
    internal static IEnumerable<Fault> PersonnelListsHaveMoney(CheckContext context) => Lists(context, "E08");

    [Check("E09")]
    internal static IEnumerable<Fault> RunningListsHaveMoney(CheckContext context) => Lists(context, "E09");

    private static IEnumerable<Fault> Lists(CheckContext context, string rule)
    {
        if (context.Table(FormRole.Basic) is not { } basic) yield break;
        var rows = basic.Rows.Where(r => r.Node is { Level: 2 }).ToList();
        if (rows.Count < FewestRows) yield break;
        foreach (var (paragraph, match) in context.Matches("listing", context.Body))
        {
            var subject = context.Rulebook.Parameters.Rows("listed-subjects")
                .FirstOrDefault(s => match.Groups["s"].Value.EndsWith(s["words"], StringComparison.Ordinal));
            if (subject?["rule"] != rule) continue;
            var codes = Parameters.Values(subject, "codes");
            var places = Without(context, paragraph, match.Groups["l"], basic,
                rows.FindAll(r => codes.Any(c => r.Code.StartsWith(c, StringComparison.Ordinal)))).ToList();
            if (places.Count == 0) continue;
            var named = string.Join("、", places.Select(p => p.Text));
            yield return new Fault($"文字列举的{named}，在 {basic.Title} 中没有数。",
                [.. places], "请按表中有数的科目列举。").Alone;
        }
    }

    private static IEnumerable<FindingPlace> Without(CheckContext context, SourceParagraph paragraph, Group list,
        RecognisedTable basic, List<RecognisedRow> rows)
    {
        string Plain(string name) => context.Pattern("listed-name-end").Replace(Likeness.Plain(name), "");
        // A name broken over lines may have lost a part of itself; its code has not.
        var isFlow = context.Disclosure.Source.Format == SourceFormat.Text;
        var at = list.Index;
        foreach (var name in list.Value.Split('、'))
        {
            var plain = Plain(name);
            var row = rows.Find(r => Plain(r.Label) == plain) ?? rows.Find(r => IsNear(Plain(r.Label), plain));
            var named = plain.Length < 2 ? null : context.Disclosure.Dimensions[Dimension.Economic].Nodes
                .FirstOrDefault(n => n.Level == 2 && Plain(n.Name) == plain);
            // Two panels hold rows side by side: the money of a row is that of its own panel.
            var isStated = rows.Exists(r => (row?.Label == r.Label || isFlow && named?.Code == r.Code)
                && context.Statements(basic, r)
                    .Any(f => f.Value != 0 && f.Row.StartsWith(r.Code, StringComparison.Ordinal)));
            if ((row ?? (object?)named) is not null && !isStated)
                yield return new FindingPlace(paragraph.At(at, name.Length), name.TrimEnd('等'), "正文");
            at += name.Length + 1;
        }
    }

    private static bool IsNear(string form, string name) => name.Length >= LeastName && form.Length >= LeastName
        && (form.StartsWith(name, StringComparison.Ordinal) || name.StartsWith(form, StringComparison.Ordinal));
}
