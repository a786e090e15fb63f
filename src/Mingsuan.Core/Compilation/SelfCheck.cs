using System.Collections.Immutable;
using Mingsuan.Core.Books;
using Mingsuan.Core.Expressions;
using Mingsuan.Core.Money;
using Mingsuan.Core.Rules;
using Mingsuan.Core.Statements;

namespace Mingsuan.Core.Compilation;

/// <summary>自查 (what holds of a compiled book before it is written): equal queries, partitions, identities.</summary>
/// <remarks>
/// 1. Statements with one key print one value, within what their printed precision can hold.
/// 2. A total differs from its n parts by at most (n + 1) halves of the last digit; anything more is an error,
///    anything less but not nothing is a 尾差 note.
/// 3. Every identity of the rulebook holds exactly on the facts.
/// </remarks>
public static class SelfCheck
{
    /// <summary>查全书.</summary>
    public static ImmutableArray<Finding> Check(
        Book book, Evaluator evaluator, IEnumerable<Identity> identities, Scope scope)
    {
        var findings = ImmutableArray.CreateBuilder<Finding>();
        foreach (var tie in book.Ties) findings.AddRange(CheckTie(book, tie));
        foreach (var table in book.Tables) findings.AddRange(CheckSums(book, table));
        foreach (var identity in identities) findings.AddRange(CheckIdentity(identity, evaluator, scope));
        return findings.ToImmutable();
    }

    /// <summary>恒等式作为等式 (keys only): left is one query, right is one query or a sum of queries.</summary>
    public static IEnumerable<(string Total, ImmutableArray<string> Parts)> Equations(
        Identity identity, Evaluator evaluator, Scope scope)
    {
        var items = identity.Each is null ? [Value.Blank] : Evaluator.Items(evaluator.Evaluate(identity.Each, scope));
        foreach (var item in items)
        {
            var inner = scope.With("it", item);
            if (evaluator.Amount(identity.Left, inner) is not { Selector: not null } left) continue;
            var parts = Addends(identity.Right).Select(e => evaluator.Amount(e, inner)).ToList();
            if (parts.TrueForAll(p => p.Selector is not null)) yield return (left.Key, [.. parts.Select(p => p.Key)]);
        }
    }

    private static IEnumerable<Expression> Addends(Expression expression) => expression is Binary { Operator: "+" } sum
        ? Addends(sum.Left).Concat(Addends(sum.Right)) : [expression];

    private static IEnumerable<Finding> CheckTie(Book book, Tie tie)
    {
        var first = book.Statements[tie.Statements[0]];
        foreach (var index in tie.Statements.Skip(1))
        {
            var other = book.Statements[index];
            if (Printed(first) is not { } a || Printed(other) is not { } b) continue;
            var gap = Math.Abs(a - b);
            if (gap * 2 <= LastDigit(first) + LastDigit(other)) continue;
            yield return new Finding("TIE", Severity.Error,
                $"{other.Place}：应与 {first.Place} 相同，为 {first.Text}，实为 {other.Text}。"
                    + "两处取自同一查询，请报告此错误。",
                [first.Place, other.Place], other.Text, first.Text, new Amount(gap).ToString(), "arithmetic");
        }
    }

    private static IEnumerable<Finding> CheckSums(Book book, Table table)
    {
        var at = new Dictionary<CellAt, Statement>();
        for (var y = 0; y < table.Rows.Length; y++)
        {
            foreach (var cell in table.Rows[y].Cells)
            {
                if (cell.Statement is { } s) at[new CellAt(y, cell.Column)] = book.Statements[s];
            }
        }
        foreach (var sum in table.Sums)
        {
            if (!at.TryGetValue(sum.Total, out var total) || Printed(total) is not { } printed) continue;
            var parts = sum.Parts.Where(at.ContainsKey).Select(p => Printed(at[p]) ?? 0).ToList();
            var gap = printed - parts.Sum();
            if (gap == 0) continue;
            yield return SumFinding(total, parts.Sum(), parts.Count, gap);
        }
    }

    private static Finding SumFinding(Statement total, long parts, int count, long gap)
    {
        var style = new PrintStyle(total.Unit!.Value, total.Decimals);
        var isRounding = Math.Abs(gap) * 2 <= (count + 1L) * LastDigit(total);
        var expected = style.Print(new Amount(parts));
        var difference = style.Print(new Amount(gap));
        var message = isRounding
            ? $"{total.Place}：合计 {total.Text}，各项相加 {expected}，尾差 {difference}，为四舍五入所致。"
            : $"{total.Place}：应为各项之和 {expected}，实为 {total.Text}，差 {difference}，超出舍入可能的范围。"
                + "请核对各项是否齐全。";
        return new Finding(isRounding ? "ROUNDING" : "SUM", isRounding ? Severity.Note : Severity.Error, message,
            [total.Place], total.Text, expected, difference, "arithmetic");
    }

    private static IEnumerable<Finding> CheckIdentity(Identity identity, Evaluator evaluator, Scope scope)
    {
        if (scope.Year < identity.From || scope.Year > identity.To) yield break;
        var items = identity.Each is null ? [Value.Blank] : Evaluator.Items(evaluator.Evaluate(identity.Each, scope));
        foreach (var item in items)
        {
            var inner = scope.With("it", item);
            var left = evaluator.Amount(identity.Left, inner).Amount ?? Amount.Zero;
            var right = evaluator.Amount(identity.Right, inner).Amount ?? Amount.Zero;
            if (left == right) continue;
            var subject = item is NodeValue n ? $"（{n.Node.Code} {n.Node.Name}）" : "";
            yield return new Finding(identity.Id,
                identity.Severity == "error" ? Severity.Error : Severity.Warning,
                $"{identity.Title}{subject}：左边应等于右边 {right} 元，实为 {left} 元，差 {left - right} 元。"
                    + identity.Hint,
                [], left.ToString(), right.ToString(), (left - right).ToString(), string.Join("、", identity.Sources));
        }
    }

    // The printed value in fen: what a reader sees, not what lies behind it. A blank-printed zero is zero.
    private static long? Printed(Statement s)
    {
        if (s.Amount is null || s.Unit is not { } unit) return null;
        if (s.Text is "" or "—") return 0;
        var text = s.Text.Replace(",", "", StringComparison.Ordinal);
        var value = decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        return decimal.ToInt64(value * unit.FenPerUnit());
    }

    private static long LastDigit(Statement s) => new PrintStyle(s.Unit!.Value, s.Decimals).LastDigitFen;
}
