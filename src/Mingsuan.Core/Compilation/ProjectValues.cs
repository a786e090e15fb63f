using System.Collections.Immutable;
using Mingsuan.Core.Dimensions;
using Mingsuan.Core.Expressions;
using Mingsuan.Core.Facts;
using Mingsuan.Core.Money;
using Mingsuan.Core.Packages;
using Mingsuan.Core.Queries;
using static Mingsuan.Core.Compilation.PackageValues;

namespace Mingsuan.Core.Compilation;

/// <summary>项目在表达式里的样子.</summary>
internal static class ProjectValues
{
    /// <summary>一个项目; it also stands for its code in a selector.</summary>
    public static RecordValue Of(Project project, BudgetPackage package, FactSet facts)
    {
        var node = facts.Dimensions[Dimension.Project].Find(project.Code);
        var unit = package.Settings.Units.FirstOrDefault(u => u.Code == project.Unit);
        var kind = facts.Dimensions[Dimension.Kind].Find(project.Kind)?.Name ?? project.Kind;
        var year = node is null ? new AmountValue(null, new Query.Given(project.Code))
            : YearAmount(facts, package.Settings.Year, node);
        var members = new (string, Value)[]
        {
            ("code", PackageValues.Of(project.Code)), ("name", PackageValues.Of(project.Name)),
            ("unit-name", PackageValues.Of(unit?.Name)),
            ("kind", PackageValues.Of(kind)), ("kind-code", PackageValues.Of(project.Kind)),
            ("attribute", PackageValues.Of(project.Attribute)), ("supervisor", PackageValues.Of(project.Supervisor)),
            ("executor", PackageValues.Of(project.Executor)), ("leader", PackageValues.Of(project.Leader)),
            ("phone", PackageValues.Of(project.Phone)), ("address", PackageValues.Of(project.Address)),
            ("postcode", PackageValues.Of(project.Postcode)),
            ("declared-on", PackageValues.Of(ChineseDate.Of(project.DeclaredOn))),
            ("start", project.Start is { } s ? new TextValue(Text(s)) : Value.Blank),
            ("end", project.End is { } e ? new TextValue(Text(e)) : Value.Blank),
            ("total-budget", project.TotalBudget is { } total
                ? new AmountValue(total, TotalOf(project)) : year),
            ("reason", PackageValues.Of(project.Reason)), ("content", PackageValues.Of(project.Content)),
            ("usage", PackageValues.Of(project.Usage ?? project.Content)),
            ("prior-change", PackageValues.Of(project.PriorChange)),
            ("lines", List(project.Lines.Select((l, i) => Line(project, l, i, facts)))),
            ("purchases", List(project.Purchases.Select((p, i) => Purchase(project, p, i)))),
            ("targets", package.Targets.TryGetValue(project.Code, out var targets)
                ? TargetValues.Of(project.Code, targets) : Value.Blank),
        };
        var record = Record(members);
        return node is null ? record : record with { Node = new NodeValue(Dimension.Project, node) };
    }

    /// <summary>总预算的查询.</summary>
    public static Query TotalOf(Project project) => new Query.Given($"total-budget({project.Code})");

    /// <summary>测算明细一行的查询.</summary>
    public static Query LineOf(Project project, int index) => new Query.Given($"line({project.Code},{index + 1})");

    /// <summary>当年预算.</summary>
    public static AmountValue YearAmount(FactSet facts, int year, CodeNode project)
    {
        var dimensions = facts.Dimensions;
        var selector = Selector.All(dimensions)
            .With(Dimension.Side, dimensions[Dimension.Side].Find("expenditure")!)
            .With(Dimension.Year, dimensions[Dimension.Year].Find(Text(year))!)
            .With(Dimension.Vintage, dimensions[Dimension.Vintage].Find("this-year")!)
            .With(Dimension.Project, project);
        return new AmountValue(facts.Sum(selector), new Query.Sum(selector));
    }

    private static RecordValue Line(Project project, ProjectLine line, int index, FactSet facts)
    {
        var tree = facts.Dimensions[Dimension.Economic];
        var economic = tree.Find(line.Economic);
        var printed = economic is null || project.EconomicLevel == EconomicLevel.Item ? economic
            : tree.Ancestors(economic).LastOrDefault() ?? economic;
        return Record(
            ("activity", PackageValues.Of(line.Activity)), ("content", PackageValues.Of(line.Content)),
            ("economic", economic is null ? Value.Blank : new NodeValue(Dimension.Economic, economic)),
            ("economic-printed", PackageValues.Of(printed?.Name)),
            ("amount", new AmountValue(line.Amount, LineOf(project, index))),
            ("basis", PackageValues.Of(line.Basis)), ("remark", PackageValues.Of(line.Remark)));
    }

    private static RecordValue Purchase(Project project, ProjectPurchase purchase, int index) => Record(
        ("item", PackageValues.Of(purchase.Item)), ("quantity", PackageValues.Of(purchase.Quantity)),
        ("amount", new AmountValue(purchase.Amount,
            new Query.Given($"purchase({project.Code},{index + 1})"))));
}

/// <summary>绩效目标在表达式里的样子.</summary>
internal static class TargetValues
{
    /// <summary>一份目标.</summary>
    /// <param name="owner">department 或项目代码.</param>
    /// <param name="targets">目标.</param>
    public static RecordValue Of(string owner, PerformanceTargets targets) => Record(
        ("duties", PackageValues.Of(targets.Duties)),
        ("tasks", List(targets.Tasks.Select(PackageValues.Of))),
        ("until", targets.Until is { } u ? new TextValue(Text(u)) : Value.Blank),
        ("long-term", Goals($"{owner}.long-term", targets.LongTerm)),
        ("annual", Goals($"{owner}.annual", targets.Annual)));

    private static ListValue Goals(string key, ImmutableArray<PerformanceGoal> goals) =>
        List(goals.Select((g, i) => Record(
            ("name", PackageValues.Of(g.Name)),
            ("number", new TextValue(Text(i + 1))),
            ("indicators", List(g.Indicators.Select((x, j) => Indicator($"{key}.{i + 1}.{j + 1}", x)))))));

    private static RecordValue Indicator(string key, PerformanceIndicator x) => Record(
        ("level1", PackageValues.Of(x.Level1)), ("level2", PackageValues.Of(x.Level2)),
        ("name", PackageValues.Of(x.Name)),
        ("before-last", new IndicatorValue(x.BeforeLast, new Query.Indicator(key + ".before-last"))),
        ("last", new IndicatorValue(x.Last, new Query.Indicator(key + ".last"))),
        ("target", new IndicatorValue(x.Target, new Query.Indicator(key + ".target"))),
        ("basis", PackageValues.Of(x.Basis)));
}
