using Mingsuan.Core.Documents;

/// <summary>一处笔误的种类.</summary>
internal enum SlipName
{
    漏一位, 多一位, 相邻两位对调, 写错一位, 照抄邻数, 小数点错一位, 单位错万倍, 方向词写反,
}

/// <summary>造笔误 (how a clerk gets one figure wrong); null when the figure has no room for it.</summary>
internal sealed class SlipMaker(Random random)
{
    private static readonly Dictionary<string, string> Opposite = new(StringComparer.Ordinal)
    {
        ["增加"] = "减少", ["减少"] = "增加", ["增长"] = "下降", ["下降"] = "增长", ["降低"] = "增长",
            ["上升"] = "下降",
    };

    /// <summary>错写一个数.</summary>
    public string? Make(SlipName slip, string text, string neighbour)
    {
        var digits = Enumerable.Range(0, text.Length).Where(i => char.IsAsciiDigit(text[i])).ToList();
        if (digits.Count == 0) return null;
        var at = digits[random.Next(digits.Count)];
        var made = slip switch
        {
            SlipName.漏一位 => digits.Count < 3 ? null : text.Remove(at, 1),
            SlipName.多一位 => text.Insert(at, text[at].ToString()),
            SlipName.相邻两位对调 => Swapped(text, digits),
            SlipName.写错一位 => text.Remove(at, 1).Insert(at,
                ((char)((text[at] - (int)'0' + random.Next(1, 10)) % 10 + (int)'0')).ToString()),
            SlipName.照抄邻数 => Copied(text, neighbour),
            SlipName.小数点错一位 => Shifted(text, 1),
            SlipName.单位错万倍 => Shifted(text, 4),
            _ => null,
        };
        return made is null || Value(made) is null || Value(made) == Value(text) ? null : made;
    }

    /// <summary>方向词写反; null when there is none.</summary>
    public static string? Turned(string direction) => Opposite.GetValueOrDefault(direction);

    private string? Swapped(string text, List<int> digits)
    {
        var pairs = digits.Zip(digits.Skip(1)).Where(p => text[p.First] != text[p.Second]).ToList();
        if (pairs.Count == 0) return null;
        var (a, b) = pairs[random.Next(pairs.Count)];
        var made = text.ToCharArray();
        (made[a], made[b]) = (made[b], made[a]);
        return new string(made);
    }

    // The number alone is copied; the unit behind it stays.
    private static string? Copied(string text, string neighbour)
    {
        var (own, other) = (NumberOf(text), NumberOf(neighbour));
        return own.Length == 0 || other.Length == 0 || own == other ? null
            : text.Replace(own, other, StringComparison.Ordinal);
    }

    private static string? Shifted(string text, int places)
    {
        var number = NumberOf(text);
        var plain = number.Replace(",", "", StringComparison.Ordinal);
        var point = plain.IndexOf('.', StringComparison.Ordinal);
        if (point < 0) return text.Replace(number, plain + new string('0', places), StringComparison.Ordinal);
        var digits = plain.Remove(point, 1).PadRight(point + places, '0');
        var moved = digits.Length == point + places ? digits : digits.Insert(point + places, ".");
        return text.Replace(number, moved.TrimStart('0') is { Length: > 0 } t ? t : "0", StringComparison.Ordinal);
    }

    private static string NumberOf(string text) =>
        string.Concat(text.SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(c => char.IsAsciiDigit(c)
            || c is ',' or '.'));

    private static long? Value(string text) =>
        PrintedNumber.Parse(NumberOf(text)) is { } n ? n.On(1_000_000).Value : null;
}
