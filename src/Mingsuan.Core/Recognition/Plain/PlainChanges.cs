using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Mingsuan.Core.Documents;

namespace Mingsuan.Core.Recognition.Plain;

/// <summary>增减与完成 (columns that are worked out of two others): 增减额, 增减%, 完成率.</summary>
internal static partial class PlainChanges
{
    /// <summary>上年数, not 上年结转.</summary>
    public static bool IsPrior(string words) => PriorWords().IsMatch(words);

    /// <summary>一栏里的全部关系, group by group of the header.</summary>
    public static List<Relation> Of(PlainPanel panel, IEnumerable<int> rows, Func<int, int, int?> figureAt)
    {
        var relations = new List<Relation>();
        var lines = rows.ToList();
        foreach (var group in Groups(panel))
        {
            foreach (var y in lines) relations.AddRange(Row(group, x => figureAt(y, x)));
        }
        return relations;
    }

    private sealed record Roles(
        PlainColumn? Prior, PlainColumn? Current, PlainColumn? Change, PlainColumn? Growth,
        PlainColumn? Budget, PlainColumn? Final, PlainColumn? Completion);

    private static IEnumerable<Relation> Row(Roles roles, Func<int, int?> at)
    {
        int? Figure(PlainColumn? column) => column is null ? null : at(column.Index);
        if (Figure(roles.Prior) is { } prior && Figure(roles.Current) is { } current)
        {
            if (Figure(roles.Change) is { } change)
            {
                yield return new LinearRelation(
                    "C02", [new Term(change, 1), new Term(current, -1), new Term(prior, 1)]);
            }
            if (Figure(roles.Growth) is { } growth)
            {
                yield return new RatioRelation(
                    "C03", growth, [new Term(current, 1), new Term(prior, -1)], [new Term(prior, 1)]);
            }
        }
        if (Figure(roles.Completion) is { } rate && Figure(roles.Budget) is { } budget
            && Figure(roles.Final) is { } final)
        {
            yield return new RatioRelation("E04", rate, [new Term(final, 1)], [new Term(budget, 1)]);
        }
    }

    // The whole panel when it holds one of each; else each heading that does.
    private static IEnumerable<Roles> Groups(PlainPanel panel)
    {
        var whole = RolesOf([.. panel.Statements]);
        if (whole is not null) return [whole];
        return panel.Statements.Where(c => c.Headers.Length > 1)
            .GroupBy(c => c.Headers[0], ReferenceEqualityComparer.Instance)
            .Select(g => RolesOf([.. g])).OfType<Roles>();
    }

    private static Roles? RolesOf(List<PlainColumn> columns)
    {
        var (prior, current) = Years(columns);
        var (budget, final) = Stages(columns);
        var change = Only(columns, c => c.Kind == PlainKind.Change);
        var growth = Only(columns, c => c.Kind == PlainKind.Growth);
        var completion = Only(columns, c => c.Kind == PlainKind.Completion);
        var isChange = prior is not null && current is not null && (change ?? growth) is not null;
        var isCompletion = budget is not null && final is not null && completion is not null;
        if (!isChange && !isCompletion) return null;
        return new Roles(
            isChange ? prior : null, current, change, growth, isCompletion ? budget : null, final, completion);
    }

    private static PlainColumn? Only(List<PlainColumn> columns, Func<PlainColumn, bool> is_)
    {
        var found = columns.Where(is_).ToList();
        return found.Count == 1 ? found[0] : null;
    }

    private static (PlainColumn? Prior, PlainColumn? Current) Years(List<PlainColumn> columns)
    {
        var money = columns.Where(c => c.Kind == PlainKind.Money).ToList();
        var prior = Only(money, c => IsPrior(c.Words));
        var current = Only(money, c => CurrentWords().IsMatch(c.Words));
        if (prior is not null && current is not null) return (prior, current);
        var years = money.Select(c => (Column: c, Match: Year().Match(c.Words))).Where(p => p.Match.Success)
            .Select(p => (p.Column, Year: int.Parse(p.Match.Groups[1].Value, CultureInfo.InvariantCulture)))
            .OrderBy(p => p.Year).ToList();
        if (years.Count == 2 && years[0].Year + 1 == years[1].Year) return (years[0].Column, years[1].Column);
        return (null, null);
    }

    private static (PlainColumn? Budget, PlainColumn? Final) Stages(List<PlainColumn> columns)
    {
        var money = columns.Where(c => c.Kind == PlainKind.Money && !IsPrior(c.Words)).ToList();
        return (Only(money, c => c.Name.EndsWith("预算数", StringComparison.Ordinal)),
            Only(money, c => FinalWords().IsMatch(c.Name)));
    }

    [GeneratedRegex("(?:上年|上一年|去年|上年度)(?!结转|结余).{0,8}(?:数|额|算|执行|完成)|^(?:上年|去年|上年度)$", RegexOptions.None, 10_000)]
    private static partial Regex PriorWords();

    [GeneratedRegex("(?:本年|今年|当年|本年度).{0,8}(?:数|额|算|执行|完成)|^(?:本年|今年|本年度)$", RegexOptions.None, 10_000)]
    private static partial Regex CurrentWords();

    [GeneratedRegex("(20[0-9]{2})年", RegexOptions.None, 10_000)]
    private static partial Regex Year();

    [GeneratedRegex("决算数$|执行数$|完成数$", RegexOptions.None, 10_000)]
    private static partial Regex FinalWords();
}
