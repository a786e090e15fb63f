using System.Collections.Immutable;
using System.Globalization;
using Mingsuan.Core.Claims;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Disclosures;
using Mingsuan.Core.Documents;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Rulebooks;
using Mingsuan.Core.Rules;

namespace Mingsuan.Core.Checks;

/// <summary>与上年的公开文件比较 (what this year's document prints of last year, against what was published).</summary>
public static class PriorChecks
{
    private const string Rule = "C01";
    private const string ExecutionRule = "C15";

    /// <summary>从给出的文件中找上年的: same body, same kind, the year before; null when none is.</summary>
    public static Disclosure? Choose(Disclosure disclosure, IEnumerable<Disclosure> given) => given.FirstOrDefault(
        p => p.Year == disclosure.Year - 1 && p.Kind == disclosure.Kind
        && SourceText.Compact(p.Unit) == SourceText.Compact(disclosure.Unit));

    /// <summary>比较; findings are added, and the rule counts as evaluated when anything could be compared.</summary>
    public static CheckResult Compare(CheckResult result, Disclosure prior, Rulebook rulebook)
    {
        var catalogue = rulebook.Catalogue;
        var low = rulebook.Parameters.Threshold("C15.execution", result.Disclosure.Year ?? 0);
        var published = Published(prior);
        var moved = MovedCode.Between(result.Disclosure, prior).ToList();
        var pairs = Pairs(result.Disclosure, published, moved).ToList();
        var executions = Executions(result.Disclosure, published).ToList();
        var done = new List<string>();
        if (pairs.Count > 0) done.Add(Rule);
        if (executions.Count > 0) done.Add(ExecutionRule);
        var findings = pairs.Where(p => !p.Agrees).Select(p => Finding(p, prior, catalogue))
            .Concat(executions.Where(p => IsLow(p, low)).Select(p => Execution(p, prior, catalogue, low)))
            .Concat(moved.Select(m => Moved(m, prior, catalogue)));
        return result with
        {
            Findings = [.. result.Findings.Concat(findings).OrderByDescending(f => f.Severity)
                .ThenBy(f => f.Places.IsEmpty ? 0 : f.Places[0].At.Page)],
            NotEvaluated = result.NotEvaluated.RemoveAll(s => done.Contains(s.Id)),
        };
    }

    private static Dictionary<string, Statement> Published(Disclosure prior) => prior.Statements
        .Where(f => f is { IsOwn: true, IsBlank: false, Selector: not null })
        .GroupBy(f => f.Selector!.Key, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);

    // What is printed, or follows from an amount and its change, beside what was published.
    private sealed record Pair(Statement Statement, long Value, long Step, Statement Published, bool IsImplied)
    {
        private Int128 Miss => 2 * Int128.Abs((Int128)Value - Published.Value);

        public bool Agrees => Miss <= Step + Published.Step;

        // Statements rounded, or cut, to the coarsest of the digits printed before they were taken from each other.
        public bool IsRounding => Miss <= (IsImplied ? Statement.Step + Math.Max(Step - Statement.Step, Statement.Step)
            + Math.Max(Published.Step, Statement.Step) : 2 * Math.Max(Step, Published.Step));
    }

    private static IEnumerable<Pair> Pairs(
        Disclosure disclosure, Dictionary<string, Statement> published, List<MovedCode> moved)
    {
        if (disclosure.Year is not { } year) yield break;
        var printed = new HashSet<Selector>();
        foreach (var figure in disclosure.Statements.Where(f => f is { IsBlank: false, Selector: not null }))
        {
            if (IsExecution(figure) || LastYear(figure) is not { } asked) continue;
            if (Find(published, moved, asked) is not { } before) continue;
            printed.Add(asked);
            yield return new Pair(figure, figure.Value, figure.Step, before, false);
        }
        var current = Published(disclosure);
        foreach (var change in disclosure.Statements.Where(f => f is { IsChange: true, Selector: not null }))
        {
            if (Before(change.Selector!, year) is not { } last) continue;
            if (IsExecution(change) || printed.Contains(last) || !current.TryGetValue(change.Selector!.Key, out var now)
                || Find(published, moved, last) is not { } before) continue;
            yield return new Pair(change, now.Value - change.Value, now.Step + change.Step, before, true);
        }
    }

    // An item that stood under another code last year is looked up there.
    private static Statement? Find(Dictionary<string, Statement> published, List<MovedCode> moved, Selector asked)
    {
        if (published.TryGetValue(asked.Key, out var figure)) return figure;
        var move = moved.Find(m => m.Now == asked.Codes(Dimension.Function));
        return move is not null && asked.Dimensions[Dimension.Function].Find(move.Before) is { } before
            ? published.GetValueOrDefault(asked.Replace(Dimension.Function, before).Key) : null;
    }

