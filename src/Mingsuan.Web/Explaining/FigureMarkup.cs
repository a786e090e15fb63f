using System.Net;
using Mingsuan.Core.Queries;
using Mingsuan.Web.Shelf;

namespace Mingsuan.Web.Explaining;

/// <summary>页面上印出的一个数: a quiet link to its reason page where it has one.</summary>
public static class FigureMarkup
{
    /// <summary>标记.</summary>
    /// <param name="budget">书.</param>
    /// <param name="text">印出的字.</param>
    /// <param name="statement">陈述的序号; null for plain words.</param>
    /// <param name="isAnchor">是否是该数的所在, to which links lead.</param>
    public static string Of(ShelvedBudget budget, string text, int? statement, bool isAnchor)
    {
        ArgumentNullException.ThrowIfNull(budget);
        var words = WebUtility.HtmlEncode(text);
        if (statement is not { } number || !budget.Index.CanBeAsked(number)) return words;
        var id = isAnchor ? FormattableString.Invariant($" id=\"s{number}\"") : "";
        var asked = Asked(budget, number) is { } sum ? $" data-sum=\"{WebUtility.HtmlEncode(sum)}\"" : "";
        return $"<a class=\"fig\"{id}{asked} href=\"{WebUtility.HtmlEncode(budget.AddressOf(number))}\">{words}</a>";
    }

    private static string? Asked(ShelvedBudget budget, int number) =>
        budget.Compiled!.Book.Statements[number].Query is Query.Sum { Chosen: { } selector }
            ? SelectorWords.Say(selector) : null;
}
