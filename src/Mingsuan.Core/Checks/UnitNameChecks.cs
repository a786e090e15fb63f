using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;

namespace Mingsuan.Core.Checks;

/// <summary>单位名称: a name that is nearly the body's own, but not quite.</summary>
internal static class UnitNameChecks
{
    private const int Ending = 4;
    private const int Shortest = 6;
    private const int Long = 8;

    private const string Telling = "一二三四五六七八九十东南西北中上下左右省市州国部";

    public static IEnumerable<Finding> Check(CheckContext context)
    {
        var name = context.Disclosure.Unit;
        if (name.Length < Shortest) yield break;
        var places = new List<FindingPlace>();
        foreach (var paragraph in context.Paragraphs)
        {
            if (name.Length >= Long && HasEnding(name, paragraph.Text))
                places.AddRange(In(name, paragraph.Text, paragraph.At, "正文"));
            if (HasHalf(name, paragraph.Text))
                places.AddRange(Misspelt(name, paragraph.Text, paragraph.At, "正文"));
        }
        foreach (var table in context.Disclosure.Source.Tables)
        {
            if (name.Length >= Long && HasEnding(name, table.Title))
                places.AddRange(In(name, table.Title, (_, _) => table.At, "表名"));
            places.AddRange(InTable(name, table));
        }
        places = [.. places.DistinctBy(p => (p.At, p.Text))];
        foreach (var group in places.GroupBy(p => p.Text, StringComparer.Ordinal))
        {
            yield return context.Finding("E20",
                $"“{group.Key}”与全称“{name}”不一致{(group.Count() > 1 ? $"，共 {group.Count()} 处" : "")}。",
                group, $"请统一写作“{name}”。", name);
        }
    }

    private static IEnumerable<FindingPlace> InTable(string name, SourceTable table) =>
        table.Remarks.Prepend(table.Title).Where(t => HasHalf(name, t))
            .SelectMany(t => Misspelt(name, t, (_, _) => table.At, "表名"))
            .Concat(table.Cells.Where(c => HasHalf(name, c.Text))
                .SelectMany(c => Misspelt(name, c.Text, (_, _) => c.At, table.Title)));

    // One character of the name is another one; a higher body, or one that differs in its number, is no slip.
    private static IEnumerable<FindingPlace> Misspelt(
        string name, string text, Func<int, int, Place> at, string where)
    {
        for (var i = 0; i + name.Length <= text.Length; i++)
        {
            var odd = -1;
            for (var k = 0; k < name.Length && odd > -2; k++)
            {
                if (text[i + k] != name[k]) odd = odd < 0 ? k : -2;
            }
            // With another last character it is another body.
            if (odd < 0 || odd == name.Length - 1 || !IsHan(text[i + odd]) || !IsHan(name[odd])
                || Telling.Contains(text[i + odd], StringComparison.Ordinal)
                || Telling.Contains(name[odd], StringComparison.Ordinal)) continue;
            yield return new FindingPlace(at(i, name.Length), text.Substring(i, name.Length), where);
        }
    }

    // Whichever character is another one, the half of the name without it stands there.
    private static bool HasHalf(ReadOnlySpan<char> name, ReadOnlySpan<char> text) => text.Length >= name.Length
        && (text.IndexOf(name[..(name.Length / 2)]) >= 0 || text.IndexOf(name[(name.Length / 2)..]) >= 0);

    private static bool HasEnding(ReadOnlySpan<char> name, ReadOnlySpan<char> text) =>
        text.IndexOf(name[^Ending..]) >= 0;

    private static bool IsHan(char c) => c is >= '\u4e00' and <= '\u9fff';

    private static IEnumerable<FindingPlace> In(
        string name, string text, Func<int, int, Place> at, string where)
    {
        var ending = name[^Ending..];
        for (var i = text.IndexOf(ending, StringComparison.Ordinal); i >= 0; i =
            text.IndexOf(ending, i + 1, StringComparison.Ordinal))
        {
            var end = i + Ending;
            if (Variant(name, text.AsSpan(0, end)) is not { } start) continue;
            yield return new FindingPlace(at(start, end - start), text[start..end], where);
        }
    }

    // The same beginning and end with a part left out or a character changed; a shorter form of the name is no fault.
    private static int? Variant(ReadOnlySpan<char> name, ReadOnlySpan<char> before)
    {
        var common = 0;
        while (common < name.Length && common < before.Length && name[^(common + 1)] == before[^(common + 1)]) common++;
        if (common == name.Length || common == before.Length) return null;
        var rest = name[..^common];
        var head = before[..^common];
        if (rest.Length >= 2 && head.Length >= 2 && head[^2] == rest[^2] && head[^1] != rest[^1])
            return Start(head.Length - 2, before, name);
        for (var missing = 2; missing <= 4 && missing < rest.Length; missing++)
        {
            var left = rest[..^missing];
            if (left.Length >= 3 && head.EndsWith(left)) return head.Length - left.Length;
        }
        return null;
    }

    // Back to where the name would begin.
    private static int Start(int at, ReadOnlySpan<char> before, ReadOnlySpan<char> name)
    {
        var start = at;
        while (start > 0 && before.Length - start < name.Length
            && name.Contains(before[start - 1])) start--;
        return start;
    }
}