    private static IEnumerable<Pair> Executions(Disclosure disclosure, Dictionary<string, Statement> published)
    {
        foreach (var figure in disclosure.Statements.Where(f => f is { IsBlank: false, Selector: not null }))
        {
            if (!IsExecution(figure) || LastYear(figure)?.Without(Dimension.Stage) is not { } asked) continue;
            if (!published.TryGetValue(asked.Key, out var before) || before.Value <= 0) continue;
            yield return new Pair(figure, figure.Value, figure.Step, before, false);
        }
    }

    private static bool IsLow(Pair pair, decimal low) => pair.Value * 100m < pair.Published.Value * low;

    private static Finding Execution(Pair pair, Disclosure prior, Catalogue catalogue, decimal low)
    {
        var (figure, before) = (pair.Statement, pair.Published);
        var rate = ((decimal)pair.Value / before.Value).ToString("P1", CultureInfo.InvariantCulture)
            .Replace(" ", "", StringComparison.Ordinal);
        return new Finding(ExecutionRule, catalogue.Grade(ExecutionRule, Sign.Direct),
            $"{figure.Name}：上年执行 {FigureText.Printed(figure)}；上年公开的文件 {prior.Source.File} 中 "
                + $"{before.Name} 预算为 {FigureText.Printed(before)}，执行率 {rate}，不到 {low}%。",
            Places(figure, before, prior), [figure.Text, before.Text], "", "", [], catalogue[ExecutionRule].Basis,
            "请说明上年执行率低的原因；今年仍按原数安排的，说明依据。");
    }

    private static Finding Moved(MovedCode move, Disclosure prior, Catalogue catalogue) => new(
        Rule, catalogue.Grade(Rule, Sign.Rounding),
        $"科目“{move.Name}”上年的代码是 {move.Before}，今年是 {move.Now}；与上年比较时按同一科目对应。",
        [new FindingPlace(move.Row.At, move.Now, move.Name),
            new FindingPlace(move.Last.At, move.Before, $"上年文件 {prior.Source.File}：{move.Name}")],
        [move.Now, move.Before], "", "", [], catalogue[Rule].Basis, "代码确有调整的，在说明里写明可比的口径。");

    private static ImmutableArray<FindingPlace> Places(Statement figure, Statement before, Disclosure prior) =>
        [new FindingPlace(figure.At, figure.Text, figure.Name),
            new FindingPlace(before.At, before.Text, $"上年文件 {prior.Source.File}：{before.Name}")];

    private static Selector? LastYear(Statement figure) => figure is { YearsBack: 1, IsAmount: true }
        ? figure.Selector : null;

    private static Selector? Before(Selector selector, int year) =>
        selector.Dimensions[Dimension.Year].Find(Text(year - 1)) is { } last ? selector.Replace(Dimension.Year, last)
            : null;

    private static string Text(int year) => year.ToString(CultureInfo.InvariantCulture);

    // What was carried out is not what was budgeted: last year's budget does not tell it.
    private static bool IsExecution(Statement figure) => (figure.Row + figure.Column) is var words
        && (words.Contains("执行", StringComparison.Ordinal) || words.Contains("决算", StringComparison.Ordinal));

    private static Finding Finding(Pair pair, Disclosure prior, Catalogue catalogue)
    {
        var rule = catalogue[Rule];
        var (figure, before) = (pair.Statement, pair.Published);
        var expected = FigureText.Like(figure, pair.IsImplied ? Implied(pair) : before.Value);
        var said = pair.IsImplied
            ? $"印作 {FigureText.Printed(figure)}，由它推出上年为 {FigureText.Like(figure, pair.Value)}"
            : $"印作 {FigureText.Printed(figure)}";
        return new Finding(Rule, catalogue.Grade(Rule, SignOf(pair)),
            $"{figure.Name}：{said}；上年公开的文件 {prior.Source.File} 中 {before.Name} 为 "
                + $"{FigureText.Printed(before)}，差 {FigureText.Gap(figure, pair.Value - before.Value)}，"
                + (pair.IsRounding ? "末位尾差，各数先行取舍所致，不是错误。" : "差额超出舍入可能的范围。"),
            Places(figure, before, prior), [figure.Text, before.Text], expected,
            FigureText.Like(figure, pair.Value - before.Value),
            [$"今年披露的上年数应与上年公开的 {FigureText.Printed(before)} 相同"], rule.Basis,
            pair.IsRounding ? "可在文中注明尾差。" : "请核对两年的文件；口径调整过的，写明按什么口径调整。");
    }

    private static Sign SignOf(Pair pair) => pair.IsRounding ? Sign.Rounding
        : pair.IsImplied ? Sign.Indirect : Sign.Direct;

    private static long Implied(Pair pair) => pair.Statement.Value + pair.Value - pair.Published.Value;
}
