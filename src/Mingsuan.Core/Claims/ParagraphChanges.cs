using Mingsuan.Core.Documents;

namespace Mingsuan.Core.Claims;

/// <content>增减 (a change, and what it is counted from).</content>
internal sealed partial class ParagraphClaims
{
    private bool TakeChange(NumberToken token, string direction, string from = "")
    {
        // 比2024年执行数80万元增加…，比2024年预算数增加…: the amount before is of the other basis.
        if (from.Length > 0 && basis.Length > 0 && from != basis && !isAgainstBudget) (prior, basis) = (null, from);
        change = Add(ChangeOf(isAgainstBudget ? null : Asked), token, direction);
        current ??= book.Last(Asked);
        if (current is { } c && Base is { } p)
        {
            book.Relations.Add(new LinearRelation("C02", [new(change.Value, 1), new(c, -1), new(p, 1)]));
        }
        else if (current is { } only && ClaimTokens.Sign(direction) > 0)
        {
            book.Relations.Add(new LinearRelation(
                "C02", [new Term(only, 1), new Term(change.Value, -1)], Bound.AtLeastZero));
        }
        if (!isAgainstBudget) CountFrom((change.Value, prior, from.Length > 0 ? from : basis));
        return true;
    }

    // 比上年执行数 … 比上年预算数 …: two bases give two changes; what other places print is against the budget, or it
    // is not known which of them is meant.
    private void CountFrom((int Change, int? Prior, string Basis) made)
    {
        if (counted is { } other && IsOther(other, made))
        {
            var isKnown = other.Basis != made.Basis;
            if (!isKnown || other.Basis == ClaimTokens.Executed) book.Forget(other.Change);
            if (!isKnown || made.Basis == ClaimTokens.Executed) book.Forget(made.Change);
        }
        counted = made;
    }

    private bool IsOther((int Change, int? Prior, string Basis) one, (int Change, int? Prior, string Basis) other) =>
        (one.Basis.Length > 0 && other.Basis.Length > 0 && one.Basis != other.Basis)
        || (one.Prior is { } a && other.Prior is { } b && book[a].Value != book[b].Value);
}
