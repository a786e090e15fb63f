using Mingsuan.Core.Documents;

namespace Mingsuan.Core.Recognition.Plain;

/// <summary>一个猜测的合计 (a row and the rows it may add up).</summary>
internal sealed record PlainGuess(PlainRow Total, List<PlainRow> Parts, SumDirection Direction);

/// <summary>行的层级 (which rows a row adds up): codes that begin with its code, items below its number, the rows
/// above a total.</summary>
internal static class PlainRows
{
    private const int ShortestCode = 3;

    /// <summary>上级与直接下级, and the rows without a superior.</summary>
    public static (List<PlainGuess> Nested, List<PlainRow> Roots) Tree(List<PlainRow> rows)
    {
        var items = rows.Where(r => !r.IsTotal).ToList();
        var isCoded = items.Count(r => r.Code.Length >= ShortestCode) * 2 > items.Count;
        var parts = new Dictionary<PlainRow, List<PlainRow>>(ReferenceEqualityComparer.Instance);
        var roots = new List<PlainRow>();
        var open = new List<PlainRow>();
        foreach (var row in rows)
        {
            if (row.IsTotal)
            {
                open.Clear();
                continue;
            }
            while (open.Count > 0 && !(isCoded ? IsCodeAbove(open[^1], row) : IsNumberAbove(open[^1], row)))
                open.RemoveAt(open.Count - 1);
            if (!row.IsAmong)
            {
                if (open.Count == 0) roots.Add(row);
                else if (open[^1].IsAmong) continue;
                else if (parts.TryGetValue(open[^1], out var list)) list.Add(row);
                else parts[open[^1]] = [row];
            }
            open.Add(row);
        }
        var direction = isCoded ? SumDirection.Codes : SumDirection.Column;
        return ([.. parts.Where(p => !isCoded || !IsInterrupted(rows, p.Key))
            .Select(p => new PlainGuess(p.Key, p.Value, direction))], roots);
    }

    /// <summary>一个合计行可能的各种组成, the plainest first.</summary>
    public static IEnumerable<PlainGuess> Totals(List<PlainRow> rows, List<PlainRow> roots, PlainRow total)
    {
        var at = rows.IndexOf(total);
        var before = rows.FindLastIndex(Math.Max(at - 1, 0), at, r => r.IsTotal);
        var after = rows.FindIndex(at + 1, r => r.IsTotal);
        var isRoot = roots.ToHashSet(ReferenceEqualityComparer.Instance);
        var above = rows.Take(at).Where(isRoot.Contains).ToList();
        var since = rows.Take(at).Skip(before + 1).Where(isRoot.Contains).ToList();
        var below = rows.Skip(at + 1).Take((after < 0 ? rows.Count : after) - at - 1).Where(isRoot.Contains).ToList();
        var rest = rows.Skip(at + 1).Where(isRoot.Contains).ToList();
        var subtotals = rows.Take(at).Where(r => r.IsTotal).ToList();
        var later = rows.Skip(at + 1).Where(r => r.IsTotal).ToList();
        List<List<PlainRow>> guesses = at == 0 ? [rest, below, later] : [above, since];
        if (at > 0 && before >= 0)
        {
            guesses.Add([rows[before], .. since]);
            guesses.Add([.. subtotals, .. since]);
            guesses.Add(subtotals);
        }
        if (at > 0) guesses.Add(below);
        return guesses.SelectMany(Kinds).Where(p => p.Count > 0)
            .Select(p => new PlainGuess(total, p, SumDirection.Column));
    }

    // Units stand above the codes of each, or codes above the units: only one kind adds up.
    private static IEnumerable<List<PlainRow>> Kinds(List<PlainRow> parts)
    {
        yield return parts;
        var coded = parts.Where(r => r.Code.Length > 0).ToList();
        if (coded.Count > 0 && coded.Count < parts.Count)
        {
            yield return coded;
            yield return [.. parts.Where(r => r.Code.Length == 0)];
        }
        var shortest = coded.Select(r => r.Code.Length).DefaultIfEmpty().Min();
        if (coded.Exists(r => r.Code.Length > shortest)) yield return [.. coded.Where(r => r.Code.Length == shortest)];
    }

    // Its codes go on after other codes came between: what lies below it is not laid out as a tree.
    private static bool IsInterrupted(List<PlainRow> rows, PlainRow above)
    {
        var after = rows.Skip(rows.FindIndex(r => ReferenceEquals(r, above)) + 1).ToList();
        var end = after.FindIndex(r => !IsCodeAbove(above, r));
        return end >= 0 && after.Skip(end).TakeWhile(r => r.Code != above.Code).Any(r => IsCodeAbove(above, r));
    }

    private static bool IsCodeAbove(PlainRow above, PlainRow row) => above.Code.Length >= ShortestCode
        && row.Code.Length > above.Code.Length && row.Code.StartsWith(above.Code, StringComparison.Ordinal);

    // 其中 hangs under the row before it, and so does what follows until a number of that row's kind.
    private static bool IsNumberAbove(PlainRow above, PlainRow row)
    {
        if (row.IsAmong) return !above.IsAmong;
        if (above.IsAmong) return row.Level == 0 || (above.Level > 0 && row.Level > above.Level);
        return above.Level > 0 && row.Level > above.Level;
    }
}
