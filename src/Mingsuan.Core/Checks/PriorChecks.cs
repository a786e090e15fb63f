using System.Collections.Immutable;
using System.Globalization;
using Mingsuan.Core.Claims;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Rules;
using Mingsuan.Core.Statements;

namespace Mingsuan.Core.Checks;

/// <summary>与上年的公开文件比较 (what this year's document prints of last year, against what was published).</summary>
public static class PriorChecks
{
    private const string Rule = "C01";

    /// <summary>从给出的文件中找上年的: same body, same kind, the year before; null when none is.</summary>
    public static Disclosure? Choose(Disclosure disclosure, IEnumerable<Disclosure> given) => given.FirstOrDefault(
        p => p.Year == disclosure.Year - 1 && p.Kind == disclosure.Kind
        && SourceText.Compact(p.Unit) == SourceText.Compact(disclosure.Unit));

    /// <summary>比较; findings are added, and the rule counts as evaluated when anything could be compared.</summary>
    public static CheckResult Compare(CheckResult result, Disclosure prior, Catalogue catalogue)
    {
        var published = prior.Figures
            .Where(f => f is { Measure: Measure.Amount, IsBlank: false, Selector: not null })
            .GroupBy(f => f.Selector!.Key, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var pairs = Pairs(result.Disclosure, published).ToList();
        if (pairs.Count == 0) return result;
        var findings = pairs.Where(p => !p.Agrees).Select(p => Finding(p, prior, catalogue));
        return result with
        {
            Findings = [.. result.Findings.Concat(findings).OrderByDescending(f => f.Severity)
                .ThenBy(f => f.Places.IsEmpty ? 0 : f.Places[0].At.Page)],
            NotEvaluated = result.NotEvaluated.RemoveAll(s => s.Id == Rule),
        };
    }

    // What is printed, or follows from an amount and its change, beside what was published.
    private sealed record Pair(Figure Figure, long Value, long Step, Figure Published, bool IsImplied)
    {
        public bool Agrees => 2 * Int128.Abs((Int128)Value - Published.Value) <= Step + Published.Step;
    }

    private static IEnumerable<Pair> Pairs(Disclosure disclosure, Dictionary<string, Figure> published)
    {
        if (disclosure.Year is not { } year) yield break;
        var printed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var figure in disclosure.Figures.Where(f => f is { IsBlank: false, Selector: not null }))
        {
            if (IsExecution(figure) || LastYear(figure, year) is not { } key) continue;
            if (!published.TryGetValue(key, out var before)) continue;
            printed.Add(key);
            yield return new Pair(figure, figure.Value, figure.Step, before, false);
        }
        var current = disclosure.Figures
            .Where(f => f is { Measure: Measure.Amount, IsBlank: false, Selector: not null })
            .GroupBy(f => f.Selector!.Key, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        foreach (var change in disclosure.Figures.Where(f => f is { Measure: Measure.Change, Selector: not null }))
        {
            var key = change.Selector!.Key;
            var last = Before(key, year);
            if (IsExecution(change) || printed.Contains(last) || !current.TryGetValue(key, out var now)
                || !published.TryGetValue(last, out var before)) continue;
            yield return new Pair(change, now.Value - change.Value, now.Step + change.Step, before, true);
        }
    }

    // A prior-year column asks for last year; a prior figure of the text stands under this year's subject.
    private static string? LastYear(Figure figure, int year) => figure.Measure switch
    {
        Measure.Amount when YearOf(figure) == Text(year - 1) => figure.Selector!.Key,
        Measure.Prior => Before(figure.Selector!.Key, year),
        _ => null,
    };

    private static string? YearOf(Figure figure) =>
        figure.Selector!.Roots(Dimension.Year) is { IsDefault: false, Length: 1 } roots
            ? figure.Selector.Dimensions[Dimension.Year].Nodes[roots[0]].Code : null;

    private static string Before(string key, int year) =>
        key.Replace($"year={Text(year)}", $"year={Text(year - 1)}", StringComparison.Ordinal);

    private static string Text(int year) => year.ToString(CultureInfo.InvariantCulture);

    // What was carried out is not what was budgeted: last year's budget does not tell it.
    private static bool IsExecution(Figure figure) => (figure.Row + figure.Column) is var words
        && (words.Contains("执行", StringComparison.Ordinal) || words.Contains("决算", StringComparison.Ordinal));

    private static CheckFinding Finding(Pair pair, Disclosure prior, Catalogue catalogue)
    {
        var rule = catalogue[Rule];
        var (figure, before) = (pair.Figure, pair.Published);
        var expected = FigureText.Like(figure, pair.IsImplied ? Implied(pair) : before.Value);
        var said = pair.IsImplied
            ? $"印作 {FigureText.Printed(figure)}，由它推出上年为 {FigureText.Like(figure, pair.Value)}"
            : $"印作 {FigureText.Printed(figure)}";
        return new CheckFinding(Rule, pair.IsImplied ? Severity.Warning : rule.Severity,
            $"{figure.Place}：{said}；上年公开的文件 {prior.Source.File} 中 {before.Place} 为 "
                + $"{FigureText.Printed(before)}，差额超出舍入可能的范围。",
            [new CheckPlace(figure.At, figure.Text, figure.Place),
                new CheckPlace(before.At, before.Text, $"上年文件 {prior.Source.File}：{before.Place}")],
            [figure.Text, before.Text], expected, FigureText.Like(figure, pair.Value - before.Value),
            [$"今年披露的上年数应与上年公开的 {FigureText.Printed(before)} 相同"], rule.Basis,
            "请核对两年的文件；口径调整过的，写明按什么口径调整。");
    }

    private static long Implied(Pair pair) => pair.Figure.Value + pair.Value - pair.Published.Value;
}
