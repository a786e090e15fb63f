using System.Collections.Immutable;
using System.Globalization;
using Mingsuan.Core.Data;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Core.Sentences;

namespace Mingsuan.Core.Checks;

/// <summary>对一条规则的取舍.</summary>
/// <param name="Id">规则号.</param>
/// <param name="Severity">改成的级别; null switches the rule off.</param>
/// <param name="Region">地区: only documents whose unit or form set names it; empty for all.</param>
/// <param name="From">起于, a year of the document in part after it; null always.</param>
/// <param name="To">止于; null always.</param>
/// <param name="Reason">理由; may be empty.</param>
public sealed record CheckChoice(
    string Id, Severity? Severity, string Region, DateOnly? From, DateOnly? To, string Reason);

/// <summary>规则取舍 (a user's own rule file): which rules to re-grade or switch off, where and when.</summary>
/// <param name="Items">各条, in written order; the last that applies wins.</param>
public sealed record CheckChoices(ImmutableArray<CheckChoice> Items)
{
    private const string DateFormat = "yyyy-MM-dd";

    /// <summary>读规则文件.</summary>
    /// <exception cref="RulebookException">the file is wrong: the place and what is wrong.</exception>
    public static CheckChoices Read(string file, DataNode node, Catalogue catalogue)
    {
        var data = new DataReader(file, node);
        if (!data.Has("rules")) throw new RulebookException(file, data.At, "缺少 rules");
        var choices = new CheckChoices([.. data.Items("rules").Select(d => Choice(d, catalogue))]);
        data.Finish();
        return choices;
    }

    /// <summary>用于一份审核结果.</summary>
    public CheckResult Apply(CheckResult result, Catalogue catalogue)
    {
        var chosen = Items.Where(i => Fits(i, result.Disclosure)).GroupBy(i => i.Id, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal);
        var off = chosen.Values.Where(c => c.Severity is null).ToDictionary(c => c.Id, StringComparer.Ordinal);
        var findings = result.Findings.Where(f => !off.ContainsKey(f.Id))
            .Select(f => chosen.TryGetValue(f.Id, out var c) ? f with { Severity = c.Severity!.Value } : f)
            .OrderByDescending(f => f.Open);
        var skipped = result.NotEvaluated.Where(s => !off.ContainsKey(s.Id))
            .Concat(off.Values.Select(c => new SkippedCheck(c.Id, catalogue[c.Id].Name,
                "规则文件关闭" + (c.Reason.Length > 0 ? $"（{c.Reason}）" : ""))))
            .OrderBy(s => s.Id, StringComparer.Ordinal);
        return result with { Findings = [.. findings], NotEvaluated = [.. skipped] };
    }

    private static CheckChoice Choice(DataReader data, Catalogue catalogue)
    {
        var id = data.Required("id");
        if (!catalogue.Has(id))
        {
            var near = string.Join("、", catalogue.Nearest(id).Select(r => $"{r.Id} {r.Name}"));
            throw new RulebookException(data.File, data.Node("id")!.At,
                $"没有规则 {id}{(near.Length > 0 ? $"，相近的有 {near}" : "")}");
        }
        var choice = new CheckChoice(
            id, Level(data), data.Text("region") ?? "", Date(data, "from"), Date(data, "to"),
            data.Text("reason") ?? "");
        data.Finish();
        return choice;
    }

    private static Severity? Level(DataReader data) => data.Required("severity") switch
    {
        "off" => null,
        "note" => Severity.Note,
        "warning" => Severity.Warning,
        "error" => Severity.Error,
        var other => throw new RulebookException(
            data.File, data.Node("severity")!.At, $"severity 没有 {other}，应为 off、note、warning 或 error"),
    };

    private static DateOnly? Date(DataReader data, string key)
    {
        if (data.Text(key) is not { } text) return null;
        return DateOnly.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date : throw new RulebookException(
                data.File, data.Node(key)!.At, $"{key} 应为 2024-01-01 这样的日期：{text}");
    }

    private static bool Fits(CheckChoice choice, Disclosure disclosure) => IsOf(choice.Region, disclosure)
        && (choice.From is not { } from || disclosure.Year >= from.Year)
        && (choice.To is not { } to || disclosure.Year <= to.Year);

    private static bool IsOf(string region, Disclosure disclosure) => region.Length == 0
        || disclosure.Unit.Contains(region, StringComparison.Ordinal)
        || (disclosure.FormSet?.Title.Contains(region, StringComparison.Ordinal) ?? false);
}
