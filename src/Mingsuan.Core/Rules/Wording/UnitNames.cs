using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;

namespace Mingsuan.Core.Rules.Wording;

/// <summary>单位名称: a name that is nearly the body's own, but not quite.</summary>
internal static class UnitNames
{
    private const int Ending = 4;
    private const int Shortest = 6;
    private const int Long = 8;

    // A higher body, or one that differs in its number, is no slip.
    private const string Telling = "一二三四五六七八九十东南西北中上下左右省市州国部";

    [Check("E20")]
    internal static IEnumerable<Fault> TheNameIsWrittenInFull(CheckContext context)
    {
        var name = context.Disclosure.Unit;
        if (name.Length < Shortest) return [];
        return Texts(context).SelectMany(t => (t.IsCell || name.Length < Long ? [] : Shortened(name, t.Text))
                .Concat(Misspelt(name, t.Text)).Select(p => t.Place(p.Start, p.Length)))
            .DistinctBy(p => (p.At, p.Text)).Select(p => new Fault($"“{p.Text}”与全称“{name}”不一致。", p,
                $"请统一写作“{name}”。", name) { Cause = p.Text });
    }

    private static IEnumerable<(string Text, bool IsCell, Func<int, int, FindingPlace> Place)> Texts(
        CheckContext context)
    {
        foreach (var p in context.Paragraphs)
            yield return (p.Text, false, (at, length) => new(p.At(at, length), p.Text.Substring(at, length), "正文"));
        foreach (var table in context.Disclosure.Source.Tables)
        {
            foreach (var text in table.Remarks.Prepend(table.Title))
            {
                yield return (text, text != table.Title,
                    (at, length) => context.PlaceOf(table, text.Substring(at, length), "表名"));
            }
            foreach (var cell in table.Cells)
                yield return (cell.Text, true, (at, length) =>
                    context.PlaceOf(table, cell, cell.Text.Substring(at, length)));
        }
    }

    // One character of the name is another one; with another last character it is another body.
    private static IEnumerable<(int Start, int Length)> Misspelt(string name, string text)
    {
        for (var i = 0; i + name.Length <= text.Length; i++)
        {
            var odd = text.AsSpan(i).CommonPrefixLength(name);
            if (odd >= name.Length - 1
                || !text.AsSpan(i + odd + 1, name.Length - odd - 1).SequenceEqual(name.AsSpan(odd + 1))
                || new[] { text[i + odd], name[odd] }.Any(c => c is < '\u4e00' or > '\u9fff'
                    || Telling.Contains(c, StringComparison.Ordinal))) continue;
            yield return (i, name.Length);
        }
    }

    // The same end, and before it a part left out or a character changed.
    private static IEnumerable<(int Start, int Length)> Shortened(string name, string text)
    {
        var ending = name[^Ending..];
        for (var i = text.IndexOf(ending, StringComparison.Ordinal); i >= 0;
            i = text.IndexOf(ending, i + 1, StringComparison.Ordinal))
        {
            if (Variant(name, text.AsSpan(0, i + Ending)) is { } start) yield return (start, i + Ending - start);
        }
    }

    // Where a variant of the name begins; a shorter form of it is no fault.
    private static int? Variant(ReadOnlySpan<char> name, ReadOnlySpan<char> before)
    {
        var common = 0;
        while (common < name.Length && common < before.Length && name[^(common + 1)] == before[^(common + 1)]) common++;
        if (common == name.Length || common == before.Length) return null;
        var rest = name[..^common];
        var head = before[..^common];
        if (rest.Length >= 2 && head.Length >= 2 && head[^2] == rest[^2] && head[^1] != rest[^1])
        {
            var start = head.Length - 2;
            while (start > 0 && before.Length - start < name.Length && name.Contains(before[start - 1])) start--;
            return start;
        }
        for (var missing = 2; missing <= 4 && missing < rest.Length; missing++)
        {
            var left = rest[..^missing];
            if (left.Length >= 3 && head.EndsWith(left)) return head.Length - left.Length;
        }
        return null;
    }
}
