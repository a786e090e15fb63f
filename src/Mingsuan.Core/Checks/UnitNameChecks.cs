using Mingsuan.Core.Sources;

namespace Mingsuan.Core.Checks;

/// <summary>单位名称: a name that is nearly the body's own, but not quite.</summary>
internal static class UnitNameChecks
{
    private const int Ending = 4;

    public static IEnumerable<CheckFinding> Check(CheckContext context)
    {
        var name = context.Disclosure.Unit;
        if (name.Length < 8) yield break;
        var places = new List<CheckPlace>();
        foreach (var paragraph in context.Paragraphs) places.AddRange(In(name, paragraph.Text, paragraph.At, "正文"));
        foreach (var table in context.Disclosure.Source.Tables)
        {
            places.AddRange(In(name, table.Title, (_, _) => table.At, "表名"));
        }
        foreach (var group in places.GroupBy(p => p.Text, StringComparer.Ordinal))
        {
            yield return context.Finding("E20",
                $"“{group.Key}”与全称“{name}”不一致{(group.Count() > 1 ? $"，共 {group.Count()} 处" : "")}。",
                group, $"请统一写作“{name}”。", name);
        }
    }

    private static IEnumerable<CheckPlace> In(
        string name, string text, Func<int, int, SourcePlace> at, string where)
    {
        var ending = name[^Ending..];
        for (var i = text.IndexOf(ending, StringComparison.Ordinal); i >= 0; i =
            text.IndexOf(ending, i + 1, StringComparison.Ordinal))
        {
            var end = i + Ending;
            if (Variant(name, text[..end]) is not { } start) continue;
            yield return new CheckPlace(at(start, end - start), text[start..end], where);
        }
    }

    // The same beginning and end with a part left out or a character changed; a shorter form of the name is no fault.
    private static int? Variant(string name, string before)
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
            if (left.Length >= 3 && head.EndsWith(left, StringComparison.Ordinal)) return head.Length - left.Length;
        }
        return null;
    }

    // Back to where the name would begin.
    private static int Start(int at, string before, string name)
    {
        var start = at;
        while (start > 0 && before.Length - start < name.Length
            && name.Contains(before[start - 1], StringComparison.Ordinal)) start--;
        return start;
    }
}
