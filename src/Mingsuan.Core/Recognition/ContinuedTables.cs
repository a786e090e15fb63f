using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Recognition.Plain;

namespace Mingsuan.Core.Recognition;

/// <summary>跨页续表 (a table printed in pieces): the same headers again, under the same title, under none or under
/// 续表, go on with the rows before.</summary>
internal static partial class ContinuedTables
{
    /// <summary>接成一张表.</summary>
    public static SourceDocument Join(SourceDocument source)
    {
        var blocks = ImmutableArray.CreateBuilder<SourceBlock>();
        var last = -1;
        foreach (var block in source.Blocks)
        {
            if (block is SourceTable table)
            {
                if (last >= 0 && Joined((SourceTable)blocks[last], table) is { } whole)
                {
                    blocks[last] = whole;
                    continue;
                }
                last = blocks.Count;
            }
            else if (block is not SourceParagraph p || !Captions.IsPageNumber(p.Text)) last = -1;
            blocks.Add(block);
        }
        return blocks.Count == source.Blocks.Length ? source : source with { Blocks = blocks.ToImmutable() };
    }

    private static SourceTable? Joined(SourceTable first, SourceTable next)
    {
        if (first.Columns != next.Columns || first.Columns < 2 || !GoesOn(first.Title, next.Title)) return null;
        if (NoMoney().IsMatch(first.Title)) return null;
        var (a, b) = (new HeaderGrid(first), new HeaderGrid(next));
        if (a.HeaderRows == 0 || a.HeaderRows >= first.Rows || b.HeaderRows >= next.Rows
            || !a.Kinds.Any(PlainColumns.IsAmount) || !IsSameHeader(a, b)) return null;
        var skip = b.HeaderRows;
        if (Row(first, a.HeaderRows).SequenceEqual(Row(next, skip), StringComparer.Ordinal)) skip++;
        // A total that is not the one printed before begins, and one at the end closes, a table of its own.
        else if (IsTotal(next, skip)) return null;
        if (skip >= next.Rows || (first.Rows - a.HeaderRows > 1 && IsTotal(first, first.Rows - 1))) return null;
        var down = first.Rows - skip;
        return first with
        {
            Rows = first.Rows + next.Rows - skip,
            Cells = [.. first.Cells,
                .. next.Cells.Where(c => c.Row >= skip).Select(c => c with { Row = c.Row + down })],
            Remarks = [.. first.Remarks.Union(next.Remarks)],
            IsOpenEnded = next.IsOpenEnded,
        };
    }

    // The same headers, or none at all over the same kinds of columns.
    private static bool IsSameHeader(HeaderGrid a, HeaderGrid b)
    {
        if (b.HeaderRows == 0) return b.Table.Title.Length == 0 && IsSameBody(a, b);
        return a.HeaderRows == b.HeaderRows && Enumerable.Range(0, a.HeaderRows)
            .All(y => Row(a.Table, y).SequenceEqual(Row(b.Table, y), StringComparer.Ordinal));
    }

    private static bool IsSameBody(HeaderGrid a, HeaderGrid b) => b.Table.Cells.All(c => c.Text.Trim().Length == 0
        || (c.ColumnSpan == 1 && (PrintedNumber.Parse(c.Text) is null
            ? !PlainColumns.IsAmount(a.Kinds[c.Column]) : a.Kinds[c.Column].Kind != PlainKind.Label
                || PlainColumns.Compact(c.Text).All(char.IsAsciiDigit))));

    private static bool GoesOn(string title, string next)
    {
        var plain = Words.Plain(next);
        if (plain.Length == 0 || Captions.IsPageNumber(plain)) return true;
        return Words.Plain(title) == Again().Replace(plain, "") || Again().Replace(plain, "").Length == 0;
    }

    private static IEnumerable<string> Row(SourceTable table, int row) =>
        table.Cells.Where(c => c.Row == row).OrderBy(c => c.Column).Select(c => Words.Plain(c.Text));

    private static bool IsTotal(SourceTable table, int row) => Row(table, row).Any(PlainColumns.IsTotal);

    [GeneratedRegex("^续表?[：:]?|续表?[0-9一二三四五六七八九十]*$", RegexOptions.None, 10_000)]
    private static partial Regex Again();

    [GeneratedRegex("绩效|指标|申报|目标", RegexOptions.None, 10_000)]
    private static partial Regex NoMoney();
}
