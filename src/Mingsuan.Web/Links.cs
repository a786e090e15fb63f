using System.Globalization;
using Mingsuan.Documents.Writing.Html;

namespace Mingsuan.Web;

/// <summary>数的链接: every figure of the book leads to its reasons.</summary>
internal static class Links
{
    public static FigureMarkup To(string budget) => (text, statement) => string.Create(CultureInfo.InvariantCulture,
        $"<a class=\"n\" href=\"/budgets/{Uri.EscapeDataString(budget)}/figures/{statement}\">"
        + $"{BookMarkup.Escape(text)}</a>");
}
