using System.Text.RegularExpressions;
using Mingsuan.Core.Claims;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;

namespace Mingsuan.Core.Checks;

/// <summary>表格里的账号与电话: the number stands in the cell beside or below its label.</summary>
internal static partial class PrivacyChecks
{
    private const int MostPlaces = 30;

    public static IEnumerable<Finding> Check(CheckContext context)
    {
        var found = context.Disclosure.Source.Tables.Where(t => t.Columns > 1).SelectMany(Numbers).ToList();
        foreach (var group in found.GroupBy(f => f.IsAccount))
        {
            var places = group.Select(f => f.Place).ToList();
            var count = places.Count > 1 ? $"，共 {places.Count} 处" : "";
            yield return context.Finding("L02",
                $"{places[0].Where}“{places[0].Text}”：{(group.Key ? "公开了银行账号" : "公开了直线电话")}{count}。",
                places.Take(MostPlaces),
                group.Key ? "请删去账号；确需公开收款账户的应有依据。" : "请改用对外公开的总机，或隐去。",
                severity: group.Key ? null : Severity.Warning);
        }
    }

    private static IEnumerable<(bool IsAccount, FindingPlace Place)> Numbers(SourceTable table)
    {
        var labels = table.Cells.Where(c => Label().IsMatch(c.Text)).ToList();
        if (labels.Count == 0) return [];
        var cells = table.Cells.ToLookup(c => (c.Row, c.Column));
        return labels.SelectMany(label =>
        {
            var isAccount = AccountLabel().IsMatch(label.Text);
            return Beside(label, cells).Concat(Below(label, table))
                .Where(c => (isAccount ? Account() : Telephone()).IsMatch(SourceText.Compact(c.Text)))
                .Select(c => (isAccount, new FindingPlace(c.At, c.Text.Trim(), table.Title)));
        }).Distinct();
    }

    private static IEnumerable<SourceCell> Beside(SourceCell label, ILookup<(int, int), SourceCell> cells) =>
        cells[(label.Row, label.Column + label.ColumnSpan)];

    private static IEnumerable<SourceCell> Below(SourceCell label, SourceTable table) =>
        table.Cells.Where(c => c.Row > label.Row && c.Column == label.Column);

    [GeneratedRegex("^\\s*(银行|开户|收款|付款|单位|结算|对公)*(账号|帐号|账户号码|卡号|电话|联系电话|办公电话|手机)(号码?)?\\s*[：:]?\\s*$", RegexOptions.None, 10_000)]
    private static partial Regex Label();

    [GeneratedRegex("账号|帐号|账户|卡号", RegexOptions.None, 10_000)]
    private static partial Regex AccountLabel();

    [GeneratedRegex("^[0-9]{4}([ -]?[0-9]){12,15}$", RegexOptions.None, 10_000)]
    private static partial Regex Account();

    // With an area code or a mobile's first digits it is told as words are.
    [GeneratedRegex("^[2-8][0-9]{7}$", RegexOptions.None, 10_000)]
    private static partial Regex Telephone();
}
