namespace Mingsuan.Documents.Tests.Seed;

/// <summary>
/// 原文中的一张表 (one table of the original): where it stands and what makes its text equal to the row-major
/// concatenation of the cells of the compiled table.
/// </summary>
/// <param name="Id">Table number as printed (1 … 10), or form and block: whole.annual-3, project-1.lines.</param>
/// <param name="Title">The title as our book prints it.</param>
/// <param name="Start">Marker before the table, exclusive; white space removed.</param>
/// <param name="End">Marker after the table, exclusive.</param>
/// <param name="Repairs">Cells which the text extraction jumbled, and the same in row-major order.</param>
public sealed record SeedTable(
    string Id,
    string Title,
    string Start,
    string End,
    params (string Jumbled, string Ordered)[] Repairs)
{
    /// <summary>The start marker is looked for from here on; empty: from the beginning.</summary>
    public string Within { get; init; } = string.Empty;

    /// <summary>What comes before the first row, in row-major order: meta line and column heads.</summary>
    public string Head { get; init; } = string.Empty;

    /// <summary>Slips of the original which our book puts right: as printed, and as our book has it.</summary>
    public (string Printed, string Ours)[] Corrections { get; init; } = [];

    /// <summary>
    /// Names, telephones and prose, which our book does not repeat: what stands between the two is dropped, from
    /// left to right. An empty After is the beginning, an empty Before the end.
    /// </summary>
    public (string After, string Before)[] Withheld { get; init; } = [];

    /// <summary>The rows of the original, row-major, without the head.</summary>
    public string Body(SeedText seed)
    {
        string all = Text(seed);
        return all.StartsWith(Head, StringComparison.Ordinal)
            ? all[Head.Length..]
            : throw new InvalidOperationException($"{Id} 的表头应为“{Head}”，原文为“{all}”。");
    }

    /// <summary>Head and rows of the original, row-major.</summary>
    public string Text(SeedText seed)
    {
        string text = seed.Section(Within, Start, End);
        text = Repairs.Aggregate(text, (t, r) => ReplaceOnce(t, r.Jumbled, r.Ordered));
        text = Corrections.Aggregate(text, (t, c) => ReplaceOnce(t, c.Printed, c.Ours));
        return Withhold(text);
    }

    /// <summary>Drops the withheld parts; to be applied to the compiled text as well.</summary>
    public string Withhold(string text)
    {
        int cursor = 0;
        foreach ((string after, string before) in Withheld)
        {
            int from = Find(text, after, cursor) + after.Length;
            int to = before.Length == 0 ? text.Length : Find(text, before, from);
            text = text.Remove(from, to - from);
            cursor = from;
        }

        return text;
    }

    private string ReplaceOnce(string text, string old, string replacement)
    {
        int index = Find(text, old, 0);
        int again = text.IndexOf(old, index + 1, StringComparison.Ordinal);
        return again < 0
            ? string.Concat(text.AsSpan(0, index), replacement, text.AsSpan(index + old.Length))
            : throw new InvalidOperationException($"{Id} 中“{old}”不止一处。");
    }

    private int Find(string text, string part, int from)
    {
        int index = text.IndexOf(part, from, StringComparison.Ordinal);
        return index >= 0 ? index : throw new InvalidOperationException($"{Id} 中没有“{part}”：{text}");
    }
}
